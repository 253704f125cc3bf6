import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { system } from '../platform/http/actor.ts'
import { eventKind, flush, record } from '../platform/ledger/event.ts'
import { inTransaction, type Times } from '../platform/transaction.ts'

// A street for benchmarks: 12 neighbourhoods with 40 grids and 240 compounds, 21 offices, 10,000 persons in 4,000 households, and a year of
// events of 200 kinds. The more events, the denser the same days, places and persons: cells and persons met stay the same.

export const kinds = Array.from({ length: 200 }, (_, k) => `bench.kind${String(k).padStart(3, '0')}`)
/** Kinds below this number serve a known person of a known household; the others count crowds. */
export const serving = 100
const persons = 10_000
/** Each person is served by this many kinds beside the first, each time where he or she lives. */
const kindsOfPerson = 5

/** An id made from a few words, in SQL: the same words, the same id. */
const id = (words: string) => sql.raw(`md5(${words})::uuid`)

export interface Loaded {
  street: string
  neighbourhoods: string[]
}

async function plantTrees(db: Kysely<unknown>): Promise<void> {
  const plant = async (tree: string, kind: string, many: number, parent: string | null) => {
    await sql`insert into units.unit (id, tree, kind, name, short_name, opened_on, root)
      select ${id(`'${kind}' || i`)}, ${tree}, ${kind}, ${kind} || i, ${kind} || i, '2020-01-01', ${parent === null}
      from generate_series(0, ${many - 1}) i`.execute(db)
    if (parent !== null)
      await sql`insert into units.edge (id, tree, child_id, parent_id, during)
        select ${id(`'edge ${kind}' || i`)}, ${tree}, ${id(`'${kind}' || i`)}, ${id(parent)}, daterange('2020-01-01', null)
        from generate_series(0, ${many - 1}) i`.execute(db)
  }
  await plant('place', 'street', 1, null)
  await plant('place', 'neighbourhood', 12, `'street' || 0`)
  await plant('place', 'grid', 40, `'neighbourhood' || i % 12`)
  await plant('place', 'compound', 240, `'grid' || i % 40`)
  await plant('office', 'street_office', 1, null)
  await plant('office', 'office', 20, `'street_office' || 0`)
}

/**
 * Loads that many events and folds them, all at once and in the same way the folder does row by row: row by row a million would take
 * a quarter of an hour. At small sizes the bench proves by `verifyLedger` that both come to the same.
 * @returns the nodes to ask about
 */
export async function loadStreet(
  db: Kysely<unknown>,
  events: number,
  note: (line: string) => void,
): Promise<Loaded> {
  await plantTrees(db)
  await sql`insert into people.person (id, name, place_id, office_id, entered_at)
    select ${id(`'person' || p`)}, '居民', ${id(`'street' || 0`)}, ${id(`'street_office' || 0`)}, '2024-12-31'
    from generate_series(0, ${persons - 1}) p`.execute(db)
  note('events')
  // Hashes spread kinds, days and places, so that no two sizes share a pattern. A third of what serves persons is of the first kind.
  await sql`
    insert into ledger.event (id, kind, version, occurred_on, occurred_at, recorded_at, place_id, office_id, channel, subject_kind,
      subject_id, person_id, household_id, quantity, measure, data, dims, request_id)
    select md5('event' || i)::uuid, 'bench.kind' || lpad(k::text, 3, '0'), 1, '2025-01-01'::date + day, '2025-01-01'::date + day,
      '2025-12-31', md5('compound' || place)::uuid, md5('office' || k % 20)::uuid, 'system', 'bench', md5('event' || i)::uuid,
      case when served then md5('person' || p)::uuid end, case when served then md5('household' || p * 2 / 5)::uuid end,
      case when k % 2 = 0 then h % 9 end, case when k % 2 = 0 then '人次' end, '{}', '{}', 'bench'
    from (
      select e.*, case when not served then ${serving} + h % (200 - ${serving}) when h % 3 = 0 then 0
          else 1 + (p * 7 + h % ${kindsOfPerson} * 17) % (${serving} - 1) end as k,
        case when served then p else h / 200 end % 240 as place
      from (
        select i, (abs(hashint8(i)::bigint) / 7)::integer as h, (abs(hashint8(i + 500000000)::bigint) % ${persons})::integer as p,
          (abs(hashint8(i + 900000000)::bigint) % 365)::integer as day, i % 10 < 7 as served
        from generate_series(1, ${events}::bigint) i
      ) e
    ) e`.execute(db)
  note('tiers and presence')
  await sql`insert into ledger.key (kind, measure, dims) select distinct kind, coalesce(measure, ''), dims from ledger.event`.execute(
    db,
  )
  await sql`insert into ledger.rollup (key_id, day, place_id, office_id, quantity, n)
    select k.id, occurred_on, place_id, office_id, coalesce(sum(quantity), 0), count(*)
    from ledger.event e join ledger.key k on k.kind = e.kind and k.measure = coalesce(e.measure, '')
    group by 1, 2, 3, 4`.execute(db)
  await sql`insert into ledger.mark (role, of)
    select 'l'::"char", id from units.unit where tree = 'place' union all select 'o', id from units.unit where tree = 'office'
    union all select distinct 'p'::"char", person_id from ledger.event where person_id is not null
    union all select distinct 'h'::"char", household_id from ledger.event where household_id is not null`.execute(
    db,
  )
  await db.connection().execute(async (one) => {
    await sql`set work_mem = '512MB'`.execute(one)
    // Nobody moved in this year, so a month is enough to know who stood above whom.
    await sql`create temporary table part as
      select n.node, m.key_id, g.period, m.person, m.household, m.place, sum(m.quantity) as quantity, sum(m.n)::integer as n
      from (
        select k.id as key_id, extract(month from occurred_on)::integer as month, place_id, office_id, p.id as person,
          h.id as household, l.id as place, coalesce(sum(quantity), 0) as quantity, count(*) as n
        from ledger.event e join ledger.key k on k.kind = e.kind and k.measure = coalesce(e.measure, '')
        join ledger.mark l on l.role = 'l' and l.of = e.place_id
        left join ledger.mark p on p.role = 'p' and p.of = e.person_id
        left join ledger.mark h on h.role = 'h' and h.of = e.household_id
        group by 1, 2, 3, 4, 5, 6, 7
      ) m
      join (
        select u.place, u.office, k.id as node
        from (select p.id as place, o.id as office from units.unit p, units.unit o where p.tree = 'place' and o.tree = 'office') u
        cross join lateral ledger.nodes(u.place, u.office, '2025-01-01') n
        join ledger.mark k on k.role = n.role and k.of = n.of
      ) n on n.place = m.place_id and n.office = m.office_id
      cross join lateral (values (2025), (202500 + m.month)) g(period)
      group by 1, 2, 3, 4, 5, 6`.execute(one)
    await sql`insert into ledger.presence (node, key_id, period, sort, who, n)
      select p.node, p.key_id, p.period, w.sort, w.who, sum(p.n)
      from part p cross join lateral (values ('p'::"char", person), ('h', household), ('l', place)) w(sort, who)
      where w.who is not null group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(one)
    await sql`insert into ledger.tier (node, key_id, period, quantity, n, of_persons, of_households, persons, households, places)
      select s.*, coalesce(h.persons, 0), coalesce(h.households, 0), coalesce(h.places, 0) from (
        select node, key_id, period, sum(quantity), sum(n), coalesce(sum(n) filter (where person is not null), 0),
          coalesce(sum(n) filter (where household is not null), 0)
        from part group by 1, 2, 3
      ) s left join (
        select node, key_id, period, count(*) filter (where sort = 'p') as persons, count(*) filter (where sort = 'h') as households,
          count(*) filter (where sort = 'l') as places
        from ledger.presence group by 1, 2, 3
      ) h using (node, key_id, period)
      order by node, key_id, period`.execute(one)
    await sql`drop table part`.execute(one)
    await sql`reset work_mem`.execute(one)
  })
  note('indexes for GROUP BY, vacuum')
  // All that GROUP BY needs lies in the index itself: by place for a sub-tree, by kind for one indicator.
  await sql`create index bench_by_place on ledger.event (place_id, occurred_on) include (kind, quantity, reverses)`.execute(
    db,
  )
  await sql`create index bench_by_kind on ledger.event (kind, occurred_on) include (person_id, reverses)`.execute(
    db,
  )
  await sql`vacuum (analyze) ledger.event`.execute(db)
  for (const table of ['delta', 'key', 'rollup', 'mark', 'tier', 'presence', 'stood'])
    await sql`vacuum (analyze) ${sql.table(`ledger.${table}`)}`.execute(db)
  const { rows } = await sql<{ id: string; kind: string }>`
    select id, kind from units.unit where kind in ('street', 'neighbourhood') order by name`.execute(db)
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.id)
  return { street: of('street')[0]!, neighbourhoods: of('neighbourhood') }
}

const told = kinds.map((kind) => eventKind(`bench.${kind.slice('bench.'.length)}`))

/** Records events by the ledger's own way, a hundred in each transaction. */
export async function tellSome(times: Times, many: number): Promise<void> {
  const { rows: units } = await sql<{ id: string; kind: string }>`
    select id, kind from units.unit where kind in ('compound', 'office')`.execute(times.database.read)
  const { rows: people } = await sql<{
    id: string
  }>`select id from people.person order by id limit 2000`.execute(times.database.read)
  const of = (kind: string) => units.filter((unit) => unit.kind === kind).map((unit) => unit.id)
  const [compounds, offices] = [of('compound'), of('office')]
  const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!
  for (let done = 0; done < many; done += 100) {
    await inTransaction(times, 'bench', async (tx) => {
      for (let i = 0; i < 100; i++) {
        const k = Math.floor(Math.random() * kinds.length)
        record(tx, told[k]!, {
          placeId: pick(compounds),
          officeId: pick(offices),
          subject: { kind: 'bench', id: randomUUID() },
          actor: system,
          occurredOn: `2025-${String(1 + (i % 12)).padStart(2, '0')}-15`,
          personId: k < serving ? pick(people).id : null,
          quantity: 1,
          measure: '人次',
        })
      }
      await flush(tx)
    })
  }
}
