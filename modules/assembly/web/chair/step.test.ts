import { expect, test } from 'vitest'
import type { Desk, DeskItem } from '../../contract/desk.ts'
import type { RoundFacts, RoundState } from '../../contract/polls-shapes.ts'
import { stepOf } from './step.ts'

const round = (state: RoundState, next: RoundFacts['next'] = null) =>
  ({ id: state, state, next, question: '决议' }) as RoundFacts
const item = (position: number, state: DeskItem['state'], rounds: (RoundFacts | null)[] = []): DeskItem => ({
  id: `item ${position}`,
  position,
  kind: 'report',
  title: `第${position}项`,
  speaker: null,
  minutes: null,
  state,
  beganAt: null,
  endedAt: null,
  script: [],
  missing: [],
  locks: [],
  polls: rounds.map((one, at) => ({ id: `poll ${at}`, question: '决议', round: one })),
})
const desk = (items: DeskItem[], sits = true) =>
  ({ run: sits ? { id: 'run', kind: 'real' } : null, items }) as unknown as Desk
const name = (items: DeskItem[], sits?: boolean) => stepOf(desk(items, sits)).name

test('before anything sits the one thing to do is to begin', () => {
  expect(name([item(1, 'waiting')], false)).toBe('begin')
})

test('the agenda goes on with the next item, comes back to what was passed over, and ends', () => {
  expect(stepOf(desk([item(1, 'waiting'), item(2, 'under_way'), item(3, 'waiting')]))).toMatchObject({
    item: { position: 3 },
  })
  expect(stepOf(desk([item(1, 'waiting'), item(2, 'under_way')]))).toMatchObject({ item: { position: 1 } })
  expect(name([item(1, 'skipped'), item(2, 'under_way')])).toBe('end')
  expect(name([])).toBe('none')
})

test('an item that votes opens, ends and counts each of its ballots before the next item', () => {
  const next = item(2, 'waiting')
  expect(name([item(1, 'under_way', [null]), next])).toBe('open')
  expect(name([item(1, 'under_way', [round('open')]), next])).toBe('close')
  expect(name([item(1, 'under_way', [round('counting')]), next])).toBe('count')
  expect(name([item(1, 'under_way', [round('provisional')]), next])).toBe('count')
  expect(name([item(1, 'under_way', [round('closed'), null]), next])).toBe('open')
  expect(name([item(1, 'under_way', [round('closed')]), next])).toBe('item')
  expect(name([item(1, 'under_way', [round('void', 'repeat')]), next])).toBe('repeat')
})
