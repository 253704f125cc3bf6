import { type RawBuilder, sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { phoneToWriteTo } from '../../people/index.ts'
import { maskName, maskPhone } from '../../people/rules.ts'
import type {
  listWishesBehind as behindEndpoint,
  MyWish,
  listWishesOfProject as ofProjectEndpoint,
  PublicWish,
  StaffWish,
} from '../contract/wishes.ts'
import { ownIds } from '../records/sight.ts'
import {
  isEditable,
  takesMergers,
  takesSupport,
  type WishAct,
  type WishChannel,
  wishActs,
  wishTransitions,
} from '../rules/wishes.ts'
import { becameOf } from './became.ts'
import { askCandidates } from './candidates.ts'
import { askLines } from './lines.ts'
import { opinionsOf } from './opinions.ts'
import { isOwnWish, isPublicWish, wishSeen } from './sight.ts'

interface More {
  words: string
  photos: PublicWish['photos']
  mergedInto: PublicWish['mergedInto']
  rootId: string
  rootTitle: string
  rootState: PublicWish['state']
  projectId: string | null
  targetId: string | null
}

const whole = (hidden: boolean): RawBuilder<unknown> => sql`
  , w.words, w.root_id as "rootId", root.project_id as "projectId", root.target_id as "targetId",
  coalesce((select json_agg(json_build_object('id', f.file_id, 'widthPx', pf.width_px, 'heightPx', pf.height_px,
      'isPublic', f.is_public) order by f.position)
    from plans.wish_photo f join platform.file pf on pf.id = f.file_id
    where f.wish_id = w.id and (f.is_public or ${hidden})), '[]') as photos,
  case when w.merged_into is null then null else json_build_object('id', root.id, 'title', root.title) end as "mergedInto"`

/** What staff alone need to know of each other is no step of the suggestion before the public. */
const toldInPublic = [
  'make',
  'publish',
  'refuse',
  'reconsider',
  'merge',
  'separate',
  'split',
  'move_on',
  'nominate',
  'list',
  'unlist',
  'adopt',
  'begin',
  'finish',
  'reopen',
  'stop',
]

/** What happened, oldest first. Questions to the suggester, and what was withdrawn before a look, are between them and the office. */
async function stepsOf(tx: Tx, wishId: string, all: boolean): Promise<PublicWish['steps']> {
  const { rows } = await sql<PublicWish['steps'][number]>`
    select s.id, to_json(s.at) #>> '{}' as at, s.act, s.state, s.reason, s.words, o.id as "otherId", o.title as "otherTitle",
      u.short_name as "officeName"
    from plans.wish_step s left join plans.wish o on o.id = s.other_wish_id left join units.label u on u.id = s.office_id
    where s.wish_id = ${wishId} and (${all} or s.act = any (${toldInPublic}::text[]))
    order by s.ordinal`.execute(tx.db)
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
}

async function byNeighbourhood(tx: Tx, rootId: string): Promise<PublicWish['byNeighbourhood']> {
  const { rows } = await sql<PublicWish['byNeighbourhood'][number]>`
    select json_build_object('id', l.id, 'name', l.short_name) as place, count(distinct h.human_id)::integer as supports
    from plans.wish g join plans.wish_support s on s.wish_id = g.id join people.human h on h.id = s.person_id
      join units.label l on l.id = s.place_id
    where g.root_id = ${rootId}
    group by l.id, l.short_name order by count(distinct h.human_id) desc, l.short_name`.execute(tx.db)
  return rows
}

async function wholeWish<Also>(
  tx: Tx,
  condition: RawBuilder<unknown>,
  how: { hidden: boolean; allSteps: boolean; also?: RawBuilder<unknown> },
) {
  const [line] = await askLines<More & Also>(tx, {
    condition,
    more: sql`${whole(how.hidden)} ${how.also ?? sql``}`,
    hidden: how.hidden,
    limit: 1,
  })
  const { rootId, rootTitle: _, rootState: __, projectId, targetId, ...wish } = found(line)
  const [steps, places, became] = await Promise.all([
    stepsOf(tx, wish.id, how.allSteps),
    byNeighbourhood(tx, rootId),
    becameOf(tx, projectId, targetId),
  ])
  return { ...wish, steps, byNeighbourhood: places, became }
}

/** One published suggestion as everybody reads it. One that was merged is still found, and says into which. */
export const getPublicWish = (tx: Tx, id: string): Promise<PublicWish> =>
  wholeWish<Record<never, never>>(tx, sql`w.id = ${id} and ${isPublicWish}`, {
    hidden: false,
    allSteps: false,
  })

/** For a resident: what is one's own, what one supports and follows, over the group and over all rows of the human being. */
export const ownColumns = (actor: Actor): RawBuilder<unknown> => sql`
  , ${isOwnWish(actor)} as "isMine",
  exists (select from plans.wish g join plans.wish_support s on s.wish_id = g.id
    where g.root_id = w.root_id and s.person_id = any (${ownIds(actor)})) as "isSupported",
  exists (select from plans.wish g join plans.wish_follow f on f.wish_id = g.id
    where g.root_id = w.root_id and f.person_id = any (${ownIds(actor)})) as "isFollowed"`

/** One suggestion for a resident: one's own whole, another's once it is published and without whose it is. 404 otherwise. */
export async function getMyWish(tx: Tx, actor: Actor, id: string): Promise<MyWish> {
  const own = await sql<{ isMine: boolean }>`
    select ${isOwnWish(actor)} as "isMine" from plans.wish w
    where w.id = ${id} and (${isPublicWish} or ${isOwnWish(actor)})`.execute(tx.db)
  const { isMine } = found(own.rows[0])
  const wish = await wholeWish<Omit<MyWish, 'may'> & { rootIsMine: boolean }>(tx, sql`w.id = ${id}`, {
    hidden: isMine,
    allSteps: isMine,
    also: sql`${ownColumns(actor)}, w.version, w.channel,
      case when ${isMine} and w.claimed_at is not null
        then json_build_object('lon', w.claimed_at[0], 'lat', w.claimed_at[1]) end as claimed,
      coalesce(root.person_id = any (${ownIds(actor)}), false) as "rootIsMine"`,
  })
  const { rootIsMine, ...told } = wish
  const mayWithdraw = wishTransitions.withdraw.from.includes(wish.state) && wish.supports + wish.crowd === 0
  return {
    ...told,
    channel: isMine ? told.channel : 'self',
    version: isMine ? told.version : 1,
    may: [
      ...(isMine && isEditable(wish.state) ? ['edit'] : []),
      ...(isMine && mayWithdraw ? ['withdraw'] : []),
      ...(!rootIsMine && takesSupport.includes(wish.state) ? ['support'] : []),
      ...(wish.state === 'withdrawn' ? [] : ['follow']),
    ],
  }
}

interface AlsoStaff {
  channel: WishChannel
  madeAt: string
  enteredBy: string | null
  personId: string | null
  suggesterName: string | null
  claimed: StaffWish['claimed']
  followers: number
  merged: StaffWish['merged']
  splitFrom: StaffWish['splitFrom']
  placeId: string
  officeId: string
}

/** One suggestion with everything the desk needs. The whole name is for whoever answers them; the phone is masked for all. */
export async function getWish(tx: Tx, vault: Vault, actor: Actor, id: string): Promise<StaffWish> {
  const wish = await wholeWish<AlsoStaff>(tx, sql`w.id = ${id} and ${wishSeen(tx, actor)}`, {
    hidden: true,
    allSteps: true,
    also: sql`, w.channel, to_json(w.made_at) #>> '{}' as "madeAt", w.person_id as "personId", w.place_id as "placeId",
      w.office_id as "officeId",
      case when w.channel = 'self' then null else (select l.name from people.label l where l.id = w.entered_by) end as "enteredBy",
      (select l.name from people.label l where l.id = w.person_id) as "suggesterName",
      case when w.claimed_at is null then null
        else json_build_object('lon', w.claimed_at[0], 'lat', w.claimed_at[1]) end as claimed,
      (select count(distinct h.human_id)::integer from plans.wish g join plans.wish_follow f on f.wish_id = g.id
        join people.human h on h.id = f.person_id where g.root_id = w.root_id) as followers,
      coalesce((select json_agg(json_build_object('id', m.id, 'title', m.title,
          'madeOn', (m.made_at at time zone 'Asia/Shanghai')::date, 'placeName', ml.short_name) order by m.id)
        from plans.wish m join units.label ml on ml.id = m.place_id where m.root_id = w.id and m.id <> w.id), '[]') as merged,
      (select json_build_object('id', sf.id, 'title', sf.title) from plans.wish sf where sf.id = w.split_from) as "splitFrom"`,
  })
  const { personId, suggesterName, placeId, officeId, madeAt, ...told } = wish
  const standing = { placeId, officeId }
  const answers = actor.may('plans.wish_sort', standing)
  const [opinions, candidates, phone] = await Promise.all([
    opinionsOf(tx, actor, id),
    askCandidates(tx, sql`c.wish_id = ${id} and c.dropped_at is null`),
    personId ? phoneToWriteTo(tx, vault, personId) : null,
  ])
  return {
    ...told,
    madeAt: new Date(madeAt).toISOString(),
    suggester: suggesterName
      ? { name: answers ? suggesterName : maskName(suggesterName), phone: phone && maskPhone(phone) }
      : null,
    opinions,
    candidate: answers ? (candidates[0] ?? null) : null,
    may: [
      ...(answers ? clerkActs(wish.state) : []),
      ...(answers && phone ? ['reveal'] : []),
      ...(takesSupport.includes(wish.state) && actor.may('plans.wish_for', standing) ? ['crowd'] : []),
    ],
  }
}

function clerkActs(state: StaffWish['state']): string[] {
  const acts = wishActs.filter(
    (act): act is WishAct => wishTransitions[act].by === 'clerk' && wishTransitions[act].from.includes(state),
  )
  return [
    ...acts,
    ...(state === 'merged' ? ['separate'] : []),
    ...(takesMergers.includes(state) ? ['take_in'] : []),
    ...(['waiting', 'published', 'candidate'].includes(state) ? ['ask_opinion'] : []),
  ]
}

/** The suggestions a project came from; anybody who may read the adopted text may know that there were some. */
export async function listWishesOfProject(
  tx: Tx,
  projectId: string,
): Promise<ReplyOf<typeof ofProjectEndpoint>> {
  const exists = await sql`
    select 1 from plans.project p join plans.plan pl on pl.id = p.plan_id and pl.adopted_on is not null where p.id = ${projectId}`.execute(
    tx.db,
  )
  found(exists.rows[0])
  const wishes = await askLines(tx, {
    condition: sql`w.project_id = ${projectId} and ${isPublicWish}`,
    order: 'supported',
    limit: 50,
  })
  const sum = (of: (line: (typeof wishes)[number]) => number) =>
    wishes.reduce((all, line) => all + of(line), 0)
  return {
    voices: sum((line) => line.voices),
    supports: sum((line) => line.supports),
    crowd: sum((line) => line.crowd),
    wishes,
  }
}

/** Which projects of an adopted list came from suggestions. Said in public, without anybody's name. */
export async function listWishesBehind(tx: Tx, planId: string): Promise<ReplyOf<typeof behindEndpoint>> {
  const plan = await sql`select 1 from plans.plan where id = ${planId} and adopted_on is not null`.execute(
    tx.db,
  )
  found(plan.rows[0])
  const lines = await askLines<{ projectId: string }>(tx, {
    condition: sql`w.project_id in (select p.id from plans.project p where p.plan_id = ${planId}) and ${isPublicWish}
      and w.state <> 'moved'`,
    more: sql`, w.project_id as "projectId"`,
    order: 'supported',
    limit: 1_000,
  })
  return [...Map.groupBy(lines, (line) => line.projectId)].map(([projectId, list]) => ({
    projectId,
    voices: list.reduce((all, line) => all + line.voices, 0),
    supports: list.reduce((all, line) => all + line.supports, 0),
    crowd: list.reduce((all, line) => all + line.crowd, 0),
    wishes: list.map((line) => ({ id: line.id, title: line.title, placeName: line.place.name })),
  }))
}
