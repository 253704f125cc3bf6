import { sql } from 'kysely'
import type { QueryOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import { findTargets } from '../../plans/index.ts'
import { scopeOf } from '../closing/closing.ts'
import type { NumberAsked, NumberForm } from '../contract/content.ts'
import type { Finding, findNumbers as findEndpoint } from '../contract/reports.ts'
import { tellNumbers } from '../numbers/telling.ts'
import { reportToRead } from './sight.ts'

const most = 12

interface Candidate {
  of: NumberAsked['of']
  aside: string
}

/** What can be put into the text where somebody types these words, each with its value for the days of the report. */
export async function findNumbers(
  tx: Tx,
  actor: Actor,
  id: string,
  query: QueryOf<typeof findEndpoint>,
): Promise<Finding[]> {
  const row = await reportToRead(tx, actor, id)
  const scope = scopeOf(row)
  const text = query.text ?? ''
  const form: NumberForm = query.form ?? 'amount'
  const period = { kind: query.period ?? 'report' } as const
  const targets = await findTargets(tx, { text, from: null, until: scope.until, placeId: null, limit: most })
  const candidates: Candidate[] = [
    // Of words that fit both, an indicator names what it counts; a target is one year's promise.
    ...(await findIndicators(tx, text)),
    ...targets.map((target) => ({
      of: { kind: 'target' as const, targetId: target.targetId },
      aside: `${target.year} · ${[target.number, target.projectTitle].filter(Boolean).join(' ')}`,
    })),
  ]
  const asked = candidates.map(
    ({ of }, at): NumberAsked => ({ id: `f${at}`, of, period, placeId: query.placeId ?? null, form }),
  )
  const told = await tellNumbers(tx, asked, scope)
  return candidates.map(({ of, aside }, at) => ({ of, period, form, told: told[at]!, aside }))
}

async function findIndicators(tx: Tx, text: string): Promise<Candidate[]> {
  const words = text.trim().split(/\s+/).filter(Boolean)
  const fits = words.map((word) => sql`i.name ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`)
  const { rows } = await sql<{ id: string; office: string }>`
    select i.id, office.short_name as office from indicators.label i join units.label office on office.id = i.office_id
    where i.retired_on is null and ${fits.length > 0 ? sql.join(fits, sql` and `) : sql`true`}
    order by i.name limit ${most}`.execute(tx.db)
  return rows.map(({ id, office }) => ({ of: { kind: 'indicator', indicatorId: id }, aside: office }))
}
