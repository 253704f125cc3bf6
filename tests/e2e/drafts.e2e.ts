import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as plans from '../../modules/plans/contract.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

let there: BrowserHouse
beforeAll(async () => {
  there = await openBrowserHouse()
})
afterAll(() => there.close())

const clerk = '尤书晏'
const paper = `桂渡桥街道2026年实事项目
一、住得安全
1、为70岁以上独居老人安装燃气报警器1 20套（其中里弄不少于45套）。
2、新装楼道充电桩38个，为12个居民区配备应急包600套。
二、吃得放心
3、食堂日供餐能力由300客增至450客。
`

async function readIn(text = paper) {
  const client = await there.house.as(clerk)
  const { body } = await client.ask(plans.readText, { body: { text } })
  return body
}
async function draftOf(id: string) {
  return (await (await there.house.as(clerk)).ask(plans.getDraft, { params: { id } })).body
}
const targetsOf = ({ content }: plans.Draft) =>
  content.items.flatMap((item) =>
    item.quantities.filter((q) => q.isTarget).map((q) => `${q.value}${q.unit ?? ''}`),
  )

/** In the result, the words of the item that begins like this. */
const item = (page: Page, beginning: string) =>
  page.locator('[data-desk-pane="result"] [data-text]').filter({ hasText: beginning })
const marks = (page: Page, pane: 'source' | 'result', words: string) =>
  page.locator(`[data-desk-pane="${pane}"] [data-quantity]`).filter({ hasText: new RegExp(`^${words}$`) })
const isSaved = (page: Page) => page.getByText(/^已保存/).waitFor()

async function openDraft(draftId: string, how: { screen?: { width: number; height: number } } = {}) {
  const page = await there.look({ as: clerk, path: `/plans/drafts/${draftId}`, ...how })
  await item(page, '新装楼道').waitFor()
  return page
}

test('a plan is pasted, read, corrected and saved by keyboard alone', async () => {
  const page = await there.look({ as: clerk, path: '/plans/import' })
  await page.getByRole('heading', { level: 1, name: '读入一份计划' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByLabel('计划原文').focus()
  await page.keyboard.press('Control+Enter')
  await page.getByText('这里还没有文字').waitFor()
  await page.keyboard.insertText(paper)
  await page.keyboard.press('Control+Enter')
  await item(page, '新装楼道').waitFor()
  await page.getByText('3 个项目').waitFor()

  // The first quantity is the 120 that the source broke in two; both places light up.
  await page.keyboard.press('ArrowRight')
  while (
    (await page.locator('[data-desk-pane="result"] [data-quantity][data-chosen]').textContent()) !== '120套'
  )
    await page.keyboard.press('ArrowRight')
  expect(await page.locator('[data-desk-pane="source"] [data-quantity][data-chosen]').textContent()).toBe(
    '1 20套',
  )
  await page.keyboard.press('t')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('e')
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('46')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+Shift+Z')

  // Another number in the words: the place of the old one is asked for, and given by one press.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('w')
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('新装楼道充电桩40个，为12个居民区配备应急包600套。')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '1 个数字待重新定位' }).waitFor()
  await page.getByRole('button', { name: '“40个”' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('每个数字都有位置').waitFor()
  await isSaved(page)
  await shoot(page, 'draft-desk')

  const saved = await draftOf(new URL(page.url()).pathname.split('/').at(-1)!)
  expect(targetsOf(saved)).toEqual(['46套', '40个', '600套', '450客'])
  expect(saved.version).toBeGreaterThan(1)
  expect(troublesOf(page)).toEqual([])
})

test('words selected with the mouse become a quantity, also when the selection begins in one', async () => {
  const { draftId } = await readIn()
  const page = await openDraft(draftId)
  const mark = (await marks(page, 'result', '38个').boundingBox())!
  const middle = mark.y + mark.height / 2
  await page.mouse.move(mark.x + 2, middle)
  await page.mouse.down()
  await page.mouse.move(mark.x + mark.width - 3, middle, { steps: 6 })
  await page.mouse.up()
  expect(await page.evaluate('getSelection().toString()')).toBe('38个')
  await page.getByRole('button', { name: '把“38个”记为数字' }).click()
  await isSaved(page)
  const { content } = await draftOf(draftId)
  const found = content.items.flatMap((one) => one.quantities).filter(({ quoted }) => quoted === '38个')
  expect(found.map(({ value, unit }) => [value, unit])).toEqual([
    [38, '个'],
    [38, '个'],
  ])
})

test('an item is cut at the caret and joined again, and undo goes back over both', async () => {
  const { draftId } = await readIn()
  const page = await openDraft(draftId)
  const before = await draftOf(draftId)
  await marks(page, 'result', '38个').click()
  await page.keyboard.press('w')
  for (const _ of '新装楼道充电桩38个，') await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText('4 个项目').waitFor()
  await page.keyboard.press('m')
  await page.getByText('3 个项目').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('4 个项目').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('3 个项目').waitFor()
  await isSaved(page)
  expect((await draftOf(draftId)).content).toEqual(before.content)
})

test('what is still being written is kept when the person leaves the page', async () => {
  const { draftId } = await readIn()
  const page = await openDraft(draftId)
  await marks(page, 'result', '38个').click()
  await page.keyboard.press('w')
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('年底前完成。')
  await page.getByRole('link', { name: '今日工作' }).click()
  await page.getByRole('heading', { level: 1, name: '今日工作' }).waitFor()
  await expect
    .poll(async () => (await draftOf(draftId)).content.items.map(({ text }) => text).join(''))
    .toContain('年底前完成。')
})

test('two people change one draft: the second keeps their own as another draft, and nobody loses a word', async () => {
  const { draftId } = await readIn()
  const page = await openDraft(draftId)
  const { version, content } = await draftOf(draftId)
  // The other one saves in the moment between a change here and its saving.
  let isFirst = true
  await page.route(`**/api/plans/drafts/${draftId}`, async (route) => {
    if (route.request().method() === 'PUT' && isFirst) {
      isFirst = false
      const other = await there.house.as(clerk)
      await other.ask(plans.saveDraft, {
        params: { id: draftId },
        body: { version, content: { ...content, title: '别人的标题' } },
      })
    }
    await route.continue()
  })
  await marks(page, 'result', '38个').click()
  await page.keyboard.press('t')
  await page.getByRole('heading', { name: '另一个人也在改这份稿子' }).waitFor()
  await page.getByRole('button', { name: '把我的存成另一稿' }).click()
  await page.getByText('您的改动已经存成另一稿').waitFor()
  const copyId = new URL(page.url()).pathname.split('/').at(-1)!
  expect(copyId).not.toBe(draftId)
  expect((await draftOf(draftId)).content.title).toBe('别人的标题')
  expect(targetsOf(await draftOf(copyId))).not.toContain('38个')
  await page.getByRole('link', { name: '和对方的版本比较' }).click()
  await page.getByRole('heading', { level: 1, name: '两稿比较' }).waitFor()
})

test('a draft is read back, adopted in the name of a sitting, and then no longer changes', async () => {
  const { draftId, planId } = await readIn()
  const page = await openDraft(draftId)
  await page.getByRole('button', { name: '照此通过' }).click()
  await page.getByText('共 3 个项目').waitFor()
  await page.getByRole('button', { name: '照此通过' }).click()
  await page.getByText('请写明由谁、在哪次会议上通过').waitFor()
  await page.getByLabel('由谁、在哪次会议上通过').fill('桂渡桥街道社区代表会议表决通过')
  await page.getByLabel(/我已看过/).check()
  await page.getByRole('button', { name: '照此通过' }).click()
  await page.waitForURL(`**/plans/${planId}`)
  expect((await draftOf(draftId)).isFrozen).toBe(true)

  await page.goto(`/plans/drafts/${draftId}`)
  await page.getByText('文字和数字不再改动').waitFor()
  await marks(page, 'result', '38个').click()
  await page.keyboard.press('t')
  await page.keyboard.press('w')
  expect(await page.locator('textarea').count()).toBe(0)
  await page.getByRole('link', { name: '看通过后的计划' }).waitFor()
})

test('on a phone source and result are turned to, and no page is wider than the screen', async () => {
  const { draftId } = await readIn()
  const page = await openDraft(draftId, { screen: phone })
  await marks(page, 'result', '38个').click()
  await page.getByRole('checkbox', { name: /定为目标/ }).waitFor()
  await page.getByRole('radio', { name: '原文' }).check()
  expect(await marks(page, 'source', '38个').isVisible()).toBe(true)
  expect(await marks(page, 'result', '38个').isVisible()).toBe(false)
  await shoot(page, 'draft-desk-phone')
  for (const path of ['', '/compare', '/adopt']) {
    await page.goto(`/plans/drafts/${draftId}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width)
  }
})

test('whoever may not draft finds no page there', async () => {
  const { draftId } = await readIn()
  const page = await there.look({ as: '乐文娟', path: `/plans/drafts/${draftId}` })
  await page.getByRole('heading', { level: 1, name: '这里没有页面' }).waitFor()
})
