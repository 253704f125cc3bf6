import { expect, test } from 'vitest'
import { shapeFault, signedArea } from '../modules/units/rules.ts'
import { cast } from './cast.ts'
import { growOffices, growPlaces } from './trees.ts'

const { places, shapes } = growPlaces()
const kindOf = new Map(places.map((place) => [place.id!, place.kind]))
const areas = (kind: string) =>
  shapes.filter((s) => kindOf.get(s.placeId) === kind).map((s) => signedArea(s.corners))
const sum = (list: number[]) => list.reduce((total, one) => total + one, 0)

test('the street has as many of each as its papers say', () => {
  const count = (kind: string) => places.filter((place) => place.kind === kind).length
  expect(['neighbourhood', 'comprehensive_grid', 'grid', 'compound', 'building'].map(count)).toEqual([
    12, 4, 36, 28, 54,
  ])
  expect(growOffices().filter((office) => office.kind === 'residents_committee')).toHaveLength(12)
})

test('every boundary is sound, runs anticlockwise, and its neighbours fill the whole without a gap', () => {
  for (const { corners } of shapes) {
    expect(shapeFault(corners)).toBeNull()
    expect(signedArea(corners)).toBeGreaterThan(0)
  }
  const [street] = areas('sub_district')
  for (const kind of ['comprehensive_grid', 'neighbourhood', 'grid']) {
    expect(sum(areas(kind)) / street!).toBeCloseTo(1, 10)
  }
  const km2 = street! * 111.32 ** 2 * Math.cos((31.2486 * Math.PI) / 180)
  expect(km2).toBeGreaterThan(2.05)
  expect(km2).toBeLessThan(2.15)
})

test('ids, staff numbers and phones are each somebody’s own, and the same every time', () => {
  expect(new Set([...places, ...growOffices()].map((unit) => unit.id)).size).toBe(
    places.length + growOffices().length,
  )
  expect(new Set(cast.map((player) => player.id)).size).toBe(cast.length)
  const numbers = cast.flatMap((player) => player.staffNumber ?? [])
  expect(new Set(numbers).size).toBe(numbers.length)
  const phones = cast.flatMap((player) => player.phone ?? [])
  expect(new Set(phones).size).toBe(phones.length)
  expect(phones.every((phone) => phone.startsWith('1990000'))).toBe(true)
  expect(growPlaces()).toEqual({ places, shapes })
})
