/** Pure decisions of this module, the same on the server and in the browser. */
export * from './rules/decimals.ts'
export * from './rules/goals.ts'
export * from './rules/lines.ts'
export * from './rules/measuring.ts'
export * from './rules/periods.ts'
export * from './rules/showing.ts'
export * from './rules/tabular.ts'
export * from './rules/units.ts'
