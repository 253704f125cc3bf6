import { sql } from 'kysely'
import { type BodyOf, mayNot, type ReplyOf } from '../../platform/contract.ts'
import { type Actor, nobody } from '../../platform/http/actor.ts'
import { found, refuse } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/id.ts'
import { record } from '../../platform/ledger/event.ts'
import type { Lilong } from '../../platform/lilong.ts'
import { publish, type Tx } from '../../platform/tx.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { forgetMessages } from '../messages/index.ts'
import { badName } from '../people/contract.ts'
import {
  enterPersons,
  forgetPerson,
  personByPhone,
  personStanding,
  phoneToWriteTo,
  renamePerson,
} from '../people/index.ts'
import { cleanName, maskName, maskPhone } from '../people/rules.ts'
import { roots, unitNamed } from '../units/index.ts'
import { accessChanged, channelOf } from './actors.ts'
import {
  type changeResident as changeResidentEndpoint,
  type getPhoneDoor as getPhoneDoorEndpoint,
  type joinByPhone as joinByPhoneEndpoint,
  noNeighbourhood,
  noticeChanged,
  type Resident,
  type signInByPhone as signInByPhoneEndpoint,
} from './contract/phone.ts'
import { accountOpened, grantEnded, residentLeft } from './events.ts'
import { giveGrants } from './grants.ts'
import { giveTicket, phoneAsked, takePhoneCode, takeTicket } from './phone-codes.ts'
import { longestCalled, noticeVersion, residentSessionMs } from './rules.ts'
import { endSessions, openSession, type Wire } from './sessions.ts'
import { takeCookie } from './token.ts'

/** What a stranger at the door needs to see: no more than hangs on the wall of the street office. */
export async function phoneDoor(
  tx: Tx,
  { sms }: Pick<Lilong, 'sms'>,
): Promise<ReplyOf<typeof getPhoneDoorEndpoint>> {
  const both = await roots(tx)
  const street = both && (await unitNamed(tx, both.placeId))
  const { rows } = await sql<{ id: string; name: string }>`
    select l.id, l.short_name as name from units.label l
      join units.within w on w.id = l.id and w.ancestor_id = ${both?.placeId ?? null}::uuid
        and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on
    where l.tree = 'place' and l.kind = 'neighbourhood'
    order by l.short_name collate "zh-x-icu"`.execute(tx.db)
  return { street: street?.name ?? null, neighbourhoods: rows, notice: noticeVersion, trial: sms.trial }
}

/** Signs in whoever has joined and agreed to the notice in force. Everybody else is told who the street takes them for, and gets a ticket. */
export async function signInByPhone(
  tx: Tx,
  lilong: Lilong,
  body: BodyOf<typeof signInByPhoneEndpoint>,
  wire: Wire,
): Promise<ReplyOf<typeof signInByPhoneEndpoint>> {
  const { phone, index } = phoneAsked(lilong.vault, body.phone)
  await takePhoneCode(tx, lilong, { askId: body.askId, index, typed: body.code })
  const personId = await personByPhone(tx, lilong.vault, phone)
  const account = personId ? await joined(tx, personId) : undefined
  if (personId && account && account.notice === noticeVersion) {
    const sessionId = await openSession(tx, account.id, 'phone_code', wire)
    return { resident: await residentOf(tx, lilong, personId, sessionId), ticket: null, knownAs: null }
  }
  const known = personId ? await personStanding(tx, personId) : undefined
  return {
    resident: null,
    ticket: await giveTicket(tx, body.askId),
    knownAs: known ? maskName(known.name) : null,
  }
}

async function joined(tx: Tx, personId: string): Promise<{ id: string; notice: number } | undefined> {
  const { rows } = await sql<{ id: string; notice: number }>`
    select a.id, r.notice_version as notice from identity.resident r join identity.account a on a.person_id = r.person_id
    where r.person_id = ${personId} and r.left_at is null
      and exists (select from identity.grant g where g.person_id = r.person_id and g.role = 'resident'
        and g.from_on <= ${tx.today}::date and (g.until_on is null or ${tx.today}::date < g.until_on))`.execute(
    tx.db,
  )
  return rows[0]
}

/**
 * Makes somebody a resident of a neighbourhood, with a phone just proved: a person the street knows keeps the name it knows, anybody else is
 * entered with nothing but what they want to be called. Refuses without agreement to the notice in force.
 */
export async function joinByPhone(
  tx: Tx,
  lilong: Lilong,
  body: BodyOf<typeof joinByPhoneEndpoint>,
  wire: Wire,
): Promise<Resident> {
  const { phone, index } = phoneAsked(lilong.vault, body.phone)
  if (body.notice !== noticeVersion) refuse(noticeChanged)
  await takeTicket(tx, { askId: body.askId, index, ticket: body.ticket })
  await demandNeighbourhood(tx, body.placeId)
  const { personId, accountId } = await welcomeResident(tx, lilong.vault, {
    phone,
    called: body.called,
    placeId: body.placeId,
    channel: channelOf(wire.request.headers['user-agent']),
  })
  const sessionId = await openSession(tx, accountId, 'phone_code', wire)
  return residentOf(tx, lilong, personId, sessionId)
}

export interface Welcome {
  /** Proved by a code, or invented for the demonstration. */
  phone: string
  called: string | null
  placeId: string
  channel: string
  /** For somebody the street does not know yet; a new one when absent. */
  id?: string
}

/** Makes the owner of a phone a resident of a neighbourhood who has agreed to the notice in force: person, account and grant. */
export async function welcomeResident(
  tx: Tx,
  vault: Vault,
  body: Welcome,
): Promise<{ personId: string; accountId: string }> {
  const { phone } = body
  const both = found(await roots(tx))
  const known = await ownerOf(tx, vault, phone)
  const personId = known ?? body.id ?? newId(tx.now.getTime())
  const actor: Actor = { ...nobody, kind: 'person', personId, door: 'my', channel: body.channel }
  if (!known) {
    await enterPersons(tx, vault, actor, [
      {
        id: personId,
        name: calledIn(body.called ?? ''),
        placeId: body.placeId,
        officeId: both.officeId,
        phone,
      },
    ])
  }
  await sql`
    insert into identity.resident (person_id, notice_version, agreed_at, self_entered, joined_at)
    values (${personId}, ${noticeVersion}, ${tx.now}, ${!known}, ${tx.now})
    on conflict (person_id) do update set notice_version = excluded.notice_version, agreed_at = excluded.agreed_at, left_at = null,
      joined_at = case when identity.resident.left_at is null then identity.resident.joined_at else excluded.joined_at end`.execute(
    tx.db,
  )
  const accountId = await accountFor(tx, actor, personId, { placeId: body.placeId, officeId: both.officeId })
  await settleIn(tx, actor, personId, body.placeId)
  return { personId, accountId }
}

/** Whose phone it is; of somebody who is just leaving on another phone, once they have left or stayed. */
async function ownerOf(tx: Tx, vault: Vault, phone: string): Promise<string | null> {
  const personId = await personByPhone(tx, vault, phone)
  if (personId === null) return null
  await sql`select person_id from identity.resident where person_id = ${personId} for no key update`.execute(
    tx.db,
  )
  return personByPhone(tx, vault, phone)
}

/** What somebody wants to be called: a name in its letters, and no longer than one is called across a yard. */
function calledIn(text: string): string {
  const name = cleanName(text)
  if (name === null || [...name].length > longestCalled) return refuse(badName)
  return name
}

async function demandNeighbourhood(tx: Tx, placeId: string): Promise<void> {
  const place = await unitNamed(tx, placeId, tx.today)
  if (place?.kind !== 'neighbourhood') refuse(noNeighbourhood)
}

/** One account per person: whoever works for the street has theirs already, and its password does not open at this door. */
async function accountFor(
  tx: Tx,
  actor: Actor,
  personId: string,
  standing: { placeId: string; officeId: string },
): Promise<string> {
  const id = newId(tx.now.getTime())
  const { rows } = await sql`
    insert into identity.account (id, person_id, must_change, opened_at) values (${id}, ${personId}, false, ${tx.now})
    on conflict on constraint account_one_per_person do nothing returning id`.execute(tx.db)
  if (rows.length > 0) {
    record(tx, accountOpened, { ...standing, actor, subject: { kind: 'identity.account', id }, personId })
    return id
  }
  const kept = await sql<{ id: string }>`
    update identity.account set closed_at = case when staff_number is null then null else closed_at end
    where person_id = ${personId} returning id`.execute(tx.db)
  return kept.rows[0]!.id
}

/** Where a resident lives is a dated grant; a move ends one and begins another, and living where one lives already changes nothing. */
async function settleIn(tx: Tx, actor: Actor, personId: string, placeId: string): Promise<void> {
  const both = found(await roots(tx))
  const { rows } = await sql<{ id: string; placeId: string }>`
    select id, place_id as "placeId" from identity.grant
    where person_id = ${personId} and role = 'resident' and place_id is not null
      and (until_on is null or until_on > ${tx.today}::date)
    for update`.execute(tx.db)
  if (rows.length === 1 && rows[0]!.placeId === placeId) return
  await endResidence(tx, actor, personId, rows, both.officeId)
  await giveGrants(tx, actor, [
    { personId, role: 'resident', placeId, lines: null, fromOn: tx.today, untilOn: null },
  ])
}

async function endResidence(
  tx: Tx,
  actor: Actor,
  personId: string,
  grants: readonly { id: string; placeId: string }[],
  officeId: string,
): Promise<void> {
  for (const grant of grants) {
    await sql`update identity.grant set until_on = greatest(from_on, ${tx.today}::date) where id = ${grant.id}`.execute(
      tx.db,
    )
    record(tx, grantEnded, {
      placeId: grant.placeId,
      officeId,
      actor,
      subject: { kind: 'identity.grant', id: grant.id },
      personId,
      data: { role: 'resident', unit: grant.placeId, untilOn: tx.today },
    })
  }
  if (grants.length > 0) publish(tx, accessChanged)
}

/** The resident as the browser needs to know them. Refuses whoever did not come in at the residents' door. */
export async function residentOf(
  tx: Tx,
  lilong: Lilong,
  personId: string,
  sessionId: string | null,
): Promise<Resident> {
  const both = found(await roots(tx))
  const { rows } = await sql<
    Omit<Resident, 'phone' | 'permissions' | 'endsAt' | 'street'> & { openedAt: Date | null }
  >`
    select p.id as "personId", p.name, r.self_entered as "selfEntered",
      jsonb_build_object('id', u.id, 'name', u.short_name) as neighbourhood,
      to_char(r.joined_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "joinedOn",
      (select created_at from identity.session where id = ${sessionId}::uuid) as "openedAt"
    from identity.resident r
      join people.label p on p.id = r.person_id
      join identity.grant g on g.person_id = r.person_id and g.role = 'resident' and g.from_on <= ${tx.today}::date
        and (g.until_on is null or ${tx.today}::date < g.until_on)
      join units.label u on u.id = g.place_id
    where r.person_id = ${personId} and r.left_at is null
    order by g.from_on desc limit 1`.execute(tx.db)
  const { openedAt, ...resident } = found(rows[0])
  const phone = await phoneToWriteTo(tx, lilong.vault, personId)
  const street = await unitNamed(tx, both.placeId)
  return {
    ...resident,
    phone: phone && maskPhone(phone),
    street: street?.name ?? '',
    permissions: [...lilong.permissions]
      .filter(([, roles]) => roles.has('resident'))
      .map(([permission]) => permission)
      .toSorted(),
    endsAt: new Date((openedAt ?? tx.now).getTime() + residentSessionMs).toISOString(),
  }
}

export async function changeResident(
  tx: Tx,
  lilong: Lilong,
  actor: Actor,
  { called, placeId }: BodyOf<typeof changeResidentEndpoint>,
): Promise<Resident> {
  const personId = actor.personId!
  // Whoever is just leaving has left: a name or a home written down after that would stay.
  const { rows } = await sql`
    select person_id from identity.resident where person_id = ${personId} and left_at is null for no key update`.execute(
    tx.db,
  )
  found(rows[0])
  if (called !== undefined) {
    const { selfEntered } = await residentOf(tx, lilong, personId, actor.sessionId)
    // The name under which the street has entered somebody is corrected there.
    if (!selfEntered) refuse(mayNot, { permission: 'identity.resident' })
    await renamePerson(tx, personId, calledIn(called))
  }
  if (placeId !== undefined) {
    await demandNeighbourhood(tx, placeId)
    await settleIn(tx, actor, personId, placeId)
  }
  return residentOf(tx, lilong, personId, actor.sessionId)
}

/**
 * Leaves. Whoever entered themselves is taken out altogether: phone, name, messages and kept replies go at once and for good, while what
 * they did stays without saying by whom, so that no count changes. Somebody the street has entered for its own work only stops being a
 * resident here.
 */
export async function leaveResident(
  tx: Tx,
  actor: Actor,
  { request, reply }: Wire,
): Promise<Record<never, never>> {
  const personId = actor.personId!
  const both = found(await roots(tx))
  const { rows } = await sql<{ selfEntered: boolean }>`
    update identity.resident set left_at = ${tx.now} where person_id = ${personId} and left_at is null
    returning self_entered as "selfEntered"`.execute(tx.db)
  const { selfEntered } = found(rows[0])
  const grants = await sql<{ id: string; placeId: string }>`
    select id, place_id as "placeId" from identity.grant
    where person_id = ${personId} and role = 'resident' and place_id is not null
      and (until_on is null or until_on > ${tx.today}::date)
    for update`.execute(tx.db)
  const placeId = grants.rows[0]?.placeId ?? both.placeId
  await endResidence(tx, actor, personId, grants.rows, both.officeId)
  await endSessions(tx, actor.accountId!, { proof: 'phone_code' })
  const staff = await sql<{ staff: boolean }>`
    select staff_number is not null as staff from identity.account where id = ${actor.accountId}`.execute(
    tx.db,
  )
  if (selfEntered && !staff.rows[0]?.staff) {
    await forgetPerson(tx, personId)
    await forgetMessages(tx, personId)
    await sql`update identity.account set closed_at = ${tx.now} where id = ${actor.accountId}`.execute(tx.db)
    // Replies kept for repetition may hold the name. The one that is being answered now holds nothing.
    await sql`delete from platform.idempotency where account_id = ${actor.accountId} and created_at < ${tx.now}`.execute(
      tx.db,
    )
  }
  record(tx, residentLeft, {
    placeId,
    officeId: both.officeId,
    actor,
    subject: { kind: 'people.person', id: personId },
    personId,
  })
  takeCookie(request, reply, 'my')
  return {}
}
