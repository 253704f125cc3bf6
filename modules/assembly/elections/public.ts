import { sql } from 'kysely'
import { addDays } from '../../../platform/civil.ts'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { maskName } from '../../people/rules.ts'
import type {
  listPublicElections as listEndpoint,
  PublicElection,
  getPublicVoters as votersEndpoint,
} from '../contract/elections-public.ts'
import { isShown, mayRegister, orderByStrokes } from '../rules.ts'
import { candidatesOf } from './reading.ts'
import { askElections, type ElectionRow } from './sight.ts'

// What everybody may see of an election, and when. Of a voter the name and the building, masked as the method says, in the days of
// publication and no day longer; room, birth and phone never leave the desk.

/** Whether anything of it is public at all: once the list was begun, people may register, or the register is frozen. */
const isTold = sql`(s.state <> 'cancelled' and (e.frozen_at is not null or e.registration_until is not null or e.shown_from is not null))`
/** Results stay to be read; elections that came to nothing go after a while. */
const keptDays = 400

export async function listPublicElections(tx: Tx): Promise<ReplyOf<typeof listEndpoint>> {
  const elections = await askElections(
    tx,
    sql`${isTold} and s.held_on >= ${addDays(tx.today, -keptDays)}::date`,
  )
  const { rows: places } = await sql<{ id: string; name: string }>`
    select id, short_name as name from units.label where id = any (${elections.map(({ placeId }) => placeId)}::uuid[])`.execute(
    tx.db,
  )
  const names = new Map(places.map(({ id, name }) => [id, name]))
  return {
    elections: elections.map((one) => ({
      id: one.id,
      title: one.title,
      place: names.get(one.placeId) ?? '',
      heldOn: one.heldOn,
      shows: shows(one, tx.today),
    })),
  }
}

function shows(one: ElectionRow, today: string): 'soon' | 'list' | 'candidates' | 'result' {
  if (one.resultShownAt) return 'result'
  if (one.candidatesShownAt) return 'candidates'
  return isShown(one.method, today) ? 'list' : 'soon'
}

async function publicElection(tx: Tx, id: string): Promise<ElectionRow> {
  return found((await askElections(tx, sql`s.id = ${id} and ${isTold}`))[0])
}

export async function getPublicElection(tx: Tx, id: string): Promise<PublicElection> {
  const election = await publicElection(tx, id)
  const { method } = election
  const { rows: place } = await sql<{
    name: string
  }>`select name from units.label where id = ${election.placeId}`.execute(tx.db)
  const { rows: stations } = await sql<
    Omit<PublicElection['stations'][number], 'opensAt' | 'closesAt'> & { opens: Date; closes: Date }
  >`
    select v.name, ps.roving, ps.opens_at as opens, ps.closes_at as closes, ps.buildings
    from assembly.polling_station ps join assembly.venue v on v.id = ps.venue_id where ps.session_id = ${id} order by v.position`.execute(
    tx.db,
  )
  const candidates = election.candidatesShownAt ? await candidatesOf(tx, id) : []
  return {
    id,
    title: election.title,
    body: election.bodyName,
    place: place[0]?.name ?? '',
    cause: election.cause,
    electors: method.electors,
    heldOn: election.heldOn,
    opensAt: election.opensAt.toISOString(),
    posts: method.posts.map(({ post, seats }) => ({ post, seats })),
    registrationUntil:
      election.frozenAt === null && mayRegister(method, tx.today) ? method.registrationUntil : null,
    list: await listFor(tx, election),
    stations: stations.map(({ opens, closes, ...one }) => ({
      ...one,
      opensAt: opens.toISOString(),
      closesAt: closes.toISOString(),
    })),
    candidates: candidates
      .filter(({ state }) => state === 'confirmed')
      .map(({ person, post, introduction }) => ({ name: person.name, post, introduction })),
    elected: election.resultShownAt ? await electedOf(tx, election) : null,
    turnout: election.resultShownAt ? await turnoutOf(tx, id) : null,
  }
}

async function listFor(tx: Tx, { id, method }: ElectionRow): Promise<PublicElection['list']> {
  if (!isShown(method, tx.today)) return null
  const { rows } = await sql<{ building: string; voters: number }>`
    select building, count(*)::int as voters from assembly.elector where session_id = ${id} and state = 'entered'
    group by building order by building`.execute(tx.db)
  return {
    until: found(method.shownUntil),
    objectionsUntil: found(method.objectionsUntil),
    masked: method.namesShown === 'masked',
    voters: rows.reduce((sum, { voters }) => sum + voters, 0),
    buildings: rows,
  }
}

/** Names of one building. 404 outside the days of publication, so that the list cannot be gathered afterwards. */
export async function getPublicVoters(
  tx: Tx,
  id: string,
  { building }: QueryOf<typeof votersEndpoint>,
): Promise<ReplyOf<typeof votersEndpoint>> {
  const election = await publicElection(tx, id)
  if (!isShown(election.method, tx.today)) found(undefined)
  const { rows } = await sql<{ id: string; name: string }>`
    select e.id, p.name from assembly.elector e join people.label p on p.id = e.person_id
    where e.session_id = ${id} and e.building = ${building} and e.state = 'entered' limit 2000`.execute(tx.db)
  const masked = election.method.namesShown === 'masked'
  return {
    building,
    voters: orderByStrokes(rows, ({ name }) => name).map((row) => ({
      id: row.id,
      name: masked ? maskName(row.name) : row.name,
    })),
  }
}

async function electedOf(tx: Tx, election: ElectionRow): Promise<PublicElection['elected']> {
  const { rows } = await sql<{ name: string; post: 'director' | 'deputy_director' | 'member' }>`
    select p.name, m.post from assembly.member m join assembly.round r on r.id = m.round_id join people.label p on p.id = m.person_id
    where m.term_id = ${election.termId} and r.session_id = ${election.id}
    order by array_position(array['director', 'deputy_director', 'member'], m.post)`.execute(tx.db)
  return (['director', 'deputy_director', 'member'] as const).flatMap((post) =>
    orderByStrokes(
      rows.filter((row) => row.post === post),
      ({ name }) => name,
    ),
  )
}

async function turnoutOf(tx: Tx, id: string): Promise<PublicElection['turnout']> {
  const { rows } = await sql<{ entitled: number; handed: number }>`
    select p.entitled, p.handed from assembly.polling p join assembly.run r on r.id = p.run_id
    where r.session_id = ${id} and r.kind = 'real'`.execute(tx.db)
  return rows[0] ?? null
}
