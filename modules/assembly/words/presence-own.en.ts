import type { Words } from './presence-own.zh-CN.ts'

const clock = (instant: string) =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  }).format(new Date(instant))

export const words: Words = {
  title: 'Sign-in',
  home: {
    title: 'Sign-in',
    lead: 'People are signing in to your session now.',
    rehearsal: 'Signing in is being rehearsed; all of it is wiped afterwards.',
    go: 'Sign in',
    usher: 'You sign people in at a venue today.',
    usherGo: (venue) => `List of ${venue}`,
  },
  rehearsal: 'This is a rehearsal.',
  notBegun: 'Signing in has not begun. This page changes by itself when it does.',
  over: 'The session is over.',
  expected: (venue, seat) => `You are expected at ${venue}${seat ? `, seat ${seat}` : ''}.`,
  noVenue: 'No venue has been given to you yet; go to the desk of the main hall.',
  observer: 'You attend without a vote.',
  code: 'Six digits on the screen of the venue',
  codeHint:
    'They stand on the screen of the venue and change every minute. If you cannot see it, show your card at the desk.',
  signIn: 'Sign in',
  online: 'Sign in, taking part online',
  onlineHint: 'You were assigned to take part online; sign in right here.',
  in: (at, venue) => `You signed in at ${clock(at)}${venue ? `, ${venue}` : ''}`,
  channels: {
    card: 'by card',
    list: 'by an usher',
    phone: 'by phone',
    online: 'online',
    telephone: 'by telephone from the venue',
  },
  ballots: { phone: 'You vote on this phone.', paper: 'You vote on paper; an usher hands you the ballot.' },
  vote: 'Go to the vote',
  leave: 'I am leaving',
  leaveAsk:
    'Once you leave you are not counted as present and cannot vote. You may come back and sign in again.',
  leaveYes: 'Leave',
  leaveNo: 'Stay',
  left: (at) => `You left at ${clock(at)}. Sign in again when you are back.`,
  onLeave: 'You had asked for leave. If you are here you can sign in all the same.',
  card: 'Without a smartphone: show your card at the desk.',
  problems: {
    no_run: 'Signing in has not begun.',
    not_attending: 'You are not on the list of this session. If that is wrong, ask the organisers.',
    not_there: 'You are not signed in.',
    may_not_sign_in: 'You have no duty at the door of this session.',
    door_code_wrong:
      'These are not the digits. Look at the six digits on the screen of the venue now; they change every minute.',
    expected_on_site: ({ venue }) =>
      venue
        ? `You are expected at ${venue}; sign in there. To take part online, ask the organisers.`
        : 'You were not assigned to take part online. Sign in at the venue.',
  },
}
