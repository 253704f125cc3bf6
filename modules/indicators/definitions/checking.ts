import { sql } from 'kysely'
import { refuse } from '../../../platform/http/refusal.ts'
import { type Countable, countables, registers } from '../../../platform/ledger/countable.ts'
import type { Tx } from '../../../platform/tx.ts'
import { kinds as unitKinds } from '../../units/rules.ts'
import { relate } from '../answers/scopes.ts'
import { findVersions, type Meant, meantKey } from '../answers/versions.ts'
import type { Definition, Expected, FlowRule, LevelRule, RatioRule } from '../contract/definitions.ts'
import {
  coverageNeedsFlow,
  denominatorNotPositive,
  dimUnknown,
  dividesByItself,
  externalMixed,
  factorAstray,
  kindUnknown,
  levelNotSummed,
  listUnknown,
  measureMissing,
  measureNotCarried,
  openingAstray,
  partUnknown,
  personsNotCarried,
  ratioOfRatios,
  registerUnknown,
  unitsMixed,
  unitUnknown,
} from '../contract/refusals.ts'
import { factorFits, unitFits } from '../rules/units.ts'

// Whether a definition can be counted at all. Each refusal says what is wrong in the words of whoever defines it.

/** A definition that can be counted, with the versions it stands on. */
export interface Sound {
  definition: Definition
  numerator: Meant | null
  denominator: Meant | null
}

/** Refuses what cannot be counted. `id`: the indicator it is a definition of, if that exists. */
export async function demandSound(tx: Tx, id: string | null, definition: Definition): Promise<Sound> {
  const { rule } = definition
  if (rule.kind === 'ratio') return { definition, ...(await demandRatio(tx, id, definition.unit, rule)) }
  if (rule.kind !== 'external') await demandCounted(tx, definition.unit, rule)
  return { definition, numerator: null, denominator: null }
}

async function demandCounted(tx: Tx, unit: string, rule: FlowRule | LevelRule): Promise<void> {
  const kinds = rule.kinds.map((kind) => countables.get(kind) ?? refuse(kindUnknown, { kind }))
  for (const dim of Object.keys(rule.dims)) demandDim(kinds, dim)
  const what = rule.kind === 'level' ? (rule.what ?? 'sum') : rule.what
  // 人次 happen; nobody has a stock of them.
  if (rule.kind === 'level' && (what !== 'sum' || /次$/.test(unit))) refuse(levelNotSummed)
  await demandMeasure(tx, kinds, what === 'sum', rule.measure)
  if (what === 'persons' || what === 'households')
    for (const { kind, persons, households } of kinds)
      if (!(what === 'persons' ? persons : households)) refuse(personsNotCarried, { kind: kind.kind, what })
  if (!unitFits(what, rule.measure, unit)) refuse(unitsMixed, { unit, measure: rule.measure ?? '' })
  await demandUnits(tx, [
    { field: 'placeId', tree: 'place', id: rule.placeId },
    { field: 'officeId', tree: 'office', id: rule.officeId },
  ])
  if (rule.kind === 'level') await demandOpening(tx, rule)
}

function demandDim(kinds: readonly Countable[], dim: string): void {
  const without = kinds.find(({ dims }) => !Object.hasOwn(dims, dim))
  if (without) refuse(dimUnknown, { kind: without.kind.kind, dim })
}

/** Measure words that the events of a kind carry. */
export async function measuresOf(tx: Tx, { measures }: Countable): Promise<readonly string[]> {
  return typeof measures === 'function' ? measures(tx) : (measures ?? [])
}

async function demandMeasure(
  tx: Tx,
  kinds: readonly Countable[],
  isSum: boolean,
  measure: string | null,
): Promise<void> {
  if (measure === null && !isSum) return
  const carried = await Promise.all(kinds.map((kind) => measuresOf(tx, kind)))
  if (measure === null) return refuse(measureMissing, { carried: [...new Set(carried.flat())] })
  for (const [index, measures] of carried.entries())
    if (!measures.includes(measure))
      refuse(measureNotCarried, { kind: kinds[index]!.kind.kind, measure, carried: [...measures] })
}

async function demandUnits(
  tx: Tx,
  named: readonly { field: string; tree: 'place' | 'office'; id: string | null }[],
): Promise<void> {
  const given = named.filter(({ id }) => id !== null)
  if (given.length === 0) return
  const { rows } = await sql<{ id: string; tree: string }>`
    select id, tree from units.label where id = any (${given.map(({ id }) => id)}::uuid[])`.execute(tx.db)
  for (const { field, tree, id } of given)
    if (!rows.some((row) => row.id === id && row.tree === tree)) refuse(unitUnknown, { field })
}

async function demandOpening(tx: Tx, { opening, register, placeId }: LevelRule): Promise<void> {
  if (register !== null && !registers.has(register)) refuse(registerUnknown)
  if (opening === null) return
  const places = opening.values.map((value) => value.placeId)
  await demandUnits(
    tx,
    places.map((id) => ({ field: 'opening', tree: 'place' as const, id })),
  )
  const trees = await relate(tx, [placeId, ...places])
  const overlap = places.some((a, i) => places.some((b, j) => i !== j && trees.covers(a, b)))
  const outside = placeId !== null && places.some((place) => !trees.covers(placeId, place))
  if (overlap || outside || opening.on > tx.today) refuse(openingAstray)
}

async function demandRatio(
  tx: Tx,
  id: string | null,
  unit: string,
  rule: RatioRule,
): Promise<Pick<Sound, 'numerator' | 'denominator'>> {
  const { denominator: below } = rule
  const belowId = 'indicatorId' in below ? below.indicatorId : null
  if (rule.numeratorId === id || (belowId !== null && (belowId === id || belowId === rule.numeratorId)))
    refuse(dividesByItself)
  if (!factorFits(unit, rule.factor)) refuse(factorAstray, { unit, factor: rule.factor })
  const versions = await findVersions(tx, [
    { indicatorId: rule.numeratorId },
    ...(belowId === null ? [] : [{ indicatorId: belowId }]),
  ])
  const numerator = demandPart(versions.get(meantKey(rule.numeratorId, undefined)), 'numerator', id)
  const denominator =
    belowId === null ? null : demandPart(versions.get(meantKey(belowId, undefined)), 'denominator', id)
  if ('number' in below && below.number <= 0) refuse(denominatorNotPositive)
  if ('expected' in below) await demandExpected(tx, below.expected, numerator)
  return { numerator, denominator }
}

/** A part is a flow or a level of our own. */
function demandPart(part: Meant | undefined, role: 'numerator' | 'denominator', id: string | null): Meant {
  if (!part) return refuse(partUnknown, { part: role })
  const { name, rule } = part.definition
  if (rule.kind === 'external') refuse(externalMixed, { part: role, name })
  if (rule.kind === 'ratio') {
    const standsOnIt = [part.numerator, part.denominator].some((inner) => inner?.indicatorId === id)
    if (id !== null && standsOnIt) refuse(dividesByItself)
    refuse(ratioOfRatios, { part: role, name })
  }
  return part
}

async function demandExpected(tx: Tx, expected: Expected, numerator: Meant): Promise<void> {
  const { rule, name } = numerator.definition
  if (rule.kind !== 'flow') return refuse(coverageNeedsFlow, { name })
  if ('unitKind' in expected) {
    if (!(unitKinds.place as readonly string[]).includes(expected.unitKind))
      refuse(unitUnknown, { field: 'unitKind' })
    return demandUnits(tx, [{ field: 'placeId', tree: 'place', id: expected.placeId }])
  }
  const { rows } = await sql<{ dim: string | null }>`
    select dim from indicators.list where id = ${expected.listId}`.execute(tx.db)
  const list = rows[0]
  if (!list) return refuse(listUnknown)
  if (list.dim !== null)
    demandDim(
      rule.kinds.map((kind) => countables.get(kind)!),
      list.dim,
    )
}
