import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { Attendance } from '../contract/core.ts'
import type { Lock } from '../contract/desk.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import type { ItemNeed } from '../contract/script.ts'

/** Everything the conditions of the agenda are decided by, read once. */
export interface Circumstances {
  attendance: Pick<Attendance, 'present' | 'needed' | 'quorate'>
  items: readonly {
    id: string
    position: number
    title: string
    state: 'under_way' | 'done' | 'skipped' | null
    needs: readonly ItemNeed[]
    papers: number
  }[]
  polls: readonly { id: string; itemId: string | null; question: string }[]
  rounds: readonly RoundFacts[]
  tellers: number
  scrutineers: number
}

const inHand: readonly string[] = ['open', 'counting']

/** The newest ballot on a poll that was not void, or undefined. */
const standingRound = (rounds: readonly RoundFacts[], pollId: string): RoundFacts | undefined =>
  rounds.findLast((round) => round.pollId === pollId && round.state !== 'void')

/**
 * What keeps an item from beginning, each with the facts its words need. While a ballot is open or being counted no step is taken,
 * whatever the agenda asks for: nobody should have to vote during a speech.
 */
export function locksOf(itemId: string, all: Circumstances): Lock[] {
  const at = all.items.findIndex(({ id }) => id === itemId)
  const item = all.items[at]
  if (!item) return []
  const locks: Lock[] = []
  const open = all.rounds.find((round) => inHand.includes(round.state))
  if (open) locks.push({ name: 'round_open', question: open.question })
  const { needs } = item
  if (needs.includes('quorum') && !all.attendance.quorate)
    locks.push({ name: 'quorum', present: all.attendance.present, needed: all.attendance.needed })
  const former = all.items.slice(0, at).findLast((one) => one.state !== 'skipped')
  // The one under way is done with it when the next begins.
  if (needs.includes('previous_done') && former && former.state === null)
    locks.push({ name: 'previous_done', title: former.title })
  const pending = all.rounds.find((round) => round.state === 'provisional')
  if (needs.includes('round_closed') && pending)
    locks.push({ name: 'round_closed', question: pending.question })
  if (needs.includes('round_decided')) {
    const undecided = decidesFor(at, all).find(
      (poll) => standingRound(all.rounds, poll.id)?.state !== 'closed',
    )
    if (undecided) locks.push({ name: 'round_decided', question: undecided.question })
  }
  if (needs.includes('papers') && item.papers === 0) locks.push({ name: 'papers' })
  // Two enter what they count without seeing each other, and somebody watches them.
  if (needs.includes('counters') && (all.tellers < 2 || all.scrutineers < 1))
    locks.push({ name: 'counters', tellers: all.tellers, scrutineers: all.scrutineers })
  return locks
}

/** The polls an item waits for: its own, or those of the last item before it that has any (its result is announced at this one). */
function decidesFor(at: number, { items, polls }: Circumstances): Circumstances['polls'] {
  for (const { id } of items.slice(0, at + 1).reverse()) {
    const own = polls.filter((poll) => poll.itemId === id)
    if (own.length > 0) return own
  }
  return []
}

/** What keeps the item under way from ending. */
export function endLocksOf({ rounds }: Pick<Circumstances, 'rounds'>): Lock[] {
  const open = rounds.find((round) => inHand.includes(round.state))
  return open ? [{ name: 'round_open', question: open.question }] : []
}

/** The rows beside agenda, attendance and rounds that conditions depend on. */
export async function readCircumstances(tx: Tx, sessionId: string) {
  const { rows: asked } = await sql<{ id: string; needs: ItemNeed[]; script: string; papers: number }>`
    select i.id, i.needs, i.script, (select count(*)::int from assembly.item_paper p
      where p.item_id = i.id and p.removed_at is null) as papers
    from assembly.item i where i.session_id = ${sessionId}`.execute(tx.db)
  const { rows: polls } = await sql<{ id: string; itemId: string | null; question: string; seats: number }>`
    select id, item_id as "itemId", question, seats from assembly.poll
    where session_id = ${sessionId} order by position, id`.execute(tx.db)
  const { rows: duties } = await sql<{ tellers: number; scrutineers: number }>`
    select count(distinct person_id) filter (where duty = 'teller')::int as tellers,
      count(distinct person_id) filter (where duty = 'scrutineer')::int as scrutineers
    from assembly.duty where session_id = ${sessionId}`.execute(tx.db)
  return { asked: new Map(asked.map((row) => [row.id, row])), polls, ...duties[0]! }
}
