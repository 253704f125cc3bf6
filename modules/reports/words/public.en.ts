import { lines } from './lines.en.ts'
import type { PublicWords } from './public.zh-CN.ts'

export const words: PublicWords = {
  lines,
  list: 'Reports',
  how: 'A closed report never changes. Underlined numbers open to every record: where, on which day, with the photo; corrections since stand at the end.',
  closedOn: (day) => `closed ${day}`,
  released: (day) => `published ${day}`,
  since: (n) => (n === 1 ? 'One correction since it was closed' : `${n} corrections since it was closed`),
  sinceNone: 'Nothing was corrected since it was closed.',
  was: (value) => `the report says ${value}`,
  became: (value) => `now ${value}`,
  correctedBy: 'There is a corrected edition: ',
  corrects: 'This corrected edition replaces: ',
  seal: (hash) => `Check sum ${hash}`,
  others: 'Other reports',
  open: (said) => `${said}, see every record`,
  problems: { not_found: 'This report is not here: the address may be wrong, or it is not public yet.' },
}
