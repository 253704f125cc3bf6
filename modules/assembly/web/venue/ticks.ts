import type { keptOutcomes, VenueList, VenuePerson } from '../../contract/presence-venue.ts'

// What was ticked on the tablet, and what follows from it. Pure: the page and its test use the same.

export interface Tick {
  id: string
  sessionId: string
  venueId: string
  /** In which run it was made; null before anything had begun, as far as the tablet knew. */
  runId: string | null
  attendeeId: string
  act: 'in' | 'out'
  /** By the clock of the server, as measured when the list was fetched. */
  at: string
  /** `other_run`: made in a rehearsal or on a day that is over, so it can be told to nobody. */
  outcome: (typeof keptOutcomes)[number] | 'other_run' | null
  elsewhere: string | null
}

/** A list as it was fetched, with how far the clock of the tablet was off. */
export interface KeptList {
  id: string
  list: VenueList
  fetchedAt: string
  offsetMs: number
}

export interface PersonHere {
  person: VenuePerson
  there: boolean
  /** Their last tick on this tablet. */
  last: Tick | undefined
}

/** Ticks that speak about the run the list is of; those made before anything had begun speak about whatever began. */
const ticksOf = (list: VenueList, ticks: readonly Tick[]): Tick[] =>
  ticks.filter(
    (tick) =>
      tick.sessionId === list.sessionId &&
      tick.venueId === list.venue.id &&
      (tick.runId === null || list.run === null || tick.runId === list.run.id),
  )

/** Who is there as the tablet knows it: what was ticked last, and before that what the server said. */
export function peopleHere(list: VenueList, ticks: readonly Tick[]): PersonHere[] {
  const newest = new Map<string, Tick>()
  for (const tick of ticksOf(list, ticks)) {
    const known = newest.get(tick.attendeeId)
    if (!known || known.at <= tick.at) newest.set(tick.attendeeId, tick)
  }
  return list.people.map((person) => {
    const last = newest.get(person.attendeeId)
    // What the server turned down did not happen: then the list, fetched again after sending, knows better.
    const counts = last && (last.outcome === null || last.outcome === 'done' || last.outcome === 'already')
    return { person, last, there: counts ? last.act === 'in' : person.there }
  })
}

/** Still to be told to the server, oldest first. */
export const waiting = (ticks: readonly Tick[]): Tick[] =>
  ticks.filter(({ outcome }) => outcome === null).sort((a, b) => a.at.localeCompare(b.at))

/** Whom a ballot on paper is handed to: those entitled who are here and assigned to it. */
export const handedPaper = ({ person, there }: PersonHere): boolean =>
  there && person.standing === 'entitled' && person.ballotBy === 'paper'
