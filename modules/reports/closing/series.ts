import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { ReportRow } from '../writing/sight.ts'

/**
 * The closed report whose numbers this one adjusts. A corrected edition follows the one it corrects. Otherwise the last of the
 * series: reports of one kind, office and place, by the end of their periods; of a report and its corrected edition the edition.
 */
export async function followedBy(
  tx: Tx,
  row: Pick<ReportRow, 'id' | 'kind' | 'office_id' | 'place_id' | 'until_on' | 'corrects_id'>,
): Promise<{ id: string; title: string } | null> {
  const { rows } = await sql<{ id: string; title: string }>`
    select r.id, r.title from reports.report r
    where r.closed_at is not null and r.id <> ${row.id} and case when ${row.corrects_id}::uuid is not null
      then r.id = ${row.corrects_id}::uuid
      else r.kind = ${row.kind} and r.office_id = ${row.office_id} and r.place_id = ${row.place_id} and r.until_on <= ${row.until_on}::date
        and not exists (select from reports.report c where c.corrects_id = r.id and c.closed_at is not null) end
    order by r.until_on desc, r.closed_at desc limit 1`.execute(tx.db)
  return rows[0] ?? null
}
