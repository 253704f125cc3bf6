import { expect, test } from 'vitest'
import type { Unit } from '../../../units/contract.ts'
import { partsOf } from './parts.ts'

const unit = (id: string, parentId: string | null, kind: string): Unit => ({
  id,
  parentId,
  kind,
  tree: 'place',
  name: id,
  shortName: id,
  code: null,
  labels: {},
  openedOn: '2020-01-01',
  closedOn: null,
})
const units = [
  unit('street', null, 'sub_district'),
  unit('west', 'street', 'comprehensive_grid'),
  unit('hood', 'west', 'neighbourhood'),
  unit('grid', 'hood', 'grid'),
]

test('the street is read by its neighbourhoods, whatever stands between; anything else by what stands below it', () => {
  const ids = (placeId: string | null) => partsOf(units, placeId).map(({ id }) => id)
  expect(ids(null)).toEqual(['hood'])
  expect(ids('street')).toEqual(['hood'])
  expect(ids('west')).toEqual(['hood'])
  expect(ids('hood')).toEqual(['grid'])
  expect(ids('grid')).toEqual([])
  expect(partsOf([], null)).toEqual([])
})

test('a street without neighbourhoods is read by what stands below it', () => {
  expect(partsOf(units.slice(0, 2), null).map(({ id }) => id)).toEqual(['west'])
})
