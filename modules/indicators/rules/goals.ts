import { compareTo, type Shown } from './showing.ts'

export type GoalComparator = '=' | '>=' | '>' | '<=' | '<' | '~'

/** Whether a number keeps to its goal, decided exactly and never by what is shown. */
export function keepsGoal(shown: Shown, goal: { value: number; comparator: GoalComparator }): boolean {
  const side = compareTo(shown, goal.value)
  switch (goal.comparator) {
    case '>':
      return side > 0
    case '<':
      return side < 0
    case '<=':
      return side <= 0
    default:
      return side >= 0
  }
}
