// Exact decimals stand with the indicators, which come before plans and need the same.
export { add, compareProducts, multiply } from '../../indicators/rules.ts'
