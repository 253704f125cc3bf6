import type { PromiseWords } from './promises.zh-CN.ts'
import { words as reasons } from './standing.en.ts'

export const words: PromiseWords = {
  year: (year) => `${year}`,
  noYear: 'Year not set',

  plans: {
    title: 'Yearly lists of promises',
    lead: 'One a year: drafted, consulted on, voted, then kept sentence by sentence.',
    new: 'Import a list',
    noneTitle: 'No list yet',
    noneLead:
      'Begin with the text of this year’s promises: paste it, or upload a Word or text file. Every quantity in it is found; you check them, and the list is ready for the vote.',
    begin: 'Begin with this year’s list',
    noneAdopted: 'No list has been adopted yet',
    noneLeadReader: 'Once the Party and government office has imported this year’s list it appears here.',
    adopted: (day) => `adopted ${day}`,
    drafting: 'being drafted',
    counts: (projects, targets) => `${projects} projects, ${targets} promises with a number`,
    drafts: 'Drafts',
    draft: (stage, ordinal) => `${stage}, no. ${ordinal}`,
    savedBy: (name) => `saved by ${name}`,
    frozen: 'this is what was adopted',
    stages: {
      soliciting: 'Draft for comment',
      submitted: 'Draft for approval',
      voting: 'Draft for the vote',
      issued: 'Issued text',
    },
  },

  plan: {
    views: { text: 'Text', list: 'Projects' },
    view: 'View',
    draftTitle: 'This list is still being drafted',
    draftLead: 'Once adopted, its text comes alive here: under every number you see how much is done.',
    nobodyYet: (n) =>
      n === 1
        ? 'One project has no lead office yet; nobody accepts its records.'
        : `${n} projects have no lead office yet; nobody accepts their records.`,
    toResponsibilities: 'Put people in charge',
    openDraft: 'Open the draft',
    responsibilities: 'Responsibilities',
    release: 'Release',
    samples: 'Samples',
    sheets: 'Sheets',
    publicPage: 'What residents see',
    toProject: 'Who answers, and how far it is',
    basis: (basis, day) => `${basis}, ${day}.`,
  },

  list: {
    search: 'Search titles and text',
    category: 'Category',
    state: 'State',
    standing: 'Progress',
    office: 'Office',
    anyCategory: 'All categories',
    anyState: 'All states',
    anyStanding: 'Any progress',
    anyOffice: 'All offices',
    none: 'No project fits',
    noneLead: 'Drop a filter or two and look again.',
    clear: 'Drop all filters',
    shown: (n, of) => (n === of ? `${of} projects` : `${n} of ${of} projects`),
    noOffice: 'no lead office yet',
    waiting: (n) => `${n} to accept`,
    noTargets: 'no promise to count',
    keys: { move: 'move', open: 'open' },
  },

  states: {
    draft: 'being drafted',
    adopted: 'adopted, not begun',
    under_way: 'under way',
    finished: 'finished, not yet inspected',
    accepted: 'inspected and accepted',
    stopped: 'stopped',
  },
  levels: { city: 'City', district: 'District', street: 'Sub-district' },

  project: {
    asVoted: 'The text as voted',
    targets: 'Promised numbers',
    people: 'Who answers for it',
    milestones: 'Milestones',
    records: 'What was done',
    diary: 'History',
    record: 'Record',
    leader: 'Leader in charge',
    leaders: 'Leaders so far',
    leaderTerm: (name, from, until) => (until ? `${name}, ${from} to ${until}` : `${name}, since ${from}`),
    leadOffice: 'Lead',
    joining: 'Joining',
    contact: 'Contact',
    budget: 'Budget',
    site: 'Site',
    nobody: 'not decided',
    nobodyLead: 'Nobody answers for this yet. Name a lead office first, so that records can be accepted.',
    assign: 'Put in charge',
    handOver: 'Hand over',
    noRecords: 'Nothing recorded yet',
    noRecordsLead:
      'When something is done, record it: how many, where, which day, with photos. Once accepted it counts above.',
    allRecords: 'All records',
    noDiary: 'No history yet',
    stoppedReason: (reason) => `Why it was stopped: ${reason}`,
    shortReason: (reason) => `Why it ended short: ${reason}`,
  },

  target: {
    origin: 'Where does this number come from?',
    released: (said) => `${said} public`,
    releasedNone: 'nothing public yet',
    due: (day) => `by ${day}`,
    partOf: (quoted) => `part of “${quoted}”, not added to it`,
    define: 'How it is counted',
    defineTitle: 'How this number is counted',
    defineLead: 'The promised number was voted and stays. Say here until when, and what counts as one.',
    measuredBy: 'Measured by',
    measures: {
      count: 'Adding up records',
      change: 'Changes on a baseline',
      share: 'What part of a whole is covered',
      reading: 'A reading; the latest one holds',
      indicator: 'Taken from an indicator',
    },
    measureHints: {
      count: 'Each record says how many were done; their sum is the figure.',
      change: 'Starting from the baseline, each record says how many more or fewer.',
      share: 'State the whole; each record says how many more are covered. The percentage is worked out.',
      reading: 'Each record says what was read at the time; readings are not summed.',
      indicator:
        'The figure is what the indicator says for the year up to today; nothing is recorded for it. The public sees the number and its definition, not the records beneath.',
    },
    indicator: 'Which indicator',
    indicatorHint: 'Only those in the same unit and of the fitting kind',
    noIndicator: 'No indicator fits in unit and kind. Define one under Numbers first.',
    indicatorMissing: 'Choose an indicator',
    indicatorPlace: 'Of which place',
    indicatorWhole: 'The whole area of the indicator',
    from: (name) => `Taken from the indicator “${name}”`,
    denominator: 'The whole',
    denominatorUnit: 'Unit of the whole',
    denominatorHint: 'e.g. 28, with the unit 个小区',
    dueOn: 'Until',
    countedHow: 'What counts as one',
    countedHowHint: 'e.g. powered, inspected and numbered counts as one',
    save: 'Save',
    saved: 'Saved.',
    denominatorMissing: 'Say the whole, larger than zero',
    dueMissing: 'Choose a day',
    paceToday: 'The upright mark is where the schedule wants it today',
  },

  reasons,

  people: {
    title: 'Put in charge',
    leadOffice: 'Lead office',
    joining: 'Joining offices',
    contact: 'Contact',
    contactHint: 'Type a name',
    contactNone: 'Nobody of that name',
    budget: 'Budget (10,000 yuan)',
    budgetHint: 'e.g. 12.5 means 125,000 yuan',
    site: 'Site in words',
    siteHint: 'e.g. along 云樟路',
    sitePlace: 'Place on the map',
    choose: 'Choose',
    save: 'Save',
    saved: 'Done. The lead office sees it under “Work of the day”.',
    stale: 'Somebody changed this project a moment ago. It now says:',
    seen: 'Seen; go on',
    handOverTitle: 'Hand over to another leader',
    handOverLead: (name) => `${name} is in charge now. What happens until that day stays with ${name}.`,
    handOverFirst: 'No leader is in charge yet.',
    to: 'In charge',
    from: 'From',
    handOver: 'Hand over',
    handedOver: 'Handed over.',
    missing: 'Choose somebody',
  },

  sites: {
    title: 'Where it is done',
    records: (n) => (n === 1 ? '1 record' : `${n} records`),
    label: (site, done) =>
      [site && `Promised for ${site}`, done.length > 0 && `records accepted for ${done.join(', ')}`]
        .filter(Boolean)
        .join('; '),
    legend: (site, done) =>
      [done && 'Filled: records accepted there', site && 'red line: the place it is promised for']
        .filter(Boolean)
        .join('; '),
  },

  milestone: {
    add: 'Add a milestone',
    title: 'What will be reached',
    titleHint: 'e.g. contract awarded',
    dueOn: 'Until',
    save: 'Add',
    added: 'The milestone was added.',
    none: 'No milestones yet',
    noneLead:
      'Part the year into steps: tender, start, completion. A milestone that is overdue makes the project show as late.',
    reached: (day) => `reached ${day}`,
    due: (day) => `due ${day}`,
    overdue: 'overdue',
    reach: 'Reached',
    reachTitle: (title) => `On which day was “${title}” reached?`,
    reachedOn: 'On',
    reachedDone: 'Noted.',
  },

  acts: {
    begin: 'Begin',
    finish: 'Finish',
    accept: 'Inspect and accept',
    stop: 'Stop',
    resume: 'Resume',
    title: {
      begin: 'Begin the project',
      finish: 'Finish the project',
      accept: 'Accept the finished project',
      stop: 'Stop this project',
      resume: 'Resume the project',
    },
    lead: {
      begin: 'It is under way from today. Accepting its first record also begins it.',
      finish: 'Late papers can still be recorded; after inspection nothing is recorded any more.',
      accept:
        'Nothing is recorded afterwards, and the state no longer changes. Mistakes can still be taken back.',
      stop: 'Nothing is recorded any more, and the public page says “stopped”. It can be resumed.',
      resume: 'It is under way again and can be recorded for.',
    },
    reason: 'Reason',
    reasonWhenShort: 'If promises are unmet, say why it ends here',
    reasonHint: 'It stays with the project, for everybody to read',
    done: (state) => `The project is now ${state}.`,
  },

  diaryKinds: {
    'plans.project_assigned': ({ who, named }) =>
      named ? `${who} settled who answers for it, ${named} in the lead` : `${who} changed who answers for it`,
    'plans.project_handed_over': ({ who, named, fromOn }) =>
      `${who} handed it over to ${named} from ${fromOn}`,
    'plans.milestone_set': ({ who, named, dueOn }) => `${who} set the milestone “${named}”, due ${dueOn}`,
    'plans.milestone_reached': ({ who, named }) => `${who} noted that “${named}” was reached`,
    'plans.project_moved': ({ who, state }) => `${who} moved the project to “${state}”`,
    'plans.target_defined': ({ who, named }) => `${who} said how “${named}” is counted`,
    other: ({ who }) => `${who} changed this project`,
  },
  somebody: 'The system',

  responsibilities: {
    assign: (project) => `Put people in charge: ${project}`,
    title: 'Responsibilities',
    lead: 'Which promise, under which leader, led by whom, until when, at what cost.',
    download: 'Download xlsx',
    print: 'Print',
    columns: {
      number: 'No.',
      project: 'Project',
      targets: 'Promises',
      due: 'Until',
      leader: 'Leader',
      leadOffice: 'Lead',
      joining: 'Joining',
      contact: 'Contact',
      budget: 'Budget',
    },
    total: 'Total',
  },

  money: (yuan) => `¥${yuan.toLocaleString('en', { maximumFractionDigits: 2 })}`,

  problems: {
    wrong_state: ({ state }) =>
      `The project is ${
        {
          adopted: 'adopted',
          under_way: 'under way',
          finished: 'finished',
          accepted: 'accepted',
          stopped: 'stopped',
        }[state] ?? 'in another state'
      } now; this cannot be done. Look at its present state.`,
    leaders_overlap: 'Somebody else is set to be in charge on or after that day. Choose another day.',
    unmet_targets: ({ left }) =>
      `${left === 1 ? 'One promise is' : `${left} promises are`} unmet. Go on, or say why it ends here.`,
    share_needs_whole: 'A share needs the whole it is a share of, larger than zero.',
    target_counted:
      'Records were accepted already: how it is measured stays. The deadline and the wording may change.',
    indicator_unfit: ({ why, unit }) =>
      ({
        unknown: 'Choose an indicator.',
        retired: 'This indicator was retired; choose another.',
        unit: `This indicator counts in ${unit ?? 'another unit'}, the promise in another.`,
        kind: 'What is to be done within the year takes a flow; what is to stand at its end takes a level.',
        place: 'This indicator is not counted there; choose another area.',
      })[why] ?? 'This indicator cannot measure this promise.',
    reason_needed: 'Say why.',
  },
}
