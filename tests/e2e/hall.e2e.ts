import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as assembly from '../../modules/assembly/contract.ts'
import { approve, type Conference, castAll, motion, openConference, pick } from '../support/assembly.ts'
import { putItems } from '../support/assembly-day.ts'
import { violationsOf } from './axe.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

let there: BrowserHouse
let day: Conference
let items: string[]

beforeAll(async () => {
  there = await openBrowserHouse()
  day = await openConference(there.house, {
    representatives: 24,
    absent: 3,
    run: 'rehearsal',
    venues: [{ name: '主会场' }, { name: '书带里分会场', many: 6 }, { name: '鸣鹤坊分会场', many: 5 }],
  })
  items = await putItems(there.house, day.sessionId, [
    {
      kind: 'opening',
      title: '开幕',
      needs: ['quorum'],
      script: '各位代表，会议现在开始。\n本次会议应到{entitled}人，实到{present}人，{quorum}。',
    },
    {
      kind: 'report',
      title: '听取街道办事处工作报告',
      speaker: '单立群',
      minutes: 20,
      script: '请单立群同志作工作报告。',
    },
    { kind: 'vote', title: '表决会议决议', script: '现在表决{question}。\n{verdict}' },
    { kind: 'election', title: '选举社区委员会委员' },
    { kind: 'break', title: '休会' },
    { kind: 'closing', title: '闭幕', needs: ['round_closed'] },
  ])
})
afterAll(() => there?.close())

const wide = { width: 1920, height: 1080 }
const small = { width: 1280, height: 720 }

/** Texts on screen that are smaller than 48 px, lines that leave the screen or are cut off, results that cover other words. */
const unreadable = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent.trim()
      const element = node.parentElement
      if (!text || element.closest('script, style, noscript, section[aria-label], .spoken')) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      if (size < 48) found.push(size + ' px: ' + text)
      const box = element.getBoundingClientRect()
      if (box.bottom > innerHeight + 1 || (box.right > innerWidth + 1 && !element.closest('[class*=columns]')))
        found.push('off the screen: ' + text)
    }
    for (const line of document.querySelectorAll('[class*=_columns_] > *'))
      if (line.offsetHeight > line.parentElement.clientHeight + 1) found.push('cut off: ' + line.textContent)
    for (const part of document.querySelectorAll('[class*=_alone_] > *'))
      if (part.offsetHeight > part.parentElement.clientHeight + 1) found.push('covers other words: ' + part.textContent)
    return found
  })()`)

async function openScreen(how: Parameters<BrowserHouse['look']>[0] = {}): Promise<Page> {
  const clerk = await there.house.as('尤书晏')
  const { body } = await clerk.ask(assembly.makeHallCode, {
    params: { id: day.sessionId },
    body: { venueId: Object.values(day.venues)[opened++ % 3]! },
  })
  return there.look({ screen: wide, ...how, path: `/hall#${body.code}` })
}
let opened = 0

const chair = () => there.look({ as: '单立群', path: `/assembly/${day.sessionId}/chair` })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

test('a clerk makes a code, a screen opens with it, and goes dark when it is withdrawn', async () => {
  const clerk = await there.look({ as: '尤书晏', path: `/assembly/${day.sessionId}/hall` })
  const line = clerk.getByRole('listitem').filter({ hasText: '书带里分会场' })
  await line.getByRole('button', { name: '生成' }).click()
  const digits = String(await line.getByRole('status').locator('b').textContent()).replace(/\D/g, '')
  expect(digits).toHaveLength(10)
  await shoot(clerk, 'hall-codes')
  expect(await violationsOf(clerk)).toEqual([])
  const hall = await there.look({ screen: wide, path: '/hall' })
  await hall.getByRole('heading', { name: '会场大屏' }).waitFor()
  await hall.getByLabel('开屏码').fill('0000000000')
  await press(hall, '打开')
  await hall.getByText('这十位数字打不开屏幕').waitFor()
  await shoot(hall, 'hall-door')
  expect(await violationsOf(hall)).toEqual([])
  expect(await unreadable(hall)).toEqual([])
  await hall.getByLabel('开屏码').fill(`${digits.slice(0, 5)} ${digits.slice(5)}`)
  await press(hall, '打开')
  await hall.getByText('应到27人，实到24人，符合规定人数。').waitFor()
  await line.getByText('打开了 1 块屏幕').waitFor()
  // The digits are not told again.
  await clerk.reload()
  await line.getByRole('button', { name: '收回' }).waitFor()
  expect(await clerk.getByText(digits.slice(0, 5)).count()).toBe(0)
  await line.getByRole('button', { name: '收回' }).click()
  await hall.getByText('开屏码已经收回').waitFor()
  expect([...troublesOf(hall), ...troublesOf(clerk)]).toEqual([])
})

test('the chair leads through the agenda by one key, and every screen follows within a second', async () => {
  const desk = await chair()
  const [light, dark, low] = [
    await openScreen(),
    await openScreen({ theme: 'dark' }),
    await openScreen({ screen: small, language: 'en' }),
  ]
  const screens = [light, dark, low]
  const see = async (name: string, text: string) => {
    const began = performance.now()
    await Promise.all(screens.map((page) => page.getByText(text).first().waitFor()))
    const took = performance.now() - began
    await shoot(light, `hall-${name}`)
    await shoot(dark, `hall-${name}-dark`)
    await shoot(low, `hall-${name}-720-en`)
    for (const page of screens) expect(await unreadable(page), name).toEqual([])
    expect(await violationsOf(dark), name).toEqual([])
    return took
  }
  await see('attendance', '应到27人，实到24人，符合规定人数。')
  await desk.getByText('各位代表，会议现在开始。').waitFor()
  await shoot(desk, 'chair-opening')
  for (const [name, how] of [
    ['dark-en', { theme: 'dark', language: 'en' }],
    ['phone', { screen: phone }],
  ] as const) {
    const other = await there.look({ as: '单立群', path: `/assembly/${day.sessionId}/chair`, ...how })
    await other.getByText('各位代表，会议现在开始。').waitFor()
    await shoot(other, `chair-${name}`, { whole: true })
    expect(await violationsOf(other), name).toEqual([])
    await other.close()
  }
  await desk.keyboard.press('n')
  await desk.keyboard.press('ArrowRight')
  await desk.getByText('本次会议应到27人，实到24人，符合规定人数。').waitFor()
  await desk.getByRole('button', { name: /开始：听取街道办事处工作报告/ }).waitFor()
  await desk.keyboard.press('n')
  expect(await see('item', '听取街道办事处工作报告')).toBeLessThan(1_500)
  // Somebody asks for the floor.
  await desk.getByLabel('找到会的人').fill(day.seats[0]!.name.slice(0, 2))
  await desk.getByRole('button', { name: '加入' }).first().click()
  await desk.getByRole('button', { name: '请发言' }).click()
  await see('speaking', day.seats[0]!.name)
  await shoot(desk, 'chair-speaking')
  await desk.getByRole('button', { name: '发言结束' }).click()
  // The chair shows the break, and the next step takes it back.
  await press(desk, '休会')
  await see('chosen', '休会').catch(() => undefined)
  await desk.getByText('由您选定').waitFor()

  const clerk = await there.house.as('尤书晏')
  const draft = {
    ...motion({ question: '通过《桂渡桥街道第三届社区代表会议第二次会议关于2026年实事项目的决议》' }),
    itemId: items[2]!,
  }
  await clerk.ask(assembly.preparePoll, { params: { id: day.sessionId }, body: draft })
  await desk.reload()
  await desk.getByRole('button', { name: /开始：表决会议决议/ }).waitFor()
  await desk.keyboard.press('n')
  await desk.getByRole('button', { name: /开启表决/ }).click()
  await desk.getByRole('dialog').getByText('应到 27，实到 24').waitFor()
  await shoot(desk, 'chair-opening-vote')
  await desk.getByRole('dialog').getByRole('button', { name: '开启' }).click()
  await see('question', '通过《桂渡桥街道第三届社区代表会议第二次会议关于2026年实事项目的决议》')
  const [round] = (await clerk.ask(assembly.listRounds, { params: { id: day.sessionId } })).body.rounds
  await castAll(day.seats.slice(0, 17), round!.id, () => approve(round!, 'y'))
  await see('progress', '17 / 24')
  await desk.getByText('17', { exact: true }).waitFor()
  await shoot(desk, 'chair-voting')
  // No step is taken while it is open.
  expect(await desk.getByRole('button', { name: /开始：选举/ }).count()).toBe(0)
  await castAll(day.seats.slice(17), round!.id, (at) => approve(round!, at < 2 ? 'n' : 'y'))
  await desk.keyboard.press('n')
  await desk.getByRole('dialog').getByText('已收到 24 票').waitFor()
  await desk.getByRole('dialog').getByRole('button', { name: '结束' }).click()
  expect(await see('result', '22')).toBeLessThan(1_500)
  await desk.keyboard.press('ArrowRight')
  await desk.getByText(/赞成22票/).waitFor()
  await shoot(desk, 'chair-result')
  expect([...screens, desk].flatMap(troublesOf)).toEqual([])
})

test('a long list turns its pages instead of growing smaller, and an election shows who was elected', async () => {
  const clerk = await there.house.as('尤书晏')
  const names = day.seats.map(({ name }) => name)
  const draft = {
    ...motion({
      question: '选举社区委员会委员',
      kind: 'election',
      mode: 'pick',
      seats: 9,
      most: 9,
      options: names.map((label) => ({ label })),
    }),
    itemId: items[3]!,
  }
  const poll = (await clerk.ask(assembly.preparePoll, { params: { id: day.sessionId }, body: draft })).body
  await clerk.ask(assembly.beginItem, { params: { id: items[3]! } })
  const screens = [await openScreen(), await openScreen({ screen: small, theme: 'dark' })]
  const round = (await clerk.ask(assembly.openRound, { params: { id: poll.id }, body: {} })).body
  for (const [at, page] of screens.entries()) {
    await page.getByText('最多选 9 个').waitFor()
    await page.getByText(/^1 \/ \d+$/).waitFor()
    expect(await unreadable(page)).toEqual([])
    await shoot(page, `hall-election-${at}`)
  }
  await screens[0]!.getByText(/^2 \/ \d+$/).waitFor({ timeout: 15_000 })
  await castAll(day.seats, round.id, (at) =>
    pick(...round.options.slice(0, at < 20 ? 9 : 8).map(({ id }) => id)),
  )
  await clerk.ask(assembly.closeRound, { params: { id: round.id } })
  for (const [at, page] of screens.entries()) {
    await page.getByText('当选').first().waitFor()
    expect(await unreadable(page)).toEqual([])
    await shoot(page, `hall-elected-${at}`)
  }
  await clerk.ask(assembly.beginItem, { params: { id: items[4]! } })
  await screens[0]!.getByText('下一项：闭幕').waitFor()
  await shoot(screens[0]!, 'hall-pause')
})

test('a screen whose line breaks keeps its picture, says so, and comes back by itself', async () => {
  const page = await openScreen()
  await page.getByText('下一项：闭幕').waitFor()
  await page.context().setOffline(true)
  await page.getByText('连接中断').waitFor()
  await page.getByText('下一项：闭幕').waitFor()
  await shoot(page, 'hall-lost')
  await page.context().setOffline(false)
  await page.getByText('连接中断').waitFor({ state: 'detached', timeout: 30_000 })
})

test('the rehearsal is ended and wiped, and its proof is a sheet of zeros', async () => {
  const desk = await chair()
  await desk.getByRole('button', { name: /开始：闭幕/ }).waitFor()
  await desk.keyboard.press('n')
  await desk
    .getByRole('button', { name: /结束预演/ })
    .first()
    .click()
  await desk.getByRole('dialog').getByRole('button', { name: '结束预演' }).click()
  await press(desk, '清除这次预演')
  await desk
    .getByRole('dialog')
    .getByText(/行记录会全部删除/)
    .waitFor()
  await shoot(desk, 'chair-wiping')
  await desk.getByRole('dialog').getByRole('button', { name: '清除' }).click()
  await desk.getByRole('link', { name: '清零证明' }).click()
  await desk.getByText('清除后各项均为零，此刻复点仍为零。').waitFor()
  const cells = desk.getByRole('row').filter({ hasText: 'presence' }).getByRole('cell')
  expect(await cells.allTextContents()).toEqual(['24', '0', '0'])
  await shoot(desk, 'proof', { whole: true })
  expect(await violationsOf(desk)).toEqual([])
  await desk.emulateMedia({ media: 'print' })
  await desk.getByText('监票人签名').waitFor()
  await shoot(desk, 'proof-print', { whole: true })
  const hall = await openScreen()
  await hall.getByText('09:00 开会').waitFor()
  expect(await unreadable(hall)).toEqual([])
  await shoot(hall, 'hall-welcome')
  expect(troublesOf(desk)).toEqual([])
})
