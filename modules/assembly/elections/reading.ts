import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import { roots, withinReach } from '../../units/index.ts'
import type {
  Candidate,
  Election,
  ElectionHead,
  ElectionStage,
  listElections as listEndpoint,
  listNeighbourhoods as neighbourhoodsEndpoint,
} from '../contract/elections.ts'
import { needed, orderByStrokes, type RegisterFacts, registerObstacles, stageOf } from '../rules.ts'
import { currentRun } from '../sessions/sight.ts'
import { askElections, type ElectionRow, electionSeen, electionToRead } from './sight.ts'

interface HeadFacts {
  id: string
  place: { id: string; name: string }
  entered: number
  hasRun: boolean
  pollingValid: boolean | null
}

/** What the heads of elections say beside their rows, in one statement. */
async function factsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, HeadFacts>> {
  const { rows } = await sql<HeadFacts>`
    select s.id, json_build_object('id', place.id, 'name', place.short_name) as place,
      (select count(*)::int from assembly.elector el where el.session_id = s.id and el.state = 'entered') as entered,
      exists (select from assembly.run r where r.session_id = s.id and r.kind = 'real') as "hasRun",
      (select p.is_valid from assembly.polling p join assembly.run r on r.id = p.run_id
        where r.session_id = s.id and r.kind = 'real') as "pollingValid"
    from assembly.session s join units.label place on place.id = s.place_id where s.id = any (${ids}::uuid[])`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** How far an election is. */
function stageNow(
  election: ElectionRow,
  facts: Omit<HeadFacts, 'id' | 'place'>,
  today: string,
): ElectionStage {
  return stageOf(
    {
      ...election.method,
      entered: facts.entered,
      isFrozen: election.frozenAt !== null,
      candidatesShown: election.candidatesShownAt !== null,
      hasRun: facts.hasRun,
      pollingValid: facts.pollingValid,
      hasResult: election.resultShownAt !== null,
    },
    today,
  )
}

function headOf(tx: Tx, election: ElectionRow, facts: HeadFacts): ElectionHead {
  return {
    id: election.id,
    title: election.title,
    body: { id: election.bodyId, name: election.bodyName },
    place: facts.place,
    termId: election.termId,
    termOrdinal: election.termOrdinal,
    cause: election.cause,
    heldOn: election.heldOn,
    opensAt: election.opensAt.toISOString(),
    state: election.state,
    stage: stageNow(election, facts, tx.today),
    electors: election.method.electors,
    voters: facts.entered,
  }
}

export async function listElections(tx: Tx, actor: Actor): Promise<ReplyOf<typeof listEndpoint>> {
  const elections = await askElections(tx, electionSeen(tx, actor))
  const facts = await factsOf(
    tx,
    elections.map(({ id }) => id),
  )
  return {
    elections: elections.map((one) => headOf(tx, one, facts.get(one.id)!)),
    mayHold: actor.holds('assembly.hold_election'),
  }
}

/** How full the register is, and what is open about it. */
export async function registerFacts(
  tx: Tx,
  id: string,
): Promise<RegisterFacts & { struck: number; buildings: number; late: number; decided: number }> {
  const { rows } = await sql<{ entered: number; asked: number; struck: number; groups: number[] | null }>`
    select count(*) filter (where state = 'entered')::int as entered, count(*) filter (where state = 'asked')::int as asked,
      count(*) filter (where state = 'struck')::int as struck,
      (select array_agg(n) from (select count(*)::int as n from assembly.elector g
        where g.session_id = ${id} and g.state = 'entered' group by g.building) counted) as groups
    from assembly.elector where session_id = ${id}`.execute(tx.db)
  const { rows: said } = await sql<{ open: number; late: number; decided: number }>`
    select count(*) filter (where decision is null)::int as open,
      count(*) filter (where decision is null and decide_by < ${tx.today}::date)::int as late,
      count(*) filter (where decision is not null)::int as decided
    from assembly.objection where session_id = ${id}`.execute(tx.db)
  const { groups, ...register } = rows[0]!
  const { open, late, decided } = said[0]!
  return {
    ...register,
    groups: groups ?? [],
    buildings: groups?.length ?? 0,
    openObjections: open,
    late,
    decided,
  }
}

/** Candidates by post, in stroke order within each; those who no longer stand after the others. */
export async function candidatesOf(tx: Tx, id: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select c.id, json_build_object('id', p.id, 'name', p.name) as person, c.post, c.nominated_by as "nominatedBy", c.nominators,
      c.introduction, c.state, c.reason,
      (select el.building from assembly.elector el where el.session_id = c.session_id and el.person_id = c.person_id and el.state = 'entered') as building
    from assembly.candidate c join people.label p on p.id = c.person_id where c.session_id = ${id}`.execute(
    tx.db,
  )
  const stands = (one: Candidate) => one.state === 'nominated' || one.state === 'confirmed'
  const order = (list: readonly Candidate[]) => orderByStrokes(list, ({ person }) => person.name)
  return (['director', 'deputy_director', 'member'] as const).flatMap((post) => {
    const own = rows.filter((one) => one.post === post)
    return [...order(own.filter(stands)), ...order(own.filter((one) => !stands(one)))]
  })
}

export async function getElection(tx: Tx, actor: Actor, id: string): Promise<Election> {
  const election = await electionToRead(tx, actor, id)
  const facts = (await factsOf(tx, [id])).get(id)!
  const register = await registerFacts(tx, id)
  const { rows } = await sql<{ frozenBy: Election['frozenBy']; completes: Election['completes'] }>`
    select (select json_build_object('id', p.id, 'name', p.name) from people.label p where p.id = e.frozen_by) as "frozenBy",
      (select json_build_object('id', f.id, 'title', f.title) from assembly.session f where f.id = e.completes_id) as completes
    from assembly.election e where e.session_id = ${id}`.execute(tx.db)
  const { rows: polls } = await sql<Election['polls'][number]>`
    select p.id, eb.post, p.question as title from assembly.poll p
      left join assembly.election_ballot eb on eb.poll_id = p.id
    where p.session_id = ${id} order by p.position`.execute(tx.db)
  const run = await currentRun(tx, id)
  return {
    ...headOf(tx, election, facts),
    version: election.version,
    completes: rows[0]?.completes ?? null,
    method: election.method,
    frozenAt: election.frozenAt?.toISOString() ?? null,
    frozenBy: rows[0]?.frozenBy ?? null,
    candidatesShownAt: election.candidatesShownAt?.toISOString() ?? null,
    resultShownAt: election.resultShownAt?.toISOString() ?? null,
    register: {
      entered: register.entered,
      asked: register.asked,
      struck: register.struck,
      buildings: register.buildings,
      needed: needed(election.method.turnout, register.entered),
    },
    objections: { open: register.openObjections, late: register.late, decided: register.decided },
    obstacles: election.frozenAt ? [] : registerObstacles(election.method, register, tx.today),
    candidates: await candidatesOf(tx, id),
    polls,
    run: run ? { id: run.id, kind: run.kind } : null,
    may: actor.may('assembly.hold_election', election) ? ['hold'] : [],
  }
}

/** Where this actor may hold an election: for the form that begins one. */
export async function listNeighbourhoods(
  tx: Tx,
  actor: Actor,
): Promise<ReplyOf<typeof neighbourhoodsEndpoint>> {
  const reach = actor.reach('assembly.hold_election')
  const both = await roots(tx)
  const seen = (column: string) =>
    withinReach(tx, { placeIds: reach.placeIds, officeIds: [] }, column, column)
  const { rows: places } = await sql<{ id: string; name: string }>`
    select l.id, l.short_name as name from units.label l where l.kind = 'neighbourhood' and ${seen('l.id')} order by l.short_name`.execute(
    tx.db,
  )
  const { rows: offices } = await sql<{ id: string; name: string }>`
    select l.id, l.short_name as name from units.label l join units.within w on w.id = l.id and w.ancestor_id = ${both?.officeId ?? null}::uuid
      and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on
    where l.kind = 'residents_committee' order by l.short_name`.execute(tx.db)
  const { rows: bodies } = await sql<ReplyOf<typeof neighbourhoodsEndpoint>['bodies'][number]>`
    select b.id, b.name, b.place_id as "placeId", b.office_id as "officeId",
      coalesce((select json_agg(json_build_object('id', t.id, 'ordinal', t.ordinal, 'fromOn', t.from_on, 'untilOn', t.until_on)
        order by t.ordinal desc) from assembly.term t where t.body_id = b.id), '[]') as terms,
      coalesce((select json_agg(json_build_object('id', s.id, 'title', s.title, 'termId', s.term_id) order by s.held_on desc)
        from assembly.session s join assembly.term t on t.id = s.term_id where t.body_id = b.id and s.kind = 'election'), '[]') as elections
    from assembly.body b where b.kind = 'residents_committee' and ${seen('b.place_id')} order by b.name`.execute(
    tx.db,
  )
  return { places, offices, bodies }
}
