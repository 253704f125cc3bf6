import { type RawBuilder, sql } from 'kysely'
import { refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Asked, factsOf, scopeOf, unitsOf } from '../answers/asking.ts'
import { relate } from '../answers/scopes.ts'
import { findVersions, type Meant, meantKey } from '../answers/versions.ts'
import { type Ask, badPeriod, indicatorUnknown } from '../contract/answers.ts'
import { countedPeriod } from '../rules/measuring.ts'
import { fitsPeriod } from '../rules/periods.ts'

// Which events lie beneath a number: the same filter that the cube was asked with, put to the events themselves.

/** The version an ask means. Refuses what does not exist. */
export async function meantBy(tx: Tx, ask: Ask): Promise<Asked> {
  const versions = await findVersions(tx, [ask])
  const meant = versions.get(meantKey(ask.indicatorId, ask.versionId))
  if (!meant) refuse(indicatorUnknown, { indicatorId: ask.indicatorId })
  if (!fitsPeriod(ask)) refuse(badPeriod)
  return { meant, ...ask }
}

/** The flows and levels whose events count: of a ratio the numerator, or both its parts. */
function countedIn(meant: Meant, parts: 'numerator' | 'both'): Meant[] {
  const { kind } = meant.definition.rule
  if (kind === 'flow' || kind === 'level') return [meant]
  return [meant.numerator, parts === 'both' ? meant.denominator : null].filter((part) => part !== null)
}

/**
 * A condition on `ledger.event e` that holds for exactly the events beneath the answer to this ask; null when there are none by
 * definition (an external figure, a place outside the area).
 */
export async function beneath(
  tx: Tx,
  ask: Asked,
  parts: 'numerator' | 'both' = 'numerator',
): Promise<RawBuilder<boolean> | null> {
  const trees = await relate(tx, unitsOf(ask))
  const conditions = countedIn(ask.meant, parts).flatMap((meant) => {
    const { rule } = meant.definition
    if (rule.kind !== 'flow' && rule.kind !== 'level') return []
    const period = countedPeriod(meant.definition, ask, tx.today)
    const scope = scopeOf({ trees }, { ...ask, meant }, rule)
    if (typeof period === 'string' || !scope) return []
    const { kinds, measure, dims } = factsOf(rule)
    return [
      sql.join(
        [
          sql`e.kind = any (${kinds}::text[])`,
          sql`e.occurred_on >= ${period.from}::date and e.occurred_on < ${period.until}::date`,
          ...(measure === undefined ? [] : [sql`e.measure = ${measure}`]),
          ...(dims === undefined ? [] : [fitsDims(dims)]),
          ...(scope.placeId ? [below(tx, sql`e.place_id`, scope.placeId, scope.view)] : []),
          ...(scope.officeId ? [below(tx, sql`e.office_id`, scope.officeId, scope.view)] : []),
        ],
        sql` and `,
      ),
    ]
  })
  if (conditions.length === 0) return null
  return sql<boolean>`(${sql.join(
    conditions.map((condition) => sql`(${condition})`),
    sql` or `,
  )})`
}

/** A dimension must have one of the values; null also fits an event that does not carry it. */
const fitsDims = (dims: object) => sql`not exists (
  select from jsonb_each(${JSON.stringify(dims)}::jsonb) d where not d.value @> coalesce(e.dims -> d.key, 'null'))`

function below(
  tx: Tx,
  column: RawBuilder<unknown>,
  ancestorId: string,
  view: 'then' | 'now',
): RawBuilder<unknown> {
  const on = view === 'now' ? sql`${tx.today}::date` : sql`e.occurred_on`
  return sql`exists (select from units.within w where w.ancestor_id = ${ancestorId} and w.id = ${column}
    and w.from_on <= ${on} and ${on} < w.until_on)`
}
