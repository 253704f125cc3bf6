import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { type Countable, countables, registers } from '../../../platform/ledger/countable.ts'
import type { Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import type { OfferedKind, getVocabulary as vocabularyEndpoint } from '../contract/definitions.ts'
import type { Named } from '../contract/words.ts'
import { unitKindWords } from '../words/kinds.ts'
import { measuresOf } from './checking.ts'

/** What a definition may be made of, in words: kinds of events with their fields, registers, lists, and for which offices. */
export async function getVocabulary(tx: Tx, actor: Actor): Promise<ReplyOf<typeof vocabularyEndpoint>> {
  const [kinds, lists, categories, offices] = await Promise.all([
    Promise.all([...countables.values()].map((kind) => offeredKind(tx, kind))),
    sql<Named>`select id, name from indicators.list order by name`.execute(tx.db),
    sql<{ category: string }>`
      select distinct category from indicators.indicator where retired_on is null order by category`.execute(
      tx.db,
    ),
    sql<Named>`
      select l.id, l.short_name as name from units.label l
      where l.tree = 'office' and ${definable(tx, actor)} order by l.name`.execute(tx.db),
  ])
  return {
    kinds: kinds.toSorted(
      (a, b) =>
        a.group['zh-CN'].localeCompare(b.group['zh-CN'], 'zh-Hans-CN') ||
        a.name['zh-CN'].localeCompare(b.name['zh-CN'], 'zh-Hans-CN'),
    ),
    registers: [...registers].map(([key, { name }]) => ({ key, name })),
    unitKinds: Object.keys(unitKindWords),
    lists: lists.rows,
    categories: categories.rows.map((row) => row.category),
    offices: offices.rows,
  }
}

/**
 * Offices whose indicators the actor may define: those below the own office; and every office for whoever holds the post on a place,
 * which covers an indicator of that place whichever office keeps it.
 */
function definable(tx: Tx, actor: Actor) {
  const { placeIds, officeIds } = actor.reach('indicators.define')
  return placeIds.length > 0
    ? sql<boolean>`true`
    : withinReach(tx, { placeIds: [], officeIds }, 'l.id', 'l.id')
}

async function offeredKind(tx: Tx, countable: Countable): Promise<OfferedKind> {
  const [measures, dims] = await Promise.all([
    measuresOf(tx, countable),
    Promise.all(
      Object.entries(countable.dims).map(async ([key, { name, values }]) => {
        const offered = await values?.(tx)
        return {
          key,
          name,
          values: offered?.map((v) => ({ value: v.value, label: v.label, group: v.group ?? null })) ?? null,
        }
      }),
    ),
  ])
  return {
    kind: countable.kind.kind,
    name: countable.name,
    group: countable.group,
    measures: [...measures],
    carriesPersons: countable.persons ?? false,
    carriesHouseholds: countable.households ?? false,
    dims,
  }
}
