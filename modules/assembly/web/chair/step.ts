import type { Desk, DeskItem } from '../../contract/desk.ts'
import type { RoundFacts } from '../../contract/polls-shapes.ts'

/** The one thing to do now. */
export type Step =
  | { name: 'begin' }
  | { name: 'open'; poll: DeskItem['polls'][number] }
  | { name: 'close'; round: RoundFacts }
  | { name: 'count'; round: RoundFacts }
  | { name: 'repeat'; round: RoundFacts }
  | { name: 'item'; item: DeskItem }
  | { name: 'end' }
  | { name: 'none' }

/**
 * What the chair does next, by the agenda: the ballots of the item under way one after the other, then the next item, then the end. A
 * ballot that was voided is held again before anything else.
 */
export function stepOf(desk: Desk): Step {
  if (!desk.run) return { name: 'begin' }
  const current = desk.items.find(({ state }) => state === 'under_way')
  for (const poll of current?.polls ?? []) {
    const { round } = poll
    if (!round) return { name: 'open', poll }
    if (round.state === 'open') return { name: 'close', round }
    if (round.state === 'counting' || round.state === 'provisional') return { name: 'count', round }
    if (round.state === 'void' && round.next !== null) return { name: 'repeat', round }
  }
  const item =
    desk.items.find(({ state, position }) => state === 'waiting' && position > (current?.position ?? 0)) ??
    desk.items.find(({ state }) => state === 'waiting')
  if (item) return { name: 'item', item }
  return desk.items.length > 0 ? { name: 'end' } : { name: 'none' }
}

/** Whose result the item under way has: the newest ballot that is decided, for what may follow it (再次投票, 另行选举). */
export function decidedIn(item: DeskItem | undefined): RoundFacts | null {
  const decided = (item?.polls ?? []).flatMap(({ round }) => (round?.state === 'closed' ? [round] : []))
  return decided.at(-1) ?? null
}
