import { core } from './core.en.ts'
import type { MineWords } from './mine.zh-CN.ts'

export const leaveMoved = ({ leave }: { leave: 'none' | 'asked' | 'granted' | 'refused' }) =>
  ({
    none: 'No leave was asked for.',
    asked: 'Leave was asked for already and waits for an answer.',
    granted: 'Leave is granted already.',
    refused: 'Leave was refused.',
  })[leave]

export const words: MineWords = {
  mine: {
    title: 'Sessions I attend',
    lead: 'Sessions you are asked to attend or to work at.',
    none: 'No session asks for you',
    noneLead: 'When one does, you find time, venue and papers here.',
    near: 'You are invited',
    today: 'Today',
    standing: { entitled: 'You are a representative', observer: 'You attend without a vote' },
    when: 'When',
    venue: 'Venue',
    seat: 'Seat',
    group: 'Group',
    number: 'Number',
    notYet: 'To be told',
    agenda: 'Agenda',
    noAgenda: 'The agenda is not ready yet.',
    papers: 'Papers',
    booklet: 'All papers in large print',
    isRead: 'read',
    askLeave: 'I cannot come',
    leaveLead: 'Say in a sentence why. You will be told the answer.',
    reason: 'Reason',
    send: 'Ask for leave',
    keep: 'Never mind',
    leave: {
      asked: 'You asked for leave; the answer is to come.',
      granted: 'Your leave is granted.',
      refused: 'Your leave was not granted. Please come, or speak with the organisers.',
    },
    back: 'I can come after all',
    cancelled: 'This session was called off. There is no need to come.',
    duties: 'Your task',
    paper: 'You vote on paper.',
    phone: 'You can vote with your phone.',
    checkIn: 'Sign in',
    vote: 'Votes',
    talk: 'Discussion',
    counting: 'Counting',
    sitting: 'The session is sitting',
    rehearsing: 'A rehearsal is going on',
  },
  booklet: {
    title: 'Large print',
    docx: 'Download as Word',
    print: 'Print this page',
    lead: 'Agenda and all papers that are text, in large print.',
  },
  duty: core.duties,
  runs: core.runs,
  problems: {
    leave_moved: leaveMoved,
    session_moved: ({ state }) => `The session is “${core.states[state]}” now; leave cannot be asked for.`,
    not_attending: 'You are not on the list of this session.',
  },
}
