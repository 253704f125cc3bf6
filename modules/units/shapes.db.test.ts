import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gridsOf, growPlaces, neighbourhoods } from '../../demo/trees.ts'
import { type Client, type House, officeId, openHouse, placeId } from '../../tests/support/house.ts'
import * as units from './contract.ts'
import type { Corner } from './rules.ts'

let house: House
let clerk: Client
let administrator: Client
beforeAll(async () => {
  house = await openHouse()
  clerk = await house.as('阿依努尔·买买提')
  administrator = await house.as('计明远')
})
afterAll(() => house.close())

const shapes = new Map(growPlaces().shapes.map((s) => [s.placeId, s.corners]))

/** The mean of the corners: inside, for rings as compact as these. */
function inside(corners: readonly Corner[]): { lon: number; lat: number } {
  const [lon, lat] = corners.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0])
  return { lon: lon / corners.length, lat: lat / corners.length }
}
const chainAt = async (query: { lon: number; lat: number; on?: string }) =>
  (await clerk.ask(units.getUnitsAt, { query })).body.chain.map((unit) => unit.shortName)

describe('which places a point lies in', () => {
  test('the middle of every grid lies in that grid, its neighbourhood and the street', async () => {
    for (const neighbourhood of neighbourhoods) {
      for (const grid of gridsOf(neighbourhood)) {
        const chain = await chainAt(inside(shapes.get(placeId(grid))!))
        expect(chain.slice(chain.indexOf(grid))).toEqual([
          grid,
          neighbourhood,
          expect.stringMatching(/综合网格$/),
          '桂渡桥街道',
        ])
      }
    }
  })

  test('a point in a compound names the compound first', async () => {
    const chain = await chainAt(inside(shapes.get(placeId('青藤里'))!))
    expect(chain).toEqual(['青藤里', '书带里第2网格', '书带里', '书带综合网格', '桂渡桥街道'])
  })

  test('a corner that several share answers the same every time', async () => {
    const [lon, lat] = shapes.get(placeId('鸣鹤坊'))![0]!
    const first = await chainAt({ lon, lat })
    expect(first.at(-1)).toBe('桂渡桥街道')
    for (let i = 0; i < 5; i++) expect(await chainAt({ lon, lat })).toEqual(first)
  })

  test('outside every boundary, or before any was drawn, there is nothing', async () => {
    expect(await chainAt({ lon: 121.6, lat: 31.3 })).toEqual([])
    expect(await chainAt({ ...inside(shapes.get(placeId('青藤里'))!), on: '2018-12-31' })).toEqual([])
  })

  test('what is no point on earth has a bad shape', async () => {
    const answer = await clerk.get('/api/units/at?lon=200&lat=31')
    expect(answer.status).toBe(400)
  })
})

describe('drawing', () => {
  const square = (lon: number, lat: number, side: number) => [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
  ]
  const draw = (name: string, corners: number[][], fromOn: string) =>
    administrator.ask(units.drawShape, { params: { id: placeId(name) }, body: { corners, fromOn } })

  test('a new boundary holds from its day on; the one before keeps its days', async () => {
    expect((await draw('渡口公寓', square(121.3, 31.1, 0.001), '2026-02-01')).refused).toBeNull()
    expect((await chainAt({ lon: 121.3005, lat: 31.1005 }))[0]).toBe('渡口公寓')
    expect(await chainAt({ lon: 121.3005, lat: 31.1005, on: '2026-01-31' })).toEqual([])
    const old = inside(shapes.get(placeId('渡口公寓'))!)
    expect((await chainAt({ ...old, on: '2026-01-31' }))[0]).toBe('渡口公寓')
    expect((await chainAt(old))[0]).not.toBe('渡口公寓')
    const [event] = await house.sql`
      select data from ledger.event where kind = 'units.shape_drawn' and subject_id = ${placeId('渡口公寓')}
      order by seq desc limit 1`
    expect(event).toEqual({ data: { corners: 4, fromOn: '2026-02-01' } })
  })

  test('history is not redrawn', async () => {
    expect((await draw('泊岸名邸', square(121.31, 31.1, 0.001), '2026-02-01')).refused).toBeNull()
    const late = await draw('泊岸名邸', square(121.31, 31.1, 0.002), '2026-01-15')
    expect([late.status, late.refused?.type]).toEqual([409, 'drawn_already'])
  })

  test.each([
    [
      'two corners',
      [
        [121, 31],
        [121.1, 31],
      ],
      'few_corners',
    ],
    [
      'a bow tie',
      [
        [121, 31],
        [121.1, 31.1],
        [121.1, 31],
        [121, 31.1],
      ],
      'crosses_itself',
    ],
    [
      'latitude first',
      [
        [31, 121],
        [31.1, 121],
        [31.1, 121.1],
      ],
      'off_the_earth',
    ],
  ])('%s is refused with the reason', async (_, corners, why) => {
    const answer = await draw('渡口公寓', corners, '2026-03-02')
    expect([answer.status, answer.refused?.type, answer.refused?.params.why]).toEqual([
      422,
      'bad_boundary',
      why,
    ])
  })

  test('an office has no boundary', async () => {
    const answer = await administrator.ask(units.drawShape, {
      params: { id: officeId('党政办') },
      body: { corners: square(121, 31, 1), fromOn: '2026-03-02' },
    })
    expect(answer.refused?.type).toBe('kind_not_of_tree')
  })
})
