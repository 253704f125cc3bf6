import type { InTwo, NumberTold, Told } from '../contract/told.ts'
import { sayValue } from '../rules/percent.ts'

/** One number of a closed report, as it is kept. */
export interface Pin {
  key: string
  position: number
  kind: NumberTold['kind']
  targetId: string | null
  projectId: string | null
  planId: string | null
  indicatorId: string | null
  versionId: string | null
  from: string | null
  until: string
  placeId: string | null
  title: string
  said: InTwo
  unit: string | null
  decimals: number
  value: number | null
  n: number
}

export const keyOfTarget = (targetId: string): string => `target.${targetId}`

/**
 * Every number of the report once: those that stand in sentences in the order of reading, then those of its plans. The whole
 * street is no place: so it was asked.
 */
export function pinsOf(
  told: Told,
  order: readonly string[],
  until: string,
  everywhere: string | undefined,
): Pin[] {
  const numbers = new Map(told.numbers.map((number) => [number.id, number]))
  const inText = order.flatMap((id) => numbers.get(id) ?? [])
  const pins: Omit<Pin, 'position'>[] = inText.map((number) => {
    const ours = number.kind !== 'external' || number.indicatorId !== null
    return {
      key: number.id,
      // A published figure that is kept as an indicator has a version to ask again; one typed into the text has not.
      kind: number.kind === 'external' && ours ? 'indicator' : number.kind,
      targetId: number.targetId,
      projectId: number.projectId,
      planId: number.planId,
      indicatorId: number.indicatorId,
      versionId: number.versionId,
      from: number.from,
      until: number.until,
      placeId: number.place && number.place.id !== everywhere ? number.place.id : null,
      title: number.title,
      said: number.said,
      unit: number.unit,
      decimals: number.decimals,
      value: number.value,
      n: number.n,
    }
  })
  for (const plan of told.plans) {
    for (const { project } of plan.passages) {
      for (const target of project?.targets ?? []) {
        const amount = target.done === null ? null : sayValue(target.done, 2)
        const share = target.share ? `，${target.share}` : ''
        const english = target.share ? ` (${target.share})` : ''
        pins.push({
          key: keyOfTarget(target.targetId),
          kind: 'target',
          targetId: target.targetId,
          projectId: project?.projectId ?? null,
          planId: plan.planId,
          indicatorId: null,
          versionId: null,
          from: null,
          until,
          placeId: null,
          title: target.quoted,
          said: {
            zh: amount === null ? '未统计' : `${amount}${target.unit ?? ''}${share}`,
            en: amount === null ? 'not reported' : `${amount} ${target.unit ?? ''}${english}`,
          },
          unit: target.unit,
          decimals: 2,
          value: target.done,
          n: target.records,
        })
      }
    }
  }
  const seen = new Set<string>()
  return pins
    .filter(({ key }) => !seen.has(key) && seen.add(key))
    .map((pin, position) => ({ ...pin, position }))
}
