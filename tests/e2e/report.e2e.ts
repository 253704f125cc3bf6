import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as plans from '../../modules/plans/contract.ts'
import * as reports from '../../modules/reports/contract.ts'
import { unzip } from '../../platform/files/unzip.ts'
import { type Adopted, accept, adoptList, headOf, submit } from '../support/plans.ts'
import { closeReport, issueNotice } from '../support/reports.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

let there: BrowserHouse
let list: Adopted
beforeAll(async () => {
  there = await openBrowserHouse({ now: '2026-04-02T02:00:00Z' })
  list = await adoptList(there.house)
})
afterAll(() => there?.close())

const head = headOf('管理办')
const wordsOf = async (path: string) =>
  String(
    (await unzip(await readFile(path), { mostBytes: 50_000_000, mostEntries: 500 })).get('word/document.xml'),
  ).replace(/<[^>]+>/g, '')

test('a report is written with live numbers, closed, and a record taken back afterwards shows as a correction here and in the next', async () => {
  const { house } = there
  const wrong = await submit(house, '乐文娟', list.target('180台').id, {
    quantity: 12,
    happenedOn: '2026-03-05',
  })
  await accept(house, head, wrong)

  // The clerk begins the circular of the quarter that is over.
  const page = await there.look({ as: '尤书晏', path: '/reports' })
  await page.getByText('还没有报告').waitFor()
  await page.getByRole('button', { name: '写一份报告' }).click()
  await page.getByRole('button', { name: '开始写' }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/)
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  const title = page.getByRole('heading', { level: 1 }).getByLabel('标题', { exact: true })
  await title.waitFor()
  expect(await title.inputValue()).toBe('2026年第一季度实事项目进展情况通报')

  // The text is typed; "/" finds the number and puts it where the caret is.
  const line = page.getByRole('textbox', { name: '段落' }).first()
  await line.click()
  await page.keyboard.type('一季度新装充电桩')
  await page.keyboard.press('/')
  const finding = page.getByRole('dialog', { name: '插入数字' })
  await finding.getByRole('combobox').first().waitFor()
  await page.keyboard.type('充电桩180')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('/')
  await page.keyboard.type('180')
  await finding.getByRole('option', { name: /180台.*12台/ }).waitFor()
  await page.keyboard.press('Enter')
  await line.locator('[data-number]').filter({ hasText: '12台' }).waitFor()
  await page.keyboard.type('，进度平稳。')
  await page.keyboard.press('Enter')
  await page.keyboard.type('四季度继续。')
  expect(await line.textContent()).toBe('一季度新装充电桩12台，进度平稳。')

  // While it is written the number lives: another record is accepted and the text follows by itself.
  const late = await submit(house, '乐文娟', list.target('180台').id, {
    quantity: 3,
    happenedOn: '2026-03-09',
  })
  await accept(house, head, late)
  await line.locator('[data-number]').filter({ hasText: '15台' }).waitFor()
  await page.locator('[data-saved="saved"]').waitFor()
  await shoot(page, 'report-1-writing')

  // Undo takes the last step back, letters and parts alike.
  await page.keyboard.press('Control+z')
  await page.getByText('四季度继续。').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+z')
  await page.getByText('四季度继续。').waitFor()

  // Closed: the numbers stand.
  await page.locator('[data-saved="saved"]').waitFor()
  await page.getByRole('button', { name: '关闭报告' }).click()
  const asking = page.getByRole('dialog', { name: '关闭这份报告' })
  await asking.getByRole('button', { name: '关闭报告' }).click()
  await page.getByText('关闭之后没有更正').waitFor()
  await page.getByText('内容与关闭时一致').waitFor()

  // The record turns out to be wrong. The report keeps its number, and says beside it what it is since.
  await (await house.as(head)).ask(plans.reverseRecord, {
    params: { id: wrong },
    body: { reason: 'counted_twice' },
  })
  await page.reload()
  await page.getByRole('heading', { name: /关闭之后有 \d+ 处更正/ }).waitFor()
  const said = page.locator('#number-n0')
  await said.getByText('15台').waitFor()
  expect(await said.textContent()).toBe('15台（现为3台）')
  await page
    .getByText(/冲正1笔（2026年3月5日）/)
    .first()
    .waitFor()
  await shoot(page, 'report-2-corrected')

  // From the line to its target, its records and the photo: the number opens, then the project, then the record.
  await said.getByRole('link').click()
  const card = page.getByRole('dialog', { name: '这个数字' })
  await card.getByText('现为 3台').waitFor()
  await card.getByRole('link', { name: '看目标和记录' }).click()
  const origin = page.getByRole('dialog', { name: '这个数字从哪里来' })
  await origin
    .getByRole('button', { name: /放大照片/ })
    .first()
    .waitFor()
  await page.getByText('说到过它的报告').waitFor()
  await page.getByRole('link', { name: '2026年第一季度实事项目进展情况通报' }).first().waitFor()

  // The next of the series lists it by itself.
  await page.goto('/reports?begin=circular')
  await page.getByLabel('从哪一天起').fill('2026-04-01')
  await page.getByLabel('到哪一天止').fill('2026-06-30')
  await page.getByRole('button', { name: '开始写' }).click()
  await page.getByRole('heading', { name: '上期更正' }).waitFor()
  await page.getByText(/公布的数字中，有 \d+ 个此后有更正/).waitFor()
  const table = page.locator('section').filter({ has: page.getByRole('heading', { name: '上期更正' }) })
  expect(await table.textContent()).toMatch(/15台.*3台.*冲正1笔/)
  await shoot(page, 'report-3-next')

  // The paper opens and says the same as the page.
  await page.goto(`/reports/${id}`)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载 Word' }).click()
  const paper = await coming
  expect(paper.suggestedFilename()).toBe('2026年第一季度实事项目进展情况通报.docx')
  const text = await wordsOf(await paper.path())
  expect(text).toContain('一季度新装充电桩15台，进度平稳。')
  expect(text).toContain('占全年计划')
  expect(troublesOf(page)).toEqual([])
})

test('of two people who write at once neither loses a word', async () => {
  const { house } = there
  const clerk = await house.as('尤书晏')
  const { id } = (
    await clerk.ask(reports.beginReport, {
      body: { kind: 'free', from: '2026-01-01', until: '2026-04-01', planId: null, title: '两个人写的' },
    })
  ).body
  const mine = await there.look({ as: '尤书晏', path: `/reports/${id}` })
  const line = mine.getByRole('textbox', { name: '段落' }).first()
  await line.waitFor()
  const report = (await clerk.ask(reports.getReport, { params: { id } })).body
  // Somebody else saves while this page has letters on their way.
  await line.click()
  await mine.keyboard.type('我写的一句')
  await (await house.as('单立群')).ask(reports.saveReport, {
    params: { id },
    body: {
      version: report.version,
      title: report.title,
      from: report.from,
      until: report.until,
      content: { blocks: [{ id: 'b9', kind: 'paragraph', text: '主任写的一句' }], numbers: [] },
    },
  })
  const asking = mine.getByRole('dialog', { name: '两个人同时改了这份报告' })
  await asking.getByText(/单立群/).waitFor()
  await asking.getByRole('button', { name: '把我的另存一份' }).click()
  await mine.waitForURL((url) => !url.pathname.endsWith(id))
  await mine.getByText('我写的一句').waitFor()
  const kept = (await clerk.ask(reports.getReport, { params: { id } })).body
  expect(JSON.stringify(kept.content)).toContain('主任写的一句')
  expect(troublesOf(mine)).toEqual([])
})

test('a released report is read by everybody without signing in, its numbers open to public records', async () => {
  const { house } = there
  const clerk = await house.as('尤书晏')
  const { id } = (
    await clerk.ask(reports.beginReport, {
      body: { kind: 'annual', from: '2026-01-01', until: '2027-01-01', planId: list.planId },
    })
  ).body
  await closeReport(house, id)
  const releaser = await there.look({ as: '沈砚秋', path: `/reports/${id}` })
  await releaser.getByRole('button', { name: '公布' }).click()
  await releaser.getByRole('dialog', { name: '公布' }).getByRole('button', { name: '公布' }).click()
  await releaser.getByRole('link', { name: '公开页面' }).waitFor()

  const reader = await there.look({ path: `/public/reports/${id}`, screen: phone })
  await reader.getByRole('heading', { level: 1, name: '2026年实事项目完成情况报告' }).waitFor()
  await reader.getByRole('heading', { name: '逐条对照' }).waitFor()
  await shoot(reader, 'report-4-public-phone')
  await reader.locator('a[data-standing]').first().click()
  await reader.getByRole('dialog', { name: '这个数字从哪里来' }).waitFor()
  expect(troublesOf(reader)).toEqual([])
})

test('a supervision notice is issued from a project, answered by its office, and accepted', async () => {
  const clerk = await there.look({ as: '尤书晏', path: `/plans/projects/${list.project('180台').id}` })
  await clerk.getByRole('link', { name: '发督办单' }).click()
  await clerk.getByLabel('要求做什么').fill('请说明安装计划。')
  await clerk.getByRole('button', { name: '发出' }).click()
  await clerk.getByText('还没有答复').waitFor()
  const address = new URL(clerk.url()).pathname

  const office = await there.look({ as: head, path: '/', screen: phone })
  await office.getByRole('heading', { name: /督办单等您/ }).waitFor()
  await office.goto(address)
  await office.getByLabel('办理情况').fill('设备已到，本月底前装完。')
  await office.getByRole('button', { name: '答复' }).click()
  await office.getByText('已答复，待认可').waitFor()
  await shoot(office, 'notice-phone')

  await clerk.getByText('设备已到，本月底前装完。').waitFor()
  await clerk.getByRole('button', { name: '认可，办结' }).click()
  await clerk.getByText('已办结').waitFor()
  expect(troublesOf(clerk)).toEqual([])
  expect(troublesOf(office)).toEqual([])
})

test('what is overdue is found by its filter', async () => {
  const { house } = there
  await issueNotice(house, { title: '逾期的一件', dueOn: '2026-04-02' })
  await issueNotice(house, { title: '还有时间的一件', dueOn: '2026-05-02' })
  await house.sql`update reports.notice set due_on = '2026-03-31' where title = '逾期的一件'`
  const clerk = await there.look({ as: '尤书晏', path: '/reports/notices' })
  await clerk.getByText('还有时间的一件').waitFor()
  await clerk.getByLabel('只看逾期').click()
  await clerk.getByText('还有时间的一件').waitFor({ state: 'detached' })
  await clerk.getByText('逾期未答').waitFor()
  expect(troublesOf(clerk)).toEqual([])
})
