import type { Tx } from '../../../platform/tx.ts'
import { type TargetTold, tellTargets } from '../../plans/index.ts'
import type { NumberAsked } from '../contract/content.ts'
import type { NumberTold } from '../contract/told.ts'
import { sayNumberTold } from '../rules/saying.ts'
import { lines } from '../words/lines.zh-CN.ts'
import { titleOf } from './lines.ts'
import type { Place, Within } from './telling.ts'

export interface TargetNumber {
  number: NumberAsked & { of: { kind: 'target'; targetId: string } }
  from: string
  until: string
  place: Place
}

/** Numbers of targets: one statement for each different run of days and place. */
export async function tellTargetNumbers(
  tx: Tx,
  asked: readonly TargetNumber[],
  within: Within,
): Promise<Map<string, NumberTold>> {
  const targets = await tellTargets(
    tx,
    asked.map(({ number, from, until, place }) => ({
      targetId: number.of.targetId,
      // What is told as a share of the year's promise is counted from its beginning.
      from: number.form === 'share' ? null : from,
      until,
      placeId: within.isEverywhere(place.id) ? null : place.id,
    })),
  )
  return new Map(
    asked.flatMap((one, at) => {
      const target = targets[at]
      return target ? [[one.number.id, numberOf(one, target)] as const] : []
    }),
  )
}

export function numberOf({ number, from, until, place }: TargetNumber, target: TargetTold): NumberTold {
  const { done, covered, whole } = target.figure
  const share = number.form === 'share'
  const rate = target.unit === '%' || target.unit === '‰'
  const said = {
    form: number.form,
    value: done,
    gap: done === null ? ('not_reported' as const) : null,
    unit: target.unit,
    decimals: 2,
    // The list of another year promised other things.
    former: null,
    whole: share ? target.promised : null,
    bound: 'exact' as const,
  }
  return {
    id: number.id,
    kind: 'target',
    form: number.form,
    title: titleOf(target),
    counted: target.countedHow ?? lines.counts[target.measuredBy] ?? null,
    value: done,
    gap: said.gap,
    unit: target.unit,
    decimals: said.decimals,
    n: target.figure.records,
    numerator: rate ? covered : null,
    denominator: rate ? whole : null,
    identified: null,
    former: null,
    whole: said.whole,
    // From the beginning of the plan's year on it is the same question as without a beginning.
    from: share || target.measuredBy !== 'count' || from <= `${target.year}-01-01` ? null : from,
    until,
    place,
    said: sayNumberTold(said),
    source: null,
    targetId: target.targetId,
    projectId: target.projectId,
    planId: target.planId,
    indicatorId: null,
    versionId: null,
  }
}
