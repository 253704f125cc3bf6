import { type RawBuilder, sql } from 'kysely'
import { type BodyOf, mayNot, type QueryOf, type ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { tellDrafter } from '../approvals/telling.ts'
import {
  alreadyAsked,
  type applyForSeal as applyEndpoint,
  keeperApplied,
  type listSealUses as listSealUsesEndpoint,
  mayNotBeSealed,
  notTheKeeper,
  type refuseSeal as refuseEndpoint,
  type SealUse,
  type sealsForPaper as sealsForPaperEndpoint,
  type setSeal as setEndpoint,
  useDecided,
  watcherMissing,
} from '../contract/seals.ts'
import { sealAsked, sealRefused, sealUsed } from '../events.ts'
import {
  aboutPaper,
  demandMove,
  findPaper,
  humansOf,
  isIntact,
  type LockedPaper,
  lockPaper,
  writeStep,
} from '../papers/locked.ts'
import { ownIds } from '../papers/sight.ts'
import type { Rank } from '../rules/kinds.ts'
import { type SealRefusal, sealRefusal } from '../rules/sealing.ts'
import { type HeldSeal, lockSeal, sealSeen } from './seals.ts'

interface SealAtHand {
  id: string
  name: string
  fromOn: string
  untilOn: string | null
  rank: Rank | null
  keeperId: string | null
  keeper: string | null
}

/** Seals as they stand toward a paper: of the whole house, since whoever needs one need not see its register. */
async function askSealsFor(
  tx: Tx,
  paper: LockedPaper,
  condition: RawBuilder<unknown>,
): Promise<SealAtHand[]> {
  const { rows } = await sql<SealAtHand>`
    select s.id, s.name, s.from_on as "fromOn", s.until_on as "untilOn",
      (select r.signed_rank from documents.seal_rule r where r.seal_id = s.id and r.kind = ${paper.kind}) as rank,
      k.person_id as "keeperId", l.name as keeper
    from documents.seal s
      left join documents.seal_keeper k on k.seal_id = s.id and k.during @> ${tx.today}::date
      left join people.label l on l.id = k.person_id
    -- A seal belongs to the paper’s organ or drafting office, or to an office above either.
    where exists (select from units.within w where w.ancestor_id = s.office_id and w.id in (${paper.officeId}, ${paper.organId})
      and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on) and ${condition}
    order by s.from_on, s.name`.execute(tx.db)
  return rows
}

const judge = (tx: Tx, paper: LockedPaper, seal: SealAtHand): SealRefusal | null =>
  sealRefusal({
    kind: paper.kind,
    state: paper.state,
    signedRank: paper.signedRank,
    intact: isIntact(paper),
    rule: seal.rank && { signedRank: seal.rank },
    inUse: seal.untilOn === null && seal.fromOn <= tx.today,
  })

/** Seals that may be asked for on a paper, with what their lists say about it now. */
export async function sealsForPaper(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ReplyOf<typeof sealsForPaperEndpoint>> {
  const paper = await findPaper(tx, actor, id)
  const seals = await askSealsFor(tx, paper, sql`s.until_on is null`)
  return seals.map((seal) => ({
    id: seal.id,
    name: seal.name,
    keeper: seal.keeperId && seal.keeper ? { id: seal.keeperId, name: seal.keeper } : null,
    refusal: judge(tx, paper, seal),
  }))
}

/**
 * Asks for a seal. What the seal’s list does not allow is refused on the spot, and the refusal stands in the register with its reason like
 * any other entry: asking for what may not be sealed is itself something to be known.
 */
export async function applyForSeal(
  tx: Tx,
  actor: Actor,
  paperId: string,
  { sealId, copies, pages }: BodyOf<typeof applyEndpoint>,
): Promise<{ id: string; refusal: SealRefusal | null }> {
  const paper = await lockPaper(tx, actor, paperId)
  if (!paper.mayWrite && !actor.may('documents.number', paper))
    refuse(mayNot, { permission: 'documents.draft' })
  const seal = found((await askSealsFor(tx, paper, sql`s.id = ${sealId}`))[0])
  const { rows } = await sql`
    select 1 from documents.seal_use where seal_id = ${sealId} and paper_id = ${paperId} and state = 'asked'`.execute(
    tx.db,
  )
  if (rows.length > 0) refuse(alreadyAsked)
  const refusal = judge(tx, paper, seal)
  const id = newId(tx.now.getTime())
  await sql`
    insert into documents.seal_use (id, seal_id, paper_id, state, copies, pages, applied_by, applied_at, decided_at, refusal)
    values (${id}, ${sealId}, ${paperId}, ${refusal ? 'refused' : 'asked'}, ${copies}, ${pages}, ${actor.personId}, ${tx.now},
      ${refusal ? tx.now : null}, ${refusal})`.execute(tx.db)
  await writeStep(tx, paper, actor, refusal ? 'seal_refused' : 'seal_asked')
  const about = { ...aboutPaper(paper, actor), subject: { kind: 'documents.seal_use', id } }
  if (refusal) record(tx, sealRefused, { ...about, data: { kind: paper.kind, seal: sealId, refusal } })
  else record(tx, sealAsked, { ...about, data: { kind: paper.kind, seal: sealId } })
  publish(tx, 'documents.seals')
  return { id, refusal }
}

interface HeldUse {
  id: string
  state: 'asked' | 'sealed' | 'refused'
  paper: LockedPaper
  seal: HeldSeal
  copies: number
  appliedBy: string
}

/** The entry with its seal and paper, held until the commit; in the order in which an application holds them. */
async function lockUse(tx: Tx, actor: Actor, id: string): Promise<HeldUse> {
  const { rows } = await sql<{ paperId: string; sealId: string }>`
    select u.paper_id as "paperId", u.seal_id as "sealId" from documents.seal_use u join documents.seal s on s.id = u.seal_id
    where u.id = ${id} and ${sealSeen(tx, actor)}`.execute(tx.db)
  const { paperId, sealId } = found(rows[0])
  const seal = await lockSeal(tx, actor, sealId)
  if (!seal.isKeeper) refuse(notTheKeeper)
  const paper = await lockPaper(tx, actor, paperId)
  const { rows: held } = await sql<Pick<HeldUse, 'id' | 'state' | 'copies' | 'appliedBy'>>`
    select id, state, copies, applied_by as "appliedBy" from documents.seal_use where id = ${id} for no key update`.execute(
    tx.db,
  )
  const use = found(held[0])
  if (use.state !== 'asked') refuse(useDecided)
  return { ...use, seal, paper }
}

/**
 * The keeper sets the seal while another watches (监印). Judged anew at this moment: what was withdrawn, changed or taken off the list since
 * it was asked for is not sealed. Nobody seals in the keeper’s stead, and the keeper not what they asked for themselves.
 */
export async function setSeal(
  tx: Tx,
  actor: Actor,
  id: string,
  { watchedById, words }: BodyOf<typeof setEndpoint>,
): Promise<{ id: string }> {
  const { seal, paper, copies, appliedBy } = await lockUse(tx, actor, id)
  if (!actor.may('documents.set_seal', seal)) refuse(mayNot, { permission: 'documents.set_seal' })
  const humans = await humansOf(tx, [actor.personId!, watchedById, appliedBy])
  const me = humans.get(actor.personId!)
  if (humans.get(appliedBy) === me) refuse(keeperApplied)
  const { rows: staff } = await sql`
    select 1 from people.works_for where person_id = ${watchedById} and from_on <= ${tx.today}::date
      and ${tx.today}::date < until_on limit 1`.execute(tx.db)
  if (staff.length === 0 || humans.get(watchedById) === me) refuse(watcherMissing)
  const [atHand] = await askSealsFor(tx, paper, sql`s.id = ${seal.id}`)
  const refusal = atHand ? judge(tx, paper, atHand) : 'not_on_list'
  if (refusal) refuse(mayNotBeSealed, { refusal })
  const state = demandMove(paper, 'seal')
  await sql`
    update documents.seal_use set state = 'sealed', approved_by = ${paper.signerId}, decided_by = ${actor.personId},
      decided_at = ${tx.now}, watched_by = ${watchedById}, words = ${words?.trim() || null}
    where id = ${id}`.execute(tx.db)
  await sql`update documents.paper set state = ${state}, touched_at = ${tx.now} where id = ${paper.id}`.execute(
    tx.db,
  )
  await writeStep(tx, paper, actor, 'sealed')
  record(tx, sealUsed, {
    ...aboutPaper(paper, actor),
    subject: { kind: 'documents.seal_use', id },
    quantity: copies,
    measure: '份',
    data: { kind: paper.kind, seal: seal.id },
  })
  publish(tx, 'documents.seals')
  return { id }
}

/** The keeper refuses; the reason stays in the register and can be printed. */
export async function refuseSeal(
  tx: Tx,
  actor: Actor,
  id: string,
  { refusal, words }: BodyOf<typeof refuseEndpoint>,
): Promise<{ id: string }> {
  const { seal, paper } = await lockUse(tx, actor, id)
  await sql`
    update documents.seal_use set state = 'refused', decided_by = ${actor.personId}, decided_at = ${tx.now}, refusal = ${refusal},
      words = ${words.trim()}
    where id = ${id}`.execute(tx.db)
  await writeStep(tx, paper, actor, 'seal_refused', { words })
  record(tx, sealRefused, {
    ...aboutPaper(paper, actor),
    subject: { kind: 'documents.seal_use', id },
    data: { kind: paper.kind, seal: seal.id, refusal },
  })
  await tellDrafter(tx, paper, 'refused', id)
  publish(tx, 'documents.seals')
  return { id }
}

async function askUses(
  tx: Tx,
  actor: Actor,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<SealUse[]> {
  const name = (column: string) =>
    sql`(select jsonb_build_object('id', l.id, 'name', l.name) from people.label l where l.id = ${sql.ref(column)})`
  type Row = Omit<SealUse, 'appliedAt' | 'decidedAt' | 'may'> & {
    appliedAt: Date
    decidedAt: Date | null
    isKeeper: boolean
  }
  const { rows } = await sql<Row>`
    select u.id, jsonb_build_object('id', s.id, 'name', s.name) as seal,
      jsonb_build_object('id', p.id, 'title', p.title, 'kind', p.kind, 'state', p.state,
        'number', (select n.number from documents.number n where n.paper_id = p.id)) as paper,
      (select jsonb_build_object('id', o.id, 'name', o.short_name) from units.label o where o.id = p.office_id) as office,
      u.state, u.copies, u.pages, ${name('u.applied_by')} as "appliedBy", u.applied_at as "appliedAt",
      ${name('u.approved_by')} as "approvedBy", ${name('u.decided_by')} as "decidedBy", u.decided_at as "decidedAt",
      ${name('u.watched_by')} as "watchedBy", u.refusal, u.words,
      exists (select from documents.seal_keeper k where k.seal_id = s.id and k.during @> ${tx.today}::date
        and k.person_id = any (${ownIds(actor)})) as "isKeeper"
    from documents.seal_use u join documents.seal s on s.id = u.seal_id join documents.paper p on p.id = u.paper_id
    where ${condition} order by ${order} limit 2000`.execute(tx.db)
  return rows.map(({ isKeeper, ...row }) => ({
    ...row,
    appliedAt: row.appliedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    may: isKeeper && row.state === 'asked' ? ['seal', 'refuse'] : [],
  }))
}

/** One entry: for whoever sees the register of the seal, and for whoever asked. */
export async function getSealUse(tx: Tx, actor: Actor, id: string): Promise<SealUse> {
  const seen = sql`u.id = ${id} and (${sealSeen(tx, actor)} or u.applied_by = any (${ownIds(actor)}) or p.drafted_by = any (${ownIds(actor)}))`
  return found((await askUses(tx, actor, seen, sql`u.id`))[0])
}

/** The register of use of a seal in a period, oldest first, refusals among the rest. */
export async function listSealUses(
  tx: Tx,
  actor: Actor,
  id: string,
  { from, until }: QueryOf<typeof listSealUsesEndpoint>,
): Promise<SealUse[]> {
  const { rows } =
    await sql`select 1 from documents.seal s where s.id = ${id} and ${sealSeen(tx, actor)}`.execute(tx.db)
  found(rows[0])
  // A day in Shanghai begins where its own midnight lies.
  const within = sql`u.applied_at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'
    and u.applied_at < (${until}::date)::timestamp at time zone 'Asia/Shanghai'`
  return askUses(tx, actor, sql`s.id = ${id} and ${within}`, sql`u.applied_at, u.id`)
}
