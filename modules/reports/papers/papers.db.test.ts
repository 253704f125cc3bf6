import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../../tests/support/house.ts'
import { type Adopted, accept, adoptList, headOf, submit } from '../../../tests/support/plans.ts'
import { beginReport, closeReport } from '../../../tests/support/reports.ts'
import * as documents from '../../documents/contract.ts'
import * as plans from '../../plans/contract.ts'
import { issueReport } from '../contract/reports.ts'

let house: House
let list: Adopted
beforeAll(async () => {
  house = await openHouse({ now: '2026-04-02T02:00:00Z' })
  list = await adoptList(house)
})
afterAll(() => house.close())

test('a closed circular becomes an official paper with its pinned numbers; an open one does not', async () => {
  const clerk = await house.as('尤书晏')
  const record = await submit(house, '乐文娟', list.target('180台').id, {
    quantity: 137,
    happenedOn: '2026-02-10',
  })
  await accept(house, headOf('管理办'), record)
  const report = await beginReport(house, { planId: list.planId })
  const early = await clerk.ask(issueReport, { params: { id: report } })
  expect(early.refused?.type).toBe('report_open')
  await closeReport(house, report)
  const head = await house.as(headOf('管理办'))
  const back = await head.ask(plans.reverseRecord, {
    params: { id: record },
    body: { reason: 'wrong_quantity' },
  })
  expect(back.refused).toBeNull()

  const issued = await clerk.ask(issueReport, { params: { id: report } })
  expect(issued.refused).toBeNull()
  const paper = await clerk.ask(documents.getPaper, { params: { id: issued.body.id } })
  expect(paper.body).toMatchObject({ state: 'draft', content: { kind: 'circular' } })
  // What was taken back after the closing does not move what is approved and sealed.
  expect(JSON.stringify(paper.body.content.body)).toContain('137')
  const committee = await house.as('乐文娟')
  expect((await committee.ask(issueReport, { params: { id: report } })).status).toBe(403)
})
