import { useAsked } from '../../../../web/lib/queries.ts'
import type { Voter } from '../../contract/polls.ts'
import { listAttendees } from '../../contract/prepare-people.ts'

/** What tells two voters of one name apart: where they come from. Empty for all others. */
export function useNamesakes(
  sessionId: string | undefined,
  voters: readonly Voter[],
): (voter: Voter) => string {
  const counts = new Map<string, number>()
  for (const { name } of voters) counts.set(name, (counts.get(name) ?? 0) + 1)
  const hasAny = [...counts.values()].some((count) => count > 1)
  const list = useAsked(
    listAttendees,
    { params: { id: sessionId ?? '' } },
    { enabled: hasAny && sessionId !== undefined },
  )
  return (voter) => {
    if ((counts.get(voter.name) ?? 0) < 2) return ''
    const one = list.data?.attendees.find(({ id }) => id === voter.attendeeId)
    return [one?.number, one?.constituency, one?.delegation].filter(Boolean).join(' ')
  }
}
