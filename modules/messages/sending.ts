import { sql } from 'kysely'
import { newId } from '../../platform/id.ts'
import type { Lilong } from '../../platform/lilong.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { phoneToWriteTo } from '../people/index.ts'
import { roots, unitNamed } from '../units/index.ts'
import { wordAll } from './inbox.ts'
import { dayBegan, dueAfterQuiet, mostSmsADay, retryMs, type SmsReason } from './rules.ts'

const sealedAs = { phone: 'messages.sms.phone', text: 'messages.sms.text' } as const

/**
 * Puts a code for signing in on its way, in the transaction that made it. Number and words lie sealed until they are sent and are gone
 * afterwards; quiet hours do not hold for what somebody is waiting for.
 */
export async function sendCodeText(
  tx: Tx,
  vault: Vault,
  { phone, text, goodUntil }: { phone: string; text: string; goodUntil: Date },
): Promise<void> {
  await sql`
    insert into messages.sms (id, phone_sealed, text_sealed, told_at, due_at, good_until)
    values (${newId(tx.now.getTime())}, ${vault.seal(sealedAs.phone, phone)}, ${vault.seal(sealedAs.text, text)}, ${tx.now},
      ${tx.now}, ${goodUntil})`.execute(tx.db)
}

interface DueText {
  id: string
  personId: string | null
  kind: string | null
  data: Record<string, unknown> | null
  readAt: Date | null
  phoneSealed: Buffer | null
  textSealed: Buffer | null
  goodUntil: Date
  tries: number
}
type Decision =
  | { send: { phone: string; text: string } }
  | { spare: SmsReason }
  | { wait: Date }
  | { trouble: string }

const atOnce = 10
const longestMs = 5_000

/**
 * Sends what is due, a few at a time. Rows are claimed with SKIP LOCKED, so two processes never send the same one; when the process dies
 * between sending and COMMIT the text goes again under the same id, which a gateway recognises.
 */
export async function sendTexts(tx: Tx, lilong: Lilong): Promise<number> {
  const { rows } = await sql<DueText>`
    select s.id, s.person_id as "personId", m.kind, m.data, m.read_at as "readAt", s.phone_sealed as "phoneSealed",
      s.text_sealed as "textSealed", s.good_until as "goodUntil", s.tries
    from messages.sms s left join messages.message m on m.id = s.message_id
    where s.due_at <= ${tx.now} order by s.due_at limit ${atOnce} for update of s skip locked`.execute(tx.db)
  const going = new Map<string, number>()
  const decided: { row: DueText; decision: Decision }[] = []
  for (const row of rows) decided.push({ row, decision: await decideWithin(tx, lilong, row, going) })
  const sent = await Promise.all(
    decided.map(async ({ row, decision }) =>
      'send' in decision
        ? { went: true, trouble: await carry(lilong, { id: row.id, at: tx.now, ...decision.send }) }
        : undefined,
    ),
  )
  for (const [i, { row, decision }] of decided.entries()) {
    if ('spare' in decision) await end(tx, row, 'spared', decision.spare)
    else if ('wait' in decision)
      await sql`update messages.sms set due_at = ${decision.wait} where id = ${row.id}`.execute(tx.db)
    else await keepTry(tx, row, 'trouble' in decision ? decision.trouble : (sent[i]?.trouble ?? null))
  }
  return rows.length
}

/** A row that breaks its wording must not hold up the others: what it asked the database is undone, and it counts as a try in vain. */
async function decideWithin(
  tx: Tx,
  lilong: Lilong,
  row: DueText,
  going: Map<string, number>,
): Promise<Decision> {
  await sql`savepoint one_text`.execute(tx.db)
  try {
    const decision = await decide(tx, lilong, row, going)
    await sql`release savepoint one_text`.execute(tx.db)
    return decision
  } catch (error) {
    await sql`rollback to savepoint one_text`.execute(tx.db)
    lilong.log.error({ err: error, kind: row.kind }, 'a text could not be worded')
    return { trouble: 'could not be worded' }
  }
}

async function decide(tx: Tx, lilong: Lilong, row: DueText, going: Map<string, number>): Promise<Decision> {
  if (row.goodUntil <= tx.now) return { spare: 'too_late' }
  if (row.phoneSealed && row.textSealed) {
    const { vault } = lilong
    return {
      send: {
        phone: vault.open(sealedAs.phone, row.phoneSealed),
        text: vault.open(sealedAs.text, row.textSealed),
      },
    }
  }
  const { personId, kind: name, data } = row
  const kind = name === null ? undefined : lilong.messages.get(name)
  if (!personId || !kind || !data) return { spare: 'gone' }
  if (row.readAt) return { spare: 'read' }
  const loud = dueAfterQuiet(tx.now)
  if (loud > tx.now) return { wait: loud }
  if (!(await kind.stands(tx, data))) return { spare: 'gone' }
  const [worded] = await wordAll(tx, lilong, [{ kind: kind.kind, data }], 'zh-CN')
  if (!worded) return { spare: 'gone' }
  const today = (await sentToday(tx, personId)) + (going.get(personId) ?? 0)
  if (today >= mostSmsADay) return { spare: 'enough_today' }
  const phone = await phoneToWriteTo(tx, lilong.vault, personId)
  if (!phone) return { spare: 'no_phone' }
  going.set(personId, (going.get(personId) ?? 0) + 1)
  return { send: { phone, text: `${await signature(tx)}${worded.title}。${worded.text}` } }
}

/** Texts are signed with who sends them: operators carry none without. */
export async function signature(tx: Tx): Promise<string> {
  const both = await roots(tx)
  const street = both && (await unitNamed(tx, both.placeId))
  return `【${street?.shortName ?? '里弄'}】`
}

async function sentToday(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from messages.sms
    where person_id = ${personId} and state = 'sent' and ended_at >= ${dayBegan(tx.now)}`.execute(tx.db)
  return rows[0]!.n
}

/** What went wrong, in few words; null when the text went. */
async function carry(lilong: Lilong, text: Parameters<Lilong['sms']['send']>[0]): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), longestMs)
  })
  try {
    await Promise.race([lilong.sms.send(text), tooLong])
    return null
  } catch (error) {
    // A gateway may quote what it was given.
    const said = error instanceof Error ? error.message : 'unknown'
    return said.replaceAll(text.phone, '…').replaceAll(text.text, '…').slice(0, 200)
  } finally {
    clearTimeout(timer)
  }
}

async function keepTry(tx: Tx, row: DueText, trouble: string | null): Promise<void> {
  const tries = row.tries + 1
  await sql`
    insert into messages.attempt (sms_id, ordinal, tried_at, went, trouble)
    select ${row.id}, coalesce(max(ordinal), 0) + 1, ${tx.now}, ${trouble === null}, ${trouble}
    from messages.attempt where sms_id = ${row.id}`.execute(tx.db)
  if (trouble === null) return end(tx, { ...row, tries }, 'sent', null)
  const waitMs = retryMs(tries, row.phoneSealed !== null)
  if (waitMs === null) return end(tx, { ...row, tries }, 'failed', 'gateway')
  await sql`update messages.sms set tries = ${tries}, due_at = ${new Date(tx.now.getTime() + waitMs)} where id = ${row.id}`.execute(
    tx.db,
  )
}

async function end(
  tx: Tx,
  row: DueText,
  state: 'sent' | 'failed' | 'spared',
  why: SmsReason | null,
): Promise<void> {
  await sql`
    update messages.sms set state = ${state}, why = ${why}, tries = ${row.tries}, due_at = null, ended_at = ${tx.now},
      phone_sealed = null, text_sealed = null
    where id = ${row.id}`.execute(tx.db)
}

const keptDays = 90
/** The outbox files hold numbers in plain. */
const outboxDays = 2

/** Which texts went when is kept a quarter of a year, the files of the outbox two days. */
export async function forgetTexts(tx: Tx, lilong: Lilong): Promise<number> {
  const before = (days: number) => new Date(tx.now.getTime() - days * 86_400_000)
  await lilong.sms.forget(before(outboxDays))
  const { rows } = await sql<{ id: string }>`
    select id from messages.sms where ended_at < ${before(keptDays)} limit 500 for update skip locked`.execute(
    tx.db,
  )
  if (rows.length === 0) return 0
  const ids = rows.map((row) => row.id)
  await sql`delete from messages.attempt where sms_id = any (${ids}::uuid[])`.execute(tx.db)
  await sql`delete from messages.sms where id = any (${ids}::uuid[])`.execute(tx.db)
  return rows.length
}
