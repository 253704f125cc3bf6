import { describe, expect, test } from 'vitest'
import type { VenueList } from '../../contract/presence-venue.ts'
import { handedPaper, peopleHere, type Tick, waiting } from './ticks.ts'

const person = (attendeeId: string, part: Partial<VenueList['people'][number]> = {}) => ({
  attendeeId,
  name: attendeeId,
  sameName: 1,
  sex: null,
  constituency: null,
  capacity: null,
  seat: null,
  standing: 'entitled' as const,
  ballotBy: 'paper' as const,
  there: false,
  ...part,
})
const list: VenueList = {
  sessionId: 's',
  title: '会议',
  venue: { id: 'v', name: '鸣鹤坊', hasNetwork: false },
  run: { id: 'real', kind: 'real' },
  people: [person('a'), person('b', { there: true }), person('c', { standing: 'observer' })],
  at: '2026-03-02T01:00:00.000Z',
}
const tick = (attendeeId: string, act: 'in' | 'out', minute: number, part: Partial<Tick> = {}): Tick => ({
  id: `${attendeeId}${minute}`,
  sessionId: 's',
  venueId: 'v',
  runId: 'real',
  attendeeId,
  act,
  at: `2026-03-02T01:${String(minute).padStart(2, '0')}:00.000Z`,
  outcome: null,
  elsewhere: null,
  ...part,
})
const here = (ticks: Tick[]) =>
  peopleHere(list, ticks)
    .filter(({ there }) => there)
    .map(({ person: { attendeeId } }) => attendeeId)

describe('the tablet of a venue', () => {
  test('knows who is there by the last tick, and before that by the list', () => {
    expect(here([])).toEqual(['b'])
    expect(here([tick('a', 'in', 1), tick('b', 'out', 2)])).toEqual(['a'])
    expect(here([tick('a', 'out', 5), tick('a', 'in', 1)])).toEqual(['b'])
  })

  test('takes no tick of a rehearsal for the day, but those made before anything began', () => {
    expect(here([tick('a', 'in', 1, { runId: 'rehearsal' })])).toEqual(['b'])
    expect(here([tick('a', 'in', 1, { runId: null })])).toEqual(['a', 'b'])
    expect(here([tick('a', 'in', 1, { venueId: 'other' })])).toEqual(['b'])
  })

  test('believes the server about what it turned down', () => {
    expect(here([tick('a', 'in', 1, { outcome: 'elsewhere' })])).toEqual(['b'])
    expect(here([tick('a', 'in', 1, { outcome: 'done' })])).toEqual(['a', 'b'])
  })

  test('sends the oldest first, hands paper to those assigned to it, and never to observers', () => {
    expect(
      waiting([tick('b', 'out', 9), tick('a', 'in', 1), tick('c', 'in', 2, { outcome: 'done' })]).map(
        ({ id }) => id,
      ),
    ).toEqual(['a1', 'b9'])
    const paper = peopleHere(list, [tick('a', 'in', 1), tick('c', 'in', 2)]).filter(handedPaper)
    expect(paper.map(({ person: { attendeeId } }) => attendeeId)).toEqual(['a', 'b'])
  })
})
