import { sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import type {
  countWishes as countEndpoint,
  findSimilar as findSimilarEndpoint,
  getMyWishing as getMyWishingEndpoint,
  getWishesWaiting as getWaitingEndpoint,
  listAlike as listAlikeEndpoint,
  listWishes as listEndpoint,
  listMyWishes as listMyEndpoint,
  listPublicWishes as listPublicEndpoint,
  MyLine,
  StaffLine,
  WishLine,
} from '../contract/wishes.ts'
import { ownIds } from '../records/sight.ts'
import { pairsOf, wishPlaceKinds } from '../rules/wishes.ts'
import { askAlike, askLines, type Filters, fitting } from './lines.ts'
import { leftToday } from './making.ts'
import { ownColumns } from './one.ts'
import { categoriesToday, roundToday } from './rounds.ts'
import { isOwnWish, isPublicWish, wishSeen } from './sight.ts'
import { homeOf } from './support.ts'

/** Where the next page begins, or null where this one was the last. */
const nextOf = (rows: readonly unknown[], { after = 0, limit = 30 }: { after?: number; limit?: number }) =>
  rows.length < limit ? null : after + rows.length

/** Published suggestions, each speaking for those merged into it. */
export async function listPublicWishes(
  tx: Tx,
  query: QueryOf<typeof listPublicEndpoint>,
): Promise<ReplyOf<typeof listPublicEndpoint>> {
  const wishes = await askLines(tx, {
    condition: sql`${isPublicWish} and w.state <> 'merged' and ${fitting(tx, query)}`,
    order: query.order,
    after: query.after,
    limit: query.limit,
  })
  return { wishes, next: nextOf(wishes, query) }
}

/** What a resident sees: near home, all, one's own (whatever their state), followed. */
export async function listMyWishes(
  tx: Tx,
  actor: Actor,
  { show = 'near', ...query }: QueryOf<typeof listMyEndpoint>,
): Promise<ReplyOf<typeof listMyEndpoint>> {
  const home = show === 'near' ? await homeOf(tx, actor) : null
  const speaking = sql`${isPublicWish} and w.state <> 'merged'`
  const condition =
    show === 'mine'
      ? isOwnWish(actor)
      : show === 'followed'
        ? sql`${speaking} and exists (select from plans.wish g
            where g.root_id = w.root_id and (exists (select from plans.wish_follow f
              where f.wish_id = g.id and f.person_id = any (${ownIds(actor)}))
            or exists (select from plans.wish_support s where s.wish_id = g.id and s.person_id = any (${ownIds(actor)}))))`
        : speaking
  const filters: Filters = { ...query, ...(home && !query.placeId ? { placeId: home } : {}) }
  const wishes = await askLines<Pick<MyLine, 'isMine' | 'isSupported' | 'isFollowed'>>(tx, {
    condition: sql`${condition} and ${fitting(tx, filters)}`,
    more: ownColumns(actor),
    order: query.order ?? (show === 'near' || show === 'all' ? 'supported' : 'newest'),
    after: query.after,
    limit: query.limit,
  })
  return { wishes, next: nextOf(wishes, query) }
}

/** Published suggestions that speak of the same as what somebody is writing. */
export async function findSimilar(
  tx: Tx,
  actor: Actor,
  { text, placeId }: QueryOf<typeof findSimilarEndpoint>,
): Promise<ReplyOf<typeof findSimilarEndpoint>> {
  return askAlike<{ isSupported: boolean; isMine: boolean; isFollowed: boolean }>(tx, {
    pairs: pairsOf(text),
    placeId: placeId ?? (await homeOf(tx, actor)),
    condition: sql`${isPublicWish} and w.state in ('published', 'candidate', 'listed', 'adopted', 'under_way')`,
    more: ownColumns(actor),
    limit: 5,
  }).then((rows) => rows.map(({ isFollowed: _, ...row }) => row))
}

/** What speaks of the same, for whoever merges: also what waits for a look. */
export async function listAlike(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ReplyOf<typeof listAlikeEndpoint>> {
  const { rows } = await sql<{ pairs: string[]; placeId: string }>`
    select w.pairs, w.place_id as "placeId" from plans.wish w where w.id = ${id} and ${wishSeen(tx, actor)}`.execute(
    tx.db,
  )
  const { pairs, placeId } = found(rows[0])
  return askAlike<{ isSupported: boolean; isMine: boolean }>(tx, {
    pairs,
    placeId,
    condition: sql`w.id <> ${id} and w.root_id <> ${id} and ${wishSeen(tx, actor)}
      and w.state in ('waiting', 'published', 'candidate', 'listed', 'adopted', 'under_way', 'moved')`,
    more: sql`, false as "isSupported", false as "isMine"`,
    limit: 8,
  })
}

/** What a resident needs to begin: the round, what may be asked for, where one lives, places to choose. */
export async function getMyWishing(tx: Tx, actor: Actor): Promise<ReplyOf<typeof getMyWishingEndpoint>> {
  const round = await roundToday(tx)
  const [categories, home, left, places] = await Promise.all([
    categoriesToday(tx, round),
    homeOf(tx, actor),
    leftToday(tx, actor),
    sql<ReplyOf<typeof getMyWishingEndpoint>['places'][number]>`
      select l.id, l.short_name as name, l.kind,
        (select n.short_name from units.within x join units.label n on n.id = x.ancestor_id and n.kind = 'neighbourhood'
          where x.id = l.id and x.from_on <= ${tx.today}::date and ${tx.today}::date < x.until_on limit 1) as neighbourhood
      from units.label l join units.within here on here.id = l.id
        and here.from_on <= ${tx.today}::date and ${tx.today}::date < here.until_on
        and here.ancestor_id = (select street.id from units.label street where street.tree = 'place' and street.kind = 'sub_district' limit 1)
      where l.tree = 'place' and l.kind = any (${wishPlaceKinds.filter((kind) => kind !== 'grid' && kind !== 'comprehensive_grid')}::text[])
      order by array_position(array['sub_district', 'neighbourhood', 'compound', 'road'], l.kind), l.short_name`.execute(
      tx.db,
    ),
  ])
  const own = places.rows.find((place) => place.id === home)
  return {
    round,
    categories,
    home: own ? { id: own.id, name: own.name } : null,
    places: places.rows,
    leftToday: left,
  }
}

// ── the desk ───────────────────────────────────────────────────────────────────────────────────────────────────

type DeskQuery = QueryOf<typeof countEndpoint>

const askedOfMine = (tx: Tx, actor: Actor) => sql<boolean>`exists (select from plans.wish_opinion mine
  where mine.wish_id = w.id and mine.given_at is null
    and ${withinReach(tx, { placeIds: [], officeIds: actor.reach('plans.wish_opinion').officeIds }, 'mine.office_id', 'mine.office_id')})`

const atDesk = (tx: Tx, actor: Actor, { forMe, ...filters }: DeskQuery) => sql<boolean>`(
  ${wishSeen(tx, actor)} and ${fitting(tx, filters)}
  and ${forMe === 'opinion' ? askedOfMine(tx, actor) : forMe === 'mine' ? sql`w.entered_by = any (${ownIds(actor)}) and w.channel <> 'self'` : sql`true`})`

export async function listWishes(
  tx: Tx,
  actor: Actor,
  query: QueryOf<typeof listEndpoint>,
): Promise<ReplyOf<typeof listEndpoint>> {
  const { order, after, limit, ...filters } = query
  const condition = atDesk(tx, actor, filters)
  const [counted, wishes] = await Promise.all([
    sql<{ total: number }>`
      select count(*)::integer as total from plans.wish w left join plans.round r on r.id = w.round_id where ${condition}`.execute(
      tx.db,
    ),
    askLines<Pick<StaffLine, 'channel' | 'opinionsOpen' | 'opinionDueOn'>>(tx, {
      condition,
      hidden: true,
      more: sql`, w.channel,
        (select count(*)::integer from plans.wish_opinion o where o.wish_id = w.id and o.given_at is null) as "opinionsOpen",
        (select min(o.due_on) from plans.wish_opinion o where o.wish_id = w.id and o.given_at is null) as "opinionDueOn"`,
      order,
      after,
      limit,
    }),
  ])
  return { total: counted.rows[0]!.total, wishes, next: nextOf(wishes, { after, limit }) }
}

/** How many come from where, of what kind, and how they stand: the same filters as the list beside it. */
export async function countWishes(
  tx: Tx,
  actor: Actor,
  query: DeskQuery,
): Promise<ReplyOf<typeof countEndpoint>> {
  const condition = atDesk(tx, actor, query)
  const { rows } = await sql<{
    placeId: string
    categoryId: string | null
    state: WishLine['state']
    n: number
  }>`
    select w.place_id as "placeId", w.category_id as "categoryId", w.state, count(*)::integer as n
    from plans.wish w left join plans.round r on r.id = w.round_id
    where ${condition} group by w.place_id, w.category_id, w.state`.execute(tx.db)
  const sums = (keyOf: (row: (typeof rows)[number]) => string | null) => {
    const counted = new Map<string, number>()
    for (const row of rows) {
      const key = keyOf(row)
      if (key !== null) counted.set(key, (counted.get(key) ?? 0) + row.n)
    }
    return counted
  }
  const byPlace = sums((row) => row.placeId)
  const byCategory = sums((row) => row.categoryId)
  const byState = sums((row) => row.state)
  const [places, neighbourhoods, categories] = await Promise.all([
    sql<{ id: string; name: string }>`
      select id, short_name as name from units.label where id = any (${[...byPlace.keys()]}::uuid[])`.execute(
      tx.db,
    ),
    sql<{ id: string; name: string; placeId: string }>`
      select n.id, n.short_name as name, x.id as "placeId"
      from units.within x join units.label n on n.id = x.ancestor_id and n.kind = 'neighbourhood'
      where x.id = any (${[...byPlace.keys()]}::uuid[]) and x.from_on <= ${tx.today}::date and ${tx.today}::date < x.until_on`.execute(
      tx.db,
    ),
    sql<{ id: string; name: string }>`
      select id, name from plans.wish_category where id = any (${[...byCategory.keys()]}::uuid[]) order by name`.execute(
      tx.db,
    ),
  ])
  const around = new Map<string, { place: { id: string; name: string }; wishes: number }>()
  for (const row of neighbourhoods.rows) {
    const known = around.get(row.id) ?? { place: { id: row.id, name: row.name }, wishes: 0 }
    known.wishes += byPlace.get(row.placeId) ?? 0
    around.set(row.id, known)
  }
  const most = <T extends { wishes: number }>(list: T[]) => list.sort((a, b) => b.wishes - a.wishes)
  return {
    places: most(places.rows.map((place) => ({ place, wishes: byPlace.get(place.id) ?? 0 }))),
    neighbourhoods: most([...around.values()]),
    categories: most(
      categories.rows.map((category) => ({ category, wishes: byCategory.get(category.id) ?? 0 })),
    ),
    states: most([...byState].map(([state, wishes]) => ({ state: state as WishLine['state'], wishes }))),
  }
}

/** What waits for this person: a first look, candidates of an adopted list to be confirmed, opinions asked of one's office. */
export async function getWishesWaiting(tx: Tx, actor: Actor): Promise<ReplyOf<typeof getWaitingEndpoint>> {
  const sorts = withinReach(tx, actor.reach('plans.wish_sort'), 'w.place_id', 'w.office_id')
  const [look, confirm, opinions] = await Promise.all([
    sql<{
      n: number
    }>`select count(*)::integer as n from plans.wish w where w.state = 'waiting' and ${sorts}`.execute(tx.db),
    sql<{ n: number }>`
      select count(*)::integer as n from plans.candidate c join plans.wish w on w.id = c.wish_id
        join plans.draft d on d.id = c.draft_id join plans.plan pl on pl.id = d.plan_id
      where c.dropped_at is null and c.project_id is null and w.state = 'listed' and pl.adopted_on is not null and ${sorts}`.execute(
      tx.db,
    ),
    sql<ReplyOf<typeof getWaitingEndpoint>['opinions'][number]>`
      select w.id as "wishId", w.title, o.due_on as "dueOn"
      from plans.wish_opinion o join plans.wish w on w.id = o.wish_id
      where o.given_at is null and w.state in ('waiting', 'published', 'candidate')
        and ${withinReach(tx, { placeIds: [], officeIds: actor.reach('plans.wish_opinion').officeIds }, 'o.office_id', 'o.office_id')}
      order by o.due_on, o.id limit 50`.execute(tx.db),
  ])
  return { toLook: look.rows[0]!.n, toConfirm: confirm.rows[0]!.n, opinions: opinions.rows }
}
