import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import { TableProblem } from '../../../platform/files/table-reading.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { demand, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { enterPersons, givePhone, personsByPhones, personsWithPhones } from '../../people/index.ts'
import {
  type previewRoster as previewRosterEndpoint,
  type RosterReport,
  rosterHasFaults,
  rosterNotRead,
  rosterSaysNothingNew,
} from '../contract/prepare-roster.ts'
import { bringUpToRoster } from '../sessions/list.ts'
import { notOver, sessionToPrepare } from '../sessions/preparing.ts'
import { type SessionRow, sessionTopic, sessionToRead } from '../sessions/sight.ts'
import { memberChanged, memberLeft, rosterImported } from '../terms/events.ts'
import { keeping, type TermRow, termToRead } from '../terms/terms.ts'
import { type Decision, decideRoster, type Known, type Standing, told } from './deciding.ts'
import { dayWithin, entersOn, termTopic, writeMembers } from './members.ts'
import { readRoster, type WrittenLine } from './reading.ts'

type Ask = BodyOf<typeof previewRosterEndpoint>

/** Says line by line what a roster would do, and does nothing. */
export async function previewRoster(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  termId: string,
  files: readonly ReceivedFile[],
  { sessionId }: Ask,
): Promise<RosterReport> {
  const term = await termToRead(tx, actor, termId)
  demand(actor, keeping(term.bodyKind), term)
  const session = await sessionOf(tx, actor, termId, sessionId, false)
  const lines = await linesOf(files)
  const known = await knownOf(tx, vault, term, session, lines)
  return reportOf(decideRoster(lines, known), known)
}

/**
 * Enters a roster, whole or not at all: persons the street does not know, members of the term, changes of those who belong already, and
 * with a session its observers. Refuses (422) when a single line has a fault, and (409) a file that says nothing new.
 */
export async function importRoster(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  termId: string,
  files: readonly ReceivedFile[],
  ask: Ask,
): Promise<RosterReport> {
  // Whose term it is comes before what is in the file; it is held only once the file has been read.
  await termToRead(tx, actor, termId)
  return enterRoster(tx, vault, actor, termId, await linesOf(files), ask)
}

/** The same for lines that are read already. Two clerks who import at once come one after the other: the term is held. */
export async function enterRoster(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  termId: string,
  lines: readonly WrittenLine[],
  { sessionId, endMissing }: Ask,
): Promise<RosterReport> {
  const term = await termToRead(tx, actor, termId, { toChange: true })
  const session = await sessionOf(tx, actor, termId, sessionId, true)
  const known = await knownOf(tx, vault, term, session, lines)
  const decisions = decideRoster(lines, known)
  const report = reportOf(decisions, known)
  const faulty = decisions.find(({ faults }) => faults.length > 0)
  if (faulty) refuse(rosterHasFaults, { count: report.sum.faulty, line: faulty.written.line })
  const leaving = endMissing === 'true' ? report.missing : []
  const { enter, join, change, observe } = report.sum
  if (enter + join + change + observe + leaving.length === 0) refuse(rosterSaysNothingNew)
  const { placeId, officeId } = term

  const strangers = decisions.filter(({ personId, standing }) => personId === null && standing === null)
  const entered = await enterPersons(
    tx,
    vault,
    actor,
    strangers.map(({ name, phone, sex }) => ({
      name: name!,
      placeId,
      officeId,
      ...(phone ? { phone } : {}),
      ...(sex ? { sex } : {}),
    })),
  )
  strangers.forEach((one, index) => {
    one.personId = entered[index]!
  })
  const fromOn = await entersOn(tx, term)
  const newcomers = decisions.filter(({ standing, post }) => standing === null && post !== 'observer')
  await writeMembers(
    tx,
    actor,
    term,
    newcomers.map((one) => ({
      personId: one.personId!,
      number: one.written.number,
      post: one.post as Exclude<Standing['post'], 'observer'>,
      sex: one.sex,
      constituency: one.written.constituency,
      delegation: one.written.delegation,
      group: one.written.group,
      fromOn,
    })),
  )
  await changeStanding(tx, vault, actor, term, decisions)
  await letGo(tx, actor, term, leaving)
  if (session) await listObservers(tx, session, decisions)
  record(tx, rosterImported, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.term', id: termId },
    data: { entered: enter, joined: join + observe, changed: change, left: leaving.length },
  })
  publish(tx, termTopic(termId))
  return report
}

async function linesOf(files: readonly ReceivedFile[]): Promise<WrittenLine[]> {
  const [file] = files
  if (!file) return refuse(rosterNotRead, { why: 'empty' })
  try {
    return await readRoster(await readFile(file.path))
  } catch (error) {
    if (error instanceof TableProblem) return refuse(rosterNotRead, { why: error.why })
    throw error
  }
}

async function sessionOf(
  tx: Tx,
  actor: Actor,
  termId: string,
  id: string | undefined,
  toChange: boolean,
): Promise<SessionRow | null> {
  if (!id) return null
  const session = toChange
    ? await sessionToPrepare(tx, actor, id, notOver)
    : await sessionToRead(tx, actor, id)
  return session.termId === termId ? session : null
}

async function knownOf(
  tx: Tx,
  vault: Vault,
  term: TermRow,
  session: SessionRow | null,
  lines: readonly WrittenLine[],
): Promise<Known> {
  const { rows: members } = await sql<Omit<Standing, 'hasPhone'>>`
    select m.id, m.person_id as "personId", p.name, m.number, m.sex, m.constituency, m.delegation, m.group_name as "group", m.post,
      null as capacity
    from assembly.member m join people.label p on p.id = m.person_id
    where m.term_id = ${term.id} and upper(m.during) > ${dayWithin(tx, term)}::date order by m.entered_at, m.id`.execute(
    tx.db,
  )
  const { rows: observers } = await sql<Omit<Standing, 'hasPhone'>>`
    select a.id, a.person_id as "personId", p.name, null as number, null as sex, a.constituency, a.delegation, null as "group",
      'observer' as post, a.capacity
    from assembly.attendee a join people.label p on p.id = a.person_id
    where a.session_id = ${session?.id ?? null}::uuid and a.standing = 'observer' and a.removed_at is null`.execute(
    tx.db,
  )
  const owners = await personsByPhones(
    tx,
    vault,
    lines.flatMap(({ phone }) => phone ?? []),
  )
  const ids = [...new Set([...members, ...observers].map(({ personId }) => personId))]
  const { rows: humans } = await sql<{ id: string; human: string }>`
    select id, human_id as human from people.human
    where id = any (${[...ids, ...[...owners.values()].map(({ id }) => id)]}::uuid[])`.execute(tx.db)
  const human = new Map(humans.map((row) => [row.id, row.human]))
  const reachable = await personsWithPhones(tx, ids)
  const whole = (row: Omit<Standing, 'hasPhone'>): Standing => ({
    ...row,
    hasPhone: reachable.has(row.personId),
  })
  return {
    members: members.map(whole),
    observers: observers.map(whole),
    owners,
    humanOf: (personId) => human.get(personId) ?? personId,
    hasSession: session !== null,
    usualPost: term.bodyKind === 'conference' ? 'representative' : 'member',
  }
}

function reportOf(decisions: readonly Decision[], { members }: Known): RosterReport {
  const spoken = new Set(decisions.flatMap(({ standing }) => standing?.id ?? []))
  const count = (act: Decision['act']) => decisions.filter((one) => one.act === act).length
  return {
    lines: decisions.map(told),
    sum: {
      enter: count('enter'),
      join: count('join'),
      change: count('change'),
      same: count('same'),
      observe: count('observe'),
      faulty: decisions.filter(({ faults }) => faults.length > 0).length,
    },
    missing: members
      .filter(({ id }) => !spoken.has(id))
      .map(({ id, name, constituency }) => ({ id, name, constituency })),
  }
}

async function changeStanding(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  term: TermRow,
  decisions: readonly Decision[],
): Promise<void> {
  const changed = decisions.filter(({ act, standing }) => act === 'change' && standing)
  const { placeId, officeId } = term
  for (const { standing, changes, written, post, sex, phone } of changed) {
    if (phone && changes.some(({ field }) => field === 'phone'))
      await givePhone(tx, vault, standing!.personId, phone)
    if (standing!.post === 'observer') {
      await sql`update assembly.attendee set capacity = coalesce(${written.capacity}, capacity) where id = ${standing!.id}`.execute(
        tx.db,
      )
      continue
    }
    await sql`
      update assembly.member set number = coalesce(${written.number}, number), sex = coalesce(${sex}, sex),
        constituency = coalesce(${written.constituency}, constituency), delegation = coalesce(${written.delegation}, delegation),
        group_name = coalesce(${written.group}, group_name), post = ${written.standing === null ? standing!.post : post}
      where id = ${standing!.id}`.execute(tx.db)
    record(tx, memberChanged, {
      placeId,
      officeId,
      actor,
      subject: { kind: 'assembly.member', id: standing!.id },
      personId: standing!.personId,
      data: { term: term.id },
    })
  }
}

/** From today on; who was to enter later does not enter at all, and leaves no trace but the events. */
async function letGo(tx: Tx, actor: Actor, term: TermRow, leaving: RosterReport['missing']): Promise<void> {
  const ids = leaving.map(({ id }) => id)
  const { rows } = await sql<{ id: string; personId: string; post: Exclude<Standing['post'], 'observer'> }>`
    update assembly.member set during = daterange(lower(during), greatest(${dayWithin(tx, term)}::date, lower(during) + 1))
    where id = any (${ids}::uuid[]) returning id, person_id as "personId", post`.execute(tx.db)
  const { placeId, officeId } = term
  for (const { id, personId, post } of rows) {
    record(tx, memberLeft, {
      placeId,
      officeId,
      actor,
      subject: { kind: 'assembly.member', id },
      personId,
      data: { term: term.id, post },
    })
  }
}

async function listObservers(tx: Tx, session: SessionRow, decisions: readonly Decision[]): Promise<void> {
  await bringUpToRoster(tx, session)
  const rows = decisions
    .filter(({ act }) => act === 'observe')
    .map((one) => ({
      id: newId(tx.now.getTime()),
      person_id: one.personId,
      capacity: one.written.capacity,
    }))
  await sql`
    insert into assembly.attendee (id, session_id, person_id, standing, capacity)
    select id, ${session.id}, person_id, 'observer', capacity
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, person_id uuid, capacity text)
    on conflict on constraint attendee_once do update set standing = 'observer', capacity = excluded.capacity, removed_at = null,
      member_id = null where attendee.removed_at is not null`.execute(tx.db)
  publish(tx, sessionTopic(session.id))
}
