import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkbook } from '../../../platform/files/workbook.ts'
import type { Client } from '../../../tests/support/client.ts'
import { type House, openHouse, placeId } from '../../../tests/support/house.ts'
import type { ImportedLine } from '../contract.ts'

let house: House
let administrator: Client
beforeAll(async () => {
  house = await openHouse()
  administrator = await house.as('计明远')
})
afterAll(() => house.close())

type Reply = { lines: ImportedLine[]; type?: string; params?: Record<string, unknown> }
const send = (way: '' | '/preview', name: string, content: string | Uint8Array, who = administrator) =>
  who.upload<Reply>(`/api/units/imports${way}`, [{ name, content }], { fromOn: '2026-03-02' })
const count = async (name: string) =>
  (await house.sql<{ n: number }>`select count(*)::integer as n from units.unit where name = ${name}`)[0]!.n

const csv = (...rows: string[]) => ['种类,名称,简称,编号,上级,启用日期', ...rows].join('\r\n')

test('a csv opens parents and children together, and every unit leaves its event', async () => {
  const text = csv('小区,南洋里小区,南洋里,C901,书带里,2026-02-01', '楼组,南洋里1号楼,,,C901,')
  const preview = await send('/preview', 'units.csv', text)
  expect(preview.body.lines.map(({ acts, faults }) => [acts, faults])).toEqual([
    [['open'], []],
    [['open'], []],
  ])
  expect(await count('南洋里小区')).toBe(0)
  const done = await send('', 'units.csv', text)
  expect(done.status).toBe(200)
  const rows = await house.sql<{ parent: string; opened: string }>`
    select p.name as parent, u.opened_on as opened from units.unit u join units.edge e on e.child_id = u.id
      join units.unit p on p.id = e.parent_id where u.name in ('南洋里小区', '南洋里1号楼') order by u.opened_on`
  expect(rows).toEqual([
    { parent: '书带里居民区', opened: '2026-02-01' },
    { parent: '南洋里小区', opened: '2026-03-02' },
  ])
  const events = await house.sql`
    select data from ledger.event where kind = 'units.tree_imported' or (kind = 'units.unit_opened' and subject_id in
      (select id from units.unit where name like '南洋里%'))`
  expect(events).toHaveLength(3)
  expect((await send('', 'units.csv', text)).body.type).toBe('nothing_to_import')
})

test('one wrong line and nothing is imported: neither the right ones', async () => {
  const text = csv(
    '小区,好的小区,,,书带里,',
    '小区,"=HYPERLINK(""http://example"")",,,书带里,',
    '小区,坏的,,,没有这里,',
  )
  const preview = await send('/preview', 'units.csv', text)
  expect(preview.body.lines.map(({ line, faults }) => [line, faults])).toEqual([
    [2, []],
    [3, ['formula']],
    [4, ['parent_unknown']],
  ])
  const refused = await send('', 'units.csv', text)
  expect([refused.status, refused.body.type, refused.body.params]).toEqual([
    422,
    'import_has_faults',
    { count: 2, line: 3 },
  ])
  expect(await count('好的小区')).toBe(0)
})

test('a csv saved in the national encoding and a workbook with a heading above its head row are read alike', async () => {
  // 种类,名称,上级 / 小区,云溪苑,书带里 in GB 18030.
  const gb = Buffer.from('d6d6c0e02cc3fbb3c62cc9cfbcb60ad0a1c7f82cd4c6cfaad4b72ccae9b4f8c0ef0a', 'hex')
  expect((await send('/preview', 'gb.csv', gb)).body.lines).toMatchObject([{ name: '云溪苑', faults: [] }])
  const xlsx = await makeWorkbook([
    {
      name: '单位',
      rows: [['街道单位一览'], ['种类', '名称', '上级'], ['小区', '云溪苑', '书带里']],
      columns: [{ width: 10 }, { width: 20 }, { width: 20 }],
    },
  ])
  expect((await send('/preview', 'units.xlsx', xlsx)).body.lines).toMatchObject([
    { line: 3, name: '云溪苑', faults: [] },
  ])
})

const feature = (properties: object, ring: number[][]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
})
const geo = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })

test('GeoJSON moves a grid and draws its boundary from the day on; the past keeps both', async () => {
  const ring = [
    [121.46, 31.24],
    [121.461, 31.24],
    [121.461, 31.241],
    [121.46, 31.241],
    [121.46, 31.24],
  ]
  const text = geo(feature({ kind: 'grid', name: '书带里第1网格', parent: '鸣鹤坊' }, ring))
  const grid = placeId('书带里第1网格')
  expect((await send('/preview', 'g.geojson', text)).body.lines).toMatchObject([
    { acts: ['move', 'draw'], corners: 4, faults: [] },
  ])
  expect((await send('', 'g.geojson', text)).status).toBe(200)
  const parentOn = async (on: string) =>
    (await administrator.get<{ above: { name: string }[] }>(`/api/units/${grid}?on=${on}`)).body.above[0]!
      .name
  expect(await parentOn('2026-03-02')).toBe('鸣鹤坊居民区')
  expect(await parentOn('2026-03-01')).toBe('书带里居民区')
  const at = await administrator.get<{ chain: { name: string }[] }>(
    '/api/units/at?lon=121.4605&lat=31.2405&on=2026-03-02',
  )
  expect(at.body.chain[0]?.name).toBe('书带里第1网格')
})

test('a boundary that crosses itself is a fault of its line', async () => {
  const bow = [
    [121.4, 31.2],
    [121.41, 31.21],
    [121.41, 31.2],
    [121.4, 31.21],
    [121.4, 31.2],
  ]
  const text = geo(feature({ kind: 'grid', name: '领结网格', parent: '书带里' }, bow))
  expect((await send('/preview', 'g.json', text)).body.lines[0]?.faults).toEqual(['crosses_itself'])
})

test.each([
  ['an empty file', '', 'empty'],
  ['a table without titles', '小区,南洋里\n', 'no_columns'],
  ['JSON that is no collection', '{"type":"Feature"}', 'not_geojson'],
  ['JSON that is cut off', '{"type":"FeatureCollection","features":[', 'not_geojson'],
  ['a line end ten million times', `种类,名称,上级\n${'\n'.repeat(10_000_000)}`, 'too_large'],
  [
    'a collection of two million nothings',
    `{"type":"FeatureCollection","features":[${'0,'.repeat(2_000_000)}0]}`,
    'too_large',
  ],
  [
    'a map of more corners than can be looked at in a moment',
    geo(
      ...Array.from({ length: 101 }, () =>
        feature(
          {},
          Array.from({ length: 1_000 }, (_, i) => [i, i]),
        ),
      ),
    ),
    'too_large',
  ],
  [
    'a name with a character that ends a text',
    geo(feature({ kind: 'grid', name: '零\u0000格', parent: '书带里' }, [])),
    'unreadable',
  ],
  [
    'half a character',
    geo(feature({ kind: 'grid', name: '半\ud800个', parent: '书带里' }, [])),
    'unreadable',
  ],
  ['a zip that is no workbook', 'PK\u0003\u0004 nothing', 'unreadable'],
])('%s is refused in words', async (_, content, why) => {
  const answer = await send('/preview', 'file', content)
  expect([answer.status, answer.body.type, answer.body.params?.why]).toEqual([422, 'file_not_read', why])
})

test('properties that are a long text are no properties, and are not taken apart by their letters', async () => {
  const text = JSON.stringify({
    type: 'FeatureCollection',
    features: [{ properties: 'a'.repeat(8_000_000) }],
  })
  const started = performance.now()
  const { body } = await send('/preview', 'g.json', text)
  expect(body.lines[0]?.faults).toContain('name_missing')
  expect(performance.now() - started).toBeLessThan(3_000)
})

test('nothing opens below what is not there yet, and nothing five thousand levels down', async () => {
  const early = csv('小区,晚开小区,,,书带里,2026-06-01', '楼组,早开的楼组,,,晚开小区,2026-01-01')
  expect((await send('/preview', 'e.csv', early)).body.lines.map(({ faults }) => faults)).toEqual([
    [],
    ['parent_not_there'],
  ])
  const chain = Array.from(
    { length: 5_000 },
    (_, i) => `小区,链条${i},,,${i === 0 ? '书带里' : `链条${i - 1}`},`,
  )
  const refused = await send('', 'chain.csv', csv(...chain))
  expect(refused.body.type).toBe('import_has_faults')
  const { lines } = (await send('/preview', 'chain.csv', csv(...chain))).body
  expect(lines[0]?.faults).toEqual([])
  expect(lines[4_999]?.faults).toEqual(['too_deep'])
})

test('whoever may not change units imports none', async () => {
  const clerk = await house.as('尤书晏')
  expect((await send('', 'units.csv', csv('小区,偷偷的,,,书带里,'), clerk)).status).toBe(403)
})
