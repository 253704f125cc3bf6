import { expect, test } from 'vitest'
import { projectActs } from '../contract/projects.ts'
import { projectStates } from '../contract/words.ts'
import { isClosed, moved, transitions } from './states.ts'

test('a project walks from adopted to accepted in three acts', () => {
  expect(moved('adopted', 'begin')).toBe('under_way')
  expect(moved('under_way', 'finish')).toBe('finished')
  expect(moved('finished', 'accept')).toBe('accepted')
})

test('what was accepted stays accepted', () => {
  expect(projectActs.map((act) => moved('accepted', act))).toEqual(projectActs.map(() => null))
})

test('no act leads back to adopted or to a draft, and none begins from a draft', () => {
  expect(Object.values(transitions).map((t) => t.to)).not.toContain('adopted')
  expect(Object.values(transitions).map((t) => t.to)).not.toContain('draft')
  expect(projectActs.every((act) => moved('draft', act) === null)).toBe(true)
})

test('a stopped project can only be resumed', () => {
  expect(projectActs.filter((act) => moved('stopped', act) !== null)).toEqual(['resume'])
})

test('records are taken while a project is adopted, under way or finished', () => {
  expect(projectStates.filter((state) => !isClosed(state))).toEqual(['adopted', 'under_way', 'finished'])
})
