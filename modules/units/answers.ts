import type { ReplyOf } from '../../platform/contract.ts'
import { found } from '../../platform/http/refusal.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Answer, getAnswers } from './contract.ts'
import { chainOf } from './reading.ts'
import { roles } from './rules.ts'

/** A role somebody holds on a unit. */
export type Holder = Omit<Answer, 'unit'> & { unitId: string }
export type FindHolders = (tx: Tx, unitIds: readonly string[], on: string) => Promise<Holder[]>

/** Who keeps the grants comes after this module in `app.ts`, so it is not called: it says here how to ask it. */
let findHolders: FindHolders = () => {
  throw new Error('No module has said who holds the roles')
}
export function holdersAreFoundBy(find: FindHolders): void {
  findHolders = find
}

/** Who answers for a unit on a day: nearest unit first, then in the order of roles, and who holds every line before who holds some. */
export async function answersFor(tx: Tx, id: string, on: string): Promise<ReplyOf<typeof getAnswers>> {
  const chain = await chainOf(tx, id, on)
  found(chain.at(0))
  const holders = await findHolders(
    tx,
    chain.map((unit) => unit.id),
    on,
  )
  const byUnit = Map.groupBy(holders, (holder) => holder.unitId)
  const answers = chain.flatMap((unit) =>
    (byUnit.get(unit.id) ?? [])
      .toSorted(
        (a, b) =>
          roles.indexOf(a.role) - roles.indexOf(b.role) ||
          Number(a.lines !== null) - Number(b.lines !== null) ||
          a.person.name.localeCompare(b.person.name, 'zh-Hans-CN') ||
          (a.person.id < b.person.id ? -1 : 1),
      )
      .map(({ unitId: _, ...holder }) => ({ ...holder, unit })),
  )
  return { on, chain, answers }
}
