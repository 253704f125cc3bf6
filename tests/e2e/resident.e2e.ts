import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../app.ts'
import { askPhoneCode, getResident, listDevices, signInByPhone } from '../../modules/identity/contract.ts'
import { messageKind, tell } from '../../modules/messages/index.ts'
import { Type } from '../../platform/contract.ts'
import type { Module } from '../../platform/lilong.ts'
import { openSmsOutbox, type SmsGateway } from '../../platform/sms.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { codeIn, personId } from '../support/house.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

/** A module that tells people something, as any module may. */
const lampMended = messageKind('planted.lamp_mended', {
  data: Type.Object({ lamps: Type.Integer() }),
  channel: 'inbox',
  opens: { resident: '/me', staff: '/messages' },
  words: {
    'zh-CN': ({ lamps }) => ({ title: '路灯修好了', text: `您说的 ${lamps} 盏路灯今晚起会亮。` }),
    en: ({ lamps }) => ({ title: 'The lamps are mended', text: `${lamps} lamps burn from tonight.` }),
  },
})
const meetingMoved = messageKind('planted.meeting_moved', {
  data: Type.Object({ hour: Type.Integer() }),
  channel: 'inbox+sms',
  opens: { staff: '/messages' },
  words: {
    'zh-CN': ({ hour }) => ({ title: '会改了时间', text: `改到 ${hour} 点。` }),
    en: ({ hour }) => ({ title: 'The meeting has moved', text: `It begins at ${hour}.` }),
  },
})
/** A phone that the gateway does not reach while this is true. */
let deaf = true
const gateway: SmsGateway = {
  trial: false,
  async send(sms) {
    if (deaf && sms.phone === '19900000041') throw new Error('subscriber absent')
    await openSmsOutbox(join(there.house.dataDir, 'outbox')).send(sms)
  },
  forget: async () => undefined,
}
const planted: Module = { name: 'planted', routes: () => undefined, messages: [lampMended, meetingMoved] }

let there: BrowserHouse
let axe: string
beforeAll(async () => {
  there = await openBrowserHouse({ modules: [...modules, planted], sms: gateway })
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
})
afterAll(() => there?.close())

/** Comes in by the pages in the first test. */
const newcomer = '19800000001'
/** Was here before. */
const settled = '19800000006'
const codeFor = async (number: string) =>
  codeIn((await there.house.texts()).findLast((text) => text.phone === number)?.text)

async function tellAll(personIds: string[], lamps: number) {
  const { lilong } = there.house
  const { topics } = await inTransaction(lilong, 'told', async (tx) => {
    for (const id of personIds) await tell(tx, id, lampMended, { lamps })
  })
  lilong.hub.tell(topics)
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] })',
  )) as AxeResults
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  )
}

/** Whatever is touched and is smaller than this either way, links inside sentences aside. */
const tooSmall = (page: Page, least: number) =>
  page.evaluate<string[]>(`
    [...document.querySelectorAll('button, select, summary, nav a, a[class], input, label:has(input)')]
      .filter((part) => part.checkVisibility() && !part.closest('.skip, [class*=skip]'))
      .filter((part) => !part.matches('label input'))
      .map((part) => [part, part.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < ${least} - 0.5 || height < ${least} - 0.5)
      .map(([part, { width, height }]) => part.outerHTML.slice(0, 120) + ' ' + width + '×' + height)`)
const overflows = (page: Page) => page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')

test('somebody new comes in with a phone, is told what is kept, says what to be called, and is at home', async () => {
  const page = await there.look({ path: '/my', screen: phone })
  await page.getByRole('heading', { level: 1, name: '手机号登录' }).waitFor()
  await page.getByText('桂渡桥街道').waitFor()
  await page.getByText('只留手机号和您自己填的称呼、居民区').waitFor()
  await shoot(page, 'resident-sign-in')
  await page.getByLabel('手机号', { exact: true }).fill('12345')
  await page.keyboard.press('Enter')
  await page.getByText('这不像是 11 位手机号').waitFor()
  await page.getByLabel('手机号', { exact: true }).fill('198 0000 0001')
  await page.keyboard.press('Enter')
  const code = page.getByLabel('验证码')
  await code.waitFor()
  expect(await code.getAttribute('autocomplete')).toBe('one-time-code')
  expect(await page.evaluate<string>('document.activeElement.autocomplete')).toBe('one-time-code')
  await shoot(page, 'resident-code')
  const right = await codeFor(newcomer)
  await code.fill(String((Number(right) + 1) % 1_000_000).padStart(6, '0'))
  await page.keyboard.press('Enter')
  await page.getByText('验证码不对').waitFor()
  await code.fill(right)
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { level: 1, name: '第一次来' }).waitFor()
  await page.getByText('不需要真实姓名').waitFor()
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByText('看过说明并同意后才能继续').waitFor()
  await page.getByLabel('怎么称呼您').fill('陈阿姨')
  await page.getByLabel('住在哪个居民区').selectOption('书带里')
  await page.getByRole('checkbox').check()
  await shoot(page, 'resident-join', { whole: true })
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('heading', { level: 1, name: '书带里' }).waitFor()
  await page.getByText('陈阿姨，您好').waitFor()
  expect(await overflows(page)).toBe(false)
  await shoot(page, 'resident-home', { whole: true })
  // The sign-in stays when the page is opened anew, and the address is where one wanted to go.
  await page.goto('/my/me')
  await page.getByRole('heading', { level: 1, name: '我的' }).waitFor()
  await page.getByText('198****0001').waitFor()
  expect(troublesOf(page)).toEqual([])
})

test('what a resident is told appears by itself, is read with a touch, and can all be marked as read', async () => {
  const resident = await there.house.asResident('19800000002', { called: '老周' })
  const { body } = await resident.ask(getResident)
  const listening = there.house.lilong.hub.size
  const page = await there.look({ path: '/my', resident: '19800000002', screen: phone })
  await page.getByRole('heading', { level: 1, name: '书带里' }).waitFor()
  expect(await page.getByText('路灯修好了').count()).toBe(0)
  // The page is listening once its live connection stands.
  await expect.poll(() => there.house.lilong.hub.size).toBeGreaterThan(listening)
  await tellAll([body.personId], 3)
  await page.getByText('您说的 3 盏路灯今晚起会亮。').waitFor()
  await page.getByRole('navigation', { name: '主要栏目' }).getByText('1 条没有看').waitFor()
  await shoot(page, 'resident-home-told', { whole: true })
  await page.getByRole('link', { name: /路灯修好了/ }).click()
  await page.getByRole('heading', { level: 1, name: '我的' }).waitFor()
  await page.getByText('1 条没有看').waitFor({ state: 'detached' })
  await tellAll([body.personId], 4)
  await tellAll([body.personId], 5)
  await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: /消息/ }).click()
  await page.getByText('您说的 5 盏路灯今晚起会亮。').waitFor()
  await page.getByRole('status').getByText('2 条没有看').waitFor()
  await shoot(page, 'resident-inbox', { whole: true })
  await page.getByRole('button', { name: '全部看过了' }).click()
  await page.getByText('2 条没有看').first().waitFor({ state: 'detached' })
  expect(troublesOf(page)).toEqual([])
})

test('large text, at one touch before signing in and on every page: nothing smaller than 60 is touched, nothing is cut off', async () => {
  const page = await there.look({ path: '/my', screen: phone })
  await page.getByRole('button', { name: '大字版' }).click()
  await page.getByRole('button', { name: '标准版' }).waitFor()
  await page.getByRole('heading', { level: 1, name: '手机号登录' }).waitFor()
  expect(await page.evaluate<string>(`getComputedStyle(document.body).fontSize`)).toBe('22px')
  expect(await tooSmall(page, 60)).toEqual([])
  await shoot(page, 'resident-sign-in-elder', { whole: true })
  const at = await there.look({ path: '/my/me', resident: settled, screen: phone, theme: 'dark' })
  await at.getByRole('heading', { level: 1, name: '我的' }).waitFor()
  await shoot(at, 'resident-me-dark', { whole: true })
  for (const [size, points] of [
    ['大字', '22px'],
    ['特大', '30px'],
  ] as const) {
    await at.getByRole('radio', { name: size }).check()
    await expect.poll(() => at.evaluate<string>(`getComputedStyle(document.body).fontSize`)).toBe(points)
    for (const path of ['/my/me', '/my', '/my/messages']) {
      await at.goto(path)
      await at.getByRole('heading', { level: 1 }).waitFor()
      expect([path, await tooSmall(at, 60)]).toEqual([path, []])
      expect([path, await overflows(at)]).toEqual([path, false])
      await shoot(at, `resident${path.slice(3).replace('/', '-') || '-home'}-${points}-dark`, { whole: true })
    }
    await at.goto('/my/me')
  }
})

test('at the standard size everything that is touched is at least 44 either way', async () => {
  for (const path of ['/my', '/my/me', '/my/messages']) {
    const page = await there.look({ path, resident: settled, screen: phone })
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect([path, await tooSmall(page, 44)]).toEqual([path, []])
    await page.context().close()
  }
})

for (const theme of ['light', 'dark'] as const) {
  test(`nobody is kept out of the residents’ pages, in the ${theme} theme`, async () => {
    const all: string[] = []
    const look = async (page: Page, what: string) =>
      all.push(...(await violations(page)).map((line) => `${what}: ${line}`))
    const stranger = await there.look({ path: '/my', theme, screen: phone })
    await stranger.getByRole('heading', { level: 1, name: '手机号登录' }).waitFor()
    await look(stranger, 'signing in')
    const number = theme === 'light' ? '19800000003' : '19800000004'
    await stranger.getByLabel('手机号', { exact: true }).fill(number)
    await stranger.keyboard.press('Enter')
    await stranger.getByLabel('验证码').waitFor()
    await look(stranger, 'the code')
    await stranger.getByLabel('验证码').fill(await codeFor(number))
    await stranger.keyboard.press('Enter')
    await stranger.getByRole('heading', { level: 1, name: '第一次来' }).waitFor()
    await stranger.getByRole('button', { name: '开始使用' }).click()
    await stranger.getByText('请填一个称呼').waitFor()
    await look(stranger, 'joining')
    await stranger.getByLabel('怎么称呼您').fill('许师傅')
    await stranger.getByLabel('住在哪个居民区').selectOption('鸣鹤坊')
    await stranger.getByRole('checkbox').check()
    await stranger.getByRole('button', { name: '开始使用' }).click()
    await stranger.getByRole('heading', { level: 1, name: '鸣鹤坊' }).waitFor()
    await look(stranger, 'home')
    await stranger.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '我的' }).click()
    await stranger.getByRole('heading', { level: 1, name: '我的' }).waitFor()
    await stranger.getByText('这一台').waitFor()
    await look(stranger, 'oneself')
    await stranger.getByRole('button', { name: '修改' }).click()
    await stranger.getByRole('button', { name: '保存' }).waitFor()
    await stranger.getByRole('button', { name: '注销' }).click()
    await stranger.getByRole('button', { name: '确定注销' }).waitFor()
    await look(stranger, 'changing and leaving')
    const [resident] = await there.house.sql<{ id: string }>`
      select person_id as id from identity.resident order by joined_at desc, agreed_at desc limit 1`
    await tellAll([resident!.id], 2)
    await stranger.getByRole('link', { name: /消息/ }).first().click()
    await stranger.getByRole('heading', { level: 1, name: '消息' }).waitFor()
    await look(stranger, 'the inbox')
    expect(all).toEqual([])
  })
}

test('a resident changes what they are called, signs out another device and this one, and finds nothing left', async () => {
  // Signed in on another phone as well.
  there.house.clock.advance(61_000)
  const { body } = await there.house.anyone.ask(askPhoneCode, { body: { phone: settled } })
  await there.house.anyone.ask(signInByPhone, {
    body: { askId: body.askId, phone: settled, code: await codeFor(settled) },
  })
  const first = await there.look({ path: '/my/me', resident: settled, screen: phone })
  await first.getByRole('button', { name: '修改' }).click()
  await first.getByLabel('称呼').fill('陈老师')
  await first.getByLabel('居民区').selectOption('鸣鹤坊')
  await first.getByRole('button', { name: '保存' }).click()
  await first.getByText('已经改好。').waitFor()
  await first.getByText('陈老师').waitFor()
  await first.getByText('· 这一台').waitFor()
  const others = first.getByRole('button', { name: /^退出 / })
  expect(await others.count()).toBe(1)
  await others.click()
  await others.waitFor({ state: 'detached' })
  await first.getByRole('button', { name: '退出登录' }).click()
  await first.getByRole('heading', { level: 1, name: '手机号登录' }).waitFor()
  await first.goBack()
  await first.getByRole('heading', { level: 1, name: '手机号登录' }).waitFor()
  expect(await first.getByText('陈老师').count()).toBe(0)
  expect(troublesOf(first)).toEqual([])
})

test('a sign-in that ran out is renewed in the page’s place, and what was typed is saved after all', async () => {
  const number = '19800000007'
  const client = await there.house.asResident(number, { called: '老吴' })
  const page = await there.look({ path: '/my/me', resident: number, screen: phone })
  await page.getByRole('button', { name: '修改' }).click()
  await page.getByLabel('称呼').fill('吴师傅')
  const { body } = await client.ask(listDevices)
  await there.house
    .sql`update identity.session set ended_at = ${there.house.clock.now()} where id = ${body.devices[0]!.id}`
  // Another process would be believed for a second.
  there.house.lilong.hub.tellHere(['identity.access'])
  there.house.clock.advance(61_000)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { level: 1, name: '手机号登录' }).waitFor()
  expect(await page.getByLabel('称呼').isVisible()).toBe(false)
  await page.getByLabel('手机号', { exact: true }).fill(number)
  await page.keyboard.press('Enter')
  await page.getByLabel('验证码').waitFor()
  await page.getByLabel('验证码').fill(await codeFor(number))
  await page.keyboard.press('Enter')
  await page.getByText('已经改好。').waitFor()
  await page.getByText('吴师傅').waitFor()
  expect(troublesOf(page)).toEqual([])
})

test('a resident leaves, after reading what goes and what stays, and is a stranger again', async () => {
  await there.house.asResident('19800000005', { called: '要走的人' })
  const page = await there.look({ path: '/my/me', resident: '19800000005', screen: phone, language: 'en' })
  await page.getByRole('heading', { level: 1, name: 'Me' }).waitFor()
  await shoot(page, 'resident-me-en', { whole: true })
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await page.getByRole('status').getByText('deleted at once and for good').waitFor()
  await page.getByRole('button', { name: 'Leave for good' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign in by phone' }).waitFor()
  const rows = await there.house.sql`select 1 from people.person where name = '要走的人'`
  expect(rows).toEqual([])
})

test('a member of staff sees the bell ring, walks the messages by keyboard, and reads them all at a key', async () => {
  await there.house.as('尤书晏')
  const listening = there.house.lilong.hub.size
  const page = await there.look({ as: '尤书晏', path: '/' })
  const bell = page.getByRole('banner').getByRole('link', { name: '消息', exact: true })
  await bell.waitFor()
  await expect.poll(() => there.house.lilong.hub.size).toBeGreaterThan(listening)
  await tellAll([personId('尤书晏')], 7)
  await page.getByRole('banner').getByRole('link', { name: '消息，1 条没有看' }).waitFor()
  await tellAll([personId('尤书晏')], 8)
  await page.getByRole('banner').getByRole('link', { name: '消息，2 条没有看' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await page.getByRole('heading', { level: 1, name: '消息' }).waitFor()
  await page.getByText('您说的 7 盏路灯今晚起会亮。').waitFor()
  await page.keyboard.press('j')
  await page.locator('[data-row][data-held]').waitFor()
  await shoot(page, 'staff-inbox')
  await page.keyboard.press('a')
  await page.getByRole('banner').getByRole('link', { name: '消息', exact: true }).waitFor()
  expect(await violations(page)).toEqual([])
  expect(troublesOf(page)).toEqual([])
})

test('a text that did not arrive stands before the administrator, without number or words, and is sent again at a press', async () => {
  const { house } = there
  await inTransaction(house.lilong, 'told', (tx) => tell(tx, personId('乐文娟'), meetingMoved, { hour: 15 }))
  for (const minutes of [0, 1, 5, 30, 120]) {
    house.clock.advance(minutes * 60_000)
    await house.texts()
  }
  const page = await there.look({ as: '计明远', path: '/messages/texts' })
  const row = page.getByRole('listitem').filter({ hasText: '乐文娟' })
  await row.getByText('会改了时间').waitFor()
  await row.getByText('短信通道没有接收').waitFor()
  expect(await page.getByText(/19900000041|改到 15 点/).count()).toBe(0)
  await shoot(page, 'texts-failed')
  expect(await violations(page)).toEqual([])
  deaf = false
  await row.getByRole('button', { name: '再发一次' }).click()
  await row.waitFor({ state: 'detached' })
  expect((await house.texts()).at(-1)).toMatchObject({ phone: '19900000041' })
  expect(troublesOf(page)).toEqual([])
})
