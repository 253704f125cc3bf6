import { sql } from 'kysely'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { itemKinds, SessionState } from '../contract/core.ts'
import type { HallState, Picture } from '../contract/now.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { roundsOf } from '../polls/facts.ts'
import type { Share } from '../rules.ts'
import { attendanceOf } from '../sessions/attendance.ts'
import { said } from '../words/said.zh-CN.ts'
import { pictureOf, type Step, stepOf } from './picture.ts'
import { itemVotedAt, roundNow } from './round.ts'

interface SessionNow {
  id: string
  title: string
  body: string
  state: SessionState
  heldOn: string
  opensAt: Date
  quorum: { share: Share; strict: boolean }
  /** The run under way; of a closed session the day itself, whose last numbers are still shown. */
  runId: string | null
  kind: 'rehearsal' | 'real' | null
  open: boolean
  chosen: Picture | null
  chosenStep: string | null
  chosenRound: string | null
}

interface ItemRow {
  id: string
  position: number
  title: string
  kind: (typeof itemKinds)[number]
  speaker: string | null
  minutes: number | null
  state: 'under_way' | 'done' | 'skipped' | null
  beganAt: Date | null
}

/**
 * The state of the moment, for everybody who looks at the session: the hall, phones, the chair's desk. Every number is counted anew.
 * Says nothing about who may see it.
 */
export async function stateOf(tx: Tx, sessionId: string): Promise<HallState> {
  const { rows: sessions } = await sql<SessionNow>`
    select s.id, s.title, b.name as body, s.state, s.held_on as "heldOn", s.opens_at as "opensAt", s.quorum, r.id as "runId",
      r.kind, coalesce(r.ended_at is null, false) and r.id is not null as open, c.picture as chosen,
      c.step as "chosenStep", c.round_id as "chosenRound"
    from assembly.session s join assembly.term t on t.id = s.term_id join assembly.body b on b.id = t.body_id
      left join lateral (select r.* from assembly.run r where r.session_id = s.id
        and (r.ended_at is null or (s.state = 'closed' and r.kind = 'real'))
        order by r.ended_at nulls first limit 1) r on true
      left join assembly.shown c on c.run_id = r.id
    where s.id = ${sessionId}`.execute(tx.db)
  const session = found(sessions[0])
  const { runId } = session
  const items = await itemsOf(tx, sessionId, runId)
  const rounds = runId ? await roundsOf(tx, runId) : []
  const item = session.open ? items.find((row) => row.state === 'under_way') : undefined
  const step = stepNow(session, items, rounds, await itemVotedAt(tx, rounds.at(-1)))
  const follows = pictureOf(step)
  const chosen = session.open && session.chosenStep === stepOf(step) ? session.chosen : null
  const shows = chosen ?? follows
  const facts =
    (chosen ? rounds.find(({ id }) => id === session.chosenRound) : undefined) ?? rounds.at(-1) ?? null
  const attendance = await attendanceOf(tx, session, runId)
  return {
    sessionId,
    title: session.title,
    body: session.body,
    state: session.state,
    heldOn: session.heldOn,
    opensAt: session.opensAt.toISOString(),
    run: session.open && runId && session.kind ? { id: runId, kind: session.kind } : null,
    at: tx.now.toISOString(),
    item: item?.beganAt
      ? {
          id: item.id,
          position: item.position,
          title: item.title,
          kind: item.kind,
          speaker: item.speaker,
          minutes: item.minutes,
          beganAt: item.beganAt.toISOString(),
        }
      : null,
    next: nextOf(items, item),
    speaking: runId && session.open ? await speakingNow(tx, runId) : null,
    attendance,
    sentence: sentenceOf(shows, attendance, facts),
    round: facts && roundNow(facts),
    shows,
  }
}

/** What the picture depends on, from the rows. */
export function stepNow(
  session: { open: boolean },
  items: readonly Pick<ItemRow, 'id' | 'kind' | 'state' | 'beganAt'>[],
  rounds: readonly RoundFacts[],
  /** The item of the agenda that the newest round was prepared for. */
  itemId: string | null,
): Step {
  const item = session.open ? items.find((row) => row.state === 'under_way') : undefined
  const round = rounds.at(-1)
  return {
    sits: session.open,
    begun: items.some((row) => row.state === 'under_way' || row.state === 'done'),
    item: item?.beganAt ? { id: item.id, kind: item.kind, beganAt: item.beganAt } : null,
    round: round ? { id: round.id, state: round.state, openedAt: new Date(round.openedAt), itemId } : null,
  }
}

/** The agenda with how far it is in this run; minutes include those that were added. */
export async function itemsOf(tx: Tx, sessionId: string, runId: string | null): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select i.id, i.position, i.title, i.kind, coalesce(l.name, i.speaker) as speaker,
      i.minutes + coalesce(p.extra_min, 0) as minutes, p.state, p.began_at as "beganAt"
    from assembly.item i left join assembly.item_progress p on p.item_id = i.id and p.run_id = ${runId}::uuid
      left join people.label l on l.id = i.speaker_id
    where i.session_id = ${sessionId} order by i.position`.execute(tx.db)
  return rows
}

function nextOf(items: readonly ItemRow[], item: ItemRow | undefined): HallState['next'] {
  const after = items.find((row) => row.state === null && (!item || row.position > item.position))
  return after ? { title: after.title, kind: after.kind } : null
}

async function speakingNow(tx: Tx, runId: string): Promise<HallState['speaking']> {
  const { rows } = await sql<{ name: string; beganAt: Date; minutes: number }>`
    select l.name, s.began_at as "beganAt", s.minutes
    from assembly.speaker s join assembly.attendee a on a.id = s.attendee_id join people.label l on l.id = a.person_id
    where s.run_id = ${runId} and s.state = 'speaking'`.execute(tx.db)
  const row = rows[0]
  return row ? { name: row.name, beganAt: row.beganAt.toISOString(), minutes: row.minutes } : null
}

function sentenceOf(
  shows: Picture,
  attendance: HallState['attendance'],
  round: RoundFacts | null,
): string | null {
  if (shows === 'attendance') return said.attendance(attendance)
  if (shows !== 'result' || !round) return null
  if (round.state === 'void') return said.void({ reason: round.voidReason ?? '' })
  return round.reply?.verdict ?? null
}
