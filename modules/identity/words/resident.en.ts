import type { ResidentWords } from './resident.zh-CN.ts'

export const words: ResidentWords = {
  sms: (code, minutes) =>
    `${code} is your code for signing in, good for ${minutes} minutes. Nobody who works here will ask you for it; tell it to no one.`,
  menu: { me: 'Me' },
  leads: { me: 'Name, text size and devices' },
  welcome: {
    title: 'Sign in by phone',
    lead: 'No password to remember: a code comes to your phone.',
    phone: 'Mobile phone',
    phoneHint: 'Eleven digits',
    phoneMissing: 'Please fill in your phone',
    send: 'Send a code',
    trial:
      'You are trying the product, and no text really goes out: the code is shown in the terminal that started the program, and kept in the folder “outbox” of its data.',
  },
  code: {
    title: 'Fill in the code',
    sent: (phone) => `A code is on its way to ${phone}. It is good for five minutes.`,
    code: 'Code',
    codeHint: 'The six digits in the text',
    codeMissing: 'Please fill in the six digits in the text',
    submit: 'Sign in',
    again: 'Send another',
    againIn: (seconds) => `Another can be sent in ${seconds} s`,
    other: 'Use another phone',
    resent: 'Another one is on its way; only the newest counts.',
  },
  join: {
    title: 'Your first time here',
    lead: 'Two more things. No real name is needed, and no identity number.',
    known: (name) => `The street’s register has this phone, under ${name}. Choose where you live and go on.`,
    called: 'What shall we call you?',
    calledHint: 'For example: Auntie Chen',
    calledMissing: 'Please say what to call you',
    neighbourhood: 'Your neighbourhood',
    choose: 'Please choose',
    neighbourhoodMissing: 'Please choose your neighbourhood',
    agree: 'I have read the notice above and agree that my information is used so',
    agreeMissing: 'Please read the notice and agree before you go on',
    again: 'Get a new code',
    submit: 'Begin',
  },
  notice: {
    title: 'How we use your information',
    short:
      'We keep only your phone, what you want to be called and your neighbourhood. You can delete all of it at any time.',
    more: 'The whole notice',
    parts: [
      {
        title: 'What is kept',
        text: 'Your mobile phone (encrypted), what you want to be called, your neighbourhood, and what you suggested or supported here. No name, no identity number, no location.',
      },
      {
        title: 'What for',
        text: 'The phone is for signing in and for telling you how your matter goes. The rest lets the Residents’ Committee and the street know where a matter belongs. No advertising, and nothing is given to others.',
      },
      {
        title: 'Who can see it',
        text: 'The staff of the street and of your Residents’ Committee who handle the matter. Opening a phone number needs a stated purpose and leaves a trace. Other residents do not see who you are.',
      },
      {
        title: 'How to delete it',
        text: 'On the page “Me” choose “Leave”: phone, name and messages are deleted at once and for good. Your suggestions stay, and nobody knows any more whose they were. Backups of the database still hold the phone, encrypted, until they expire.',
      },
      {
        title: 'Whom to ask',
        text: 'The Residents’ Committee of your neighbourhood, or the Party and government office of the street.',
      },
    ],
  },
  me: {
    title: 'Me',
    called: 'Name',
    neighbourhood: 'Neighbourhood',
    phone: 'Phone',
    noPhone: 'none left',
    joined: 'Here since',
    change: 'Change',
    save: 'Save',
    cancel: 'Leave it',
    saved: 'Changed.',
    registered:
      'Your name is the one the street has registered. To correct it, ask your Residents’ Committee.',
    display: 'Display',
    type: 'Text size',
    types: { standard: 'Standard', elder: 'Large', largest: 'Largest' },
    devices: 'Signed-in devices',
    here: 'this one',
    opened: 'signed in',
    seen: 'last used',
    end: 'Sign out',
    endOf: (device) => `Sign out ${device}`,
    signOut: 'Sign out',
    leave: 'Leave',
    leaveTitle: 'Before you leave',
    leaveAll:
      'Your phone, your name and your messages are deleted at once and for good. Your suggestions stay, and nobody knows any more whose they were.',
    leaveKept:
      'You no longer use this as a resident. What the street has registered about you for its work stays.',
    leaveSure: 'Leave for good',
    leaveNot: 'Not now',
  },
  problems: {
    bad_phone: 'This does not look like a mobile phone of eleven digits.',
    bad_name: 'Please use letters, at most 16.',
    phone_taken: 'This phone was registered a moment ago. Please sign in again.',
    phone_code_wrong: 'The code is wrong, too old or used. Please look at the newest text.',
    ticket_over: 'That took too long. Please ask for a new code.',
    notice_changed: 'The notice has just changed. Please reload and read it again.',
    no_neighbourhood: 'There is no such neighbourhood. Please choose again.',
    not_found: 'Not found.',
    may_not: 'This cannot be done here. Please ask your Residents’ Committee.',
    too_many: ({ retryAfterSec }) =>
      retryAfterSec > 90
        ? `That was often. Please try again in ${Math.ceil(retryAfterSec / 60)} minutes.`
        : `That was often. Please try again in ${Math.max(1, Math.ceil(retryAfterSec))} seconds.`,
  },
}
