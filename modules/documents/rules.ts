/** Pure decisions of this module that others may ask for. */
export { kindRules, numberOf, type PaperKind, paperKinds } from './rules/kinds.ts'
export { frozenStates, type PaperState, paperStates } from './rules/moves.ts'
