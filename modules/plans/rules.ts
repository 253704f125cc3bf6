/** The rules of `plans` that later modules may use: exact decimals, what a promised number is, where a suggestion may point. */
export { add, compareProducts, multiply } from './rules/decimals.ts'
export { comesInWholes, isCeiling, isDescending, type Promised, promisedTotal } from './rules/measuring.ts'
export { wishPlaceKinds } from './rules/wishes.ts'
