import { afterAll, beforeAll, expect, test } from 'vitest'
import { unzip } from '../../../platform/files/unzip.ts'
import { readWorkbook } from '../../../platform/files/workbook-reading.ts'
import { type House, officeId, openHouse, personId } from '../../../tests/support/house.ts'
import { adoptList, nobodyElse } from '../../../tests/support/plans.ts'
import { assignProject, handOverProject, moveProject } from '../contract/projects.ts'
import { papers } from '../words/papers.zh-CN.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())

test('the table of responsibilities holds every project in the words of the vote, and who answers today', async () => {
  const clerk = await house.as('尤书晏')
  const list = await adoptList(house)
  const [first, second] = list.projects
  const assigned = await clerk.ask(assignProject, {
    params: { id: first!.id },
    body: {
      ...nobodyElse,
      version: 2,
      leadOfficeId: officeId('管理办'),
      joiningOfficeIds: [officeId('服务办'), officeId('平安办')],
      contactPersonId: personId('解建国'),
      budgetFen: 123_450_000,
    },
  })
  expect(assigned.refused).toBeNull()
  for (const [name, fromOn] of [
    ['单立群', '2026-01-21'],
    ['仇雅萍', '2026-03-01'],
    ['单立群', '2026-07-01'],
  ] as const) {
    const answer = await clerk.ask(handOverProject, {
      params: { id: first!.id },
      body: { personId: personId(name), fromOn },
    })
    expect(answer.refused).toBeNull()
  }
  const stopped = await clerk.ask(moveProject, {
    params: { id: second!.id },
    body: { act: 'stop', reason: '并入下一年' },
  })
  expect(stopped.refused).toBeNull()

  const answer = await (await house.as('乐文娟')).get(`/api/plans/${list.planId}/responsibilities.xlsx`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('spreadsheetml.sheet')
  expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toContain(
    '2026年实事项目责任分解表.xlsx',
  )
  const [sheet] = await readWorkbook(answer.bytes)
  expect(sheet!.rows[2]).toEqual(Object.values(papers.responsibilities.columns))
  const [one, two, three] = sheet!.rows.slice(3)
  expect(one!.slice(2)).toEqual([
    first!.text,
    first!.targets.map((t) => `${t.subject ?? ''} ${t.quoted}`.trim()).join('\n'),
    '仇雅萍',
    '管理办',
    expect.stringMatching(/^(服务办、平安办|平安办、服务办)$/),
    '解建国',
    '2026-12-31',
    123.45,
  ])
  expect(two![2]).toBe(`${second!.text}${papers.responsibilities.stopped}`)
  expect(two![4]).toBe(papers.responsibilities.unsaid)
  expect(three![2]).toBe(list.projects[2]!.text)
  expect(sheet!.rows).toHaveLength(3 + list.projects.length)

  const xml = (await unzip(answer.bytes, { mostBytes: 1e7, mostEntries: 50 }))
    .get('xl/worksheets/sheet1.xml')!
    .toString()
  expect(xml).toMatch(/<pageSetup[^>]*orientation="landscape"/)
  expect(xml).toMatch(/<pageSetup[^>]*paperSize="9"/)
})

test('without an adopted plan, or without a session, there is no table', async () => {
  const clerk = await house.as('尤书晏')
  const missing = await clerk.get('/api/plans/00000000-0000-7000-8000-000000000000/responsibilities.xlsx')
  expect(missing.status).toBe(404)
  expect(
    (await house.anyone.get('/api/plans/00000000-0000-7000-8000-000000000000/responsibilities.xlsx')).status,
  ).toBe(401)
})
