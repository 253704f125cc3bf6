import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'

// Venues without a network hand out paper from the list that was stored there. Afterwards their own list is laid beside ours.

export interface OfflineVenue {
  venue: { id: string; name: string }
  /** How many papers were meant for it. */
  assigned: number
  reconciled: boolean
  doubtful: number
}

/** The venues of a round that have to be reconciled, and what came of it. */
export async function offlineOf(tx: Tx, roundId: string): Promise<OfflineVenue[]> {
  const { rows } = await sql<{
    id: string
    name: string
    assigned: number
    reconciled: boolean
    doubtful: number
  }>`
    select n.id, n.name, (select count(*)::int from assembly.voter v where v.round_id = b.round_id and v.venue_id = n.id and v.channel = 'paper') as assigned,
      g.id is not null as reconciled, coalesce(g.doubtful, 0) as doubtful
    from assembly.round_box b cross join unnest(b.offline) as o(id) join assembly.venue n on n.id = o.id
      left join lateral (select g.id, g.doubtful from assembly.reconciling g where g.round_id = b.round_id and g.venue_id = n.id
        order by g.seq desc limit 1) g on true
    where b.round_id = ${roundId} order by n.position, n.id`.execute(tx.db)
  return rows.map(({ id, name, ...rest }) => ({ venue: { id, name }, ...rest }))
}
