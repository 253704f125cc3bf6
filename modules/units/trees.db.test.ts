import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { neighbourhoods } from '../../demo/trees.ts'
import { type Client, type House, officeId, openHouse, personId, placeId } from '../../tests/support/house.ts'
import { giveGrant } from '../identity/contract.ts'
import * as units from './contract.ts'

let house: House
let administrator: Client
beforeAll(async () => {
  house = await openHouse()
  administrator = await house.as('计明远')
})
afterAll(() => house.close())

const treeOf = async (tree: 'place' | 'office', on?: string) =>
  (await administrator.ask(units.getTree, { query: { tree, on } })).body.units

async function open(name: string, parentId: string, kind = 'compound'): Promise<string> {
  const answer = await administrator.ask(units.openUnit, {
    body: { tree: 'place', kind, name, parentId, openedOn: '2026-01-01' },
  })
  expect(answer.refused).toBeNull()
  return answer.body.id
}

describe('reading the trees', () => {
  test('the tree of places comes parents first, and every unit but the root has its parent in it', async () => {
    const places = await treeOf('place')
    const seen = new Set<string>()
    for (const unit of places) {
      if (unit.parentId === null) expect(unit.id).toBe(placeId('桂渡桥街道'))
      else expect(seen).toContain(unit.parentId)
      seen.add(unit.id)
    }
    expect(
      places
        .filter((unit) => unit.kind === 'neighbourhood')
        .map((unit) => unit.shortName)
        .toSorted(),
    ).toEqual(neighbourhoods.toSorted())
  })

  test('a unit knows what it stands in and what stands below it', async () => {
    const { body } = await administrator.ask(units.getUnit, { params: { id: placeId('书带里') } })
    expect(body.above.map((unit) => unit.name)).toEqual(['书带综合网格', '桂渡桥街道'])
    expect(body.below.map((unit) => unit.name)).toEqual(['书带里第1网格', '书带里第2网格', '书带里第3网格'])
  })

  test('a unit that is nowhere is not found', async () => {
    const answer = await administrator.ask(units.getUnit, { params: { id: personId('尤书晏') } })
    expect([answer.status, answer.refused?.type]).toEqual([404, 'not_found'])
  })
})

describe('opening', () => {
  test('a new compound stands in its grid from its day on, and an event says so', async () => {
    const id = await open('新泊岸小区', placeId('泊岸花园第2网格'))
    expect((await treeOf('place', '2025-12-31')).some((unit) => unit.id === id)).toBe(false)
    expect((await treeOf('place')).find((unit) => unit.id === id)?.parentId).toBe(placeId('泊岸花园第2网格'))
    const events = await house.sql<{ kind: string; actor_id: string }>`
      select kind, actor_id, data from ledger.event where subject_id = ${id}`
    expect(events).toMatchObject([{ kind: 'units.unit_opened', actor_id: personId('计明远') }])
  })

  test('a parent of the other tree, a closed one or none at all is refused', async () => {
    for (const parentId of [officeId('党政办'), personId('尤书晏')]) {
      const answer = await administrator.ask(units.openUnit, {
        body: { tree: 'place', kind: 'compound', name: '无处小区', parentId, openedOn: '2026-01-01' },
      })
      expect([answer.status, answer.refused?.type]).toEqual([422, 'parent_not_there'])
    }
  })

  test('a centre cannot be opened among the places, nor two grids under one number', async () => {
    const body = {
      tree: 'place' as const,
      kind: 'centre',
      name: '错地方',
      parentId: placeId('书带里'),
      openedOn: '2026-01-01',
    }
    expect((await administrator.ask(units.openUnit, { body })).refused?.type).toBe('kind_not_of_tree')
    const twice = await administrator.ask(units.openUnit, { body: { ...body, kind: 'grid', code: '04-1' } })
    expect([twice.status, twice.refused?.type]).toEqual([409, 'code_taken'])
  })

  test('the database refuses a second root, and an edge between the trees', async () => {
    await expect(
      house.sql`insert into units.unit (id, tree, kind, name, short_name, opened_on, root)
        values (gen_random_uuid(), 'place', 'sub_district', '又一街道', '又一街道', '2026-01-01', true)`,
    ).rejects.toMatchObject({ constraint: 'unit_one_root' })
    await expect(
      house.sql`insert into units.edge (id, tree, child_id, parent_id, during)
        values (gen_random_uuid(), 'place', ${officeId('党政办')}, ${placeId('书带里')}, '[2010-01-01,2010-02-01)')`,
    ).rejects.toMatchObject({ code: '23503' })
  })
})

describe('moving', () => {
  test('a move keeps where the unit stood before', async () => {
    const id = await open('迁居小区', placeId('书带里第1网格'))
    const moved = await administrator.ask(units.moveUnit, {
      params: { id },
      body: { parentId: placeId('鸣鹤坊第2网格'), fromOn: '2026-02-01' },
    })
    expect(moved.refused).toBeNull()
    const neighbourhoodOn = async (on: string) =>
      (await administrator.ask(units.getUnit, { params: { id }, query: { on } })).body.above[1]?.shortName
    expect(await neighbourhoodOn('2026-01-31')).toBe('书带里')
    expect(await neighbourhoodOn('2026-02-01')).toBe('鸣鹤坊')
    const within = await house.sql<{ from_on: string; until_on: string }>`
      select from_on, until_on from units.within
      where id = ${id} and ancestor_id = ${placeId('书带综合网格')}`
    // Both neighbourhoods stand in one comprehensive grid: within it there is one unbroken period.
    expect(within).toEqual([{ from_on: '2026-01-01', until_on: 'infinity' }])
    const again = await administrator.ask(units.moveUnit, {
      params: { id },
      body: { parentId: placeId('鸣鹤坊第3网格'), fromOn: '2026-02-01' },
    })
    expect([again.status, again.body.parentId]).toEqual([200, placeId('鸣鹤坊第3网格')])
  })

  test('what stands below a moved unit moves with it', async () => {
    const grid = await open('流动网格', placeId('永敬里'), 'grid')
    const compound = await open('流动小区', grid)
    await administrator.ask(units.moveUnit, {
      params: { id: grid },
      body: { parentId: placeId('泊岸花园'), fromOn: '2026-03-01' },
    })
    const { body } = await administrator.ask(units.getUnit, { params: { id: compound } })
    expect(body.above.map((unit) => unit.shortName)).toEqual([
      '流动网格',
      '泊岸花园',
      '泊岸综合网格',
      '桂渡桥街道',
    ])
  })

  test('a unit cannot move below itself, nor below what stands in it', async () => {
    for (const parent of ['书带里', '书带里第1网格', '书带坊']) {
      const answer = await administrator.ask(units.moveUnit, {
        params: { id: placeId('书带里') },
        body: { parentId: placeId(parent), fromOn: '2026-03-01' },
      })
      expect([answer.status, answer.refused?.type], parent).toEqual([409, 'circle'])
    }
    const root = await administrator.ask(units.moveUnit, {
      params: { id: placeId('桂渡桥街道') },
      body: { parentId: placeId('书带里'), fromOn: '2026-03-01' },
    })
    expect(root.refused?.type).toBe('circle')
  })

  test('the database refuses a circle too, also one that holds only for a while', async () => {
    const [a, b] = [
      await open('甲院', placeId('书带里第2网格')),
      await open('乙院', placeId('书带里第2网格')),
    ]
    await house.sql`update units.edge set during = '[2026-01-01,2026-02-01)' where child_id in (${a}, ${b})`
    await house.sql`insert into units.edge (id, tree, child_id, parent_id, during)
      values (gen_random_uuid(), 'place', ${a}, ${b}, '[2026-02-01,2026-06-01)')`
    const circle = (
      during: string,
    ) => house.sql`insert into units.edge (id, tree, child_id, parent_id, during)
      values (gen_random_uuid(), 'place', ${b}, ${a}, ${during}::daterange)`
    await expect(circle('[2026-05-31,2026-07-01)')).rejects.toMatchObject({ constraint: 'edge_no_cycle' })
    await circle('[2026-06-01,2026-07-01)')
  })

  test('of two moves at once that together close a circle one is refused', async () => {
    const [a, b] = [
      await open('东院', placeId('书带里第3网格')),
      await open('西院', placeId('书带里第3网格')),
    ]
    const move = (id: string, parentId: string) =>
      administrator.ask(units.moveUnit, { params: { id }, body: { parentId, fromOn: '2026-03-02' } })
    const answers = await Promise.all([move(a, b), move(b, a)])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  })

  test('one parent at any instant: the database refuses a second', async () => {
    await expect(
      house.sql`insert into units.edge (id, tree, child_id, parent_id, during)
        values (gen_random_uuid(), 'place', ${placeId('书带坊')}, ${placeId('永敬里')}, '[2026-01-01,2026-01-02)')`,
    ).rejects.toMatchObject({ constraint: 'edge_one_parent' })
  })
})

describe('closing', () => {
  test('a neighbourhood with open grids stays; an empty compound closes once, and its history stays in reach', async () => {
    const full = await administrator.ask(units.closeUnit, {
      params: { id: placeId('云樟苑') },
      body: { closedOn: '2026-03-02' },
    })
    expect([full.status, full.refused?.type, full.refused?.params.count]).toEqual([
      409,
      'units_open_below',
      3,
    ])
    const id = await open('旧宅', placeId('云樟苑第1网格'))
    const close = () =>
      administrator.ask(units.closeUnit, { params: { id }, body: { closedOn: '2026-03-02' } })
    expect((await close()).refused).toBeNull()
    expect((await close()).refused?.type).toBe('unit_closed')
    expect((await treeOf('place')).some((unit) => unit.id === id)).toBe(false)
    expect((await treeOf('place', '2026-03-01')).some((unit) => unit.id === id)).toBe(true)
    expect(
      await house.sql`select 1 from units.within where id = ${id} and ancestor_id = ${placeId('云樟苑')}
        and '2026-12-01'::date < until_on`,
    ).toHaveLength(1)
    const late = await administrator.ask(units.moveUnit, {
      params: { id },
      body: { parentId: placeId('云樟苑第2网格'), fromOn: '2026-03-02' },
    })
    expect(late.refused?.type).toBe('unit_closed')
  })
})

describe('who may', () => {
  test('without the role a change is refused, and reading is not', async () => {
    const worker = await house.as('曾小满')
    const answer = await worker.ask(units.moveUnit, {
      params: { id: placeId('书带坊') },
      body: { parentId: placeId('永敬里第1网格'), fromOn: '2026-03-02' },
    })
    expect([answer.status, answer.refused?.type]).toEqual([403, 'may_not'])
    expect((await worker.ask(units.getTree, { query: { tree: 'office' } })).status).toBe(200)
    expect((await house.anyone.ask(units.getTree, { query: { tree: 'office' } })).status).toBe(401)
  })

  test('an administrator of one neighbourhood changes nothing in the next, and takes nothing into it', async () => {
    const given = await administrator.ask(giveGrant, {
      body: {
        personId: personId('乐文娟'),
        role: 'administrator',
        unitId: placeId('书带里'),
        fromOn: '2026-03-01',
      },
    })
    expect(given.refused).toBeNull()
    const secretary = await house.as('乐文娟')
    const sibling = { params: { id: placeId('鸣鹤东坊') } }
    const move = { parentId: placeId('书带里第1网格'), fromOn: '2026-03-02' }
    const corners = [
      [121.45, 31.25],
      [121.451, 31.25],
      [121.451, 31.251],
    ]
    const tries = [
      await secretary.ask(units.moveUnit, { ...sibling, body: move }),
      await secretary.ask(units.closeUnit, { ...sibling, body: { closedOn: '2026-03-02' } }),
      await secretary.ask(units.drawShape, { ...sibling, body: { corners, fromOn: '2026-03-02' } }),
    ]
    expect(tries.map((answer) => [answer.status, answer.refused?.type])).toEqual(
      tries.map(() => [404, 'not_found']),
    )
    const away = await secretary.ask(units.moveUnit, {
      params: { id: placeId('青藤里') },
      body: { parentId: placeId('鸣鹤坊第1网格'), fromOn: '2026-03-02' },
    })
    expect(away.refused?.type).toBe('parent_not_there')
    const own = await secretary.ask(units.moveUnit, {
      params: { id: placeId('青藤里') },
      body: { parentId: placeId('书带里第3网格'), fromOn: '2026-03-02' },
    })
    expect(own.refused).toBeNull()
  })
})
