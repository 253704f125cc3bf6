import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type House, officeId, openHouse, personId } from '../../tests/support/house.ts'
import { giveGrant } from '../identity/contract.ts'
import { findStaff, reveal } from './contract.ts'

let house: House
let clerk: Client
beforeAll(async () => {
  house = await openHouse()
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

const found = async (search: string, more: { officeId?: string; limit?: number } = {}) =>
  (await clerk.ask(findStaff, { query: { search, ...more } })).body.people

describe('choosing a member of staff', () => {
  test.each([
    ['仇雅萍', '仇雅萍'],
    ['雅', '仇雅萍'],
    ['𬭎', '欧阳𬭎'],
    ['阿依努尔·买买提', '阿依努尔·买买提'],
    ['阿依努尔•买买提', '阿依努尔·买买提'],
    ['买买提', '阿依努尔·买买提'],
  ])('%s finds %s', async (search, name) => {
    expect((await found(search)).map((person) => person.name)).toContain(name)
  })

  test('posts are named and the phone is masked', async () => {
    const [person] = await found('乐文娟')
    expect(person).toEqual({
      id: personId('乐文娟'),
      name: '乐文娟',
      posts: [
        { officeId: officeId('书带里党总支'), office: '书带里党总支', title: '党总支书记' },
        { officeId: officeId('书带里居委会'), office: '书带里居委会', title: '居委会主任' },
      ],
      phone: '199****0041',
    })
  })

  test('a whole phone finds its owner, however it is typed; a part of it finds nobody', async () => {
    expect((await found('199 0000 0021')).map((person) => person.name)).toEqual(['解建国'])
    expect(await found('19900000')).toEqual([])
    expect(await found('0021')).toEqual([])
  })

  test('four masked digits are not found by asking ten thousand times', async () => {
    const curious = await house.as('乐文娟')
    const guess = (last: number) =>
      curious.ask(findStaff, { query: { search: `1990000${String(last).padStart(4, '0')}` } })
    let answered = 0
    while (answered < 1_000 && (await guess(answered)).status === 200) answered++
    expect(answered).toBeLessThan(100)
    expect((await guess(1)).refused?.type).toBe('too_many')
    expect((await curious.ask(findStaff, { query: { search: '尤书晏' } })).body.people).toHaveLength(1)
    expect(await found('19900000041')).toHaveLength(1)
  })

  test('who works for nobody is no member of staff', async () => {
    expect(await found('王秀英')).toEqual([])
    expect(await found('19900000062')).toEqual([])
  })

  test('wildcards are letters like others', async () => {
    expect(await found('%')).toEqual([])
    expect(await found('_雅_')).toEqual([])
  })

  test('an office narrows the choice, and the list has an end', async () => {
    const people = await found('', { officeId: officeId('党政办') })
    expect(people.map((person) => person.name)).toEqual(
      expect.arrayContaining(['尤书晏', '沈砚秋', '计明远']),
    )
    expect(people.every((person) => person.posts.some((post) => post.office === '党政办'))).toBe(true)
    expect(await found('', { limit: 7 })).toHaveLength(7)
  })
})

describe('opening a protected field', () => {
  const ask = (client: Client, name: string, field: 'phone' | 'identity_number' = 'phone') =>
    client.ask(reveal, { params: { id: personId(name) }, body: { field, purpose: 'contact' } })

  test('gives the value and writes down who looked, at what and why', async () => {
    const answer = await ask(await house.as('单立群'), '尤书晏')
    expect(answer.body).toEqual({ value: '19900000011' })
    const kept =
      await house.sql`select person_id, purpose, field, subject_kind, subject_id from platform.access`
    expect(kept).toEqual([
      {
        person_id: personId('单立群'),
        purpose: 'contact',
        field: 'phone',
        subject_kind: 'people.person',
        subject_id: personId('尤书晏'),
      },
    ])
  })

  test('without the role it is refused', async () => {
    const answer = await ask(await house.as('曾小满'), '曾小满')
    expect([answer.status, answer.refused?.type]).toEqual([403, 'may_not'])
  })

  test('a secretary opens what her neighbourhood keeps, and nothing of the next', async () => {
    const secretary = await house.as('乐文娟')
    expect((await ask(secretary, '乐文娟')).status).toBe(200)
    for (const other of ['曾小满', '王秀英乙', '单立群']) {
      const answer = await ask(secretary, other)
      expect([answer.status, answer.refused?.type], other).toEqual([404, 'not_found'])
    }
  })

  test('a number nobody left is said to be missing, and nothing is written down', async () => {
    const before = await house.sql`select 1 from platform.access`
    const answer = await ask(await house.as('单立群'), '王秀英甲')
    expect([answer.status, answer.refused?.type]).toEqual([422, 'no_such_field'])
    expect(await house.sql`select 1 from platform.access`).toHaveLength(before.length)
  })

  test('a purpose is asked for', async () => {
    const leader = await house.as('单立群')
    const answer = await leader.post(`/api/people/${personId('尤书晏')}/reveal`, { field: 'phone' })
    expect(answer.status).toBe(400)
  })
})

describe('what is kept', () => {
  test('no phone stands in the database in readable form, nor in any event', async () => {
    const [row] = await house.sql<{ sealed: Buffer }>`select sealed from people.identifier limit 1`
    expect(row?.sealed.toString('latin1')).not.toContain('199000')
    expect(await house.sql`select 1 from ledger.event where data::text like '%1990000%'`).toEqual([])
    const [person] =
      await house.sql`select to_jsonb(p)::text as text from people.person p where name = '尤书晏'`
    expect(JSON.stringify(person)).not.toContain('1990000')
  })

  test('one phone belongs to one person', async () => {
    const [row] = await house.sql<{ sealed: Buffer; blind_index: Buffer }>`
      select sealed, blind_index from people.identifier where person_id = ${personId('尤书晏')}`
    await expect(
      house.sql`insert into people.identifier (id, person_id, kind, sealed, blind_index, entered_at)
        values (gen_random_uuid(), ${personId('王秀英甲')}, 'phone', ${row?.sealed}, ${row?.blind_index}, '2026-01-01')`,
    ).rejects.toMatchObject({ constraint: 'identifier_once' })
  })

  test('an alias points to a survivor and never to itself or another alias', async () => {
    const [a, b, c] = [personId('王秀英甲'), personId('王秀英乙'), personId('曾小满')]
    const alias = (id: string, of: string) =>
      house.sql`update people.person set alias_of = ${of} where id = ${id}`
    await expect(alias(a, a)).rejects.toMatchObject({ constraint: 'person_not_own_alias' })
    await alias(a, b)
    await expect(alias(c, a)).rejects.toMatchObject({ constraint: 'person_alias_to_survivor' })
    await expect(alias(b, c)).rejects.toMatchObject({ constraint: 'person_alias_to_survivor' })
    await house.sql`update people.person set alias_of = null where id = ${a}`
  })

  test('a person lives in one household at a time', async () => {
    const household = async () =>
      (
        await house.sql<{ id: string }>`insert into people.household (id, place_id, entered_at)
          select gen_random_uuid(), id, '2026-01-01' from units.label where short_name = '书带里' returning id`
      )[0]!.id
    const join = (id: string, during: string) => house.sql`
      insert into people.household_member (id, household_id, person_id, during)
      values (gen_random_uuid(), ${id}, ${personId('王秀英甲')}, ${during}::daterange)`
    const [first, second] = [await household(), await household()]
    await join(first, '[2020-01-01,2025-06-01)')
    await expect(join(second, '[2025-05-31,)')).rejects.toMatchObject({
      constraint: 'member_of_one_household',
    })
    await join(second, '[2025-06-01,)')
  })
})

test('a role given on another neighbourhood widens what may be opened, from that moment', async () => {
  const secretary = await house.as('乐文娟')
  const ask = () =>
    secretary.ask(reveal, {
      params: { id: personId('曾小满') },
      body: { field: 'phone', purpose: 'verify' },
    })
  expect((await ask()).status).toBe(404)
  const [place] = await house.sql<{ id: string }>`select id from units.label where short_name = '沪纱新村'`
  const administrator = await house.as('计明远')
  const given = await administrator.ask(giveGrant, {
    body: {
      personId: personId('乐文娟'),
      role: 'committee_secretary',
      unitId: place!.id,
      fromOn: '2026-03-02',
    },
  })
  expect(given.refused).toBeNull()
  expect((await ask()).body).toEqual({ value: '19900000051' })
})
