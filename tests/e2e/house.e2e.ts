import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { castPassword } from '../support/house.ts'
import { type BrowserHouse, openBrowserHouse, shoot, troublesOf } from './browser.ts'

// What an administrator does with the house itself: its trees, who may what, and how one signs in.

let there: BrowserHouse
beforeAll(async () => {
  there = await openBrowserHouse()
})
afterAll(() => there.close())
const administrator = '计明远'

test('a file of units is told line by line; mended, all of it is there, and yesterday knows nothing of it', async () => {
  const page = await there.look({ as: administrator, path: '/units/import' })
  const choose = async (text: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /点这里选文件|units\.csv/ }).click(),
    ])
    await chooser.setFiles({ name: 'units.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  }
  await choose('种类,名称,上级\n小区,南洋里,书带里\n小区,错的,没有这里\n')
  await page.getByText('有 1 行不对，改好文件再选一次；现在什么也没有导入。').waitFor()
  await page.getByRole('cell', { name: '文件里和现有单位里都没有这个上级。' }).waitFor()
  await shoot(page, 'units-import-faults')
  await choose('种类,名称,上级\n小区,南洋里,书带里\n楼组,南洋里1号,南洋里\n')
  await page.getByRole('heading', { name: '新设 2 个' }).waitFor()
  await page.getByRole('button', { name: '全部导入' }).click()
  await page.getByRole('link', { name: '看这棵树' }).click()
  await page.getByText('书带里居民区', { exact: true }).waitFor()
  await page.locator('summary', { hasText: '书带里居民区' }).click()
  await page.getByText('南洋里', { exact: true }).waitFor()
  await page.getByLabel('看哪一天').fill('2026-03-01')
  await page.getByText('与今天相比，有 2 处不同。').waitFor()
  await shoot(page, 'units-trees-then')
  expect(troublesOf(page)).toEqual([])
})

test('a second check is turned on, asked for at the next sign-in, and a lost one lifted', async () => {
  const page = await there.look({ as: '尤书晏', path: '/identity/me' })
  const part = page.locator('section', { has: page.getByRole('heading', { name: '登录时再核对一次' }) })
  await part.getByLabel('先输入密码').fill(castPassword)
  await part.getByRole('button', { name: '打开' }).click()
  const secret = ((await part.locator('code').textContent()) ?? '').replaceAll(' ', '')
  const code = (minutes: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: there.house.clock.now().getTime() + minutes * 60_000,
    })
  await part.getByLabel('六位数字').fill(code(0))
  await part.getByRole('button', { name: '确认打开' }).click()
  await part.getByText('备用码只显示这一次').waitFor()
  await shoot(page, 'second-factor-codes')
  await part.getByRole('button', { name: '已经收好' }).click()
  await part.getByText('已经打开。备用码还剩 10 个。').waitFor()

  there.house.clock.set(new Date(there.house.clock.now().getTime() + 60_000))
  const stranger = await there.look({ path: '/' })
  await stranger.getByLabel('工号或手机号').fill('GDQ011')
  await stranger.getByLabel('密码', { exact: true }).fill(castPassword)
  await stranger.getByRole('button', { name: '登录' }).click()
  await stranger.getByText('密码对了，还要输入验证器里的六位数字。').waitFor()
  await shoot(stranger, 'second-factor-asked')
  await stranger.getByLabel('六位数字').fill(code(0))
  await stranger.getByRole('button', { name: '登录' }).click()
  await stranger.getByRole('heading', { name: '今日工作' }).waitFor()

  const office = await there.look({ as: administrator, path: '/identity/people' })
  await office.getByRole('button', { name: '取消尤书晏的二次核对' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '取消二次核对' }).click()
  await office.getByRole('button', { name: '取消尤书晏的二次核对' }).waitFor({ state: 'detached' })
})

test('an auditor sees by which post somebody may do something; an administrator ends it', async () => {
  const auditor = await there.look({ as: '欧阳𬭎', path: '/identity/access?by=permission&of=plans.release' })
  await auditor.getByRole('cell', { name: '沈砚秋' }).waitFor()
  await shoot(auditor, 'access-by-permission')
  expect(await auditor.getByRole('button', { name: /^结束/ }).count()).toBe(0)
  const page = await there.look({
    as: administrator,
    path: '/identity/access?by=permission&of=plans.release',
  })
  await page.getByRole('button', { name: '结束沈砚秋的发布审核岗位' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await page.getByRole('cell', { name: '沈砚秋', exact: true }).waitFor({ state: 'detached' })
  expect(troublesOf(page)).toEqual([])
})
