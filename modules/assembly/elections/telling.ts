import { sql } from 'kysely'
import { Id, type Static, Type } from '../../../platform/contract.ts'
import type { Tx } from '../../../platform/tx.ts'
import { messageKind, tell } from '../../messages/index.ts'
import * as en from '../words/elections-telling.en.ts'
import * as zh from '../words/elections-telling.zh-CN.ts'

// What residents are told about the register they asked to be on or objected to. Titles are looked up when somebody reads.

async function titles(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from assembly.session where id = any (${ids}::uuid[])`.execute(tx.db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}
const said = async <D extends { session: string }>(tx: Tx, many: readonly D[]) => {
  const known = await titles(
    tx,
    many.map(({ session }) => session),
  )
  return many.map((one) => {
    const title = known.get(one.session)
    return title === undefined ? null : { ...one, title }
  })
}

const Registration = Type.Object({ session: Id, accepted: Type.Boolean() })
export const registrationSettled = messageKind('assembly.registration_settled', {
  data: Registration,
  channel: 'inbox',
  words: { 'zh-CN': zh.registrationSettled, en: en.registrationSettled },
  opens: { resident: '/elections' },
  lookUp: (tx, many: readonly Static<typeof Registration>[]) => said(tx, many),
})

const Decided = Type.Object({ session: Id, objection: Id, upheld: Type.Boolean() })
export const objectionAnswered = messageKind('assembly.objection_answered', {
  data: Decided,
  channel: 'inbox+sms',
  words: { 'zh-CN': zh.objectionAnswered, en: en.objectionAnswered },
  opens: { resident: '/elections' },
  once: ['objection'],
  lookUp: (tx, many: readonly Static<typeof Decided>[]) => said(tx, many),
})

export const electionMessages = [registrationSettled, objectionAnswered]

export const tellRegistration = (tx: Tx, personId: string, data: Static<typeof Registration>) =>
  tell(tx, personId, registrationSettled, data)
export const tellDecision = (tx: Tx, personId: string, data: Static<typeof Decided>) =>
  tell(tx, personId, objectionAnswered, data)
