/** The rules of `plans` that later modules may use: exact decimals, and what a promised number is. */
export { add, compareProducts, multiply } from './rules/decimals.ts'
export { comesInWholes, isCeiling, isDescending, type Promised, promisedTotal } from './rules/measuring.ts'
