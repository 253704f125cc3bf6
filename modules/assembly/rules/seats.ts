import type { NextStep } from './counts.ts'

/** Who gets the seats: elected and tied are disjoint, and nobody in either failed the rule. */
export interface Filled {
  elected: string[]
  tied: string[]
  vacant: number
  next: NextStep | null
}

/**
 * Fills the seats with those who met the rule, the most votes first. More of them than seats: the highest; when votes are equal across
 * the last seat only those strictly above are in, and the equal ones go to another vote among themselves (再次投票), because no order of
 * names may decide an election. Seats left without a tie go to a further election (另行选举); one who stands alone and missed the rule is
 * not elected either.
 * @param passed those who met the rule, in the order in which they were given
 */
export function fillSeats(passed: readonly { id: string; votes: number }[], seats: number): Filled {
  const ranked = [...passed].sort((a, b) => b.votes - a.votes)
  const last = ranked[seats - 1]
  const following = ranked[seats]
  if (last && following && last.votes === following.votes) {
    const elected = ranked.filter(({ votes }) => votes > last.votes).map(({ id }) => id)
    const tied = ranked.filter(({ votes }) => votes === last.votes).map(({ id }) => id)
    return { elected, tied, vacant: seats - elected.length, next: 'revote' }
  }
  const elected = ranked.slice(0, seats).map(({ id }) => id)
  const vacant = seats - elected.length
  return { elected, tied: [], vacant, next: vacant > 0 ? 'separate-election' : null }
}
