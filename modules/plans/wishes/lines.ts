import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { WishLine } from '../contract/wishes.ts'
import type { WishState } from '../rules/wishes.ts'

// Suggestions as any list shows them: one statement, for the desk, for a resident, for everybody.

export interface Filters {
  year?: number
  roundId?: string
  categoryId?: string
  placeId?: string
  text?: string
  state?: WishState
  what?: 'open' | 'became' | 'not'
}

const whats = {
  open: sql`w.state in ('published', 'candidate', 'listed')`,
  became: sql`(w.state in ('adopted', 'under_way', 'done', 'stopped') or (w.state = 'moved' and w.project_id is not null))`,
  not: sql`(w.state = 'refused' or (w.state = 'moved' and w.project_id is null))`,
}

/** For WHERE, with `plans.wish w` and `plans.round r`. A place takes in what lies within it. */
export function fitting(tx: Tx, filters: Filters): RawBuilder<boolean> {
  const like = filters.text?.trim() && `%${filters.text.trim().replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    ...(filters.year ? [sql`r.year = ${filters.year}`] : []),
    ...(filters.roundId ? [sql`w.round_id = ${filters.roundId}`] : []),
    ...(filters.categoryId ? [sql`w.category_id = ${filters.categoryId}`] : []),
    ...(filters.state ? [sql`w.state = ${filters.state}`] : []),
    ...(filters.what ? [whats[filters.what]] : []),
    ...(filters.placeId
      ? [
          sql`exists (select from units.within inside where inside.id = w.place_id and inside.ancestor_id = ${filters.placeId}
            and inside.from_on <= ${tx.today}::date and ${tx.today}::date < inside.until_on)`,
        ]
      : []),
    ...(like ? [sql`(w.title ilike ${like} or w.words ilike ${like})`] : []),
  ]
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** Joins to `plans.wish w` what its group counts: human beings once, hands and names apart, and how many it speaks for. */
export const withGroup = sql`
  cross join lateral (
    select count(distinct h.human_id)::integer as supports
    from plans.wish g join plans.wish_support s on s.wish_id = g.id join people.human h on h.id = s.person_id
    where g.root_id = w.root_id
  ) supported
  cross join lateral (
    select count(*)::integer as voices, coalesce(sum(k.crowd), 0)::integer as crowd
    from plans.wish g
      cross join lateral (select sum(c.count) as crowd from plans.wish_crowd c where c.wish_id = g.id) k
    where g.root_id = w.root_id and g.state <> 'withdrawn'
  ) voiced`

const neighbourhood = (tx: Tx) => sql`(
  select json_build_object('id', nl.id, 'name', nl.short_name)
  from units.within nx join units.label nl on nl.id = nx.ancestor_id and nl.kind = 'neighbourhood'
  where nx.id = w.place_id and nx.from_on <= ${tx.today}::date and ${tx.today}::date < nx.until_on limit 1)`

export type LineRow = WishLine

export interface LinesAsked {
  condition: RawBuilder<unknown>
  /** More columns, each named, beginning with a comma. */
  more?: RawBuilder<unknown>
  /** Whether photos that are held back may be shown. */
  hidden?: boolean
  order?: 'newest' | 'supported'
  after?: number
  limit?: number
}

/** `condition` speaks of `plans.wish w`, its `root`, and its round `r`. */
export async function askLines<More = Record<never, never>>(
  tx: Tx,
  asked: LinesAsked,
): Promise<(LineRow & More)[]> {
  const order =
    asked.order === 'supported'
      ? // What can still be supported stands before what was decided.
        sql`w.state in ('published', 'candidate', 'listed') desc, supported.supports + voiced.crowd desc, w.id desc`
      : sql`w.id desc`
  const { rows } = await sql<LineRow & More>`
    select w.id, w.title,
      case when length(w.words) > 120 then rtrim(left(w.words, 118)) || '…' else w.words end as excerpt,
      (select json_build_object('id', c.id, 'name', c.name) from plans.wish_category c where c.id = w.category_id) as category,
      (select json_build_object('id', pl.id, 'name', pl.short_name) from units.label pl where pl.id = w.place_id) as place,
      ${neighbourhood(tx)} as neighbourhood, w.state, root.state as "groupState", r.year,
      (w.made_at at time zone 'Asia/Shanghai')::date as "madeOn",
      supported.supports, voiced.crowd, voiced.voices,
      (select ph.file_id from plans.wish_photo ph where ph.wish_id = w.id and (ph.is_public or ${asked.hidden ?? false})
        order by ph.position limit 1) as "photoId",
      (select json_build_object('id', pj.id, 'number', pp.number, 'title', pj.title)
        from plans.project pj join plans.passage pp on pp.id = pj.passage_id where pj.id = root.project_id) as project
      ${asked.more ?? sql``}
    from plans.wish w join plans.wish root on root.id = w.root_id left join plans.round r on r.id = w.round_id ${withGroup}
    where ${asked.condition}
    order by ${order} limit ${asked.limit ?? 30} offset ${asked.after ?? 0}`.execute(tx.db)
  return rows
}

/**
 * Suggestions that speak of the same as a text: by the pairs of characters they share, the share counted from the shorter one, a little
 * more for the same place. `condition` says which may be found.
 */
export async function askAlike<More = Record<never, never>>(
  tx: Tx,
  asked: {
    pairs: readonly string[]
    placeId: string | null
    condition: RawBuilder<unknown>
    more?: RawBuilder<unknown>
    limit: number
  },
): Promise<
  ({
    id: string
    title: string
    excerpt: string
    placeName: string
    state: WishState
    supports: number
  } & More)[]
> {
  if (asked.pairs.length === 0) return []
  const { rows } = await sql<
    {
      id: string
      title: string
      excerpt: string
      placeName: string
      state: WishState
      supports: number
    } & More
  >`
    select w.id, w.title, left(w.words, 120) as excerpt, pl.short_name as "placeName", w.state, supported.supports
      ${asked.more ?? sql``}
    from plans.wish w join units.label pl on pl.id = w.place_id ${withGroup}
      cross join lateral (
        select count(*)::numeric as shared from unnest(w.pairs) as p where p = any (${asked.pairs}::text[])
      ) m
    where w.pairs && ${asked.pairs}::text[] and ${asked.condition} and m.shared >= 1
      and m.shared / least(cardinality(w.pairs), ${asked.pairs.length}) >= 0.18
    order by m.shared / least(cardinality(w.pairs), ${asked.pairs.length})
      + case when exists (select from units.within a join units.within b on a.ancestor_id = b.ancestor_id
          join units.label l on l.id = a.ancestor_id and l.kind in ('neighbourhood', 'compound')
          where a.id = w.place_id and b.id = ${asked.placeId}::uuid) then 0.15 else 0 end desc,
      supported.supports desc, w.id desc
    limit ${asked.limit}`.execute(tx.db)
  return rows
}
