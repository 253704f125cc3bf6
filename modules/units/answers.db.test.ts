import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type House, officeId, openHouse, personId, placeId } from '../../tests/support/house.ts'
import { endGrant, listGrants } from '../identity/contract.ts'
import { getAnswers } from './contract.ts'

let house: House
let ticketClerk: Client
beforeAll(async () => {
  house = await openHouse()
  ticketClerk = await house.as('阿依努尔·买买提')
})
afterAll(() => house.close())

const answersFor = async (id: string, on?: string) =>
  (await ticketClerk.ask(getAnswers, { params: { id }, query: { on } })).body

test('for a grid the worker comes first, then the neighbourhood, then the leaders of the street', async () => {
  const { answers, chain } = await answersFor(placeId('沪纱新村第1网格'))
  expect(chain.map((unit) => unit.shortName)).toEqual([
    '沪纱新村第1网格',
    '沪纱新村',
    '新村综合网格',
    '桂渡桥街道',
  ])
  expect(answers[0]).toMatchObject({
    role: 'grid_worker',
    person: { id: personId('曾小满'), name: '曾小满', title: '网格员' },
    lines: null,
  })
  const order = answers.map((answer) => chain.findIndex((unit) => unit.id === answer.unit.id))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(answers.some((answer) => answer.role === 'committee_secretary')).toBe(true)
})

test('a line of work leads to the member of the committee who holds it', async () => {
  const { answers } = await answersFor(placeId('书带里'))
  const safety = answers.filter(
    (answer) => answer.unit.id === placeId('书带里') && answer.lines?.includes('safety'),
  )
  expect(safety.map((answer) => answer.person.title)).toEqual(['居委会委员'])
  const secretary = answers.find((answer) => answer.role === 'committee_secretary')
  expect(secretary?.person).toMatchObject({ name: '乐文娟', title: '党总支书记、居委会主任' })
  expect(secretary?.lines).toBeNull()
})

test('an office is answered for too, and phones are nowhere', async () => {
  const reply = await answersFor(officeId('城运中心'))
  expect(reply.answers.find((answer) => answer.role === 'office_head')?.person.name).toBe('解建国')
  expect(JSON.stringify(reply)).not.toMatch(/199\d*\*|19900/)
})

test('who answered on an earlier day stays known after a grant has ended', async () => {
  const administrator = await house.as('计明远')
  const { body } = await administrator.ask(listGrants, {
    query: { personId: personId('曾小满'), unitId: placeId('沪纱新村第1网格') },
  })
  await administrator.ask(endGrant, { params: { id: body.grants[0]!.id }, body: { untilOn: '2026-03-01' } })
  const namesOn = async (on?: string) =>
    (await answersFor(placeId('沪纱新村第1网格'), on)).answers.map((answer) => answer.person.name)
  expect(await namesOn()).not.toContain('曾小满')
  expect(await namesOn('2026-02-28')).toContain('曾小满')
})

test('a place that does not exist is not found', async () => {
  const answer = await ticketClerk.ask(getAnswers, { params: { id: personId('曾小满') } })
  expect(answer.status).toBe(404)
})
