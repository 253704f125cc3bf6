import { sql } from 'kysely'
import type { BodyOf, QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import { roots, unitNamed, withinReach } from '../../units/index.ts'
import {
  type listNumbers as listNumbersEndpoint,
  type openSeries as openSeriesEndpoint,
  type Series,
  seriesTaken,
  unknownOffice,
} from '../contract/papers.ts'
import { seriesOpened } from '../events.ts'
import { numberOf } from '../rules/kinds.ts'
import { askLines } from './lines.ts'
import { paperSeen } from './sight.ts'

/**
 * Gives the next number of a series of an organ in a year, in the transaction that makes what bears it: rolled back, it was never taken,
 * and the next one waits until it is decided. So the numbers have neither hole nor double. A series that nobody has opened yet begins here.
 * @param paperId the paper that bears it; absent where the caller keeps what it numbered
 */
export async function takeNumber(
  tx: Tx,
  organId: string,
  series: string,
  year: number,
  paperId: string | null = null,
): Promise<{ number: string; ordinal: number }> {
  await sql`
    insert into documents.series (organ_id, code, opened_at) values (${organId}, ${series}, ${tx.now})
    on conflict do nothing`.execute(tx.db)
  const { rows } = await sql<{ last: number }>`
    insert into documents.series_year as y (organ_id, code, year, last) values (${organId}, ${series}, ${year}, 1)
    on conflict (organ_id, code, year) do update set last = y.last + 1
    returning last`.execute(tx.db)
  const ordinal = found(rows[0]).last
  const number = numberOf(series, year, ordinal)
  await sql`
    insert into documents.number (organ_id, code, year, ordinal, number, taken_at, paper_id)
    values (${organId}, ${series}, ${year}, ${ordinal}, ${number}, ${tx.now}, ${paperId})`.execute(tx.db)
  return { number, ordinal }
}

/** Opens a series by hand, with the red words at the head of its papers. Refuses one that is there. */
export async function openSeries(
  tx: Tx,
  actor: Actor,
  { organId, code, mark }: BodyOf<typeof openSeriesEndpoint>,
): Promise<Record<string, never>> {
  const organ = await unitNamed(tx, organId)
  const both = found(await roots(tx))
  if (organ?.tree !== 'office') return refuse(unknownOffice)
  const standing = { placeId: both.placeId, officeId: organId }
  demand(actor, 'documents.number', standing)
  const { rows } = await sql`
    insert into documents.series as s (organ_id, code, mark, opened_at, opened_by)
    values (${organId}, ${code}, ${mark}, ${tx.now}, ${actor.personId})
    on conflict (organ_id, code) do update set mark = excluded.mark, opened_by = excluded.opened_by
      where s.opened_by is null
    returning 1`.execute(tx.db)
  if (rows.length === 0) refuse(seriesTaken)
  record(tx, seriesOpened, { ...standing, actor, subject: { kind: 'documents.organ', id: organId } })
  return {}
}

/** Series of the organs within reach of whoever keeps the papers; the street’s own stand first, and of these the most used. */
export async function listSeries(tx: Tx, actor: Actor): Promise<Series[]> {
  const both = found(await roots(tx))
  const { rows } = await sql<Series>`
    select jsonb_build_object('id', s.organ_id, 'name', u.name) as organ, s.code, s.mark, s.closed_on as "closedOn",
      coalesce((select jsonb_agg(jsonb_build_object('year', y.year, 'last', y.last) order by y.year desc)
        from documents.series_year y where y.organ_id = s.organ_id and y.code = s.code), '[]') as years
    from documents.series s join units.label u on u.id = s.organ_id
      cross join lateral (select ${both.placeId}::uuid as place_id) root
    where ${withinReach(tx, actor.reach('documents.oversee'), 'root.place_id', 's.organ_id')}
    order by s.organ_id = ${both.officeId} desc, u.name, (
      select coalesce(sum(y.last), 0) from documents.series_year y where y.organ_id = s.organ_id and y.code = s.code) desc, s.code`.execute(
    tx.db,
  )
  return rows
}

/** The register of numbers. Every ordinal has its line; a paper one may not see shows its number only. */
export async function listNumbers(
  tx: Tx,
  actor: Actor,
  { organId, series, year }: QueryOf<typeof listNumbersEndpoint>,
): Promise<ReplyOf<typeof listNumbersEndpoint>> {
  const visible = await listSeries(tx, actor)
  found(visible.find((one) => one.organ.id === organId && one.code === series))
  const { rows } = await sql<{
    ordinal: number
    number: string
    takenAt: Date
    paperId: string | null
    voidReason: string | null
    issuedAt: Date | null
    copies: number
    scan: string | null
  }>`
    select n.ordinal, n.number, n.taken_at as "takenAt", n.paper_id as "paperId", p.void_reason as "voidReason",
      p.issued_at as "issuedAt",
      (select coalesce(sum(u.copies), 0)::integer from documents.seal_use u where u.paper_id = p.id and u.state = 'sealed') as copies,
      (select encode(sc.sha256, 'hex') from documents.scan sc where sc.paper_id = p.id order by sc.position desc limit 1) as scan
    from documents.number n left join documents.paper p on p.id = n.paper_id
    where n.organ_id = ${organId} and n.code = ${series} and n.year = ${year}
    order by n.ordinal`.execute(tx.db)
  const ids = rows.flatMap((row) => row.paperId ?? [])
  const papers = new Map(
    (
      await askLines(tx, actor, sql`p.id = any (${ids}::uuid[]) and ${paperSeen(tx, actor)}`, {
        limit: ids.length,
      })
    ).map((line) => [line.id, line]),
  )
  return {
    lines: rows.map(({ paperId, takenAt, issuedAt, scan, ...row }) => ({
      ...row,
      takenAt: takenAt.toISOString(),
      issuedAt: issuedAt?.toISOString() ?? null,
      scanSha256: scan,
      paper: (paperId && papers.get(paperId)) || null,
      isKeptElsewhere: paperId === null,
    })),
    last: rows.at(-1)?.ordinal ?? 0,
  }
}
