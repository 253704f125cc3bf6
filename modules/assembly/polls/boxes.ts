import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { differencesOf, type PaperEntry } from './reading.ts'

// What tellers have entered so far, box by box.

export interface Entry extends PaperEntry {
  personId: string
  name: string
  enteredAt: Date
  seq: number
  how: 'counted' | 'derived' | 'unanimous' | null
}

export interface BoxCount {
  id: string
  name: string
  offline: string[]
  pouredInto: string | null
  attempt: number
  /** With those of the boxes that were poured into it. */
  assigned: number
  /** The last entry of each teller in this attempt. */
  entries: Entry[]
  differences: string[]
  state: 'waiting' | 'one-entered' | 'differ' | 'agreed' | 'poured'
  /** The count of the box: of paper where two tellers agree, of hands the last one. */
  agreed: Entry | null
  /** Those who entered just that. */
  agreeing: Entry[]
}

/** The boxes of a round with all that stands in them. */
export async function boxesOf(tx: Tx, round: Pick<RoundFacts, 'id' | 'secrecy'>): Promise<BoxCount[]> {
  const { rows: boxes } = await sql<
    Pick<BoxCount, 'id' | 'name' | 'offline' | 'pouredInto' | 'attempt' | 'assigned'>
  >`
    select b.venue_id as id, b.name, b.offline, b.poured_into as "pouredInto", b.attempt,
      (select count(*)::int from assembly.voter v where v.round_id = b.round_id and v.box_id = b.venue_id) as assigned
    from assembly.round_box b join assembly.venue n on n.id = b.venue_id where b.round_id = ${round.id}
    order by (n.kind = 'main') desc, n.position, n.id`.execute(tx.db)
  const { rows: entries } = await sql<Entry & { boxId: string }>`
    select distinct on (e.box_id, e.person_id) e.box_id as "boxId", e.person_id as "personId", l.name, e.entered_at as "enteredAt", e.seq, e.how,
      e.issued, e.returned, e.invalid, e.lines, e.orders
    from assembly.count_entry e
      join assembly.round_box b on b.round_id = e.round_id and b.venue_id = e.box_id and b.attempt = e.attempt
      join people.label l on l.id = e.person_id
    where e.round_id = ${round.id} order by e.box_id, e.person_id, e.seq desc`.execute(tx.db)
  return boxes.map((box) => {
    const own = entries
      .filter(({ boxId }) => boxId === box.id)
      .map(({ orders, ...entry }): Entry => ({ ...entry, ...(orders ? { orders } : {}) }))
      .toSorted((a, b) => a.seq - b.seq)
    const assigned = boxes
      .filter((other) => other.id === box.id || endOf(other.id) === box.id)
      .reduce((sum, other) => sum + other.assigned, 0)
    return { ...box, assigned, entries: own, ...agreementOf(round, box.pouredInto, own) }
  })

  /** Into which box another ended up. */
  function endOf(id: string): string {
    const next = boxes.find((box) => box.id === id)?.pouredInto
    return next ? endOf(next) : id
  }
}

function agreementOf(
  round: Pick<RoundFacts, 'secrecy'>,
  pouredInto: string | null,
  entries: readonly Entry[],
): Pick<BoxCount, 'state' | 'agreed' | 'agreeing' | 'differences'> {
  if (pouredInto !== null) return { state: 'poured', agreed: null, agreeing: [], differences: [] }
  if (round.secrecy === 'hands') {
    const agreed = entries.at(-1) ?? null
    return { state: agreed ? 'agreed' : 'waiting', agreed, agreeing: agreed ? [agreed] : [], differences: [] }
  }
  for (const entry of entries) {
    const agreeing = entries.filter((other) => differencesOf([entry, other]).length === 0)
    if (agreeing.length > 1) return { state: 'agreed', agreed: entry, agreeing, differences: [] }
  }
  const none = { agreed: null, agreeing: [] }
  if (entries.length < 2)
    return { state: entries.length === 0 ? 'waiting' : 'one-entered', ...none, differences: [] }
  return { state: 'differ', ...none, differences: differencesOf(entries) }
}

/** Boxes that have no count yet. */
export const outstanding = (boxes: readonly BoxCount[]): BoxCount[] =>
  boxes.filter(({ state }) => state !== 'agreed' && state !== 'poured')

/** The places whose paper lies in a box, its own first. */
export const namesInBox = (boxes: readonly BoxCount[], boxId: string): string[] => [
  ...boxes.filter(({ id }) => id === boxId).map(({ name }) => name),
  ...boxes.filter(({ pouredInto }) => pouredInto === boxId).flatMap(({ id }) => namesInBox(boxes, id)),
]
