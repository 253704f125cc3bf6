import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { humansOf } from './sight.ts'

// 监票人 put their name under the count, or say why not.

export interface Signature {
  humanId: string
  name: string
  signs: boolean
  words: string | null
  at: Date
  /** Whether it is under the count as it stands now. */
  holds: boolean
}

/** The last word of each scrutineer. */
export async function signaturesOf(tx: Tx, roundId: string, digest: string | null): Promise<Signature[]> {
  const { rows } = await sql<Signature>`
    select * from (
      select distinct on (g.person_id) g.person_id as "humanId", l.name, g.signs, g.words, g.signed_at as at,
        g.digest = ${digest ?? ''} as holds
      from assembly.signature g join people.label l on l.id = g.person_id
      where g.round_id = ${roundId} order by g.person_id, g.seq desc) last
    order by at, name`.execute(tx.db)
  return rows
}

/** Whether the count may stand: every scrutineer has signed it, or, where that is enough, one has; and nobody refused. */
export async function standsSigned(
  tx: Tx,
  round: Pick<RoundFacts, 'sessionId' | 'options'>,
  signatures: readonly Signature[],
  oneIsEnough: boolean,
): Promise<boolean> {
  const held = signatures.filter(({ holds }) => holds)
  if (held.length === 0 || held.some(({ signs }) => !signs)) return false
  if (oneIsEnough) return true
  const { rows } = await sql<{ humanId: string }>`
    select distinct h.human_id as "humanId" from assembly.duty d join people.human h on h.id = d.person_id
    where d.session_id = ${round.sessionId} and d.duty = 'scrutineer'`.execute(tx.db)
  const standing = await humansOf(
    tx,
    round.options.flatMap(({ personId }) => personId ?? []),
  )
  const candidates = new Set(standing.values())
  return rows
    .filter(({ humanId }) => !candidates.has(humanId))
    .every(({ humanId }) => held.some((signature) => signature.humanId === humanId))
}
