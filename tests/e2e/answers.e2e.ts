import { afterAll, beforeAll, expect, test } from 'vitest'
import { placeId } from '../support/house.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

let there: BrowserHouse
beforeAll(async () => {
  there = await openBrowserHouse()
})
afterAll(() => there.close())

const clerk = '阿依努尔·买买提'

test('a ticket clerk touches the map and sees who answers, from the grid up to the street', async () => {
  const page = await there.look({ as: clerk, path: '/units' })
  await page.getByRole('heading', { level: 1, name: '谁负责这里' }).waitFor()
  await page.getByRole('option', { name: '沪纱新村第1网格' }).waitFor()
  await shoot(page, 'who-answers-nothing-chosen')
  await page.locator(`[data-place="${placeId('沪纱新村一街坊')}"]`).click()
  await page.getByText('曾小满').waitFor()
  expect(page.url()).toContain(placeId('沪纱新村一街坊'))
  await shoot(page, 'who-answers', { whole: true })
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents()
  expect(headings).toEqual([
    '沪纱新村一街坊',
    '沪纱新村第1网格',
    '沪纱新村居民区',
    '新村综合网格',
    '桂渡桥街道',
  ])
  expect(await page.getByText(/1990000|199\*/).count()).toBe(0)
  expect(troublesOf(page)).toEqual([])
})

test('the same by keyboard: walk to the next grid, choose it, narrow to a line of work', async () => {
  const page = await there.look({ as: clerk, path: `/units/${placeId('书带里第1网格')}` })
  const map = page.getByRole('listbox', { name: '街道地图' })
  await map.waitFor()
  await page.getByRole('heading', { level: 2, name: '书带里居民区' }).waitFor()
  await map.focus()
  await page.keyboard.press('ArrowRight')
  await shoot(page, 'who-answers-keyboard')
  await page.keyboard.press('Enter')
  // The address moves at once, the answers when they have come: only then is there a list to open.
  await page.getByRole('heading', { level: 2, name: '书带里第1网格' }).first().waitFor({ state: 'detached' })
  await page.getByRole('combobox', { name: '按条线看' }).focus()
  await page.keyboard.press('Enter')
  await page.getByTitle('平安', { exact: true }).click()
  await page.getByText('居委会委员').waitFor()
  expect(await page.getByText('居委会副主任').count()).toBe(0)
  await shoot(page, 'who-answers-line')
})

test('a building is found by a part of its name, on a phone, at night, in English', async () => {
  const page = await there.look({ as: clerk, path: '/units', screen: phone, theme: 'dark', language: 'en' })
  const search = page.getByRole('combobox', { name: /Search a neighbourhood/ })
  await search.fill('青藤')
  await page.getByText('Compound', { exact: true }).click()
  await page.getByText('乐文娟').waitFor()
  await shoot(page, 'who-answers-phone-dark-en', { whole: true })
  const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
  expect(wide).toBe(false)
})

test('an address of a place that is not there says so and keeps the way out', async () => {
  const page = await there.look({ as: clerk, path: `/units/${placeId('不存在')}` })
  await page.getByRole('alert').waitFor()
  await page.getByRole('listbox', { name: '街道地图' }).waitFor()
  await shoot(page, 'who-answers-nowhere')
})
