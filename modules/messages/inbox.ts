import { sql } from 'kysely'
import type { BodyOf, QueryOf, ReplyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import type { Lilong } from '../../platform/lilong.ts'
import type { Worded } from '../../platform/message.ts'
import { publish, type Tx } from '../../platform/tx.ts'
import type {
  countUnread as countUnreadEndpoint,
  getInbox as getInboxEndpoint,
  Message,
  markRead as markReadEndpoint,
} from './contract.ts'
import { fillAddress } from './rules.ts'
import { inboxOf } from './telling.ts'

type Language = 'zh-CN' | 'en'
export interface Told {
  kind: string
  data: Record<string, unknown>
}

/** Both rows of somebody who was entered twice are one reader. */
const mine = (actor: Actor) => sql`(
  select same.id from people.human same join people.human me on me.human_id = same.human_id where me.id = ${actor.personId}::uuid)`

/**
 * What is told to somebody of staff as such, and opens at their door only, is not read at the residents': a code on the phone opens that one,
 * and a title of a paper is worth a password.
 */
const atThisDoor = ({ messages }: Pick<Lilong, 'messages'>, actor: Actor) => {
  const ofStaff = [...messages.values()].filter(({ opens }) => opens.staff && !opens.resident)
  const hidden = actor.door === 'my' ? ofStaff.map(({ kind }) => kind) : []
  return sql<boolean>`kind <> all (${hidden}::text[])`
}

/** What the signed-in person was told, worded now: a name changed since is said as it is today. */
export async function inbox(
  tx: Tx,
  lilong: Pick<Lilong, 'messages'>,
  actor: Actor,
  { language = 'zh-CN', after, limit = 30 }: QueryOf<typeof getInboxEndpoint>,
): Promise<ReplyOf<typeof getInboxEndpoint>> {
  const { rows } = await sql<Told & { id: string; toldAt: string; readAt: string | null }>`
    select m.id, m.kind, m.data, to_json(m.told_at) as "toldAt", to_json(m.read_at) as "readAt"
    from messages.message m
    where m.person_id in ${mine(actor)} and ${atThisDoor(lilong, actor)}
      and (${after ?? null}::uuid is null or (m.told_at, m.id) < (
        select a.told_at, a.id from messages.message a where a.id = ${after ?? null}::uuid and a.person_id in ${mine(actor)}))
    order by m.told_at desc, m.id desc limit ${limit + 1}`.execute(tx.db)
  const page = rows.slice(0, limit)
  const worded = await wordAll(tx, lilong, page, language)
  const messages = page.flatMap((row, at): Message[] => {
    const said = worded[at]
    // What it spoke of is no longer there: nothing is left to say, or to open.
    if (!said) return []
    const opens = lilong.messages.get(row.kind)?.opens
    return [
      {
        id: row.id,
        kind: row.kind,
        ...said,
        toldAt: row.toldAt,
        readAt: row.readAt,
        opens: fillAddress(actor.door === 'my' ? opens?.resident : opens?.staff, row.data),
      },
    ]
  })
  const { unread } = await unreadOf(tx, lilong, actor)
  return { messages, unread, next: rows.length > limit ? page.at(-1)!.id : null }
}

/** Words rows of several kinds, each kind in one go. Null for a kind of a module that is gone, and for a matter that is. */
export async function wordAll(
  tx: Tx,
  lilong: Pick<Lilong, 'messages'>,
  rows: readonly Told[],
  language: Language,
): Promise<(Worded | null)[]> {
  const worded: (Worded | null)[] = rows.map(() => null)
  const byKind = Map.groupBy(
    rows.map((row, at) => ({ row, at })),
    ({ row }) => row.kind,
  )
  for (const [name, list] of byKind) {
    const kind = lilong.messages.get(name)
    if (!kind) continue
    const said = await kind.word(
      tx,
      list.map(({ row }) => row.data),
      language,
    )
    list.forEach(({ at }, i) => {
      worded[at] = said[i] ?? null
    })
  }
  return worded
}

export async function unreadOf(
  tx: Tx,
  lilong: Pick<Lilong, 'messages'>,
  actor: Actor,
): Promise<ReplyOf<typeof countUnreadEndpoint>> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::integer as unread from messages.message
    where person_id in ${mine(actor)} and read_at is null and ${atThisDoor(lilong, actor)}`.execute(tx.db)
  return { unread: rows[0]!.unread }
}

/** Marks messages of one's own that stand at this door as read, those named or all. Somebody else's are passed over in silence. */
export async function markRead(
  tx: Tx,
  lilong: Pick<Lilong, 'messages'>,
  actor: Actor,
  { ids }: BodyOf<typeof markReadEndpoint>,
): Promise<ReplyOf<typeof markReadEndpoint>> {
  const { rows } = await sql<{ personId: string }>`
    update messages.message set read_at = ${tx.now}
    where person_id in ${mine(actor)} and read_at is null and ${atThisDoor(lilong, actor)}
      and (${ids ?? null}::uuid[] is null or id = any (${ids ?? null}::uuid[]))
    returning person_id as "personId"`.execute(tx.db)
  for (const { personId } of rows) publish(tx, inboxOf(personId))
  return unreadOf(tx, lilong, actor)
}

/** Takes away everything a person was told, for somebody who leaves. */
export async function forgetMessages(tx: Tx, personId: string): Promise<void> {
  await sql`
    with theirs as (select id from messages.sms where person_id = ${personId}), tried as (
      delete from messages.attempt where sms_id in (select id from theirs) returning 1)
    select count(*) from tried`.execute(tx.db)
  await sql`delete from messages.sms where person_id = ${personId}`.execute(tx.db)
  await sql`delete from messages.message where person_id = ${personId}`.execute(tx.db)
}
