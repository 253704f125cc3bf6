import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '../../platform/files/workbook-reading.ts'
import { coverageOf, define } from '../support/indicators.ts'
import { type Adopted, accept, adoptList, headOf, submit } from '../support/plans.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

// A number from its definition to the photo beneath it, by the people who need it.

let there: BrowserHouse
let list: Adopted
beforeAll(async () => {
  there = await openBrowserHouse()
  list = await adoptList(there.house)
  await count(3)
})
afterAll(() => there?.close())

/** Some charging piles are put up at 书带里 and accepted by the office. */
async function count(quantity: number): Promise<void> {
  const record = await submit(there.house, '乐文娟', list.target('180台').id, { quantity })
  await accept(there.house, headOf('管理办'), record)
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const panel = (page: Page) => page.getByRole('dialog', { name: '这个数字从哪里来' })
/** Chooses in a field of Ant Design by typing, as a person does. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click()
  await page.keyboard.type(typed)
  await page.locator('.ant-select-item-option:visible', { hasText: typed }).first().click()
}
const sentence = /时段内发生的“.+”的数量之和，按“台”计/
let address = ''

test('an indicator is defined without code, and its number stands beside it before it has a name', async () => {
  const clerk = await there.look({ as: '尤书晏', path: '/indicators/all' })
  await clerk.getByRole('button', { name: '定义一个指标' }).click()
  await heading(clerk, '定义一个指标')
  await choose(clerk, '数什么事', '实事项目记录认定')
  await clerk.keyboard.press('Escape')
  await choose(clerk, '加哪一种数量', '台')
  const preview = clerk.getByRole('region', { name: '现在算出来' })
  await preview.getByText(sentence).waitFor()
  await preview.getByText('3', { exact: true }).first().waitFor()

  // What is missing is said where it is missing.
  await clerk.getByRole('button', { name: '保存', exact: true }).click()
  await clerk.getByText('给指标起个名字。').waitFor()
  await clerk.getByLabel('名称').fill('新装充电桩')
  await clerk.getByLabel('口径').fill('以通电验收为准，每台只计一次。')
  await clerk.getByLabel('类别', { exact: true }).fill('住得安全')
  await choose(clerk, '归口科室', '党政办')
  await shoot(clerk, 'indicator-defined', { whole: true })
  await clerk.getByRole('button', { name: '保存', exact: true }).click()
  await heading(clerk, '新装充电桩')
  await clerk.locator('main [data-number]').getByText('3', { exact: true }).waitFor()
  expect(await clerk.getByText(sentence).first().isVisible()).toBe(true)
  address = new URL(clerk.url()).pathname
  expect(troublesOf(clerk)).toEqual([])
})

test('a promise bound to it moves when a deed is accepted, and opens down to the photo', async () => {
  const target = list.target('不少于45台')
  const clerk = await there.look({ as: '尤书晏', path: `/plans/projects/${list.project('180台').id}` })
  const promise = clerk.getByRole('listitem').filter({ has: clerk.locator(`#number-of-${target.id}`) })
  await promise.getByRole('button', { name: '怎样计数' }).click()
  await clerk.getByRole('radio', { name: /指标/ }).check()
  const dialog = clerk.getByRole('dialog')
  await dialog.getByLabel('取自哪个指标').click()
  await clerk.locator('.ant-select-item-option:visible', { hasText: '新装充电桩' }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await promise.getByText('3/45', { exact: true }).waitFor()

  await count(5)
  await promise.getByText('8/45', { exact: true }).waitFor()

  await promise.getByRole('button', { name: '这个数字从哪里来' }).click()
  await panel(clerk).getByText('8', { exact: true }).first().waitFor()
  await panel(clerk).getByText(sentence).waitFor()
  await panel(clerk).getByRole('link', { name: /180台/ }).first().waitFor()
  await panel(clerk)
    .getByRole('button', { name: /^放大照片：书带里/ })
    .first()
    .click()
  const photo = clerk.locator('dialog[open] figure img')
  await photo.waitFor()
  const image = "document.querySelector('dialog[open] figure img')"
  expect(await clerk.evaluate<number>(`${image}.decode().then(() => ${image}.naturalWidth)`)).toBe(64)
  await shoot(clerk, 'indicator-photo')
  expect(troublesOf(clerk)).toEqual([])
})

test('from the keyboard alone: to the list, to a number, down to its parts, and back to where one was', async () => {
  const clerk = await there.look({ as: '尤书晏', path: '/' })
  await heading(clerk, '今日工作')
  await clerk.keyboard.press('g')
  await clerk.keyboard.press('l')
  await heading(clerk, '指标')
  await clerk.locator('[data-row] [data-number]').first().waitFor()
  await clerk.keyboard.press('j')
  await clerk.keyboard.press('o')
  await panel(clerk).getByText('8', { exact: true }).first().waitFor()
  expect(await clerk.evaluate('document.activeElement.tagName')).toBe('H2')
  expect(new URL(clerk.url()).searchParams.get('number')).toContain('~2026-01-01~2027-01-01')
  // The month opens as a number of its own; the way back leads through the year to the list.
  await panel(clerk).getByRole('button', { name: '2026 年 2 月' }).press('Enter')
  await panel(clerk).getByText('全街道 · 2026 年 2 月').waitFor()
  await clerk.goBack()
  await panel(clerk).getByText('全街道 · 2026 年', { exact: true }).waitFor()
  await clerk.keyboard.press('Escape')
  await panel(clerk).waitFor({ state: 'detached' })
  expect(new URL(clerk.url()).searchParams.has('number')).toBe(false)

  await clerk.keyboard.press('Enter')
  await heading(clerk, '新装充电桩')
  // The chart is walked month by month, and the month that is read opens.
  const months = clerk.getByRole('toolbar').getByRole('button')
  await months.nth(2).focus()
  await clerk.keyboard.press('ArrowLeft')
  await clerk.getByText('2026年2月：8').waitFor()
  await clerk.keyboard.press('Enter')
  await panel(clerk).getByText('全街道 · 2026 年 2 月').waitFor()
  await clerk.keyboard.press('Escape')
  await panel(clerk).waitFor({ state: 'detached' })
  expect(await clerk.evaluate('document.activeElement.dataset.month')).toBe('2026-02')
  // The same numbers as a table, one key away, there and back.
  await clerk.keyboard.press('b')
  await clerk
    .getByRole('row', { name: /2026年1月/ })
    .getByText('未报')
    .waitFor()
  await clerk.keyboard.press('b')
  await clerk.getByRole('toolbar').first().waitFor()
  expect(troublesOf(clerk)).toEqual([])
})

test('what is taken along says what it counts', async () => {
  const clerk = await there.look({ as: '尤书晏', path: address })
  await heading(clerk, '新装充电桩')
  const taken = async (name: string) => {
    const coming = clerk.waitForEvent('download')
    await clerk.getByRole('link', { name }).first().click()
    const download = await coming
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const sheet = await taken('导出 xlsx')
  expect(sheet.name).toMatch(/\.xlsx$/)
  const cells = (await readWorkbook(sheet.bytes)).flatMap((one) => one.rows.flat()).map(String)
  expect(cells.some((cell) => sentence.test(cell))).toBe(true)
  expect(cells.some((cell) => cell.includes('以通电验收为准'))).toBe(true)
  expect(cells).toContain('8')
  const csv = await taken('导出 csv')
  expect(csv.bytes.toString('utf8')).toMatch(sentence)
})

test('the map says where nothing was reported, and hides no number from a phone', async () => {
  const clerk = await there.look({ as: '尤书晏', path: address, screen: phone })
  const map = clerk.getByRole('listbox', { name: '新装充电桩的分布图' })
  await map.waitFor()
  expect(await map.getByRole('option', { name: '书带里 8' }).getAttribute('data-shade')).toBe('5')
  expect(await map.getByRole('option', { name: '鸣鹤坊 未报' }).getAttribute('data-shade')).toBeNull()
  expect(await clerk.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
    phone.width,
  )
  await map.getByRole('option', { name: '书带里 8' }).click()
  await panel(clerk).getByText('书带里 · 2026 年').waitFor()
  expect(await clerk.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
    phone.width,
  )
})

test('a rate names what is missing; a changed definition keeps the old one and says why it changed', async () => {
  const id = await define(there.house, {
    name: '装了充电桩的居民区',
    unit: '%',
    decimals: 1,
    countedHow: '居民区里只要有一台通电，就算有了。',
    rule: coverageOf(address.split('/').at(-1)!),
  })
  const page = await there.look({ as: '尤书晏', path: `/indicators/${id}` })
  await page.getByText('应有 12 个，已有 1 个').first().waitFor()
  const missing = page.getByRole('listitem').filter({ hasText: '找' })
  expect(await missing.filter({ hasText: '鸣鹤坊' }).count()).toBe(1)
  expect(await missing.filter({ hasText: '书带里' }).count()).toBe(0)

  await page.getByRole('button', { name: '修改定义' }).click()
  await heading(page, '修改“装了充电桩的居民区”')
  await page.getByLabel('口径').fill('居民区里有一台通电并验收，就算有了。')
  await page.getByRole('button', { name: '保存为新的一版' }).click()
  await page.getByText('写上为什么改。').waitFor()
  await page.getByLabel('为什么改').fill('区里要求以验收为准')
  await page.getByRole('button', { name: '保存为新的一版' }).click()
  await heading(page, '装了充电桩的居民区')
  await page.getByText('区里要求以验收为准').waitFor()
  await page.getByRole('link', { name: '按这一版看' }).click()
  await page.getByText('正在按第 1 版口径看。').waitFor()
  expect(await page.getByText('居民区里只要有一台通电，就算有了。').first().isVisible()).toBe(true)
  expect(troublesOf(page)).toEqual([])
})

test('lines are added to a list all or none, and what is wrong is said line by line', async () => {
  const clerk = await there.look({ as: '尤书晏', path: '/indicators/lists' })
  await clerk.getByRole('button', { name: '新建清单' }).click()
  const making = clerk.getByRole('dialog', { name: '新建应有清单' })
  await making.getByLabel('清单名称').fill('垃圾箱房')
  await making.getByLabel('由哪个科室维护').click()
  await clerk.keyboard.type('管理办')
  await clerk.locator('.ant-select-item-option:visible', { hasText: /^管理办$/ }).click()
  await making.getByRole('button', { name: '新建清单' }).click()
  await heading(clerk, '垃圾箱房')
  await clerk.getByRole('button', { name: '增加' }).click()
  const adding = clerk.getByRole('dialog', { name: '增加到清单' })
  await adding.getByLabel('要增加的行').fill('东门箱房\t书带里\n西门箱房\t没有的地方')
  await adding.getByRole('button', { name: '先检查' }).click()
  await adding.getByText('有 1 行加不进去，一行都没有加。改好再试。').waitFor()
  await adding.getByText('没有这个地点').waitFor()
  await adding.getByLabel('要增加的行').fill('东门箱房\t书带里\n西门箱房\t鸣鹤坊')
  await adding.getByRole('button', { name: '先检查' }).click()
  await adding.getByRole('button', { name: '增加这 2 条' }).click()
  await clerk.getByRole('row', { name: /西门箱房/ }).waitFor()
  expect(await clerk.getByRole('row').count()).toBe(3)
  expect(troublesOf(clerk)).toEqual([])
})
