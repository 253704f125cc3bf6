import { afterAll, beforeAll, expect, test } from 'vitest'
import * as plans from '../../modules/plans/contract.ts'
import { placeId } from '../support/house.ts'
import { type Adopted, accept, adoptList, headOf, keepPhoto, release, submit } from '../support/plans.ts'
import { type BrowserHouse, openBrowserHouse, phone, troublesOf } from './browser.ts'

// What people expect of a tool they use all day: nothing typed twice, no way that ends in a refusal, the keyboard where the eye is.

let there: BrowserHouse
let list: Adopted
beforeAll(async () => {
  there = await openBrowserHouse()
  list = await adoptList(there.house)
})
afterAll(() => there?.close())

test('a page of news above the list is left out with one touch, and the keyboard goes on at the first project', async () => {
  const clerk = await there.house.as('尤书晏')
  const text =
    '街道召开代表会议\n上午代表们听取了3份报告。\n下午代表们提出了意见。\n2027年实事项目\n一、住得安全\n1、新装楼道充电桩38个。'
  const { draftId } = (await clerk.ask(plans.readText, { body: { text } })).body
  const page = await there.look({ as: '尤书晏', path: `/plans/drafts/${draftId}` })
  await page.getByRole('button', { name: '这几段都不收入' }).click()
  await page.getByText('不收入通过的文本').first().waitFor()
  const held = () => page.evaluate<string>('document.activeElement.textContent')
  await expect.poll(held).toBe('38个')
  // What is left out is passed over.
  await page.keyboard.press('ArrowLeft')
  expect(await held()).toBe('38个')
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('这一段和上面的正文都不收入').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText(/^已保存/).waitFor()
  await page.goto(`/plans/drafts/${draftId}/adopt`)
  await page.getByRole('button', { name: '照此通过' }).click()
  await expect.poll(() => page.evaluate('document.activeElement.ariaInvalid')).toBe('true')
  expect(troublesOf(page)).toEqual([])
})

test('after adoption the page says who is missing, and the table puts an office in charge that was typed whole', async () => {
  const before = await adoptList(there.house, { leadOffice: null, year: 2025 })
  const page = await there.look({ as: '尤书晏', path: `/plans/${before.planId}` })
  await page.getByText('还有 3 个项目没有主办科室').waitFor()
  await page.getByRole('link', { name: '去责任分解表定人定责' }).click()
  await page
    .getByRole('button', { name: /^定人定责/ })
    .first()
    .click()
  // The form opens at its first field; the short name typed whole comes before 房管办, whose long name contains it.
  await page.getByRole('dialog').waitFor()
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("role")')).toBe('combobox')
  await page.keyboard.type('管理办')
  await page.getByRole('option', { name: '管理办', exact: true }).waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const first = page.locator('tbody tr').filter({ hasText: '充电桩' })
  await first.getByText('管理办').waitFor()
})

test('what came back is begun again with its number, place, day and note, and why it came back', async () => {
  const secretary = await there.house.as('乐文娟')
  const target = list.target('180台')
  const { body } = await secretary.ask(plans.submitRecord, {
    params: { id: target.id },
    body: {
      placeId: placeId('书带里'),
      happenedOn: '2026-02-11',
      quantity: 7,
      note: '北门七台',
      photoIds: [await keepPhoto(secretary)],
    },
  })
  const head = await there.house.as(headOf('管理办'))
  await head.ask(plans.returnRecord, { params: { id: body.id }, body: { reason: '照片看不清' } })
  const page = await there.look({ as: '乐文娟', screen: phone, path: `/plans/records/${body.id}` })
  await page.getByRole('button', { name: '改好，再记一笔' }).click()
  await page.getByText('这是退回的那一笔，原因：照片看不清').waitFor()
  expect(await page.getByLabel('办成了多少台').inputValue()).toBe('7')
  expect(await page.getByLabel('哪一天办成的').inputValue()).toBe('2026-02-11')
  expect(await page.getByLabel(/还要说明什么/).inputValue()).toBe('北门七台')
})

test('the way back on a phone takes away the photo first, then the panel under it', async () => {
  const target = list.target('180台').id
  const done = await submit(there.house, '乐文娟', target, { quantity: 3 })
  await accept(there.house, headOf('管理办'), done)
  await release(there.house, '沈砚秋', list.planId, done)
  const page = await there.look({ path: `/public/plans/${list.planId}`, screen: phone })
  const open = () => page.locator('dialog[open]').count()
  await page.locator(`#number-${target} a`).click()
  await page.getByRole('button', { name: /放大照片/ }).click()
  await expect.poll(open).toBe(2)
  await page.goBack()
  await expect.poll(open).toBe(1)
  // Closed by hand it leaves no step behind: the next way back is the panel's.
  await page.getByRole('button', { name: /放大照片/ }).click()
  await expect.poll(open).toBe(2)
  await page.keyboard.press('Escape')
  await expect.poll(open).toBe(1)
  await page.goBack()
  await expect.poll(open).toBe(0)
  expect(new URL(page.url()).pathname).toBe(`/public/plans/${list.planId}`)
  expect(troublesOf(page)).toEqual([])
})

test('nobody is led to a form that would only refuse, and the first menu leads to release and samples', async () => {
  const project = list.project('180台').id
  const outside = await there.look({ as: headOf('服务办'), path: `/plans/projects/${project}` })
  await outside.getByRole('heading', { name: '承诺的数字' }).waitFor()
  const inside = await there.look({ as: headOf('管理办'), path: `/plans/projects/${project}` })
  await inside.getByRole('button', { name: '记一笔' }).waitFor()
  expect(await outside.getByRole('button', { name: '记一笔' }).count()).toBe(0)
  await outside.goto('/plans/record')
  await outside.getByText('这份清单里没有由您记录的项目').waitFor()

  const releaser = await there.look({ as: '沈砚秋' })
  await releaser.getByRole('navigation').getByRole('link', { name: '公布' }).click()
  await releaser.getByRole('heading', { level: 1, name: '公布' }).waitFor()
  expect(await releaser.getByRole('link', { name: '公布' }).getAttribute('aria-current')).toBe('page')
})

test('a promise shows on a small map where it was done', async () => {
  const done = await submit(there.house, '乐文娟', list.target('180台').id, { quantity: 3 })
  await accept(there.house, headOf('管理办'), done)
  const page = await there.look({ as: '单立群', path: `/plans/projects/${list.project('180台').id}` })
  await page.getByRole('img', { name: /^受理过记录的地方：书带里 \d+ 笔$/ }).waitFor()
})

test('the review desk reads on behind its first hundred', async () => {
  for (let n = 0; n < 101; n++) await submit(there.house, '乐文娟', list.target('180台').id, { quantity: 1 })
  const page = await there.look({
    as: headOf('管理办'),
    path: `/plans/records?show=all&project=${list.project('180台').id}`,
  })
  const rows = page.locator('[data-row]')
  await expect.poll(() => rows.count()).toBe(100)
  await page.getByRole('button', { name: '再看更早的' }).click()
  await expect.poll(() => rows.count()).toBeGreaterThan(100)
  await page.getByRole('button', { name: '再看更早的' }).waitFor({ state: 'detached' })
})

test('a list adopted a moment ago appears on a public page that is open', async () => {
  const fresh = await openBrowserHouse()
  try {
    const reader = await fresh.look({ path: '/public' })
    await reader.getByText('还没有公开的内容').waitFor()
    // The page listens as soon as it is drawn; a breath later the connection stands.
    await reader.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {})
    await adoptList(fresh.house)
    await reader.locator('[id^="number-"]').first().waitFor()
    expect(await reader.getByText('还没有公开的内容').count()).toBe(0)
  } finally {
    await fresh.close()
  }
})
