import { type RawBuilder, sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { found, refuse } from '../../platform/http/refusal.ts'
import type { Lilong } from '../../platform/lilong.ts'
import type { Tx } from '../../platform/tx.ts'
import { roots, withinReach } from '../units/index.ts'
import { type FailedText, type listTexts as listTextsEndpoint, notFailed } from './contract.ts'
import { wordAll } from './inbox.ts'
import { smsGoodMs } from './rules.ts'

const lately = (tx: Tx) => new Date(tx.now.getTime() - 7 * 86_400_000)

/** A text stands where its person does; a code for a number that may be nobody's stands at the roots. */
async function within(tx: Tx, actor: Actor): Promise<RawBuilder<boolean>> {
  const both = found(await roots(tx))
  const reach = actor.reach('messages.oversee')
  const whole = reach.placeIds.includes(both.placeId) || reach.officeIds.includes(both.officeId)
  return sql<boolean>`(case when s.person_id is null then ${whole}::boolean
    else exists (select from people.standing st where st.id = s.person_id
      and ${withinReach(tx, reach, 'st.place_id', 'st.office_id')}) end)`
}

/** How texts went in the last week, within reach: numbers, and each that did not arrive with its reason. */
export async function listTexts(
  tx: Tx,
  lilong: Pick<Lilong, 'messages'>,
  actor: Actor,
  { language = 'zh-CN' }: QueryOf<typeof listTextsEndpoint>,
): Promise<ReplyOf<typeof listTextsEndpoint>> {
  const reached = await within(tx, actor)
  const counted = await sql<{ state: string; n: number }>`
    select s.state, count(*)::integer as n from messages.sms s
    where s.told_at >= ${lately(tx)} and ${reached} group by s.state`.execute(tx.db)
  const count = (state: string) => counted.rows.find((row) => row.state === state)?.n ?? 0
  const { rows } = await sql<Omit<FailedText, 'title'> & { data: Record<string, unknown> | null }>`
    select s.id, case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as person, m.kind,
      m.data, to_json(s.told_at) as "toldAt", to_json(s.ended_at) as "endedAt", s.tries, s.why,
      (select a.trouble from messages.attempt a where a.sms_id = s.id order by a.ordinal desc limit 1) as trouble
    from messages.sms s
      left join messages.message m on m.id = s.message_id
      left join people.label p on p.id = s.person_id
    where s.state = 'failed' and s.told_at >= ${lately(tx)} and ${reached}
    order by s.ended_at desc, s.id limit 200`.execute(tx.db)
  const told = rows.map((row) => ({ kind: row.kind ?? '', data: row.data ?? {} }))
  const worded = await wordAll(tx, lilong, told, language)
  return {
    sent: count('sent'),
    waiting: count('waiting'),
    spared: count('spared'),
    failed: rows.map(({ data: _, ...row }, i) => ({ ...row, title: worded[i]?.title ?? null })),
  }
}

/** Puts a text that failed on its way once more. A code is not sent again: it is void by now, and its words are gone. */
export async function tryTextAgain(tx: Tx, actor: Actor, id: string): Promise<Record<never, never>> {
  const reached = await within(tx, actor)
  const { rows } = await sql<{ state: string; isCode: boolean }>`
    select s.state, s.message_id is null as "isCode" from messages.sms s where s.id = ${id} and ${reached} for update`.execute(
    tx.db,
  )
  const text = found(rows[0])
  if (text.state !== 'failed' || text.isCode) refuse(notFailed)
  await sql`
    update messages.sms set state = 'waiting', why = null, ended_at = null, tries = 0, due_at = ${tx.now},
      good_until = ${new Date(tx.now.getTime() + smsGoodMs)}
    where id = ${id}`.execute(tx.db)
  return {}
}
