import { afterAll, beforeAll, expect, test } from 'vitest'
import { announceFirstRun } from '../../modules/identity/index.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

let there: BrowserHouse
beforeAll(async () => {
  there = await openBrowserHouse({ empty: true })
})
afterAll(() => there.close())

test('the first of all proves with the code from the terminal that the machine is theirs, and is signed in', async () => {
  const announced = await announceFirstRun(there.house.lilong)
  const page = await there.look({ screen: phone })
  await page.getByRole('heading', { level: 1, name: '第一位管理员' }).waitFor()
  await shoot(page, 'first-run', { whole: true })
  await page.getByLabel('一次性代码').fill('AAAA BBBB CCCC DDDD')
  await page.getByLabel('街道名称').fill('桂渡桥街道')
  await page.getByLabel('姓名').fill('解建国')
  await page.getByLabel('工号').fill('gdq001')
  await page.getByLabel('密码', { exact: true }).fill('short')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()

  await page.getByLabel('一次性代码').fill(announced!.code.toLowerCase())
  await page.keyboard.press('Enter')
  await page.getByText('新密码太短').waitFor()
  // Nothing of the form is lost by a refusal.
  expect(await page.getByLabel('姓名').inputValue()).toBe('解建国')

  await page.getByLabel('密码', { exact: true }).fill('弄堂口的梧桐今年又高了')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '今日工作' }).waitFor()
  // The empty house says what comes next, in the order in which it is needed.
  await page.getByLabel('科室和中心').fill('党政办\n管理办')
  await page.getByRole('button', { name: '建立这 2 个' }).click()
  await page.getByLabel('科室和中心').waitFor({ state: 'detached' })
  await page.getByLabel('居民区', { exact: true }).fill('书带里居民区')
  await page.getByRole('button', { name: '建立这 1 个' }).click()
  await page.getByText('第一步').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '就这样定' }).click()
  await page.getByText('从今年的清单开始').waitFor()
  await page.getByRole('link', { name: '导入一份清单' }).click()
  await page.getByRole('heading', { level: 1, name: '读入一份计划' }).waitFor()
  expect(troublesOf(page)).toEqual([])

  const another = await there.look()
  await another.getByRole('heading', { level: 1, name: '登录' }).waitFor()
})
