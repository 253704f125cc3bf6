import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { castPassword } from '../support/template.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

let there: BrowserHouse
beforeAll(async () => {
  there = await openBrowserHouse()
})
afterAll(() => there.close())

const clerk = '尤书晏'
const staffNumberOf = async (name: string) =>
  ((await (await there.house.as(name)).get('/api/identity/me')).body as { staffNumber: string }).staffNumber

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
/** Run in the page, where these names exist: what the focused thing is called. */
const focusedName = `(() => {
  const focused = document.activeElement
  const labels = [...(focused?.labels ?? [])].map((label) => label.textContent)
  return [focused?.getAttribute('aria-label'), ...labels, focused?.textContent].join(' ')
})()`

/** Presses Tab until the focus is on what is meant; a thing the keyboard cannot reach fails the test. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(focusedName)
    if (name.test(focused)) return
  }
  throw new Error(`the keyboard never reaches ${name}`)
}

test('a clerk signs in, sees the work of the day, changes language and theme and signs out, by keyboard only', async () => {
  const page = await there.look()
  await heading(page, '登录').waitFor()
  await shoot(page, 'sign-in')
  await page.keyboard.type(await staffNumberOf(clerk))
  await page.keyboard.press('Tab')
  await page.keyboard.type(castPassword)
  await page.keyboard.press('Enter')
  await heading(page, '今日工作').waitFor()
  await shoot(page, 'home')
  expect(await page.title()).toBe('今日工作 · 里弄')
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')

  await tabTo(page, new RegExp(clerk))
  await page.keyboard.press('Enter')
  await tabTo(page, /中文/)
  await page.keyboard.press('ArrowRight')
  await heading(page, 'Work of the day').waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await tabTo(page, /As the system/)
  await page.keyboard.press('ArrowLeft')
  await page.locator('html[data-theme="dark"]').waitFor()
  await shoot(page, 'home-en-dark-menu')
  await tabTo(page, /Sign out/)
  await page.keyboard.press('Enter')
  await heading(page, 'Sign in').waitFor()
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  expect((await page.request.get('/api/identity/me')).status()).toBe(401)
  expect(troublesOf(page)).toEqual([])
})

test('a wrong password is refused in words and the name stays', async () => {
  const page = await there.look()
  await page.getByLabel('工号或手机号').fill('GDQ404')
  await page.getByLabel('密码', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: '工号或密码不对' }).waitFor()
  expect(await page.getByLabel('工号或手机号').inputValue()).toBe('GDQ404')
  await shoot(page, 'sign-in-refused')
})

test('whoever opens an address without a session is on that page after signing in', async () => {
  const page = await there.look({ path: '/identity/me' })
  await page.getByLabel('工号或手机号').fill(await staffNumberOf(clerk))
  await page.getByLabel('密码', { exact: true }).fill(castPassword)
  await page.keyboard.press('Enter')
  await heading(page, '我的岗位与密码').waitFor()
  expect(new URL(page.url()).pathname).toBe('/identity/me')
})

test('a session that ends under an open page is renewed over it, and what was typed is sent', async () => {
  const page = await there.look({ as: '乐文娟', path: '/identity/me' })
  await page.getByLabel('现在的密码').fill(castPassword)
  await page.getByLabel('新密码', { exact: true }).fill('弄堂口的梧桐今年又高了')
  await page.getByLabel('再输入一次新密码').fill('弄堂口的梧桐今年又高了')
  await page.context().clearCookies()
  await page.getByRole('button', { name: '换成新密码' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('登录已过期').waitFor()
  await shoot(page, 'session-renewed')
  // The name is filled in; the focus waits in the password.
  await page.keyboard.type(castPassword)
  await page.keyboard.press('Enter')
  await page.getByText('密码已经换好').waitFor()
  expect(await dialog.count()).toBe(0)
  expect(troublesOf(page)).toEqual([])
})

test('keys go places, show themselves, and stay silent while somebody types', async () => {
  const page = await there.look({ as: clerk, path: '/identity/me' })
  await heading(page, '我的岗位与密码').waitFor()
  await page.getByLabel('现在的密码').focus()
  await page.keyboard.type('gh?')
  expect(new URL(page.url()).pathname).toBe('/identity/me')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.getByLabel('现在的密码').blur()
  await page.keyboard.press('Shift+?')
  await page.getByRole('dialog', { name: '键盘' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await heading(page, '今日工作').waitFor()
})

test('an address without a page says so, and the way home works', async () => {
  const page = await there.look({ as: clerk, path: '/no/such/page' })
  await heading(page, '这里没有页面').waitFor()
  await page.getByRole('button', { name: '回到首页' }).click()
  await heading(page, '今日工作').waitFor()
})

test('when the network goes, the frame says so until it is back', async () => {
  const page = await there.look({ as: clerk })
  await heading(page, '今日工作').waitFor()
  await page.context().setOffline(true)
  await page.getByText('网络断开了').waitFor()
  await page.context().setOffline(false)
  await page.getByText('网络断开了').waitFor({ state: 'detached' })
})

test('anybody opens the public door, and the large size makes all text larger', async () => {
  const page = await there.look({ path: '/public' })
  await page.getByRole('contentinfo').waitFor()
  const size = () => page.evaluate<number>('Number.parseFloat(getComputedStyle(document.body).fontSize)')
  expect(await size()).toBe(17)
  await page.getByRole('radio', { name: '大字' }).check()
  expect(await size()).toBeGreaterThanOrEqual(20)
  await page.reload()
  await page.getByRole('contentinfo').waitFor()
  expect(await size()).toBeGreaterThanOrEqual(20)
  expect(await page.locator('[class*="ant-"]').count()).toBe(0)
  expect(troublesOf(page)).toEqual([])
})

test('no page of the frame is wider than a phone', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    for (const [as, path, name] of [
      [undefined, '/', 'sign-in'],
      [clerk, '/', 'home'],
      [clerk, '/identity/me', 'me'],
      [undefined, '/public', 'public'],
    ] as const) {
      const page = await there.look({ path, screen: phone, theme: 'dark', language, ...(as ? { as } : {}) })
      await page.locator('h1').or(page.getByRole('contentinfo')).first().waitFor()
      await shoot(page, `phone-${name}-${language}`)
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      expect(over, `${path} in ${language}`).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  }
})
