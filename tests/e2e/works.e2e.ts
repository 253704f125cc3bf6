import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Adopted, adoptList, headOf, readList, somePhoto } from '../support/plans.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

let there: BrowserHouse
let list: Adopted
const quoted = '180台'
beforeAll(async () => {
  there = await openBrowserHouse({ now: '2026-06-01T09:00:00+08:00' })
  list = await adoptList(there.house)
})
afterAll(() => there.close())

test('sites are pasted, built with photos on a phone, and accepted by another office: then the target moves', async () => {
  const projectId = list.project(quoted).id
  const desk = await there.look({ as: headOf('管理办'), path: `/plans/projects/${projectId}/sites` })
  await desk.getByRole('heading', { level: 1, name: '添加点位' }).waitFor()
  await desk.getByRole('combobox', { name: '由谁验收' }).click()
  await desk.getByRole('combobox', { name: '由谁验收' }).fill('平安办')
  await desk.getByTitle('平安办', { exact: true }).click()
  await desk.getByRole('spinbutton', { name: '数量' }).fill('6')
  const lines = desk.getByLabel('点位，一行一个')
  await lines.fill('东棚充电点\t没有这里\n西棚充电点\t书带里\t40\t沪中电力')
  await desk.getByText('第 1 行：没有“没有这里”这个地方').waitFor()
  expect(await desk.getByRole('button', { name: /添加这/ }).isDisabled()).toBe(true)
  await lines.fill(
    '东棚充电点\t青藤里\t35\t沪中电力\t2026-03-01\t2026-05-01\n西棚充电点\t书带里\t40\t沪中电力',
  )
  await desk.getByRole('button', { name: '添加这 2 个点位' }).click()
  await desk.getByRole('link', { name: '东棚充电点' }).waitFor()
  await desk.getByText('已过计划完工日').waitFor()
  await shoot(desk, 'works-desk')

  await desk.getByRole('link', { name: '东棚充电点' }).click()
  await desk.getByRole('heading', { level: 1, name: '东棚充电点' }).waitFor()
  const path = new URL(desk.url()).pathname
  const hand = await there.look({ as: headOf('管理办'), path, screen: phone })
  await hand.getByRole('button', { name: '开工' }).click()
  await hand.getByRole('button', { name: '开工' }).click()
  await hand.getByText('还缺施工前的照片，先拍一张。').waitFor()
  await hand.getByRole('button', { name: '取消' }).click()
  const take = async (moment: string) => {
    const [chooser] = await Promise.all([
      hand.waitForEvent('filechooser'),
      hand.getByRole('button', { name: `添加${moment}照片` }).click(),
    ])
    await chooser.setFiles({ name: 'site.jpg', mimeType: 'image/jpeg', buffer: await somePhoto() })
    await hand.getByRole('button', { name: new RegExp(`放大照片.*${moment}`) }).waitFor()
  }
  await take('施工前')
  await hand.getByRole('button', { name: '开工' }).click()
  await hand.getByRole('button', { name: '开工' }).click()
  await hand.getByText('施工中', { exact: true }).first().waitFor()
  await take('施工后')
  await hand.getByRole('button', { name: '完工' }).click()
  await hand.getByRole('button', { name: '完工' }).click()
  await hand.getByText('完工待验收').first().waitFor()
  await shoot(hand, 'works-phone', { whole: true })
  const wide = await hand.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
  expect(wide).toBe(false)
  expect(await hand.getByRole('button', { name: '验收通过' }).count()).toBe(0)

  const other = await there.look({ as: headOf('平安办'), path: '/plans/sites?mine=1' })
  await other.getByRole('link', { name: '东棚充电点' }).click()
  await other.getByRole('button', { name: '验收通过' }).click()
  await other.getByText('确认现场已按要求完成').waitFor()
  await other.getByRole('button', { name: '验收通过' }).click()
  await other.getByRole('heading', { level: 2, name: '由此产生的记录' }).waitFor()
  await shoot(other, 'works-accepted')
  expect((await readList(there.house, list.planId)).target(quoted).figure.done).toBe(6)
  for (const page of [desk, hand, other]) expect(troublesOf(page)).toEqual([])
})
