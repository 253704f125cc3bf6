import type { What } from '../contract/words.ts'

// Units people write behind numbers, and the measures that events carry. Persons (人) and person-times (人次) are different numbers
// by type, so neither is ever written behind the other (services.md B.3, 5).

const scales: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  fen: { 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000 },
  元: { 万元: 10_000, 亿元: 100_000_000 },
  万元: { 亿元: 10_000 },
  平方米: { 万平方米: 10_000, 平方公里: 1_000_000 },
  米: { 公里: 1_000 },
  分钟: { 小时: 60 },
  公斤: { 吨: 1_000 },
  千克: { 吨: 1_000 },
  人次: { 万人次: 10_000 },
  人: { 万人: 10_000 },
  户: { 万户: 10_000 },
  户次: { 万户次: 10_000 },
}

/** How many of the events' measure make one of the unit shown: 10,000 平方米 are one 万平方米. Null when they are different things. */
export function scaleOf(measure: string, unit: string): number | null {
  if (measure === unit) return 1
  return scales[measure]?.[unit] ?? null
}

const times = /人次|户次/
const shares = ['%', '‰']

/** Whether the unit may stand behind what is counted. */
export function unitFits(what: What, measure: string | null, unit: string): boolean {
  if (shares.includes(unit)) return false
  if (what === 'sum') return measure !== null && scaleOf(measure, unit) !== null
  if (what === 'persons' || what === 'households') return !times.test(unit)
  return true
}

/** A percentage is per hundred, a ‰ per thousand; other ratios (次/人) go by any factor. */
export function factorFits(unit: string, factor: number): boolean {
  if (unit === '%') return factor === 100
  if (unit === '‰') return factor === 1000
  return true
}

/** A share of a whole, which cannot truthfully be more than all of it. */
export const isShare = (unit: string): boolean => shares.includes(unit)
