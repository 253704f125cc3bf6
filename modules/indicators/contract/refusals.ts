import { oneOf, problem, Type } from '../../../platform/contract.ts'

// Why a definition cannot be counted or saved, in the user’s words.

const part = { part: oneOf(['numerator', 'denominator']) }
export const dividesByItself = problem(
  'divides_by_itself',
  422,
  'An indicator cannot be divided by itself: neither directly nor by way of another.',
)
export const ratioOfRatios = problem(
  'ratio_of_ratios',
  422,
  'A rate of rates says nothing: divide counts, not rates.',
  { ...part, name: Type.String() },
)
export const externalMixed = problem(
  'external_mixed',
  422,
  'A figure published by others is never part of one of ours.',
  { ...part, name: Type.String() },
)
export const partUnknown = problem('part_unknown', 422, 'There is no such indicator to divide.', part)
export const coverageNeedsFlow = problem(
  'coverage_needs_flow',
  422,
  'Coverage asks which expected thing has an event; the numerator must be a flow.',
  { name: Type.String() },
)
export const kindUnknown = problem('kind_unknown', 422, 'There is no such kind of event to count.', {
  kind: Type.String(),
})
export const dimUnknown = problem('dim_unknown', 422, 'Events of this kind carry no such field.', {
  kind: Type.String(),
  dim: Type.String(),
})
export const measureNotCarried = problem(
  'measure_not_carried',
  422,
  'Events of this kind are not counted in this unit.',
  { kind: Type.String(), measure: Type.String(), carried: Type.Array(Type.String()) },
)
export const measureMissing = problem(
  'measure_missing',
  422,
  'Say which unit is summed: quantities in different units cannot be added.',
  { carried: Type.Array(Type.String()) },
)
export const unitsMixed = problem(
  'units_mixed',
  422,
  'The indicator’s unit is not the unit of what it sums.',
  { unit: Type.String(), measure: Type.String() },
)
export const personsNotCarried = problem(
  'persons_not_carried',
  422,
  'Events of this kind do not say whom they served.',
  { kind: Type.String(), what: oneOf(['persons', 'households']) },
)
export const levelNotSummed = problem(
  'level_not_summed',
  422,
  'A level is a running sum of gains and losses; it is not counted by period.',
)
export const denominatorNotPositive = problem(
  'denominator_not_positive',
  422,
  'The denominator must be larger than zero.',
)
export const unitUnknown = problem('unit_unknown', 422, 'There is no such place or office.', {
  field: Type.String(),
})
export const openingAstray = problem(
  'opening_astray',
  422,
  'An opening balance names each place once, inside the area of the indicator, none inside another, and not in the future.',
)
export const registerUnknown = problem('register_unknown', 422, 'There is no such register.')
export const listUnknown = problem('list_unknown', 422, 'There is no such list of expected things.')
export const kindStays = problem(
  'kind_stays',
  409,
  'What kind of number an indicator is does not change; define a new one.',
)
export const nameTaken = problem('name_taken', 409, 'This office has an indicator of this name already.')
export const retired = problem('retired', 409, 'This indicator was retired; it no longer changes.')
export const stillUsed = problem('still_used', 409, 'Other indicators stand on this one.', {
  names: Type.Array(Type.String()),
})

export const factorAstray = problem('factor_astray', 422, 'A percentage is per hundred, a ‰ per thousand.', {
  unit: Type.String(),
  factor: Type.Integer(),
})

/** Problems of a definition, shared by preview, definition and new version. */
export const definitionProblems = [
  dividesByItself,
  ratioOfRatios,
  externalMixed,
  partUnknown,
  coverageNeedsFlow,
  kindUnknown,
  dimUnknown,
  measureNotCarried,
  measureMissing,
  unitsMixed,
  personsNotCarried,
  levelNotSummed,
  denominatorNotPositive,
  factorAstray,
  unitUnknown,
  openingAstray,
  registerUnknown,
  listUnknown,
]
