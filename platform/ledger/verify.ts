import { type Kysely, type RawBuilder, sql } from 'kysely'
import { brokenPublications } from './publish.ts'
import { brokenSeals } from './seal.ts'

/** What is looked at, in this order. */
export const checks = [
  'days',
  'tiers',
  'presence',
  'trees',
  'totals',
  'reversals',
  'counts',
  'seals',
  'published',
] as const
export type Check = (typeof checks)[number]

export interface Difference {
  /** Where: the ids and days that name the row. */
  at: Readonly<Record<string, unknown>>
  expected: string | null
  found: string | null
}

export interface Outcome {
  check: Check
  /** How many rows were compared. */
  compared: number
  /** How many differ; the first few of them are `differences`. */
  differing: number
  differences: Difference[]
}

export interface Verification {
  events: number
  waiting: number
  seals: number
  outcomes: Outcome[]
  /** True when nothing differs. */
  whole: boolean
}

const mostShown = 50

/** The events less the deltas that still wait: what must have been folded, by the trees and persons as they are known now. */
const folded = sql`folded as materialized (
  select k.id as key_id, f.* from ledger.folded(null, '-infinity', 'infinity', null, null) f
  left join ledger.key k on (k.kind, k.measure, k.dims) = (f.kind, f.measure, f.dims)
)`

/** Each folded row once for each node above it and for its year and its month; straight from the trees, not from the cube's own copy. */
const parts = sql`${folded}, node as materialized (
  select d.place_id, d.office_id, d.day, n.role, n.of
  from (select distinct place_id, office_id, day from folded) d cross join lateral (
    select 'a'::"char", '00000000-0000-0000-0000-000000000000'::uuid
    union select 'l', d.place_id union select 'o', d.office_id
    union select 'l', u.above_id from ledger.above u where u.id = d.place_id and u.from_on <= d.day and d.day < u.until_on
    union select 'o', u.above_id from ledger.above u where u.id = d.office_id and u.from_on <= d.day and d.day < u.until_on
  ) n(role, of)
), part as materialized (
  select n.role, n.of, f.key_id, g.period, coalesce(h.human_id, f.person_id) as person, f.household_id as household,
    f.place_id as place, sum(f.quantity) as quantity, sum(f.n) as n
  from folded f join node n using (place_id, office_id, day)
  cross join lateral (values (extract(year from f.day)::integer),
    (extract(year from f.day)::integer * 100 + extract(month from f.day)::integer)) g(period)
  left join ledger.human h on h.id = f.person_id
  group by 1, 2, 3, 4, 5, 6, 7
), shown as materialized (
  select role, of, key_id, period, w.sort, w.who, sum(n) as n
  from part cross join lateral (values ('p'::"char", person), ('h', household), ('l', place)) w(sort, who)
  where w.who is not null group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
)`

/** Rows that differ, the first few of them, and how many there are: each statement ends in a `compared` of at, expected and found. */
const compare = (body: RawBuilder<unknown>) => sql<Difference & { compared: number; differing: number }>`
  with ${body}, counted as (
    select count(*)::integer as compared, (count(*) filter (where expected is distinct from found))::integer as differing from compared
  )
  select c.compared, c.differing, d.at, d.expected, d.found
  from counted c left join lateral (
    select at, expected, found from compared where expected is distinct from found order by at::text limit ${mostShown}
  ) d on true`

const statements: Readonly<Record<Exclude<Check, 'seals' | 'published'>, RawBuilder<unknown>>> = {
  days: sql`${folded}, compared as (
    select jsonb_build_object('kind', coalesce(e.kind, k.kind), 'measure', coalesce(e.measure, k.measure),
        'dims', coalesce(e.dims, k.dims), 'day', coalesce(e.day, r.day), 'place', coalesce(e.place_id, r.place_id),
        'office', coalesce(e.office_id, r.office_id)) as at,
      nullif(coalesce(trim_scale(e.quantity), 0)::text || ' / ' || coalesce(e.n, 0), '0 / 0') as expected,
      nullif(coalesce(trim_scale(r.quantity), 0)::text || ' / ' || coalesce(r.n, 0), '0 / 0') as found
    from (
      select key_id, kind, measure, dims, day, place_id, office_id, sum(quantity) as quantity, sum(n) as n
      from folded group by 1, 2, 3, 4, 5, 6, 7
    ) e full join ledger.rollup r
      on (r.key_id, r.day, r.place_id, r.office_id) = (e.key_id, e.day, e.place_id, e.office_id)
    left join ledger.key k on k.id = r.key_id
  )`,
  tiers: sql`${parts}, head as (
    select role, of, key_id, period, count(*) filter (where sort = 'p') as persons, count(*) filter (where sort = 'h') as households,
      count(*) filter (where sort = 'l') as places
    from shown where n > 0 group by 1, 2, 3, 4
  ), summed as (
    select p.role, p.of, p.key_id, p.period, sum(p.quantity) as quantity, sum(p.n) as n,
      coalesce(sum(p.n) filter (where p.person is not null), 0) as of_persons,
      coalesce(sum(p.n) filter (where p.household is not null), 0) as of_households
    from part p group by 1, 2, 3, 4
  ), compared as (
    select jsonb_build_object('kind', k.kind, 'measure', k.measure, 'dims', k.dims, 'node', coalesce(s.of, m.of),
        'period', coalesce(s.period, t.period)) as at,
      nullif(concat_ws(' / ', coalesce(trim_scale(s.quantity), 0), coalesce(s.n, 0), coalesce(s.of_persons, 0),
        coalesce(s.of_households, 0), coalesce(h.persons, 0), coalesce(h.households, 0), coalesce(h.places, 0)),
        '0 / 0 / 0 / 0 / 0 / 0 / 0') as expected,
      nullif(concat_ws(' / ', coalesce(trim_scale(t.quantity), 0), coalesce(t.n, 0), coalesce(t.of_persons, 0),
        coalesce(t.of_households, 0), coalesce(t.persons, 0), coalesce(t.households, 0), coalesce(t.places, 0)),
        '0 / 0 / 0 / 0 / 0 / 0 / 0') as found
    from summed s left join head h using (role, of, key_id, period)
    left join ledger.mark mark on mark.role = s.role and mark.of = s.of
    full join ledger.tier t on (t.node, t.key_id, t.period) = (mark.id, s.key_id, s.period)
    left join ledger.mark m on m.id = t.node
    left join ledger.key k on k.id = coalesce(s.key_id, t.key_id)
  )`,
  presence: sql`${parts}, compared as (
    select jsonb_build_object('kind', k.kind, 'measure', k.measure, 'dims', k.dims, 'node', coalesce(s.of, m.of), 'period',
        coalesce(s.period, p.period), 'who', coalesce(s.who, w.of)) as at,
      nullif(coalesce(s.n, 0), 0)::text as expected, nullif(coalesce(p.n, 0), 0)::text as found
    from shown s left join ledger.mark node on node.role = s.role and node.of = s.of
    left join ledger.mark one on one.role = s.sort and one.of = s.who
    full join ledger.presence p
      on (p.node, p.key_id, p.period, p.sort, p.who) = (node.id, s.key_id, s.period, s.sort, one.id)
    left join ledger.mark m on m.id = p.node
    left join ledger.mark w on w.id = p.who
    left join ledger.key k on k.id = coalesce(s.key_id, p.key_id)
  )`,
  trees: sql`compared as (
    select jsonb_build_object('unit', coalesce(u.id, s.id), 'above', coalesce(u.above_id, s.above_id),
        'from', coalesce(u.from_on, s.from_on)) as at,
      u.until_on::text as expected, s.until_on::text as found
    from (select * from ledger.above where above_id <> id) u full join ledger.stood s using (id, above_id, from_on)
  )`,
  // Arithmetic that must close whatever the events are: folded and unfolded are all there is, and months are the year.
  totals: sql`compared as (
    select jsonb_build_object('kind', coalesce(e.kind, f.kind), 'measure', coalesce(e.measure, f.measure)) as at,
      trim_scale(e.quantity) || ' / ' || e.n as expected, trim_scale(f.quantity) || ' / ' || f.n as found
    from (
      select kind, coalesce(measure, '') as measure, coalesce(sum(quantity), 0) as quantity,
        sum(case when reverses is null then 1 else -1 end) as n
      from ledger.event group by 1, 2
    ) e full join (
      select kind, measure, sum(quantity) as quantity, sum(n) as n from (
        select k.kind, k.measure, r.quantity, r.n from ledger.rollup r join ledger.key k on k.id = r.key_id
        union all select kind, measure, quantity, n from ledger.delta
      ) u group by 1, 2
    ) f using (kind, measure)
    union all
    select jsonb_build_object('kind', k.kind, 'measure', k.measure, 'dims', k.dims, 'node', m.of, 'period', year), trim_scale(y.quantity) || ' / ' || y.n,
      trim_scale(y.months) || ' / ' || y.month_n
    from (
      select node, key_id, case when period > 9999 then period / 100 else period end as year,
        coalesce(sum(quantity) filter (where period <= 9999), 0) as quantity, coalesce(sum(n) filter (where period <= 9999), 0) as n,
        coalesce(sum(quantity) filter (where period > 9999), 0) as months, coalesce(sum(n) filter (where period > 9999), 0) as month_n
      from ledger.tier group by 1, 2, 3
    ) y join ledger.mark m on m.id = y.node join ledger.key k on k.id = y.key_id
  )`,
  // A reversal takes back one event that is none itself, copies where, when, who and what, and negates how much.
  reversals: sql`compared as (
    select jsonb_build_object('reversal', r.id, 'event', r.reverses) as at, 'copied, negated, once' as expected,
      case
        when e.id is null then 'takes back no event'
        when e.reverses is not null then 'takes back a reversal'
        when count(*) over (partition by r.reverses) > 1 then 'taken back more than once'
        when (r.kind, r.version, r.occurred_on, r.occurred_at, r.place_id, r.office_id, r.subject_kind, r.subject_id, r.person_id,
            r.household_id, r.measure, r.dims, r.data, r.evidence)
          is distinct from (e.kind, e.version, e.occurred_on, e.occurred_at, e.place_id, e.office_id, e.subject_kind, e.subject_id,
            e.person_id, e.household_id, e.measure, e.dims, e.data, e.evidence) then 'another dimension'
        when r.quantity is distinct from -e.quantity then 'another quantity'
        else 'copied, negated, once'
      end as found
    from ledger.event r left join ledger.event e on e.id = r.reverses where r.reverses is not null
  )`,
  // What is counted of one source in one measure is counted once: its live events are one or none.
  counts: sql`compared as (
    select jsonb_build_object('subject', subject_kind, 'id', subject_id, 'measure', measure) as at, 'one or none' as expected,
      case when sum(case when reverses is null then 1 else -1 end) in (0, 1) then 'one or none'
        else sum(case when reverses is null then 1 else -1 end)::text end as found
    from ledger.event where quantity is not null group by subject_kind, subject_id, measure
  )`,
}

/**
 * Checks the books: recomputes days, tiers and presence from the events alone, looks at every reversal and every count, and recomputes
 * every seal and its link, in one snapshot while writing goes on.
 * @param published the lines of the seals that were published outside the database; null when none was yet
 */
export async function verifyLedger(db: Kysely<unknown>, published: string | null): Promise<Verification> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const size = await sql<{ events: number; waiting: number; seals: number }>`
        select (select count(*) from ledger.event)::integer as events, (select count(*) from ledger.delta)::integer as waiting,
          (select count(*) from ledger.seal)::integer as seals`.execute(trx)
      const outcomes: Outcome[] = []
      for (const check of checks) {
        if (check === 'seals' || check === 'published') continue
        const { rows } = await compare(statements[check]).execute(trx)
        outcomes.push({
          check,
          compared: rows[0]?.compared ?? 0,
          differing: rows[0]?.differing ?? 0,
          differences: rows.flatMap(({ at, expected, found }) => (at ? [{ at, expected, found }] : [])),
        })
      }
      const broken = await brokenSeals(trx)
      const { seals, events, waiting } = size.rows[0]!
      outcomes.push(
        outcomeOf(
          'seals',
          seals,
          broken.map((seal) => ({ at: { seal }, expected: 'whole', found: 'broken' })),
        ),
      )
      const { lines, broken: unlike } = await brokenPublications(trx, published)
      outcomes.push(outcomeOf('published', lines, unlike))
      return { events, waiting, seals, outcomes, whole: outcomes.every((o) => o.differing === 0) }
    })
}

const outcomeOf = (check: Check, compared: number, all: Difference[]): Outcome => ({
  check,
  compared,
  differing: all.length,
  differences: all.slice(0, mostShown),
})
