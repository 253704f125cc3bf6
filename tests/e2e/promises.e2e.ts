import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Adopted, adoptList, headOf, somePhoto } from '../support/plans.ts'
import { type BrowserHouse, desk, openBrowserHouse, phone, troublesOf } from './browser.ts'

let doors: BrowserHouse
let list: Adopted

beforeAll(async () => {
  doors = await openBrowserHouse()
  list = await adoptList(doors.house)
})
afterAll(() => doors?.close())

const quoted = '180台'
const numberOf = (page: Page) => page.locator(`#number-${list.target(quoted).id} a`)

async function takePhoto(page: Page): Promise<void> {
  await page
    .locator('input[data-album]')
    .setInputFiles([{ name: 'charging.jpg', mimeType: 'image/jpeg', buffer: await somePhoto() }])
  await page.getByText('已上传').waitFor()
}

test('what a committee records on a phone is accepted by keyboard, released, and moves the public page down to its photo', async () => {
  const reader = await doors.look({ path: '/public', screen: phone })
  await numberOf(reader).waitFor()
  expect(await numberOf(reader).textContent()).toContain('0/180')

  const form = await doors.look({
    as: '乐文娟',
    screen: phone,
    path: `/plans/record/${list.project(quoted).id}?target=${list.target(quoted).id}`,
  })
  await form.getByRole('button', { name: '提交' }).click()
  await form.getByText('请填写数量').waitFor()
  await form.getByLabel('办成了多少台').fill('3')
  await takePhoto(form)
  await form.getByRole('button', { name: '提交' }).click()
  await form.getByRole('heading', { name: '记下了：书带里 3 台。' }).waitFor()

  const queue = await doors.look({ as: headOf('管理办'), screen: desk, path: '/plans/records' })
  await queue.getByRole('button', { name: /^书带里.* 3 台/ }).waitFor()
  // Enter on a button is the button's own; only elsewhere it opens the row.
  await queue.getByRole('button', { name: '全选' }).focus()
  await queue.keyboard.press('Enter')
  await queue.getByRole('button', { name: '受理选中的 1 笔' }).waitFor()
  await queue.keyboard.press('a')
  await queue.getByText('没有等您受理的记录').waitFor()
  expect(await numberOf(reader).textContent()).toContain('0/180')

  const release = await doors.look({ as: '沈砚秋', path: `/plans/${list.planId}/release` })
  await release.getByRole('button', { name: '公布 1 笔记录、1 张照片' }).click()
  await release.getByText('没有等着公布的记录').waitFor()

  // The reader touches nothing: the page hears of it.
  await reader.getByText('3/180').waitFor()
  await numberOf(reader).click()
  const panel = reader.getByRole('dialog', { name: '这个数字从哪里来' })
  await panel.getByText('书带里').first().waitFor()
  await panel.getByRole('button', { name: /放大照片/ }).click()
  const photo = reader.getByRole('img', { name: /书带里.*3 台/ })
  await photo.waitFor()
  const width =
    '(img => img.decode().then(() => img.naturalWidth))([...document.images].find((img) => /3\\s台/.test(img.alt)))'
  expect(await reader.evaluate<number>(width)).toBe(64)
  for (const page of [reader, form, queue, release]) expect(troublesOf(page)).toEqual([])
})

test('a number is opened and left by keyboard, and an address leads back to it', async () => {
  const page = await doors.look({ path: '/public' })
  await numberOf(page).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  const address = page.url()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const held = `document.activeElement === document.querySelector('#number-${list.target(quoted).id} a')`
  expect(await page.evaluate<boolean>(held)).toBe(true)
  await page.goto(address)
  await page.getByRole('dialog').getByText('承诺在2026年12月31日前做到 180 台。').waitFor()
})

test('what was typed outlives the page and a network that is gone', async () => {
  const page = await doors.look({
    as: '乐文娟',
    screen: phone,
    path: `/plans/record/${list.project('1.5公里').id}?target=${list.target('1.5公里').id}`,
  })
  await page.getByLabel('办成了多少公里').fill('0.4')
  await takePhoto(page)
  await page.reload()
  expect(await page.getByLabel('办成了多少公里').inputValue()).toBe('0.4')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('连不上服务器').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '记下了：书带里 0.4 公里。' }).waitFor()
})

test('two people who assign one project at once lose nothing', async () => {
  const path = `/plans/projects/${list.project(quoted).id}`
  const [one, other] = [await doors.look({ as: '尤书晏', path }), await doors.look({ as: '单立群', path })]
  await one.getByRole('button', { name: '定人定责' }).click()
  await one.getByLabel('地点说明').fill('云樟路沿线')
  await other.getByRole('button', { name: '定人定责' }).click()
  await other.getByLabel('预算（万元）').fill('88')
  await other.getByRole('button', { name: '保存' }).click()
  await other.getByText('88 万元').waitFor()
  await one.getByRole('button', { name: '看过了，接着填' }).click()
  expect(await one.getByLabel('预算（万元）').inputValue()).toBe('88')
  await one.getByRole('button', { name: '保存' }).click()
  await one.getByText('云樟路沿线').waitFor()
  await one.getByText('88 万元').waitFor()
})
