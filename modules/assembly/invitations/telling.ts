import { sql } from 'kysely'
import { Id, oneOf, type Static, Type } from '../../../platform/contract.ts'
import type { Tx } from '../../../platform/tx.ts'
import { messageKind, tell } from '../../messages/index.ts'
import * as en from '../words/telling.en.ts'
import * as zh from '../words/telling.zh-CN.ts'

// What people are told before a session. Titles, days and places are looked up when somebody reads.

const OfSession = Type.Object({ session: Id })

async function sessionsSaid(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; title: string; opensAt: Date; state: string }>`
    select id, title, opens_at as "opensAt", state from assembly.session where id = any (${ids}::uuid[])`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

const said = async <D extends { session: string }>(tx: Tx, many: readonly D[]) => {
  const sessions = await sessionsSaid(
    tx,
    many.map(({ session }) => session),
  )
  return many.map((one) => {
    const row = sessions.get(one.session)
    return row ? { ...one, title: row.title, opensAt: row.opensAt.toISOString() } : null
  })
}

export const invitedTo = messageKind('assembly.invitation', {
  data: OfSession,
  channel: 'inbox+sms',
  words: { 'zh-CN': zh.invited, en: en.invited },
  opens: { resident: '/assembly/my/:session', staff: '/assembly/my/:session' },
  once: ['session'],
  stands: async (tx, { session }) => (await sessionsSaid(tx, [session])).get(session)?.state === 'called',
  lookUp: (tx, many: readonly Static<typeof OfSession>[]) => said(tx, many),
})

export const calledOff = messageKind('assembly.called_off', {
  data: OfSession,
  channel: 'inbox+sms',
  words: { 'zh-CN': zh.calledOff, en: en.calledOff },
  opens: { resident: '/assembly/my/:session', staff: '/assembly/my/:session' },
  once: ['session'],
  lookUp: (tx, many: readonly Static<typeof OfSession>[]) => said(tx, many),
})

const OfLeave = Type.Object({ session: Id, decision: oneOf(['granted', 'refused']) })
/** Told each time anew: leave may be asked for again after a refusal. */
export const leaveAnswered = messageKind('assembly.leave_answered', {
  data: OfLeave,
  channel: 'inbox',
  words: { 'zh-CN': zh.leaveAnswered, en: en.leaveAnswered },
  opens: { resident: '/assembly/my/:session', staff: '/assembly/my/:session' },
  lookUp: (tx, many: readonly Static<typeof OfLeave>[]) => said(tx, many),
})

/** To whoever prepares the session: somebody wants to stay away. */
export const leaveWanted = messageKind('assembly.leave_wanted', {
  data: OfSession,
  channel: 'inbox',
  words: { 'zh-CN': zh.leaveWanted, en: en.leaveWanted },
  opens: { staff: '/assembly/:session/people' },
  lookUp: (tx, many: readonly Static<typeof OfSession>[]) => said(tx, many),
})

export const prepareMessages = [invitedTo, calledOff, leaveAnswered, leaveWanted]

/** Tells everybody who was invited that the session does not take place. @returns how many */
export async function tellCancelled(tx: Tx, session: string): Promise<number> {
  const { rows } = await sql<{ personId: string }>`
    select a.person_id as "personId" from assembly.attendee a join assembly.invitation n on n.attendee_id = a.id
    where a.session_id = ${session} and a.removed_at is null`.execute(tx.db)
  for (const { personId } of rows) await tell(tx, personId, calledOff, { session })
  return rows.length
}
