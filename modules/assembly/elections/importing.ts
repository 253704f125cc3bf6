import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { TableProblem } from '../../../platform/files/table-reading.ts'
import { makeWorkbook } from '../../../platform/files/workbook.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { enterPersons, personsByPhones } from '../../people/index.ts'
import {
  noFormerRegister,
  nothingNewInRegister,
  type VoterImport,
  voterFileNotRead,
  type voterSources,
  votersHaveFaults,
} from '../contract/voters.ts'
import { decideVoters, type StandingElector, type VoterDecision } from './deciding.ts'
import { registerImported } from './events.ts'
import { readRegister, registerTitles, type WrittenRegister } from './lines.ts'
import { type ElectionRow, electionToHold, electionToRead, recordOf } from './sight.ts'

// A register is imported at once: a few thousand lines, whole or not at all.

/** What a reply shows at most; counts tell of the rest. */
const mostShown = 300

/** The register as it stands, for deciding. */
export async function registerOf(tx: Tx, id: string): Promise<StandingElector[]> {
  const { rows } = await sql<StandingElector>`
    select e.id, e.person_id as "personId", p.name, e.building, e.room, e.born_on as "bornOn", e.state
    from assembly.elector e join people.label p on p.id = e.person_id where e.session_id = ${id}`.execute(
    tx.db,
  )
  return rows
}

async function written(files: readonly ReceivedFile[]): Promise<WrittenRegister> {
  const [file] = files
  if (!file) return refuse(voterFileNotRead, { why: 'empty' })
  try {
    return await readRegister(await readFile(file.path))
  } catch (error) {
    if (error instanceof TableProblem) return refuse(voterFileNotRead, { why: error.why })
    throw error
  }
}

async function decide(
  tx: Tx,
  vault: Vault,
  election: ElectionRow,
  file: WrittenRegister,
): Promise<VoterDecision[]> {
  const { electors, votingAge } = election.method
  const phones = file.lines.flatMap(({ phone }) => (phone ? [phone] : []))
  const owners = await personsByPhones(tx, vault, phones)
  return decideVoters(file.lines, await registerOf(tx, election.id), owners, {
    electors,
    votingAge,
    heldOn: election.heldOn,
  })
}

function told(decisions: readonly VoterDecision[], unread: readonly string[]): VoterImport {
  const count = (act: VoterDecision['act']) => decisions.filter((one) => one.act === act).length
  const order = { enters: 1, moves: 2, stays: 3 }
  const weight = ({ act }: VoterDecision) => (act === null ? 0 : order[act])
  return {
    lines: [...decisions]
      .sort((a, b) => weight(a) - weight(b) || a.line - b.line)
      .slice(0, mostShown)
      .map(({ line, name, building, room, act, faults }) => ({ line, name, building, room, act, faults })),
    enters: count('enters'),
    moves: count('moves'),
    stays: count('stays'),
    faulty: count(null),
    unread: [...unread],
  }
}

/** Says line by line what a file would do, and does nothing. */
export async function previewVoters(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  id: string,
  files: readonly ReceivedFile[],
): Promise<VoterImport> {
  const election = await electionToHold(tx, actor, id, { beforeFreezing: true })
  const file = await written(files)
  return told(await decide(tx, vault, election, file), file.unread)
}

/** Does what a file says, whole or not at all. Refuses when a single line has a fault, and when there is nothing to do. */
export async function importVoters(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  id: string,
  files: readonly ReceivedFile[],
): Promise<VoterImport> {
  const election = await electionToHold(tx, actor, id, { beforeFreezing: true })
  const file = await written(files)
  const decisions = await decide(tx, vault, election, file)
  const faulty = decisions.filter(({ faults }) => faults.length > 0)
  if (faulty[0]) refuse(votersHaveFaults, { count: faulty.length, line: faulty[0].line })
  const reply = told(decisions, file.unread)
  if (reply.enters + reply.moves === 0) refuse(nothingNewInRegister)
  await enterLines(
    tx,
    vault,
    actor,
    election,
    decisions.filter(({ act }) => act === 'enters'),
    'import',
  )
  for (const { elector, building, room } of decisions.filter(({ act }) => act === 'moves'))
    await moveElector(tx, actor, election, found(elector).id, { building, room })
  recordOf(tx, actor, election, registerImported, {
    entered: reply.enters,
    moved: reply.moves,
    source: 'import',
  })
  return reply
}

/** Enters lines; those without a known person become persons. Records nothing: the caller says what the act was. */
export async function enterLines(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  election: ElectionRow,
  lines: readonly Pick<VoterDecision, 'name' | 'building' | 'room' | 'bornOn' | 'phone' | 'personId'>[],
  source: (typeof voterSources)[number],
  state: 'entered' | 'asked' = 'entered',
): Promise<string[]> {
  const { placeId, officeId } = election
  const newcomers = lines.filter(({ personId }) => personId === null)
  const entered = await enterPersons(
    tx,
    vault,
    actor,
    newcomers.map(({ name, bornOn, phone }) => ({
      name,
      placeId,
      officeId,
      ...(bornOn ? { bornOn } : {}),
      ...(phone ? { phone } : {}),
    })),
  )
  const rows = lines.map((line) => ({
    id: newId(tx.now.getTime()),
    person_id: line.personId ?? entered.shift() ?? null,
    building: line.building,
    room: line.room,
    born_on: line.bornOn,
  }))
  const household = election.method.electors === 'households' ? sql`building || ' ' || room` : sql`null`
  await sql`
    insert into assembly.elector (id, session_id, person_id, building, room, born_on, state, source, household, entered_by, entered_at)
    select id, ${election.id}, person_id, building, room, born_on, ${state}, ${source}, ${household}, ${actor.personId}, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, person_id uuid, building text, room text, born_on date)`.execute(
    tx.db,
  )
  return rows.map(({ id }) => id)
}

/** Writes another address on a line; whoever asked or was refused before is entered with it. */
export async function moveElector(
  tx: Tx,
  actor: Actor,
  election: ElectionRow,
  electorId: string,
  { building, room }: { building: string; room: string },
): Promise<void> {
  const household = election.method.electors === 'households' ? `${building} ${room}` : null
  await sql`
    update assembly.elector set building = ${building}, room = ${room}, household = ${household}, state = 'entered',
      struck_for = null, struck_words = null, settled_by = ${actor.personId}, settled_at = ${tx.now} where id = ${electorId} and session_id = ${election.id}`.execute(
    tx.db,
  )
}

/** Takes over the lines of an earlier election of the same body: a by-election begins with the register of the last one. */
export async function takeFormerRegister(
  tx: Tx,
  actor: Actor,
  id: string,
  { fromId }: { fromId: string },
): Promise<{ entered: number }> {
  const election = await electionToHold(tx, actor, id, { beforeFreezing: true })
  const former = await electionToRead(tx, actor, fromId)
  if (former.bodyId !== election.bodyId || former.id === id) refuse(noFormerRegister)
  const household = election.method.electors === 'households' ? sql`e.building || ' ' || e.room` : sql`null`
  const { rows: lines } = await sql<{ personId: string }>`
    select e.person_id as "personId" from assembly.elector e where e.session_id = ${fromId} and e.state = 'entered'
      and not exists (select from assembly.elector mine where mine.session_id = ${id} and mine.person_id = e.person_id)`.execute(
    tx.db,
  )
  if (lines.length === 0) refuse(noFormerRegister)
  const rows = lines.map(({ personId }) => ({ id: newId(tx.now.getTime()), person_id: personId }))
  await sql`
    insert into assembly.elector (id, session_id, person_id, building, room, born_on, state, source, household, entered_by, entered_at)
    select r.id, ${id}, e.person_id, e.building, e.room, e.born_on, 'entered', 'former', ${household}, ${actor.personId}, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, person_id uuid)
      join assembly.elector e on e.session_id = ${fromId} and e.person_id = r.person_id`.execute(tx.db)
  recordOf(tx, actor, election, registerImported, { entered: rows.length, moved: 0, source: 'former' })
  return { entered: rows.length }
}

/** An empty sheet with the columns a register is read from, and one line that shows how they are filled. */
export async function makeVoterTemplate(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ name: string; bytes: Buffer }> {
  const election = await electionToRead(tx, actor, id)
  const { building, ...rest } = registerTitles
  const title = election.method.electors === 'representatives' ? '居民小组' : building[0]
  const bytes = await makeWorkbook([
    {
      name: '名册',
      rows: [[rest.name[0], title, rest.room[0], rest.bornOn[0], rest.phone[0]]],
      columns: [{ width: 14 }, { width: 24 }, { width: 14 }, { width: 14 }, { width: 16 }],
      stickyRows: 1,
    },
  ])
  return { name: `${election.title} 名册.xlsx`, bytes }
}
