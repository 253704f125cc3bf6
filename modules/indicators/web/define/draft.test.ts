import { expect, test } from 'vitest'
import {
  canBeComputed,
  type Draft,
  definitionOf,
  emptyDraft,
  faultsOf,
  inCommon,
  type OfferedKind,
  plainUnit,
} from './draft.ts'

const meals: Draft = { ...emptyDraft, kinds: ['care.meal_served'], measure: '人次', unit: '人次' }

test('a number can be computed before it has a name, a 口径 and an owner, but not saved', () => {
  expect(canBeComputed(meals)).toBe(true)
  expect(faultsOf(meals)).toEqual(['name', 'countedHow', 'category', 'office'])
  expect(canBeComputed({ ...meals, measure: null })).toBe(false)
  expect(canBeComputed({ ...emptyDraft, kind: 'external' })).toBe(false)
})

test('what was typed for another kind of number does not come into the definition', () => {
  expect(definitionOf({ ...meals, publisher: '区里', what: 'persons' }).rule).toEqual({
    kind: 'flow',
    kinds: ['care.meal_served'],
    dims: {},
    measure: null,
    placeId: null,
    officeId: null,
    what: 'persons',
    silence: 'unreported',
  })
})

test('a fixed denominator must be a number above zero, with where it comes from', () => {
  const rate: Draft = {
    ...emptyDraft,
    kind: 'ratio',
    numeratorId: 'n',
    over: 'number',
    denominatorNumber: '0',
  }
  expect(faultsOf(rate).slice(0, 2)).toEqual(['denominatorNumber', 'denominatorSource'])
  expect(faultsOf({ ...rate, denominatorNumber: '4,200', denominatorSource: '普查' }).slice(0, 1)).toEqual([
    'name',
  ])
  expect(definitionOf({ ...rate, denominatorNumber: '4,200', denominatorSource: '普查' }).rule).toMatchObject(
    {
      denominator: { number: 4200, source: '普查' },
    },
  )
})

test('several kinds of events are summed and filtered only by what all of them carry', () => {
  const kind = (name: string, measures: string[], dims: string[]): OfferedKind => ({
    kind: name,
    name: { 'zh-CN': name, en: name },
    group: { 'zh-CN': '', en: '' },
    measures,
    carriesPersons: name !== 'b',
    carriesHouseholds: false,
    dims: dims.map((key) => ({ key, name: { 'zh-CN': key, en: key }, values: null })),
  })
  const offered = [
    kind('a', ['个', '人次'], ['target', 'way']),
    kind('b', ['人次'], ['target']),
    kind('c', [], []),
  ]
  expect(inCommon(offered, ['a', 'b'])).toMatchObject({
    measures: ['人次'],
    dims: [{ key: 'target' }],
    carriesPersons: false,
  })
  expect(inCommon(offered, [])).toMatchObject({ measures: [], dims: [], carriesPersons: false })
})

test('the unit that goes without saying', () => {
  expect(plainUnit({ ...meals, measure: 'fen' })).toEqual({ unit: '元', decimals: 2 })
  expect(plainUnit({ ...meals, what: 'households' })).toEqual({ unit: '户', decimals: 0 })
  expect(plainUnit({ ...meals, kind: 'ratio', factor: 100 })).toEqual({ unit: '%', decimals: 1 })
})
