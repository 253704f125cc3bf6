import { afterAll, beforeAll, expect, test } from 'vitest'
import { clerk, enterThirdTerm, openYearly, whole } from '../../../tests/support/assembly-prepare.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import * as papers from '../../../tests/support/papers.ts'
import { adoptList } from '../../../tests/support/plans.ts'
import { beginReport, closeReport } from '../../../tests/support/reports.ts'
import { listPlans } from '../../plans/contract.ts'
import { addItemPaper, getAgenda, getBooklet } from '../contract/prepare-agenda.ts'

let house: House
let desk: Client
let sessionId: string
let itemId: string
let planId: string
beforeAll(async () => {
  house = await openHouse()
  desk = await house.as(clerk)
  sessionId = await openYearly(house, (await enterThirdTerm(house)).termId)
  ;({ planId } = await adoptList(house))
  itemId = whole(await desk.ask(getAgenda, { params: { id: sessionId } })).items[2]!.id
})
afterAll(() => house.close())

const lay = (source: 'plan' | 'report' | 'paper', sourceId: string) =>
  desk.ask(addItemPaper, { params: { id: itemId }, body: { source, sourceId } })
const bookletText = async () =>
  whole(await desk.ask(getBooklet, { params: { id: sessionId } }))
    .parts.map(({ text }) => text)
    .join('\n')

test('a list is laid on the table as it would be voted, item by item', async () => {
  const plan = whole(await desk.ask(listPlans, {})).find(({ id }) => id === planId)!
  whole(await lay('plan', plan.drafts[0]!.id))
  expect(await bookletText()).toContain('180台')
})

test('a report is laid on the table once it is closed, with the numbers pinned in it', async () => {
  const id = await beginReport(house, { planId })
  expect((await lay('report', id)).refused?.type).toBe('source_not_ready')
  await closeReport(house, id)
  whole(await lay('report', id))
  const { items } = whole(await desk.ask(getAgenda, { params: { id: sessionId } }))
  expect(items[2]!.papers.at(-1)).toMatchObject({
    source: 'report',
    mediaType: expect.stringContaining('word'),
  })
})

test('an official paper is laid on the table once its words are signed', async () => {
  const open = await papers.draft(house)
  const seen = await lay('paper', open)
  expect([404, 409]).toContain(seen.status)
  const signed = await papers.signed(house, {
    title: '关于开好代表会议的通知',
    text: '请各位代表提前看材料。',
  })
  whole(await lay('paper', signed))
  expect(await bookletText()).toContain('请各位代表提前看材料')
})

test('what is not there, or not for whoever asks, is not laid on the table', async () => {
  expect((await lay('report', sessionId)).status).toBe(404)
})
