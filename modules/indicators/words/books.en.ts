import type { BookWords } from './books.zh-CN.ts'

export const bookWords: BookWords = {
  title: 'Check the books',
  lead: 'Every number is worked out from single records. A check sets all sums aside, works everything out again from the records and looks for anything that differs. Nobody’s work waits for it.',
  check: 'Check now',
  running: 'The check is under way. This page tells when it is done.',
  never: 'The books have not been checked yet. Choose “Check now”, or wait for the check at two at night.',
  whole: ({ events, seals }) => `${events} records and ${seals} seals were checked. Nothing differs.`,
  differs: ({ events, differing }) =>
    `${events} records were checked; ${differing} places differ. Please show the list below to the administrator.`,
  looked: 'What was looked at',
  checks: {
    days: {
      name: 'Sums by day',
      looks: 'every day, place and office, worked out again record by record',
      figures: 'amount / records',
    },
    tiers: {
      name: 'Sums by month and year',
      looks: 'every level of places and offices, worked out again',
      figures: 'amount / records / with a person / with a household / persons / households / places',
    },
    presence: {
      name: 'Persons, households and places',
      looks: 'who was met how often at which level and in which month',
      figures: 'times',
    },
    trees: { name: 'Places and offices', looks: 'sums rest on the trees as they are registered now' },
    totals: {
      name: 'Totals',
      looks: 'what is summed up and what still waits is all there is; twelve months are the year',
      figures: 'amount / records',
    },
    reversals: {
      name: 'Reversals',
      looks: 'each record taken back once, copied as it was, the amount negated',
    },
    counts: { name: 'Counting twice', looks: 'one deed counts once in one measure' },
    seals: { name: 'Seals', looks: 'the root of every seal and its link to the one before' },
    published: { name: 'Published seals', looks: 'every line of the file outside the database' },
  },
  compared: (compared) => `${compared} rows compared`,
  agrees: 'agrees',
  differing: (differing) => `${differing} differ`,
  at: 'Where',
  expected: 'By the records',
  found: 'In the books',
  none: 'nothing',
  first: (shown) => `the first ${shown}`,
  past: 'Checks so far',
  by: (name) => `asked for by ${name}`,
  byClock: 'by itself at night',
  pastWhole: (events) => `${events} records, nothing differs`,
  pastDiffers: 'something differs',
  pastLost: 'did not come to an end',
  published: 'Seals outside the database',
  publishedLead:
    'Every day the root of the newest seal is written to a file outside the database, one line a day, never changed. Copy it elsewhere from time to time: whoever alters an old record later is found out by the copy.',
  publishedSo: ({ lines, on }) => `${lines} lines so far, the last of ${on}.`,
  publishedNone: 'Nothing yet. The first line is written on the day of the first seal.',
  download: 'Download the file',
  problems: {
    books_being_checked: () => 'The books are being checked already. Please wait for the result.',
    nothing_published: () => 'No seal has been published yet.',
  },
}
