import * as indicators from '../modules/indicators/index.ts'
import { addDays } from '../platform/civil.ts'
import type { Teller } from './year.ts'
import { monthsBetween } from './year-deeds.ts'

/** What everybody may read by neighbourhood and month, and whether it speaks of people. */
const open: readonly { name: string; reason: string | null }[] = [
  { name: '助餐人次', reason: null },
  { name: '大肠癌筛查', reason: null },
  { name: '适老化改造', reason: null },
  { name: '公益电影票', reason: null },
  { name: '新增充电桩', reason: '数的是充电设施，看不出是谁在用' },
  { name: '垃圾箱房翻新', reason: '数的是公共设施' },
]

/** Chosen in February; each month is checked and released on the fifth of the next. */
export async function tellOpenData(t: Teller): Promise<void> {
  const officer = t.as('沈砚秋')
  const chosenOn = `${t.year}-02-26`
  if (chosenOn > t.end) return
  const listed = await t.on(chosenOn, 9, (tx) => indicators.listIndicators(tx, {}))
  const chosen = open.map(({ name, reason }) => {
    const indicator = listed.find((one) => one.name === name)
    if (!indicator) throw new Error(`The demonstration has no indicator ${name}`)
    return { id: indicator.id, reason }
  })
  for (const { id, reason } of chosen) {
    await t.on(chosenOn, 10, (tx) =>
      indicators.openIndicator(tx, officer, id, { about: reason ? 'things' : 'people', reason }),
    )
  }
  for (const { from } of monthsBetween(`${t.year}-02-01`, t.end)) {
    const releasedOn = addDays(`${addDays(`${from.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, 4)
    if (releasedOn > t.end) continue
    for (const { id } of chosen) {
      await t.on(releasedOn, 11, (tx) => indicators.releaseMonth(tx, officer, id, `${from.slice(0, 7)}-01`))
    }
  }
}
