import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clerk, csv } from '../support/assembly-prepare.ts'
import { type BrowserHouse, desk, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

// A clerk prepares a conference from nothing; a representative opens the invitation on a phone and asks for leave.

let there: BrowserHouse
let clerkPage: Page
let address = ''
beforeAll(async () => {
  there = await openBrowserHouse()
  await there.house.asResident('19800000777', { called: '陈阿姨' })
})
afterAll(() => there?.close())

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const roster = csv(
  ...Array.from(
    { length: 12 },
    (_, i) =>
      `${i + 10},代表${'甲乙丙丁戊己庚辛壬癸子丑'[i]},${i % 2 ? '男' : '女'},${i < 6 ? '书带里' : '鸣鹤坊'},居民区代表团,第${i < 6 ? '一' : '二'}组,代表,,`,
  ),
  '30,陈阿姨,女,书带里,居民区代表团,第一组,代表,19800000777,',
  '31,王秀英,女,书带里,居民区代表团,第二组,代表,,',
  '32,王秀英,女,鸣鹤坊,居民区代表团,第二组,代表,,',
)

test('a clerk enters a body, a term and its roster; broken lines are shown before anything is entered', async () => {
  const page = await there.look({ as: clerk, path: '/assembly', screen: desk })
  clerkPage = page
  await page.getByText('还没有会议').waitFor()
  await shoot(page, 'prepare-empty')
  await button(page, '登记机构').click()
  await page.getByLabel('名称').fill('桂渡桥街道社区代表会议')
  await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click()
  await button(page, '登记一届').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('第几届').fill('3')
  await dialog.getByLabel('开始').fill('2024-01-01')
  await dialog.getByLabel('届满').fill('2029-01-01')
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('link', { name: /第三届/ }).click()
  await page.getByText('名册还是空的').waitFor()
  await page.getByRole('link', { name: '导入名册' }).click()
  const file = page.locator('input[type=file]')
  const broken = `${roster}\r\n,,女,书带里,,,代表,,\r\n40,甲1,女,书带里,,,代表,123,\r\n10,重复人,女,书带里,,,理事,,`
  await file.setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(broken) })
  await page.getByText('3 行有问题，改好后再拖进来').waitFor()
  await shoot(page, 'prepare-import-broken', { whole: true })
  expect(await button(page, '整份登记').count()).toBe(0)
  await file.setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) })
  await page.getByText('新登记 14 人，已有登记的 1 人加入').waitFor()
  await page.getByText('另有同名的人').first().waitFor()
  await shoot(page, 'prepare-import', { whole: true })
  await button(page, '整份登记').click()
  await page.getByRole('link', { name: '看名册' }).click()
  await page.getByText('在任 15 人').waitFor()
  await shoot(page, 'prepare-roster', { whole: true })
  expect(troublesOf(page)).toEqual([])
})

test('a session is begun from a template, gets venues and groups, and its agenda is moved by keys', async () => {
  const page = clerkPage
  await page.goto('/assembly')
  await button(page, '筹备新会议').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('召开日期').fill('2026-03-20')
  await shoot(page, 'prepare-open')
  await button(page, '开始筹备').click()
  await page.getByRole('heading', { name: '桂渡桥街道社区代表会议第三届第一次会议' }).waitFor()
  address = new URL(page.url()).pathname
  await shoot(page, 'prepare-overview', { whole: true })
  await page.getByRole('link', { name: '会场', exact: true }).click()
  for (const name of ['主会场', '鸣鹤坊分会场']) {
    await button(page, '添加会场').click()
    await page.getByLabel('名称').fill(name)
    await button(page, '保存').click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText(name, { exact: true }).waitFor()
  }
  await button(page, '按名册分组').click()
  await page.getByText('新建 2 个组，分好 15 人').waitFor()
  await page.getByRole('link', { name: '名单', exact: true }).click()
  await page.getByPlaceholder('按姓名、选区、证号查找').fill('鸣鹤坊')
  await button(page, '选中列出的人').click()
  await page.getByText('已选 7 人').waitFor()
  await page.getByLabel('安排', { exact: true }).selectOption({ label: '鸣鹤坊分会场' })
  await page.locator('form').getByRole('button', { name: '安排', exact: true }).first().click()
  await page.getByText('已安排 7 人').waitFor()
  await page.getByPlaceholder('按姓名、选区、证号查找').fill('书带里')
  await button(page, '选中列出的人').click()
  await page.getByLabel('安排', { exact: true }).selectOption({ label: '主会场' })
  await page.locator('form').getByRole('button', { name: '安排', exact: true }).first().click()
  await page.getByText('已安排 8 人').waitFor()
  await page.getByPlaceholder('按姓名、选区、证号查找').fill('')
  await shoot(page, 'prepare-people', { whole: true })
  await page.getByRole('link', { name: '会场', exact: true }).click()
  await page.getByText('只有 7 人').waitFor()
  await shoot(page, 'prepare-venues', { whole: true })

  await page.getByRole('link', { name: '议程', exact: true }).click()
  const second = button(page, '听取街道办事处工作报告')
  await second.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByText('有改动还没有保存').waitFor()
  await second.click()
  await page.getByLabel('报告人').fill('单立群')
  await shoot(page, 'prepare-agenda', { whole: true })
  await button(page, '保存议程').click()
  await page.getByText('已保存').waitFor()
  await page.reload()
  await button(page, '宣布闭会').waitFor()
  const titles = await page.locator('ol li button[aria-expanded]').allInnerTexts()
  expect(titles.slice(1, 4)).toEqual([
    '通过表决办法和计票、监票人员名单',
    '分组审议',
    '听取街道办事处工作报告',
  ])
  expect(troublesOf(page)).toEqual([])
})

test('the session is called and people invited; a representative reads on the phone and asks for leave, which is granted', async () => {
  const page = clerkPage
  await page.goto(address)
  await button(page, '召集会议').click()
  await page.getByText('已召集').first().waitFor()
  await page.getByRole('link', { name: '通知', exact: true }).click()
  await button(page, '发通知').click()
  await page.getByText('已通知 1 人，还有 14 人要发纸质通知').waitFor()
  await button(page, '印纸质通知').click()
  await page.getByText('为 14 人准备好了纸质通知').waitFor()
  await shoot(page, 'prepare-invitations', { whole: true })

  const hers = await there.look({ resident: '19800000777', path: '/my', screen: phone })
  await hers.getByRole('heading', { name: '请您开会' }).waitFor()
  await shoot(hers, 'prepare-my-home', { whole: true })
  await hers.getByRole('link', { name: '桂渡桥街道社区代表会议第三届第一次会议', exact: true }).click()
  await hers.getByText('主会场').waitFor()
  await shoot(hers, 'prepare-my-session', { whole: true })
  await hers.getByRole('link', { name: '大字看全部材料' }).click()
  await hers.getByText('一、宣布开会').waitFor()
  await shoot(hers, 'prepare-my-booklet')
  await hers.goBack()
  await button(hers, '我要请假').click()
  await hers.getByLabel('事由').fill('那天要去医院复查')
  await button(hers, '请假').click()
  await hers.getByText('您已经请假，等会务批准').waitFor()
  expect(troublesOf(hers)).toEqual([])

  await page.reload()
  await page.getByText('那天要去医院复查').waitFor()
  await button(page, '准假').click()
  await page.getByText('没有等待批准的请假').waitFor()
  await hers.reload()
  await hers.getByText('您的请假已经批准').waitFor()
  await shoot(hers, 'prepare-my-leave', { whole: true })
  expect(troublesOf(page)).toEqual([])
})

test('every page is drawn in English, in the dark and on a phone', async () => {
  const bodies = await there.house.sql<{ id: string }>`select id from assembly.term`
  const paths = [
    '/assembly',
    `/assembly/terms/${bodies[0]!.id}`,
    address,
    `${address}/people`,
    `${address}/venues`,
    `${address}/agenda`,
    `${address}/invitations`,
  ]
  for (const [at, path] of paths.entries()) {
    const dark = await there.look({ as: clerk, path, theme: 'dark', language: 'en', screen: desk })
    await dark.waitForLoadState('networkidle')
    await shoot(dark, `prepare-dark-${at}`, { whole: true })
    await dark.setViewportSize(phone)
    await shoot(dark, `prepare-dark-phone-${at}`, { whole: true })
    const wide = await dark.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(wide, path).toBeLessThanOrEqual(0)
    expect(troublesOf(dark), path).toEqual([])
    await dark.context().close()
  }
})
