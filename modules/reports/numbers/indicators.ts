import type { Tx } from '../../../platform/tx.ts'
import { type Answer, askIndicators, describeIndicators } from '../../indicators/index.ts'
import type { NumberAsked } from '../contract/content.ts'
import type { NumberGap, NumberTold } from '../contract/told.ts'
import { yearBefore } from '../rules/periods.ts'
import { sayNumberTold } from '../rules/saying.ts'
import type { Place, Within } from './telling.ts'

/** A number of an indicator, with where and when it is asked. */
export interface IndicatorNumber {
  number: NumberAsked & { of: { kind: 'indicator'; indicatorId: string } }
  /** Null: the newest version. */
  versionId: string | null
  from: string
  until: string
  place: Place
}

const gapOf = (why: Answer['why']): NumberGap | null =>
  why === null ? null : why === 'no_denominator' || why === 'nothing_expected' ? 'no_whole' : 'not_reported'

/** Numbers of indicators: their answers, those of the year before and those of the whole in one batch each. */
export async function tellIndicators(
  tx: Tx,
  asked: readonly IndicatorNumber[],
  within: Within,
): Promise<Map<string, NumberTold>> {
  const told = new Map<string, NumberTold>()
  if (asked.length === 0) return told
  const definitions = await describeIndicators(
    tx,
    asked.map(({ number, versionId }) => versioned(number.of.indicatorId, versionId)),
  )
  const there = asked.flatMap((one, at) => {
    const definition = definitions[at]
    return definition ? [{ ...one, definition }] : []
  })
  const askOf = (one: (typeof there)[number], days: { from: string; until: string }, place: Place) => ({
    ...versioned(one.number.of.indicatorId, one.versionId),
    from: days.from,
    until: days.until,
    ...(within.isEverywhere(place.id) ? {} : { placeId: place.id }),
  })
  const changes = there.filter(({ number }) => number.form === 'change')
  const shares = there.filter(({ number }) => number.form === 'share')
  const answers = await askIndicators(tx, [
    ...there.map((one) => askOf(one, one, one.place)),
    ...changes.map((one) => askOf(one, yearBefore(one), one.place)),
    ...shares.map((one) => askOf(one, one, within.place)),
  ])
  const formers = new Map(changes.map((one, at) => [one.number.id, answers[there.length + at]]))
  const wholes = new Map(
    shares.map((one, at) => [one.number.id, answers[there.length + changes.length + at]]),
  )
  there.forEach((one, at) => {
    const answer = answers[at]!
    const former = formers.get(one.number.id)?.value ?? null
    const whole = wholes.get(one.number.id)?.value ?? null
    const gap = gapOf(answer.why)
    const said = {
      form: one.number.form,
      value: answer.value,
      gap,
      unit: answer.unit === '' ? null : answer.unit,
      decimals: answer.decimals,
      former,
      whole,
      bound: answer.bound ?? 'exact',
    }
    told.set(one.number.id, {
      id: one.number.id,
      kind: answer.kind === 'external' ? 'external' : 'indicator',
      form: said.form,
      title: one.definition.name,
      counted: one.definition.countedHow,
      value: answer.value,
      gap,
      unit: said.unit,
      decimals: answer.decimals,
      n: answer.n,
      numerator: answer.numerator ?? null,
      denominator: answer.denominator ?? null,
      identified: answer.identified ?? null,
      former,
      whole,
      from: one.from,
      until: one.until,
      place: one.place,
      said: sayNumberTold(said),
      source: answer.source ?? null,
      targetId: null,
      projectId: null,
      planId: null,
      indicatorId: one.number.of.indicatorId,
      versionId: answer.versionId,
    })
  })
  return told
}

const versioned = (indicatorId: string, versionId: string | null) => ({
  indicatorId,
  ...(versionId === null ? {} : { versionId }),
})
