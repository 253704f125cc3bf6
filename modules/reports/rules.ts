/** The rules of `reports` that later modules may use: percentages that never reach their threshold by rounding, shares that add up. */
export { changeOf, sayValue, shareOf } from './rules/percent.ts'
export { sharesOf } from './rules/shares.ts'
