import { refuse } from '../../../platform/http/refusal.ts'
import { countables } from '../../../platform/ledger/countable.ts'
import type { FactAnswer, FactFilter } from '../../../platform/ledger/cube.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Answer, type Ask, badPeriod, indicatorUnknown } from '../contract/answers.ts'
import type { FlowRule, LevelRule, RatioRule } from '../contract/definitions.ts'
import type { View } from '../contract/words.ts'
import { type Figures, findFigures } from '../figures/published.ts'
import { add } from '../rules/decimals.ts'
import {
  type AnswerHead,
  countedPeriod,
  flowAnswer,
  levelAnswer,
  nothing,
  ratioAnswer,
} from '../rules/measuring.ts'
import { cutOffOf, fitsPeriod, type Period } from '../rules/periods.ts'
import { gatherQuestions, type Questions } from './questions.ts'
import { overlap, relate, type Trees } from './scopes.ts'
import { type ExpectedThing, factsOfThing, findThings, type ThingsAsk } from './things.ts'
import { findVersions, type Meant, meantKey } from './versions.ts'

/** A question about a version at hand, saved or not. */
export interface Asked extends Period {
  meant: Meant
  placeId?: string | undefined
  officeId?: string | undefined
  view?: View | undefined
}

/**
 * The answers, in the order of the asks, exact at this instant: a handful of statements however many are asked. Refuses an indicator
 * or version that does not exist and a period that ends before it begins.
 */
export async function askIndicators(tx: Tx, asks: readonly Ask[]): Promise<Answer[]> {
  if (asks.length === 0) return []
  const versions = await findVersions(tx, asks)
  return answerAll(
    tx,
    asks.map((ask) => {
      const meant = versions.get(meantKey(ask.indicatorId, ask.versionId))
      if (!meant) refuse(indicatorUnknown, { indicatorId: ask.indicatorId })
      if (!fitsPeriod(ask)) refuse(badPeriod)
      return { meant, ...ask }
    }),
  )
}

/** What is known before the ledger is asked. */
interface Known {
  tx: Tx
  trees: Trees
  things: ReadonlyMap<string, ExpectedThing[]>
  figures: Figures
  questions: Questions
}

/** The same for versions at hand: a preview asks for one that nobody has saved. */
export async function answerAll(tx: Tx, asks: readonly Asked[]): Promise<Answer[]> {
  const [trees, things, figures] = await Promise.all([
    relate(tx, asks.flatMap(unitsOf)),
    thingsByAsk(tx, asks),
    findFigures(tx, [...new Set(asks.filter(isExternal).map((ask) => ask.meant.indicatorId))]),
  ])
  const questions = gatherQuestions()
  const known: Known = { tx, trees, things, figures, questions }
  const pending = asks.map((ask) => plan(known, ask))
  await questions.put(tx)
  return pending.map((read) => read())
}

const isExternal = (ask: Asked) => ask.meant.definition.rule.kind === 'external'

/** Every unit whose place in the trees an answer depends on. */
export function unitsOf({ meant, placeId, officeId }: Asked): (string | null | undefined)[] {
  const own = [meant, meant.numerator, meant.denominator].flatMap((version) => {
    const rule = version?.definition.rule
    if (!rule || (rule.kind !== 'flow' && rule.kind !== 'level')) return []
    const openings = rule.kind === 'level' ? (rule.opening?.values.map((value) => value.placeId) ?? []) : []
    return [rule.placeId, rule.officeId, ...openings]
  })
  return [meant.placeId, meant.officeId, placeId, officeId, ...own]
}

function headOf({ indicatorId, versionId, definition }: Meant): AnswerHead {
  return {
    indicatorId,
    versionId,
    kind: definition.rule.kind,
    unit: definition.unit,
    decimals: definition.decimals,
  }
}

/** Notes down what must be asked; what it returns makes the answer of it. */
function plan(known: Known, ask: Asked): () => Answer {
  const { rule } = ask.meant.definition
  if (rule.kind === 'external') return planExternal(known, ask)
  if (rule.kind === 'ratio') return planRatio(known, ask, rule)
  return planCounted(known, ask, rule)
}

/** The events a rule means, as the ledger is asked for them. */
export const factsOf = (rule: FlowRule | LevelRule): FactFilter => ({
  kinds: rule.kinds,
  ...(rule.measure === null ? {} : { measure: rule.measure }),
  ...(Object.keys(rule.dims).length === 0 ? {} : { dims: rule.dims }),
})

const whatOf = (rule: FlowRule | LevelRule) => (rule.kind === 'level' ? ('sum' as const) : rule.what)

/** The sub-trees a question is put for; null when there is nothing to ask. */
export function scopeOf({ trees }: Pick<Known, 'trees'>, ask: Asked, rule: FlowRule | LevelRule) {
  const placeId = overlap(trees, rule.placeId ?? ask.meant.areaId, ask.placeId)
  const officeId = overlap(trees, rule.officeId, ask.officeId)
  if (placeId === null || officeId === null) return null
  return {
    ...(placeId === undefined ? {} : { placeId }),
    ...(officeId === undefined ? {} : { officeId }),
    view: ask.view ?? 'then',
  }
}

function planCounted(known: Known, ask: Asked, rule: FlowRule | LevelRule): () => Answer {
  const head = headOf(ask.meant)
  const period = countedPeriod(ask.meant.definition, ask, known.tx.today)
  if (typeof period === 'string') return () => nothing(head, period)
  const scope = scopeOf(known, ask, rule)
  if (!scope) return () => nothing(head, 'out_of_scope')
  const opening = rule.kind === 'level' ? openingOf(known, ask, rule) : null
  if (opening === 'unknown') return () => nothing(head, 'opening_unknown')
  const facts = factsOf(rule)
  const counted = known.questions.note({ what: whatOf(rule), facts, ...scope }, period)
  if (rule.kind === 'level') return () => levelAnswer(head, rule, opening, counted())
  // How many of the person-times have a face: crowds are counted without names.
  const namesPersons = rule.kinds.some((kind) => countables.get(kind)?.persons)
  const identified =
    namesPersons && (rule.what === 'sum' || rule.what === 'count')
      ? known.questions.note({ what: 'persons', facts, ...scope }, period)
      : (): FactAnswer | undefined => undefined
  return () => flowAnswer(head, rule, counted(), identified()?.identified)
}

/** The opening balance of the place asked about; unknown where it is only known for something larger, or asked by office. */
function openingOf({ trees }: Known, ask: Asked, rule: LevelRule): number | null | 'unknown' {
  if (rule.opening === null) return null
  if (ask.officeId !== undefined && ask.officeId !== rule.officeId) return 'unknown'
  const place = ask.placeId
  const inside = rule.opening.values.filter(
    (value) => place === undefined || trees.covers(place, value.placeId),
  )
  const isPartOfOne =
    place !== undefined &&
    rule.opening.values.some((value) => value.placeId !== place && trees.covers(value.placeId, place))
  if (isPartOfOne) return 'unknown'
  return inside.reduce((sum, { value }) => add(sum, value), 0)
}

function planExternal({ figures, tx, trees }: Known, ask: Asked): () => Answer {
  const head = headOf(ask.meant)
  return () => {
    if (ask.from > tx.today) return nothing(head, 'not_yet')
    if (ask.officeId !== undefined && !trees.covers(ask.officeId, ask.meant.officeId))
      return nothing(head, 'out_of_scope')
    const figure = figures.newest(ask.meant.indicatorId, ask.placeId ?? ask.meant.placeId, ask)
    if (!figure) return nothing(head, 'not_published')
    return {
      ...head,
      value: figure.value,
      why: null,
      n: 0,
      source: { title: figure.source_title, on: figure.source_on, url: figure.source_url },
      bound: figure.bound,
    }
  }
}

function planRatio(known: Known, ask: Asked, rule: RatioRule): () => Answer {
  const head = headOf(ask.meant)
  const { numerator, denominator } = ask.meant
  if (!numerator) throw new Error(`The ratio ${ask.meant.indicatorId} has lost its numerator`)
  const { beganOn } = ask.meant.definition
  const part = (meant: Meant): Asked => ({ ...ask, meant: began(meant, beganOn) })
  if ('expected' in rule.denominator) return planCoverage(known, ask, rule, numerator)
  const above = plan(known, part(numerator))
  if ('indicatorId' in rule.denominator) {
    if (!denominator) throw new Error(`The ratio ${ask.meant.indicatorId} has lost its denominator`)
    const below = plan(known, part(denominator))
    return () => ratioAnswer(head, rule.factor, above(), below())
  }
  // A stated number speaks of the whole area of the indicator, never of a part of it.
  const isWhole =
    ask.officeId === undefined &&
    (ask.placeId === undefined || known.trees.covers(ask.placeId, ask.meant.placeId))
  const stated = isWhole ? rule.denominator.number : null
  return () =>
    ratioAnswer(head, rule.factor, above(), { value: stated, why: stated === null ? 'no_denominator' : null })
}

/** A part is asked about no earlier than the ratio begins. */
function began(meant: Meant, on: string | null): Meant {
  const own = meant.definition.beganOn
  const beganOn = own === null || (on !== null && on > own) ? on : own
  return beganOn === own ? meant : { ...meant, definition: { ...meant.definition, beganOn } }
}

function planCoverage(known: Known, ask: Asked, rule: RatioRule, numerator: Meant): () => Answer {
  const head = headOf(ask.meant)
  const flow = numerator.definition.rule
  const { definition } = began(numerator, ask.meant.definition.beganOn)
  const period = countedPeriod(definition, ask, known.tx.today)
  if (typeof period === 'string') return () => nothing(head, period)
  // A list is of places; which office did it is not asked.
  if (ask.officeId !== undefined && !known.trees.covers(ask.officeId, ask.meant.officeId))
    return () => nothing(head, 'out_of_scope')
  const things = known.things.get(thingsKey(thingsAskOf(known.tx, ask)))
  if (flow.kind !== 'flow' || !things)
    throw new Error(`The coverage ${ask.meant.indicatorId} has lost its list`)
  const met = things.map((thing) => planThing(known, { ...ask, ...period, meant: numerator }, flow, thing))
  return () => {
    const there = met.filter((isMet) => isMet()).length
    const { length: expected } = things
    const answer = { value: there, why: null, n: there }
    return ratioAnswer(head, rule.factor, answer, {
      value: expected,
      why: expected === 0 ? 'nothing_expected' : null,
    })
  }
}

/** Whether an expected thing has at least one live event. */
export function planThing(
  known: Pick<Known, 'trees' | 'questions'>,
  ask: Asked,
  flow: FlowRule,
  thing: ExpectedThing,
): () => boolean {
  const placeId = 'placeId' in thing.at ? overlap(known.trees, null, thing.at.placeId) : undefined
  const asked = known.questions.note(
    {
      what: 'count',
      facts: factsOfThing(factsOf(flow), thing),
      ...(placeId ? { placeId } : flow.placeId ? { placeId: flow.placeId } : {}),
      ...(flow.officeId ? { officeId: flow.officeId } : {}),
      view: ask.view ?? 'then',
    },
    { from: ask.from, until: ask.until },
  )
  return () => asked().n > 0
}

export function thingsAskOf(tx: Tx, ask: Asked): ThingsAsk {
  const { rule } = ask.meant.definition
  if (rule.kind !== 'ratio' || !('expected' in rule.denominator)) throw new Error('This is no coverage')
  return { expected: rule.denominator.expected, placeId: ask.placeId, on: cutOffOf(ask, tx.today) }
}
const thingsKey = (ask: ThingsAsk) => JSON.stringify([ask.expected, ask.placeId, ask.on])

async function thingsByAsk(tx: Tx, asks: readonly Asked[]): Promise<Map<string, ExpectedThing[]>> {
  const wanted = new Map<string, ThingsAsk>()
  for (const ask of asks) {
    const { rule } = ask.meant.definition
    if (rule.kind !== 'ratio' || !('expected' in rule.denominator)) continue
    const things = thingsAskOf(tx, ask)
    wanted.set(thingsKey(things), things)
  }
  const found = await findThings(tx, [...wanted.values()])
  return new Map([...wanted.keys()].map((key, index) => [key, found[index] ?? []]))
}
