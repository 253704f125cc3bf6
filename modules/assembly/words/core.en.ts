import type { CoreWords } from './core.zh-CN.ts'

export const core: CoreWords = {
  kinds: { conference: 'Conference', meeting: 'Committee meeting', election: 'Election' },
  states: {
    preparing: 'In preparation',
    called: 'Called',
    sitting: 'Sitting',
    closed: 'Closed',
    cancelled: 'Cancelled',
  },
  runs: { rehearsal: 'Rehearsal', real: 'The day itself' },
  standings: { entitled: 'Representative', observer: 'Non-voting' },
  channels: { card: 'Card', list: 'List', phone: 'Phone', online: 'Online', telephone: 'By telephone' },
  ballots: { phone: 'Votes by phone', paper: 'Votes on paper' },
  venues: { main: 'Main hall', sub: 'Sub-venue', online: 'Online' },
  leave: { none: '', asked: 'Leave asked for', granted: 'On leave', refused: 'Leave refused' },
  duties: { chair: 'Chair', teller: 'Teller', scrutineer: 'Scrutineer', usher: 'Usher' },
  items: {
    opening: 'Opening',
    report: 'Report',
    motion: 'Motion',
    deliberation: 'Deliberation',
    vote: 'Vote',
    election: 'Election',
    evaluation: 'Evaluation',
    speech: 'Speech',
    break: 'Break',
    closing: 'Closing',
    other: 'Other',
  },
  count: {
    entitled: 'Entitled',
    leave: 'On leave',
    absent: 'Absent',
    present: 'Present',
    observers: 'Non-voting',
  },
}
