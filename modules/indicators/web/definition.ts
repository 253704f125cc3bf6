import type { Rule } from '../contract/definitions.ts'

/** Whether the months of an indicator add to its year: sums and counts do; distinct persons, levels and rates do not. */
export const addsUp = (rule: Rule): boolean =>
  rule.kind === 'flow' && (rule.what === 'sum' || rule.what === 'count')
