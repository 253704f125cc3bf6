import type { Words } from './works.zh-CN.ts'

const phases: Words['phases'] = {
  planned: 'Not begun',
  signed: 'Signed',
  begun: 'Under way',
  finished: 'To be accepted',
  accepted: 'Accepted',
  stopped: 'Stopped',
}
const moments: Words['moments'] = { before: 'before', during: 'during', after: 'after' }

export const words: Words = {
  title: 'Sites',
  lead: 'One project, many places: each site has its area, contractor, photos before and after, and is accepted by another office; what is accepted counts at once.',
  phases,
  acts: {
    sign: 'Signed',
    begin: 'Works began',
    finish: 'Finished',
    accept: 'Accept',
    send_back: 'Send back',
    reopen: 'Withdraw acceptance',
    stop: 'Stop',
    resume: 'Resume',
  },
  moments,
  all: 'All',
  search: 'Search a site, place or contractor',
  forMe: 'For me to accept',
  sum: (sites, area) => `${sites} ${sites === 1 ? 'site' : 'sites'}${area ? `, ${area} m²` : ''}`,
  none: 'No sites yet',
  noneLead:
    'The lead office pastes them all at once: name, place, area, contractor, planned beginning and end.',
  noneHere: 'No site fits.',
  late: 'past its planned end',
  open: 'Add sites',
  area: (m2) => `${m2} m²`,
  contractor: 'Contractor',
  carriedBy: (office) => `carried out by ${office}`,
  acceptedBy: (office) => `accepted by ${office}`,
  planned: (from, until) =>
    from && until
      ? `planned ${from} to ${until}`
      : until
        ? `planned until ${until}`
        : from
          ? `planned from ${from}`
          : '',
  counts: 'Counts towards',
  counted: (quoted, phase) => `“${quoted}” once ${phase.toLowerCase()}`,
  noCounts: 'Counts towards no target.',
  steps: 'What happened',
  step: (name, act) => `${name}: ${act}`,
  records: 'Records it made',
  photos: 'Photos',
  noPhotos: 'No photos yet. Take one before the works, and one from the same spot afterwards.',
  take: (moment) => `Add a photo of ${moment}`,
  takenOn: 'Taken on',
  photo: (title, moment, day) => `${title}, ${moment}, ${day}`,
  day: 'On which day',
  why: 'Why',
  note: 'A note, if any',
  confirm: (act) => act,
  acceptLead:
    'Confirm that the works are done as agreed. They count at once; a mistake can be withdrawn, and the records are reversed.',
  sendBackLead:
    'The site goes back to being under way; records of its being finished are withdrawn or reversed.',
  reopenLead: 'The records of the acceptance are reversed, and the site waits to be accepted again.',
  map: 'Where they are',
  form: {
    title: 'Add sites',
    acceptance: 'Accepted by',
    acceptanceHint: 'Not the office that carries them out',
    counts: 'Each site counts',
    addCount: 'One more',
    target: 'Target',
    phase: 'When',
    quantity: 'How many',
    byArea: 'by area',
    remove: 'Remove',
    lines: 'Sites, one a line',
    linesHint:
      'Name, place, area in m², contractor, planned beginning, planned end, parted by tabs or commas; copied from a table they fit as they are. The later ones may be empty.',
    linesExample: 'Façade of 书带里 no. 3\t书带里\t1260\tHuzhong Building Repair\t2026-04-01\t2026-06-30',
    read: (n) => (n === 1 ? 'One site' : `${n} sites`),
    unknownPlace: (line, text) => `Line ${line}: there is no place “${text}”`,
    badNumber: (line, text) => `Line ${line}: the area “${text}” is no number`,
    badDay: (line, text) => `Line ${line}: “${text}” is no day; write 2026-04-01`,
    noTitle: (line) => `Line ${line} has no name`,
    submit: (n) => (n === 0 ? 'Add' : n === 1 ? 'Add this site' : `Add these ${n} sites`),
  },
  problems: {
    site_twice: () => 'The project has a site of this name at this place already.',
    same_office: () => 'Another office than the one that carries the works out accepts them.',
    site_days_wrong: () => 'The planned end lies before the planned beginning.',
    site_target_foreign: () =>
      'A site counts towards targets of its own project that are counted; by area every site needs one.',
    site_wrong_phase: ({ phase }) => `This site is “${phases[phase]}”, which does not allow it.`,
    site_photo_missing: ({ moment }) => `A photo of ${moment} is missing. Take one first.`,
    site_day_wrong: ({ notBefore }) =>
      notBefore
        ? `The day lies between ${notBefore} and today.`
        : 'The day lies neither in the future nor before this year.',
    site_reason_missing: () => 'Say why.',
    site_own_acceptance: () => 'You reported it finished; somebody else accepts it.',
    site_not_planned: () =>
      'Works have begun: name, place, area and what counts stay. Contractor and planned days may change.',
    too_many_sites: () => 'At most 500 sites at once.',
  },
}
