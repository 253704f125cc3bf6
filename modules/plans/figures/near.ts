import { sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { listNearDeeds as listNearDeedsEndpoint, NearDeed } from '../contract/near.ts'
import { measureColumn } from './figures.ts'

/** Nobody reads on the first page of a phone what is half a year old. */
const freshDays = 120

/**
 * What was done and released lately within a place: only what stands, and only what everybody may see. Parts of the place count where
 * they lie today.
 */
export async function listNearDeeds(
  tx: Tx,
  { placeId, limit = 6 }: QueryOf<typeof listNearDeedsEndpoint>,
): Promise<ReplyOf<typeof listNearDeedsEndpoint>> {
  const since = new Date(tx.now.getTime() - freshDays * 86_400_000)
  const { rows } = await sql<NearDeed>`
    select r.id as "deedId", p.plan_id as "planId", r.target_id as "targetId", r.happened_on as "happenedOn",
      to_json(r.released_at) as "releasedAt", place.short_name as "placeName", r.quantity, 
      case when t.measured_by = 'share' then ${measureColumn} else t.unit end as unit, t.quoted, t.subject,
      t.measured_by as "measuredBy", right(left(g.text, t.start_at), 40) as lead,
      (select ph.file_id from plans.photo ph where ph.record_id = r.id and ph.is_public order by ph.position limit 1) as "photoId"
    from plans.record r
      join units.within w on w.id = r.place_id and w.ancestor_id = ${placeId}
        and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on
      join plans.project p on p.id = r.project_id
      join plans.passage g on g.id = p.passage_id
      join plans.target t on t.id = r.target_id
      join units.label place on place.id = r.place_id
    where r.state = 'accepted' and r.released_at >= ${since}
    order by r.released_at desc, r.happened_on desc, r.id desc limit ${limit}`.execute(tx.db)
  return { deeds: rows }
}
