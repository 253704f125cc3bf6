import { sql } from 'kysely'
import { addDays } from '../../../platform/civil.ts'
import type { Tx } from '../../../platform/tx.ts'
import { tellPlan } from '../../plans/index.ts'
import { roots } from '../../units/index.ts'
import type { NumberAsked, ReportContent } from '../contract/content.ts'
import type { NumberTold, Told } from '../contract/told.ts'
import { cutOff, type Days, daysOf } from '../rules/periods.ts'
import { sayGap, sayNumberTold } from '../rules/saying.ts'
import { plansIn } from '../rules/text.ts'
import { type IndicatorNumber, tellIndicators } from './indicators.ts'
import { planLine } from './lines.ts'
import { type TargetNumber, tellTargetNumbers } from './targets.ts'

export interface Place {
  id: string
  name: string
}

/** The place of the report, and whether a place is the whole street (which needs no filter). */
export interface Within {
  place: Place
  isEverywhere(placeId: string): boolean
}

/** What a report speaks of. */
export interface Scope extends Days {
  placeId: string
  placeName: string
  officeName: string
}

/** Every number in words, in a few statements whatever their number. What is not there any more says so. */
export async function tellNumbers(
  tx: Tx,
  asked: readonly NumberAsked[],
  scope: Scope,
): Promise<NumberTold[]> {
  const everywhere = (await roots(tx))?.placeId
  const within: Within = {
    place: { id: scope.placeId, name: scope.placeName },
    isEverywhere: (placeId) => placeId === everywhere,
  }
  const places = await placesOf(tx, asked, within.place)
  const targets: TargetNumber[] = []
  const indicators: IndicatorNumber[] = []
  for (const number of asked) {
    const days = cutOff(daysOf(number.period, scope), tx.today)
    const place = places.get(number.placeId ?? scope.placeId) ?? within.place
    const { of } = number
    if (of.kind === 'target') targets.push({ number: { ...number, of }, ...days, place })
    if (of.kind === 'indicator')
      indicators.push({ number: { ...number, of }, versionId: null, ...days, place })
  }
  const told = new Map([
    ...(await tellTargetNumbers(tx, targets, within)),
    ...(await tellIndicators(tx, indicators, within)),
  ])
  return asked.map((number) => told.get(number.id) ?? standing(number, scope))
}

/** A figure of somebody else as it was typed; or a number whose target or indicator is gone. */
function standing(number: NumberAsked, scope: Scope): NumberTold {
  const { of, form } = number
  const days = daysOf(number.period, scope)
  const nothing = {
    id: number.id,
    form,
    counted: null,
    n: 0,
    numerator: null,
    denominator: null,
    identified: null,
    former: null,
    whole: null,
    place: null,
    targetId: null,
    projectId: null,
    planId: null,
    indicatorId: null,
    versionId: null,
  }
  if (of.kind !== 'external') {
    const lost = of.kind === 'target' ? { targetId: of.targetId } : { indicatorId: of.indicatorId }
    return {
      ...nothing,
      ...lost,
      kind: of.kind,
      title: sayGap('gone').zh,
      value: null,
      gap: 'gone',
      unit: null,
      decimals: 0,
      from: days.from,
      until: days.until,
      said: sayGap('gone'),
      source: null,
    }
  }
  const decimals = Math.min(4, (String(of.value).split('.')[1] ?? '').length)
  const said = { value: of.value, gap: null, unit: of.unit || null, decimals, former: null, whole: null }
  return {
    ...nothing,
    ...said,
    kind: 'external',
    title: of.title,
    from: null,
    until: addDays(of.on, 1),
    // A share or a change of somebody else's figure is theirs to state.
    said: sayNumberTold({ ...said, form: form === 'bare' ? 'bare' : 'amount', bound: 'exact' }),
    source: { title: of.source, on: of.on, url: of.url },
  }
}

async function placesOf(
  tx: Tx,
  asked: readonly NumberAsked[],
  own: Place,
): Promise<ReadonlyMap<string, Place>> {
  const ids = [...new Set(asked.flatMap(({ placeId }) => placeId ?? []))]
  if (ids.length === 0) return new Map([[own.id, own]])
  const { rows } = await sql<Place>`
    select id, short_name as name from units.label where tree = 'place' and id = any (${ids}::uuid[])`.execute(
    tx.db,
  )
  return new Map([own, ...rows].map((place) => [place.id, place]))
}

/** Everything the text tells at this moment, except what was said before: that is `adjustments.ts`. */
export async function tellText(
  tx: Tx,
  content: ReportContent,
  scope: Scope,
): Promise<Pick<Told, 'asOf' | 'placeName' | 'officeName' | 'numbers' | 'plans'>> {
  const numbers = await tellNumbers(tx, content.numbers, scope)
  const plans = []
  for (const planId of plansIn(content))
    plans.push(planLine(await tellPlan(tx, planId, cutOff(scope, tx.today).until)))
  return {
    asOf: tx.now.toISOString(),
    placeName: scope.placeName,
    officeName: scope.officeName,
    numbers,
    plans,
  }
}
