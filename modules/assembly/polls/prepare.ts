import { sql } from 'kysely'
import { staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { readVoted, type VotedText } from '../../plans/index.ts'
import { draftUnfit, optionsUnfit, pollUsed } from '../contract/polls.ts'
import type { NewPoll, Poll, PollOption } from '../contract/polls-shapes.ts'
import { notOver, sessionToPrepare } from '../sessions/preparing.ts'
import { type SessionRow, sessionSeen, sessionToRead } from '../sessions/sight.ts'
import { roundsOf, runToShow } from './facts.ts'
import { pollsTopic } from './sight.ts'

// Questions before anybody is asked. A poll changes until its first ballot opens, which copies everything.

export interface PollRow extends Omit<Poll, 'item' | 'rounds'> {
  itemId: string | null
  itemTitle: string | null
  draftVersion: number | null
  draftHash: string | null
}

const columns = sql`q.id, q.session_id as "sessionId", q.item_id as "itemId", i.title as "itemTitle", q.position, q.question, q.kind,
  q.mode, q.stage, q.secrecy, q.quorum, q.rule, q.seats, q.most, q.write_ins as "writeIns", q.ties, q.ballot_by as "ballotBy",
  q.draft_id as "draftId", q.draft_version as "draftVersion", q.draft_hash as "draftHash", q.en_bloc as "enBloc",
  q.from_poll_id as "fromPollId", q.version, coalesce((
    select jsonb_agg(jsonb_build_object('id', o.id, 'label', o.label, 'note', o.note, 'personId', o.person_id, 'planItem', o.plan_item,
      'parts', to_jsonb(o.parts)) order by o.position) from assembly.poll_option o where o.poll_id = q.id), '[]') as options`

/** The polls of a session with the rounds of the run that is shown. */
export async function listPolls(tx: Tx, actor: Actor, sessionId: string): Promise<{ polls: Poll[] }> {
  const session = await sessionToRead(tx, actor, sessionId)
  const { rows } = await sql<PollRow>`
    select ${columns} from assembly.poll q left join assembly.item i on i.id = q.item_id
    where q.session_id = ${session.id} order by q.position, q.id`.execute(tx.db)
  return { polls: await withRounds(tx, session.id, rows) }
}

export async function getPoll(tx: Tx, actor: Actor, id: string): Promise<Poll> {
  const poll = await pollToRead(tx, actor, id)
  return (await withRounds(tx, poll.sessionId, [poll]))[0]!
}

async function withRounds(tx: Tx, sessionId: string, rows: readonly PollRow[]): Promise<Poll[]> {
  const runId = await runToShow(tx, sessionId)
  const all = runId === null ? [] : await roundsOf(tx, runId)
  return rows.map(({ itemId, itemTitle, draftVersion: _v, draftHash: _h, ...poll }) => ({
    ...poll,
    item: itemId === null ? null : { id: itemId, name: itemTitle ?? '' },
    rounds: all.filter((round) => round.pollId === poll.id),
  }))
}

/** A poll whose session this actor may see, or 404. */
export async function pollToRead(tx: Tx, actor: Actor, id: string): Promise<PollRow> {
  const { rows } = await sql<PollRow>`
    select ${columns} from assembly.poll q join assembly.session s on s.id = q.session_id
      left join assembly.item i on i.id = q.item_id
    where q.id = ${id} and ${sessionSeen(tx, actor)}`.execute(tx.db)
  return found(rows[0])
}

/**
 * Prepares a poll. Refuses options given twice over (typed, by a draft, by a former poll), a draft without items or out of reach, a former
 * poll of another session, an item of another agenda. Rules are only kept here; whether they fit is said by the list of obstacles.
 */
export async function preparePoll(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  body: NewPoll,
): Promise<{ id: string }> {
  const session = await sessionToPrepare(tx, actor, sessionId, notOver)
  const text = await checked(tx, actor, session, body)
  const id = newId(tx.now.getTime())
  await sql`
    insert into assembly.poll (id, session_id, item_id, position, question, kind, mode, stage, secrecy, quorum, rule, seats, most,
      write_ins, ties, ballot_by, draft_id, draft_version, draft_hash, en_bloc, from_poll_id, prepared_by, prepared_at)
    select ${id}::uuid, ${session.id}::uuid, ${body.itemId ?? null}::uuid, coalesce(max(q.position), 0) + 1, ${body.question.trim()}, ${body.kind},
      ${body.mode}, ${body.stage}, ${body.secrecy}, ${JSON.stringify(body.quorum)}::jsonb, ${JSON.stringify(body.rule)}::jsonb,
      ${body.seats}::int, ${body.most}::int, ${body.writeIns}, ${body.ties}, ${body.ballotBy}, ${text?.draftId ?? null}::uuid,
      ${text?.version ?? null}::int, ${text?.hash ?? null}::text, ${body.enBloc ?? false}::boolean, ${body.fromPollId ?? null}::uuid,
      ${actor.personId}::uuid, ${tx.now}
    from assembly.poll q where q.session_id = ${session.id}`.execute(tx.db)
  await writeOptions(tx, id, body, text)
  publish(tx, pollsTopic(session.id))
  return { id }
}

/** Changes a poll on which no ballot was ever opened, not even in a rehearsal that still stands. */
export async function changePoll(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...body }: NewPoll & { version: number },
): Promise<{ version: number }> {
  const { session, poll } = await pollToChange(tx, actor, id)
  if (poll.version !== version) refuse(staleVersion)
  if (body.fromPollId === id) refuse(optionsUnfit)
  const text = await checked(tx, actor, session, body)
  await sql`
    update assembly.poll set item_id = ${body.itemId ?? null}::uuid, question = ${body.question.trim()}, kind = ${body.kind}, mode = ${body.mode},
      stage = ${body.stage}, secrecy = ${body.secrecy}, quorum = ${JSON.stringify(body.quorum)}::jsonb,
      rule = ${JSON.stringify(body.rule)}::jsonb, seats = ${body.seats}, most = ${body.most}, write_ins = ${body.writeIns},
      ties = ${body.ties}, ballot_by = ${body.ballotBy}, draft_id = ${text?.draftId ?? null}::uuid, draft_version = ${text?.version ?? null}::int,
      draft_hash = ${text?.hash ?? null}, en_bloc = ${body.enBloc ?? false}, from_poll_id = ${body.fromPollId ?? null}::uuid,
      version = version + 1, prepared_by = ${actor.personId}::uuid, prepared_at = ${tx.now}
    where id = ${id}`.execute(tx.db)
  await sql`delete from assembly.poll_option where poll_id = ${id}`.execute(tx.db)
  await writeOptions(tx, id, body, text)
  publish(tx, pollsTopic(session.id))
  return { version: version + 1 }
}

export async function removePoll(tx: Tx, actor: Actor, id: string): Promise<Record<never, never>> {
  const { session } = await pollToChange(tx, actor, id)
  const { rows } = await sql`select from assembly.poll where from_poll_id = ${id}`.execute(tx.db)
  if (rows.length > 0) refuse(pollUsed)
  await sql`delete from assembly.poll where id = ${id}`.execute(tx.db)
  publish(tx, pollsTopic(session.id))
  return {}
}

/** Puts the polls named first, in this order; the others keep theirs after them. */
export async function orderPolls(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { ids }: { ids: readonly string[] },
): Promise<Record<never, never>> {
  const session = await sessionToPrepare(tx, actor, sessionId, notOver)
  await sql`
    update assembly.poll q set position = o.position from (
      select p.id, row_number() over (order by array_position(${[...ids]}::uuid[], p.id) nulls last, p.position, p.id) as position
      from assembly.poll p where p.session_id = ${session.id}) o
    where q.id = o.id`.execute(tx.db)
  publish(tx, pollsTopic(session.id))
  return {}
}

async function pollToChange(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ session: SessionRow; poll: PollRow }> {
  const { sessionId } = await pollToRead(tx, actor, id)
  const session = await sessionToPrepare(tx, actor, sessionId, notOver)
  const poll = await pollToRead(tx, actor, id)
  const { rows } = await sql`select from assembly.round where poll_id = ${id} limit 1`.execute(tx.db)
  if (rows.length > 0) refuse(pollUsed)
  return { session, poll }
}

/** Looks at where the options come from. @returns the text that is voted on, where there is one */
async function checked(tx: Tx, actor: Actor, session: SessionRow, body: NewPoll): Promise<VotedText | null> {
  const sources = [body.options.length > 0, Boolean(body.draftId), Boolean(body.fromPollId)].filter(
    Boolean,
  ).length
  // A ballot on which every name is written in has no lines of its own.
  if (sources > 1 || (sources === 0 && body.writeIns !== 'free')) refuse(optionsUnfit)
  const { rows } = await sql<{ former: boolean; item: boolean }>`
    select exists (select from assembly.poll where id = ${body.fromPollId ?? null}::uuid and session_id = ${session.id}) as former,
      exists (select from assembly.item where id = ${body.itemId ?? null}::uuid and session_id = ${session.id}) as item`.execute(
    tx.db,
  )
  if (body.fromPollId && !rows[0]?.former) refuse(optionsUnfit)
  if (body.itemId && !rows[0]?.item) found(undefined)
  if (!body.draftId) return null
  const text = await readVoted(tx, body.draftId)
  if (!actor.may('plans.read', text) || text.items.length === 0) refuse(draftUnfit)
  return text
}

async function writeOptions(tx: Tx, pollId: string, body: NewPoll, text: VotedText | null): Promise<void> {
  const options = text ? linesOf(text, body.enBloc ?? false) : body.options.map(plainOption)
  const rows = options.map((option, at) => ({ ...option, position: at + 1 }))
  await sql`
    insert into assembly.poll_option (id, poll_id, position, label, note, person_id, plan_item, parts)
    select o.id, ${pollId}::uuid, o.position, o.label, o.note, o."personId", o."planItem",
      array(select jsonb_array_elements_text(o.parts))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o(id uuid, position int, label text, note text, "personId" uuid,
      "planItem" text, parts jsonb)`.execute(tx.db)
}

function plainOption(option: NewPoll['options'][number]): PollOption {
  return {
    id: newId(),
    label: option.label.trim(),
    note: option.note?.trim() || null,
    personId: option.personId ?? null,
    planItem: null,
    parts: option.parts ?? [],
  }
}

/** Item by item each project is a line; en bloc the list is one line and names what it comprises. */
function linesOf(text: VotedText, enBloc: boolean): PollOption[] {
  const said = ({ number, title }: VotedText['items'][number]) => (number ? `${number} ${title}` : title)
  const line = { personId: null, parts: [] }
  return enBloc
    ? [{ ...line, id: newId(), label: text.title, note: null, planItem: null, parts: text.items.map(said) }]
    : text.items.map((item) => ({
        ...line,
        id: newId(),
        label: item.title.slice(0, 300),
        note: item.category,
        planItem: item.id,
      }))
}
