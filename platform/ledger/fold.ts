import { type Kysely, sql } from 'kysely'

/**
 * Folds waiting deltas into the roll-up. Claims rows with SKIP LOCKED, so several may run at once; readers see either the delta
 * or the folded row, never both and never neither. Keys are upserted in one fixed order, so two folders cannot lock each other.
 * @returns how many deltas were folded
 */
export async function foldDeltas(db: Kysely<unknown>, most = 5_000): Promise<number> {
  const { rows } = await sql<{ folded: number }>`
    with claimed as (
      select id from ledger.delta order by id limit ${most} for update skip locked
    ), taken as (
      delete from ledger.delta d using claimed c where d.id = c.id
      returning d.kind, d.measure, d.dims, d.day, d.place_id, d.office_id, d.quantity, d.n
    ), summed as (
      select kind, measure, dims, day, place_id, office_id, sum(quantity) as quantity, sum(n)::integer as n
      from taken group by kind, measure, dims, day, place_id, office_id
      order by kind, measure, dims, day, place_id, office_id
    ), folded as (
      insert into ledger.rollup as r (kind, measure, dims, day, place_id, office_id, quantity, n)
      select kind, measure, dims, day, place_id, office_id, quantity, n from summed
      on conflict (kind, measure, dims, day, place_id, office_id)
      do update set quantity = r.quantity + excluded.quantity, n = r.n + excluded.n
    )
    select count(*)::integer as folded from taken`.execute(db)
  return rows[0]?.folded ?? 0
}
