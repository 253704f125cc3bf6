import type { LivingWords } from './living.zh-CN.ts'

export const words: LivingWords = {
  quote: (quoted) => `“${quoted}”`,
  amount: (value, unit) => (unit === '%' ? `${value}%` : `${value}${unit ? `\u00a0${unit}` : ''}`),
  adopted: (street, day, basis) =>
    `${basis}, ${day}. ${street} keeps it here word for word, and answers to it at the end of the year.`,
  how: 'Every underlined number is a promise. The fuller the line, the more is done; open any of them to see each deed: where, on which day, and what it looks like. Only what was checked and made public is counted.',
  howStaff: 'These figures are live: every accepted record counts, whether public yet or not.',
  otherYears: 'Other years',
  year: (year) => `${year}`,
  promised: (n) =>
    n === 1 ? 'One number in this list can be opened' : `${n} numbers in this list can be opened`,
  kept: (n) => (n === 1 ? 'one is met' : `${n} are met`),
  behind: (n) => (n === 1 ? 'one is late' : `${n} are late`),
  sentence: { comma: ', ', stop: '.', gap: ' ' },
  states: {
    finished: 'finished, not yet inspected',
    accepted: 'inspected and accepted',
    stopped: 'stopped',
  },
  count: {
    of: (done, value) => `${done}/${value}`,
    now: (done) => `now ${done}`,
    none: 'no record yet',
  },
  said: {
    count: (quoted, done, value) => `${quoted}: ${value} promised, ${done} done`,
    share: (quoted, covered, whole) => `${quoted}: ${covered} of ${whole} covered`,
    reading: (quoted, now) => `${quoted}: now ${now}`,
    none: (quoted) => `${quoted}: no record yet`,
    standing: (said, standing) => `${said}, ${standing}. Where does this number come from?`,
  },
  changes: {
    week: 'Made public this week',
    earlier: 'Made public lately',
    none: 'Nothing new was made public this week. Whenever something is done and checked, a sentence is added here.',
    add: (place, _verb, what, amount) => `${place}: ${what ? `${what}, ` : ''}${amount}`,
    share: (place, quoted, amount) => `${place}: ${amount} more towards “${quoted}”`,
    change: (place, what, amount) => `${place}: ${what || 'the count'} changed by ${amount}`,
    reading: (place, what, amount) => `${place}: ${what || 'this figure'} now ${amount}`,
    takenBack: (place, what, amount) =>
      `${place}: a record of ${amount}${what ? ` ${what}` : ''} was taken back`,
    below: (n) =>
      n === 1 ? 'One change was made public this week' : `${n} changes were made public this week`,
    see: (sentence) => `${sentence}. Where does this number come from?`,
  },
  origin: {
    title: 'Where does this number come from?',
    close: 'Close',
    promise: 'Promised',
    done: 'done',
    now: 'now',
    covered: 'covered',
    of: (value) => `${value} promised`,
    definition: {
      atLeast: (value, day) => `The promise: ${value} by ${day}.`,
      above: (value, day) => `The promise: more than ${value} by ${day}.`,
      about: (value, day) => `The promise: about ${value} by ${day}.`,
      atMost: (value, day) => `The promise: no more than ${value} until ${day}.`,
      below: (value, day) => `The promise: less than ${value} until ${day}.`,
      nil: (day) => `The promise: not a single one until ${day}.`,
    },
    measured: {
      count: 'Each record is added on the day of the deed, once another person has checked it.',
      change: (baseline) => `Starting from ${baseline}, every checked change is added.`,
      changeFromNothing: 'Starting from nothing, every checked change is added.',
      share: (covered, whole) => `What is covered and checked, over the whole: ${covered} ÷ ${whole}.`,
      shareWithoutWhole: 'What is covered and checked, over the whole; the whole has not been stated yet.',
      reading: 'The latest reading that was checked; readings are never summed.',
    },
    countedHow: (words) => `What counts as one: ${words}`,
    byPlace: 'By place',
    byMonth: 'By month',
    month: (year, month) =>
      new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        Date.UTC(year, month - 1),
      ),
    monthShort: (month) =>
      new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1)),
    records: (n) => (n === 1 ? '1 record' : `${n} records`),
    deeds: 'Every record',
    corrections: 'Corrections',
    none: 'Nothing was made public yet. When the first deed is done and checked, its place, day and photos appear here.',
    noneStaff: 'No record was accepted yet.',
    asOf: 'As of',
    project: 'Belongs to',
    gone: 'This number is not in this list; the address may be mistyped.',
  },
  deed: {
    reversed: (reason) => `Taken back, no longer counted: ${reason}`,
    photo: (place, day, what) => `${place}, ${day}, ${what}`,
    noPhoto: 'No public photo',
  },
  problems: { not_found: 'This list is not here; the address may be mistyped, or it is not public yet.' },
  reversal: {
    counted_twice: 'it was counted twice',
    wrong_quantity: 'the quantity was wrong',
    wrong_place: 'the place was wrong',
    wrong_day: 'the day was wrong',
    not_done: 'it was not done',
    sample_failed: 'a check found otherwise',
  },
}
