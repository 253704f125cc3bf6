import type { Page } from 'playwright-core'
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

const signIn = async (page: Page, name: string, password: string) => {
  await page.getByLabel('工号或手机号').fill(name)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}
const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.locator(`.ant-select-item-option[title="${option}"]`).click()
}

test('the second of all is entered by the first, signs in with the password handed over, and finds their work', async () => {
  const page = await there.look()
  await signIn(page, 'GDQ001', '弄堂口的梧桐今年又高了')
  await page.getByRole('radio', { name: '新来的人' }).check()
  await page.getByLabel('姓名').fill('阿依努尔•买买提')
  await page.getByLabel('手机号（可不填）').fill('199 7777 0002')
  // A number that is taken already: the account is refused, the person stands, and nothing typed is lost.
  await page.getByLabel('工号', { exact: true }).fill('gdq001')
  await choose(page, '岗位', '科室负责人')
  await choose(page, '在哪里', '管理办')
  await page.getByRole('button', { name: '登记并开账号' }).click()
  await page.getByText('这个工号已经有人使用').waitFor()
  await page.getByText('阿依努尔·买买提已经登记，账号和岗位还没有办好').waitFor()
  expect(await page.getByLabel('手机号（可不填）').inputValue()).toBe('199 7777 0002')
  // Even a page that was left in the middle finds the person again.
  await page.reload()
  await page.getByRole('radio', { name: '新来的人' }).check()
  await page.getByLabel('姓名').fill('阿依努尔•买买提')
  await page.getByRole('button', { name: '就是这一位，接着办' }).click()
  await page.getByLabel('工号', { exact: true }).fill('gdq002')
  await choose(page, '岗位', '科室负责人')
  await choose(page, '在哪里', '管理办')
  await page.getByRole('button', { name: '接着办完' }).click()
  await page.getByText('请把一次性密码交给阿依努尔·买买提，登录用工号 GDQ002').waitFor()
  // Said once, and still there when the post is given and the form asks for the next.
  await expect.poll(() => page.getByLabel('姓名').inputValue()).toBe('')
  const password = (await page.locator('code').textContent()) ?? ''
  await shoot(page, 'new-person', { whole: true })

  const second = await there.look({ screen: phone })
  await signIn(second, '199 7777 0002', password)
  await second.getByLabel('现在的密码').fill(password)
  await second.getByLabel('新密码', { exact: true }).fill('三号楼前面的石榴红了')
  await second.getByLabel('再输入一次新密码').fill('三号楼前面的石榴红了')
  await second.keyboard.press('Enter')
  await second.getByRole('heading', { level: 1, name: '今日工作' }).waitFor()
  await second.getByRole('navigation').getByRole('button', { name: '更多' }).click()
  await second.getByRole('dialog').getByRole('link', { name: '记录', exact: true }).click()
  await second.getByRole('heading', { level: 1, name: '记录' }).waitFor()
  await second.goto('/identity/me')
  await second.getByText('管理办 科室负责人').first().waitFor()
  // What an administrator finds in the menu is not there for the second.
  await second.goto('/identity/people')
  await second.getByRole('heading', { level: 1, name: '这里没有页面' }).waitFor()
  expect(troublesOf(second)).toEqual([])

  await page.getByRole('button', { name: '已经交给本人' }).click()
  expect(await page.locator('code').count()).toBe(0)
  await page.getByRole('link', { name: '人员与账号' }).click()
  await page.getByText('阿依努尔·买买提 管理办 科室负责人').waitFor()
  await page.getByRole('button', { name: '给阿依努尔·买买提发一次性密码' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发一次性密码' }).click()
  await page.locator('code').waitFor()
  await shoot(page, 'people', { whole: true })
  await page.setViewportSize(phone)
  await shoot(page, 'people-phone', { whole: true })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width)
  expect(troublesOf(page)).toEqual([])
})
