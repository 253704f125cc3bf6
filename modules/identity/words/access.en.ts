import type * as source from './access.zh-CN.ts'

export const sessions: typeof source.sessions = {
  title: 'Where you are signed in',
  lead: 'If you do not know a device, sign it out and change your password.',
  here: 'this one',
  seen: 'last used',
  end: 'Sign out',
  endThis: (device) => `Sign out ${device}`,
  endOthers: 'Sign out everywhere else',
  ended: (n) =>
    n === 0
      ? 'No other device was signed in.'
      : n === 1
        ? 'One device was signed out.'
        : `${n} devices were signed out.`,
}
export const factor: typeof source.factor = {
  title: 'A second check at sign-in',
  off: 'A password alone opens your account. With this on, every sign-in also asks for six digits from an app on your phone, so that a known password is not enough.',
  on: (left) => `It is on. ${left} recovery codes are left.`,
  since: 'on since',
  password: 'Your password first',
  begin: 'Turn it on',
  scan: 'Scan this picture with the authenticator app on your phone, or type the letters below into it.',
  picture: 'The code for your authenticator app',
  code: 'Six digits',
  codeHint: 'Without your phone, a recovery code',
  confirm: 'Confirm',
  codes:
    'These recovery codes are shown this once. Write them down: without your phone, one of them stands in for the six digits, each a single time.',
  kept: 'I have kept them',
  remove: 'Turn it off',
  removeLead: 'This needs your password and the digits once more.',
  removed: 'It is off.',
  lift: 'Lift the second check',
  liftFor: (name) => `Lift the second check of ${name}`,
  lifts:
    'For somebody who has lost both phone and recovery codes. Their sessions end; from then on the password alone opens the account, so remind them to turn it on again.',
}
export const closing: typeof source.closing = {
  close: 'Close',
  closeFor: (name) => `Close the account of ${name}`,
  closes:
    'From this moment they cannot sign in. What they did, and their name on it, stays. A one-time password opens the account again.',
}
export const access: typeof source.access = {
  title: 'Who may do what',
  lead: 'Who, where, by which post, may do which thing; who gave it and since when.',
  by: 'Look up',
  bys: { person: 'by person', unit: 'by place or office', permission: 'by thing to do' },
  person: 'Name',
  unit: 'Place or office',
  permission: 'Thing to do',
  day: 'On which day',
  choose: 'Choose',
  columns: { person: 'Who', role: 'Post', where: 'Where', lines: 'Lines of work', why: 'Given by, since' },
  may: 'May',
  everyLine: 'every line',
  from: (day) => `since ${day}`,
  until: (day) => `until ${day}`,
  givenBy: (name) => `given by ${name}`,
  initial: 'there from the beginning',
  above: (name) => `on ${name}, above it`,
  none: 'Nobody held such a post on this day.',
  asks: 'Choose a person, a unit or a thing to do: here stands who may, and why.',
  hasMore: 'Only the first 500 are listed. Narrow it down.',
  end: 'End the post',
  endFor: (name, role) => `End the post of ${name} as ${role}`,
  endOn: 'From which day it no longer holds',
  ends: 'From that day on nothing this post allowed is allowed any more; what was done stays.',
  submit: 'End it',
}
export const problems: typeof source.problems = {
  second_factor_needed: () => 'The password is right. Now the six digits from your authenticator app.',
  second_factor_wrong: () =>
    'These digits are wrong, too old or used already. Look at the new ones in the app.',
  second_factor_set: () => 'The second check is on already.',
  no_second_factor: () => 'The second check is not on.',
  password_wrong: () => 'The password is another one. Type it again.',
}
