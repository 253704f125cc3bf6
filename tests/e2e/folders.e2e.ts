import { afterAll, beforeAll, expect, test } from 'vitest'
import * as documents from '../../modules/documents/contract.ts'
import { officeId } from '../support/house.ts'
import { accept, adoptList, headOf, staffOf, submit } from '../support/plans.ts'
import { xlsxTemplate } from '../support/templates.ts'
import { type BrowserHouse, openBrowserHouse, phone } from './browser.ts'

// What was typed once proves a standard, and is printed in the upper office's own sheet.

let at: BrowserHouse
const clerk = '尤书晏'

beforeAll(async () => {
  at = await openBrowserHouse({ now: '2026-03-02T01:00:00Z' })
  const list = await adoptList(at.house)
  const target = list.target('180台')
  const deed = await submit(at.house, '乐文娟', target.id, { quantity: 3, happenedOn: '2026-02-10' })
  await accept(at.house, headOf('管理办'), deed)
})
afterAll(() => at?.close())

async function folderOf(words: string): Promise<string> {
  const client = await at.house.as(clerk)
  const made = await client.ask(documents.openFolder, {
    body: {
      title: '文明城区创建迎检',
      basis: null,
      inspector: '区文明办',
      officeId: officeId('党政办'),
      dueOn: '2026-04-01',
      from: '2026-01-01',
      until: '2026-04-01',
    },
  })
  await client.ask(documents.addStandards, {
    params: { id: made.body.id },
    body: {
      standards: [
        {
          code: '1.1',
          section: '住宅小区',
          words,
          needsKind: 'record',
          needsCount: 1,
          from: null,
          until: null,
          weight: 2,
          officeId: officeId('管理办'),
          dueOn: null,
        },
      ],
    },
  })
  return made.body.id
}

test('an office brings on the phone what was missing; the folder is complete and handed in', async () => {
  const id = await folderOf('电动自行车在棚内充电')
  const mine = await at.look({ as: staffOf('管理办'), path: `/documents/folders/${id}`, screen: phone })
  await mine.getByText('共 1 条标准，0 条已满足，1 条还缺').waitFor()
  await mine.getByRole('button', { name: '给 1.1 加材料' }).click()
  await mine.getByRole('checkbox', { name: /书带里 3台/ }).check()
  await mine.getByRole('button', { name: '加上这 1 件' }).click()
  await mine.getByText('共 1 条标准，材料已齐').waitFor()

  const desk = await at.look({ as: clerk, path: `/documents/folders/${id}` })
  await desk.getByRole('button', { name: '确认已齐' }).click()
  await desk.locator('.ant-popconfirm').getByRole('button', { name: '确认已齐' }).click()
  await desk.getByText('尤书晏 确认已齐').waitFor()

  const head = await at.look({ as: '沈砚秋', path: `/documents/folders/${id}` })
  await head.getByRole('button', { name: '上报' }).click()
  await head.locator('.ant-popconfirm').getByRole('button', { name: '上报' }).click()
  await head.getByText('沈砚秋 上报').waitFor()
  await head.getByRole('link', { name: '检查视图' }).click()
  await head.getByText('核对人：').waitFor()
  await head.getByRole('link', { name: /书带里 3台/ }).waitFor()
})

test('a template of the upper office is kept and its register printed, and one with a stray column is refused by name', async () => {
  const client = await at.house.as(clerk)
  const { body } = await client.ask(documents.openRegister, {
    body: { title: '推进台账', sourceKey: 'plans.records', officeId: officeId('党政办'), isShared: false },
  })
  const page = await at.look({ as: clerk, path: `/documents/registers/${body.id}` })
  await page.getByText('共 1 条', { exact: true }).waitFor()
  const upload = page.locator('input[type=file]')
  await upload.setInputFiles({
    name: '错的.xlsx',
    mimeType: 'application/octet-stream',
    buffer: await xlsxTemplate(['日期', '项目', '血型']),
  })
  await page.getByText('这些字段在记录里没有：血型。').waitFor()
  await upload.setInputFiles({
    name: '区里的表.xlsx',
    mimeType: 'application/octet-stream',
    buffer: await xlsxTemplate(['序号', '日期', '项目', '数量']),
  })
  await page.getByRole('link', { name: '区里的表.xlsx' }).waitFor()
  await page.getByLabel('用哪个模板').click()
  await page.getByTitle('第 1 版 区里的表.xlsx').last().click()
  await page.getByRole('button', { name: '打印并留底' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^推进台账20260101-20260302\.xlsx$/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('推进台账20260101-20260302.xlsx')
})
