import type { Words } from './words.zh-CN.ts'

export const words: Words = {
  product: 'Lilong',
  signIn: {
    title: 'Sign in',
    name: 'Staff number or mobile phone',
    password: 'Password',
    showPassword: 'Show the password',
    hidePassword: 'Hide the password',
    submit: 'Sign in',
    nameMissing: 'Fill in your staff number or phone',
    passwordMissing: 'Fill in your password',
    forgotten: 'Forgotten it? The administrator of your unit can give you a one-time password.',
    ended: 'Your sign-in has ended. Sign in again; what you had not saved is still on the page.',
  },
  signOut: 'Sign out',
  me: {
    noRoles: 'You hold no role yet; ask an administrator for one.',
    everyLine: 'Every line of work',
    since: (day) => `since ${day}`,
    until: (day) => `until ${day}`,
  },
  password: {
    title: 'Change password',
    mustChange: 'This is a one-time password. Choose your own before you begin.',
    present: 'Present password',
    fresh: 'New password',
    again: 'New password once more',
    hint: (least) => `At least ${least} characters; a sentence you remember is best`,
    differs: 'The two new passwords differ',
    submit: 'Use the new password',
    done: 'The password is changed, and you are signed out everywhere else.',
  },
  firstRun: {
    title: 'The first administrator',
    lead: 'Nobody is here yet. Enter the one-time code that the terminal showed at start to make the first administrator.',
    code: 'One-time code',
    codeHint: 'In the terminal where Lilong was started: four groups, upper or lower case',
    subDistrict: 'Name of the sub-district',
    subDistrictHint: 'For example: 桂渡桥街道',
    name: 'Name',
    staffNumber: 'Staff number',
    staffNumberHint: 'You will sign in with it',
    password: 'Password',
    submit: 'Make and sign in',
    over: 'The first administrator has been made. Sign in.',
  },
  problems: {
    not_recognised: () =>
      'The staff number or the password is wrong. Check both; capitals matter in the password.',
    old_password_wrong: () => 'The present password is wrong. Type it again.',
    password_weak: ({ why, least, most }) =>
      ({
        short: `The new password is too short; it needs ${least} characters.`,
        long: `The new password is too long; ${most} characters are the most.`,
        common: 'This password is one of the first a guesser tries. Choose another.',
        repeats: 'The password repeats too few characters. Choose another.',
        yourself: 'The password is little more than your name, staff number or phone. Choose another.',
      })[why] ?? 'This password is easy to guess. Choose another.',
    first_run_over: () => 'The first administrator has been made. Sign in.',
    code_wrong: () => 'The code is wrong, used up or too old. Starting Lilong again shows a new one.',
    staff_number_taken: () => 'Somebody else has this staff number.',
    has_account: () => 'This person has an account already.',
    account_closed: () => 'This account is closed.',
    grant_repeated: () => 'This person already holds this role on this unit in those days.',
    grant_over: () => 'This role has ended already.',
    days_reversed: () => 'The last day lies before the first. Check both.',
    unknown_unit: () => 'There is no such unit on that day.',
    unknown_person: () => 'There is no such person.',
    last_administrator: () => 'This is the last administrator. Name another one first.',
    too_many: ({ retryAfterSec }) =>
      retryAfterSec < 60
        ? `Too many tries. Wait ${retryAfterSec} seconds.`
        : `Too many tries. Wait ${Math.ceil(retryAfterSec / 60)} minutes.`,
  },
}
