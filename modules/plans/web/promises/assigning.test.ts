import { expect, test } from 'vitest'
import { type Assigned, mergeAssigned } from './assigning.ts'

const before: Assigned = {
  leadOfficeId: 'a',
  joining: ['b'],
  contact: { id: 'p', name: '吕丽彬' },
  budget: '84',
  site: '',
  sitePlaceId: null,
}

test('what somebody else saved meanwhile is taken over where this person changed nothing', () => {
  const typed = { ...before, site: '云樟路沿线' }
  const now = { ...before, budget: '88', joining: ['b', 'c'] }
  expect(mergeAssigned(typed, before, now)).toEqual({ ...now, site: '云樟路沿线' })
})

test('what this person typed stays, even where somebody else saved another value', () => {
  const typed = { ...before, budget: '90' }
  expect(mergeAssigned(typed, before, { ...before, budget: '88' }).budget).toBe('90')
})
