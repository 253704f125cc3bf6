import type { Answer, UnitName } from '../contract.ts'
import type { Line, Role } from '../rules.ts'

/** Who answers to people for a place; the others keep accounts, plans or books there. */
const answering: ReadonlySet<Role> = new Set([
  'leader',
  'office_head',
  'office_staff',
  'committee_secretary',
  'committee_staff',
  'grid_worker',
])

export interface UnitAnswers {
  unit: UnitName
  answering: Answer[]
  others: Answer[]
}

/**
 * Answers by unit, nearest first, kept to one line of work when one is chosen: those who hold that line come before those who hold
 * every line. Units where nobody is left stay only when they are ones that should have somebody.
 */
export function answersByUnit(
  chain: readonly UnitName[],
  answers: readonly Answer[],
  line: Line | null,
): UnitAnswers[] {
  const fits = (answer: Answer) => line === null || answer.lines === null || answer.lines.includes(line)
  return chain
    .map((unit) => {
      const here = answers.filter((answer) => answer.unit.id === unit.id && fits(answer))
      const sorted =
        line === null ? here : here.toSorted((a, b) => Number(a.lines === null) - Number(b.lines === null))
      return {
        unit,
        answering: sorted.filter((answer) => answering.has(answer.role)),
        others: line === null ? sorted.filter((answer) => !answering.has(answer.role)) : [],
      }
    })
    .filter(
      ({ unit, ...held }) =>
        held.answering.length > 0 || held.others.length > 0 || ['grid', 'neighbourhood'].includes(unit.kind),
    )
}

/** The lines of work that somebody along the chain holds by name, in the order of the list. */
export function linesHeld(answers: readonly Answer[], order: readonly Line[]): Line[] {
  const held = new Set(answers.flatMap((answer) => answer.lines ?? []))
  return order.filter((line) => held.has(line))
}
