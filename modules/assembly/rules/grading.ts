import type { Grade, Marks } from './counts.ts'
import type { Rule } from './polls.ts'
import { meets } from './shares.ts'

/**
 * 满意 when those satisfied meet the rule, else 基本满意 when those satisfied and mostly satisfied together do, else 不满意. The order of the
 * questions is that of the evaluation rules of Zhenhai district (2022), where exactly half is not enough; share and base are the body's own.
 * Those who do not know stay in a base of all entitled or present.
 */
export function grade(marks: Marks, rule: Rule, base: number): Grade {
  if (meets(marks.satisfied, rule, base)) return 'satisfied'
  return meets(marks.satisfied + marks.mostly, rule, base) ? 'mostly' : 'dissatisfied'
}
