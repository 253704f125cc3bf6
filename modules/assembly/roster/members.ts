import { sql } from 'kysely'
import { addDays } from '../../../platform/civil.ts'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { badName, phoneTaken } from '../../people/contract.ts'
import { enterPersons, personStanding, personsByPhones, personsWithPhones } from '../../people/index.ts'
import { cleanMobile } from '../../people/rules.ts'
import { dayOutsideTerm } from '../contract/prepare.ts'
import {
  type endMember as endMemberEndpoint,
  type listMembers as listMembersEndpoint,
  type Member,
  memberGone,
  type NewMember,
} from '../contract/prepare-roster.ts'
import { memberEntered, memberLeft } from '../terms/events.ts'
import { keeping, type TermRow, termToRead } from '../terms/terms.ts'

/** What screens that show the roster of a term watch. */
export const termTopic = (id: string) => `assembly.term:${id}`

export async function listMembers(
  tx: Tx,
  actor: Actor,
  termId: string,
): Promise<ReplyOf<typeof listMembersEndpoint>> {
  const term = await termToRead(tx, actor, termId)
  const { rows } = await sql<Omit<Member, 'hasPhone'>>`
    select m.id, m.person_id as "personId", p.name, m.number, m.post, m.sex, m.constituency, m.delegation, m.group_name as "group",
      count(*) over (partition by p.name) > count(*) over (partition by m.person_id) as "hasNamesake",
      lower(m.during) as "fromOn", case when upper(m.during) < ${term.untilOn}::date then upper(m.during) end as "leftOn"
    from assembly.member m join people.label p on p.id = m.person_id
    where m.term_id = ${termId}
    order by upper(m.during) < ${term.untilOn}::date, m.constituency collate "zh-x-icu" nulls last, p.name collate "zh-x-icu", m.id`.execute(
    tx.db,
  )
  const reachable = await personsWithPhones(
    tx,
    rows.map(({ personId }) => personId),
  )
  return {
    body: { id: term.bodyId, name: term.bodyName },
    ordinal: term.ordinal,
    seats: term.seats,
    members: rows.map((row) => ({ ...row, hasPhone: reachable.has(row.personId) })),
    may: actor.may(keeping(term.bodyKind), term) ? ['prepare'] : [],
  }
}

/** From which day somebody belongs who enters today: from the first day of a term that nobody has entered yet. */
export async function entersOn(tx: Tx, term: Pick<TermRow, 'id' | 'fromOn' | 'untilOn'>): Promise<string> {
  const { rows } = await sql`select from assembly.member where term_id = ${term.id} limit 1`.execute(tx.db)
  return rows.length === 0 ? term.fromOn : dayWithin(tx, term)
}

/** Today, or the nearest day of a term that is to come or is over: rosters of both are kept too. */
export function dayWithin(tx: Tx, { fromOn, untilOn }: Pick<TermRow, 'fromOn' | 'untilOn'>): string {
  if (tx.today < fromOn) return fromOn
  return tx.today < untilOn ? tx.today : addDays(untilOn, -1)
}

export interface Entering {
  personId: string
  number: string | null
  post: Member['post']
  sex: Member['sex']
  constituency: string | null
  delegation: string | null
  group: string | null
  fromOn: string
}

/** Writes members of a term, one event each. PostgreSQL refuses a post held twice and a number given twice. */
export async function writeMembers(
  tx: Tx,
  actor: Actor,
  term: Pick<TermRow, 'id' | 'untilOn' | 'placeId' | 'officeId'>,
  entering: readonly Entering[],
): Promise<string[]> {
  const rows = entering.map((one) => ({
    id: newId(tx.now.getTime()),
    person_id: one.personId,
    number: one.number,
    post: one.post,
    sex: one.sex,
    constituency: one.constituency,
    delegation: one.delegation,
    group_name: one.group,
    from_on: one.fromOn,
  }))
  await sql`
    insert into assembly.member (id, term_id, person_id, number, post, sex, constituency, delegation, group_name, during, entered_at)
    select id, ${term.id}, person_id, number, post, sex, constituency, delegation, group_name,
      daterange(from_on, ${term.untilOn}::date), ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, person_id uuid, number text, post text, sex text,
      constituency text, delegation text, group_name text, from_on date)`.execute(tx.db)
  const { placeId, officeId } = term
  for (const row of rows) {
    record(tx, memberEntered, {
      placeId,
      officeId,
      actor,
      subject: { kind: 'assembly.member', id: row.id },
      personId: row.person_id,
      data: { term: term.id, post: row.post },
    })
  }
  publish(tx, termTopic(term.id))
  return rows.map(({ id }) => id)
}

/**
 * Enters members of a term by hand: somebody the street knows, or a name for whom a person is entered; a phone under the same name is that
 * person. Refuses a phone that is entered under another name, a post held already, a number that is taken.
 */
export async function enterMembers(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  termId: string,
  newcomers: readonly NewMember[],
): Promise<{ id: string; personId: string }[]> {
  const term = await termToRead(tx, actor, termId, { toChange: true })
  const { placeId, officeId } = term
  const { fromOn, untilOn } = term
  if (newcomers.some((one) => one.fromOn && (one.fromOn < fromOn || one.fromOn >= untilOn)))
    refuse(dayOutsideTerm, { fromOn, untilOn })
  const usual = await entersOn(tx, term)
  const owners = await personsByPhones(
    tx,
    vault,
    newcomers.flatMap(({ phone }) => phone ?? []),
  )
  const fresh: {
    name: string
    phone?: string
    sex?: 'female' | 'male'
    placeId: string
    officeId: string
  }[] = []
  const wanted = newcomers.map((one) => {
    if (one.personId) return { known: one.personId }
    if (!one.name) return refuse(badName)
    const owner = one.phone ? owners.get(cleanMobile(one.phone) ?? '') : undefined
    if (owner && owner.name !== one.name.trim()) return refuse(phoneTaken)
    if (owner) return { known: owner.id }
    fresh.push({
      name: one.name,
      placeId,
      officeId,
      ...(one.phone ? { phone: one.phone } : {}),
      ...(one.sex ? { sex: one.sex } : {}),
    })
    return { fresh: fresh.length - 1 }
  })
  for (const one of newcomers) if (one.personId) found(await personStanding(tx, one.personId))
  const entered = await enterPersons(tx, vault, actor, fresh)
  const personIds = wanted.map((one) => ('known' in one ? one.known! : entered[one.fresh]!))
  const ids = await writeMembers(
    tx,
    actor,
    term,
    newcomers.map((one, index) => ({
      personId: personIds[index]!,
      number: one.number?.trim() || null,
      post: one.post,
      sex: one.sex,
      constituency: one.constituency?.trim() || null,
      delegation: one.delegation?.trim() || null,
      group: one.group?.trim() || null,
      fromOn: one.fromOn ?? usual,
    })),
  )
  return ids.map((id, index) => ({ id, personId: personIds[index]! }))
}

/** A member leaves the term. Refuses one who left already, and a day before the first or after the last of their time. */
export async function endMember(
  tx: Tx,
  actor: Actor,
  id: string,
  { leftOn }: BodyOf<typeof endMemberEndpoint>,
): Promise<{ id: string }> {
  const { rows } = await sql<{ termId: string; personId: string; post: Member['post'] }>`
    select term_id as "termId", person_id as "personId", post from assembly.member where id = ${id}`.execute(
    tx.db,
  )
  const member = found(rows[0])
  const term = await termToRead(tx, actor, member.termId)
  demand(actor, keeping(term.bodyKind), term)
  const { rows: ended } = await sql`
    update assembly.member set during = daterange(lower(during), ${leftOn}::date)
    where id = ${id} and lower(during) < ${leftOn}::date and upper(during) > ${leftOn}::date returning id`.execute(
    tx.db,
  )
  if (ended.length === 0) refuse(memberGone)
  const { placeId, officeId } = term
  record(tx, memberLeft, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.member', id },
    personId: member.personId,
    data: { term: member.termId, post: member.post },
  })
  publish(tx, termTopic(member.termId))
  return { id }
}
