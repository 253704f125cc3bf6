import { readFile } from 'node:fs/promises'
import mammoth from 'mammoth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listRounds, type RoundFacts, scanCard, tickIn } from '../../modules/assembly/contract.ts'
import { readText } from '../../modules/plans/contract.ts'
import {
  approve,
  type Conference,
  castAll,
  election,
  motion,
  openConference,
  pick,
  prepare,
  type Seat,
} from '../support/assembly.ts'
import { cardCodes } from '../support/assembly-checkin.ts'
import { putItems } from '../support/assembly-day.ts'
import { type BrowserHouse, desk, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

// The whole day of a conference: three phones, a table with paper, a clerk at the door, the chair, a screen of the hall, and afterwards
// whoever wants to count again.

const wide = { width: 1920, height: 1080 }
const text = `桂渡桥街道2061年实事项目

1、新建便民充电桩120个。
2、增设休憩座椅60处。
3、修缮里弄门头18处。`
const writtenIn = '顾明月'

let there: BrowserHouse
let day: Conference
/** Twelve vote on phones in the main hall, three of them here; twelve on paper in the other. */
let halls: { phones: Seat[]; paper: Seat[] }
let codes: Map<string, string>
let clerk: Page
let chair: Page
let hall: Page
let phones: Page[]

beforeAll(async () => {
  there = await openBrowserHouse()
  const { house } = there
  day = await openConference(house, {
    representatives: 24,
    absent: 3,
    scrutineers: 1,
    venues: [{ name: '主会场' }, { name: '书带里分会场', many: 12, ballotBy: 'paper' }],
  })
  // It was called and nobody is there yet.
  await house.sql`delete from assembly.presence where run_id = ${day.runId}`
  await house.sql`delete from assembly.run where id = ${day.runId}`
  await house.sql`update assembly.session set state = 'called' where id = ${day.sessionId}`
  halls = { phones: day.at('主会场'), paper: day.at('书带里分会场') }
  const [, list, choose] = await putItems(house, day.sessionId, [
    {
      kind: 'opening',
      title: '开幕',
      needs: ['quorum'],
      script: '本次会议应到{entitled}人，实到{present}人，{quorum}。',
    },
    { kind: 'vote', title: '票决年度实事项目', needs: ['quorum'], script: '现在表决{question}。\n{verdict}' },
    { kind: 'election', title: '选举社区委员会委员', script: '现在进行选举。\n{verdict}' },
    { kind: 'closing', title: '闭幕', needs: ['round_closed'] },
  ])
  const draft = await (await house.as('尤书晏')).ask(readText, { body: { text } })
  await prepare(
    house,
    day,
    motion({
      question: '票决2061年实事项目',
      itemId: list!,
      options: [],
      draftId: draft.body.draftId,
      enBloc: false,
    }),
  )
  await prepare(
    house,
    day,
    election(['单立群', '仇雅萍', '解建国'], 2, { itemId: choose!, writeIns: 'free', ballotBy: 'phone' }),
  )
  codes = await cardCodes(house, day)
})
afterAll(() => there?.close())

/** Somebody of the session at the residents' door, with the cookie of their own phone. */
async function at(seat: Seat, path: string): Promise<Page> {
  const page = await there.look({ screen: phone, path: '/public' })
  const [name = '', value = ''] = seat.client.cookie?.split('=') ?? []
  await page.context().addCookies([{ name, value, url: there.url, httpOnly: true, sameSite: 'Lax' }])
  await page.goto(`/my${path}`)
  return page
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const says = (page: Page, said: string | RegExp) =>
  page.getByText(said).first().waitFor({ state: 'visible', timeout: 15_000 })
const newestRound = async (): Promise<RoundFacts> =>
  (await (await there.house.as('尤书晏')).ask(listRounds, { params: { id: day.sessionId } })).body.rounds.at(
    -1,
  )!

/** Does something at the desk and measures until the hall shows it. */
async function untilShown(act: () => Promise<unknown>, said: string | RegExp): Promise<number> {
  let began = 0
  const shown = says(hall, said).then(() => performance.now())
  began = performance.now()
  await act()
  return (await shown) - began
}
/** A second, and what a browser that draws six pages on two cores needs. */
const soonMs = 2_500

test('a screen of the hall opens with its code, and the chair begins the day', async () => {
  clerk = await there.look({ as: '尤书晏', path: `/assembly/${day.sessionId}/hall`, screen: desk })
  const line = clerk.getByRole('listitem').filter({ hasText: '主会场' })
  await line.getByRole('button', { name: '生成' }).click()
  const digits = String(await line.getByRole('status').locator('b').textContent()).replace(/\D/g, '')
  hall = await there.look({ screen: wide, path: '/hall' })
  await hall.getByLabel('开屏码').fill(digits)
  await button(hall, '打开').click()
  await says(hall, '09:00 开会')
  chair = await there.look({ as: '单立群', path: `/assembly/${day.sessionId}/chair`, screen: desk })
  await button(chair, '开始正式会议').click()
  await chair.getByRole('dialog').getByRole('button', { name: '开始正式会议' }).click()
  await says(chair, '实到 0 人，还不足规定的 18 人。')
  expect(await button(chair, /开始：开幕/).isDisabled()).toBe(true)
})

test('one signs in by the card at the desk and two on their phones, and everybody who watches counts them live', async () => {
  await clerk.goto(`/assembly/${day.sessionId}/checkin`)
  const present = async () => Number(await clerk.locator('[data-key=present] dd').first().textContent())
  await clerk.locator('[data-key=present] dd').first().waitFor()
  const [first, second, third, ...others] = halls.phones
  const typed = clerk.getByLabel('扫卡，或输入卡号、姓名')
  await typed.fill(codes.get(first!.attendeeId)!)
  await typed.press('Enter')
  await says(clerk, `${first!.name}，签到`)
  await expect.poll(present).toBe(1)

  const code = await there.look({
    as: '尤书晏',
    path: `/assembly/${day.sessionId}/checkin/code`,
    screen: desk,
  })
  await code.locator('[class*=digits]').waitFor()
  const digits = (await code.locator('[class*=digits]').textContent())!.replaceAll(/\D/g, '')
  phones = await Promise.all(
    [second!, third!].map(async (seat) => {
      const page = await at(seat, `/assembly/${day.sessionId}/checkin`)
      await page.getByLabel('会场屏幕上的六位数字').fill(digits)
      await button(page, '签到').click()
      await says(page, /您已在 .* 签到，主会场/)
      await page.getByRole('link', { name: '去表决' }).click()
      await says(page, '现在没有表决')
      return page
    }),
  )
  phones.unshift(await at(first!, `/assembly/vote/${day.sessionId}`))
  await expect.poll(present).toBe(3)
  await code.close()

  // The others of the hall by their cards, those of the sub-venue ticked off its list.
  const list = await there.house.as('尤书晏')
  for (const { attendeeId } of others)
    expect(
      (
        await list.ask(scanCard, {
          params: { id: day.sessionId },
          body: { code: codes.get(attendeeId)!, venueId: null },
        })
      ).refused,
    ).toBeNull()
  for (const { attendeeId, venueId } of halls.paper)
    expect(
      (await list.ask(tickIn, { params: { id: day.sessionId }, body: { attendeeId, venueId } })).refused,
    ).toBeNull()
  await expect.poll(present).toBe(24)
  await says(hall, '应到27人，实到24人，符合规定人数。')
  await shoot(clerk, 'day-checkin')
  await shoot(hall, 'day-hall-attendance')
  await says(chair, '本次会议应到27人，实到24人，符合规定人数。')
  await button(chair, /开始：开幕/).click()
  await button(chair, /开始：票决年度实事项目/).waitFor()
})

let list: RoundFacts
test('the chair opens the list, three phones mark and cast it, and the hall shows question and progress', async () => {
  await button(chair, /开始：票决年度实事项目/).click()
  await button(chair, /开启表决/).click()
  const dialog = chair.getByRole('dialog')
  await says(chair, '应到 27，实到 24')
  const took = await untilShown(() => dialog.getByRole('button', { name: '开启' }).click(), '第 1 号表决')
  expect(took).toBeLessThan(soonMs)
  await says(hall, '新建便民充电桩')
  await shoot(hall, 'day-hall-question')
  list = await newestRound()
  expect(list.assigned).toEqual({ phone: 12, paper: 12, hands: 0 })
  for (const [nth, page] of phones.entries()) {
    await button(page, '开始填票').click()
    for (const [row] of list.options.entries()) {
      await button(page, nth === 2 && row === 1 ? /反对/ : /赞成/).click()
      await button(page, row === list.options.length - 1 ? '看一遍再投' : '下一项').click()
    }
    if (nth === 0) await shoot(page, 'day-phone-review')
    await button(page, '投出这一票').click()
    await says(page, '您的票已经投出')
  }
  await says(hall, '3 / 12')
  await castAll(halls.phones.slice(3), list.id, () => lines('y', 'n', 'y'))
  await says(hall, '12 / 12')
  await says(chair, '12')
  await shoot(chair, 'day-chair-voting')
})

const lines = (...marks: ('y' | 'n' | 'a')[]) => ({
  ...approve(list, 'a'),
  lines: Object.fromEntries(list.options.map(({ id }, nth) => [id, marks[nth]!])),
})

test('two tellers enter the paper, the scrutineer signs, and the result of both is on every screen', async () => {
  await button(chair, /^结束表决/).click()
  await chair.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await says(hall, '表决已经结束，正在计票')
  const table = await Promise.all(
    day.tellers
      .filter(({ venueId }) => venueId === day.venues.书带里分会场)
      .map((teller) => at(teller, `/assembly/rounds/${list.id}/counting`)),
  )
  expect(table).toHaveLength(2)
  for (const [nth, page] of table.entries()) {
    await enter(
      page,
      ['12', '12', '1'],
      [
        ['10', '1', '0'],
        ['3', '7', '1'],
        ['9', '0', '2'],
      ],
    )
    await says(page, nth === 0 ? '您的数已经录入' : '两人录入一致')
  }
  await shoot(table[1]!, 'day-paper-table', { whole: true })
  const signing = await at(day.scrutineers[0]!, `/assembly/rounds/${list.id}/counting`)
  await says(signing, '我监督了清点的全过程')
  await signing.getByRole('checkbox').check()
  const took = await untilShown(() => button(signing, '签字').click(), '共 3 项，通过 2 项')
  expect(took).toBeLessThan(soonMs)
  await shoot(hall, 'day-hall-result')
  list = await newestRound()
  expect(list.state).toBe('closed')
  expect(list.sums).toEqual({ issued: 24, returned: 24, valid: 23, invalid: 1 })
  // 12 phones: 9 of them y n y, two all y, one y n y; paper as entered.
  expect(list.reply?.options.map((one) => [one.for, one.against, one.abstain, one.passed])).toEqual([
    [22, 1, 0, true],
    [5, 17, 1, false],
    [21, 0, 2, true],
  ])
  for (const page of phones) await says(page, list.reply!.verdict)
  await chair.keyboard.press('ArrowRight')
  await says(chair, list.reply!.verdict)
  for (const page of [...table, signing]) {
    expect(troublesOf(page)).toEqual([])
    await page.close()
  }
})

let elected: RoundFacts
test('somebody who was not printed is elected by being written in', async () => {
  await button(chair, /开始：选举社区委员会委员/).click()
  await button(chair, /开启表决/).click()
  await chair.getByRole('dialog').getByRole('button', { name: '开启' }).click()
  await says(hall, '最多选 2 个')
  const round = await newestRound()
  for (const [nth, page] of phones.entries()) {
    await button(page, '开始填票').click()
    await button(page, /单立群/).click()
    if (nth === 2) await button(page, /仇雅萍/).click()
    await button(page, '下一项').click()
    if (nth < 2) await page.getByLabel('姓名').fill(writtenIn)
    await button(page, '看一遍再投').click()
    if (nth === 0) await shoot(page, 'day-phone-written-in')
    await button(page, '投出这一票').click()
    await says(page, '您的票已经投出')
  }
  await says(hall, '3 / 24')
  const [first, second] = round.options.map(({ id }) => id)
  await castAll([...halls.phones.slice(3), ...halls.paper], round.id, (nth) =>
    nth < 13 ? { ...pick(first!), writeIns: [{ name: writtenIn, insteadOf: null }] } : pick(first!, second!),
  )
  await says(hall, '24 / 24')
  await button(chair, /^结束表决/).click()
  await says(chair, '已收到 24 票')
  const took = await untilShown(
    () => chair.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click(),
    '应选 2 人，当选 2 人',
  )
  expect(took).toBeLessThan(soonMs)
  await says(hall, writtenIn)
  await shoot(hall, 'day-hall-elected')
  elected = await newestRound()
  expect(elected.reply?.elected).toEqual([first, writtenIn])
  expect(elected.reply?.options.find(({ id }) => id === writtenIn)?.for).toBe(15)
  for (const page of phones) await says(page, elected.reply!.verdict)
  await button(chair, /开始：闭幕/).click()
  await button(chair, '结束会议').first().click()
  await chair.getByRole('dialog').getByRole('button', { name: '结束会议' }).click()
  await says(hall, '会议已经闭幕')
  await shoot(chair, 'day-chair-closed', { whole: true })
})

test('anybody takes the file of a ballot from the public page and counts it again without the server', async () => {
  const page = await there.look({ path: '/public/assembly', screen: phone })
  await page.getByRole('link', { name: '第三届社区代表会议第二次会议' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /下载“票决2061年实事项目”的选票文件/ }).click(),
  ])
  const buffer = await readFile(await download.path())
  await page.goto('/public/assembly/verify')
  await button(page, '选择文件').waitFor()
  await page.context().setOffline(true)
  const choose = (bytes: Buffer) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: download.suggestedFilename(), mimeType: 'application/json', buffer: bytes })
  await choose(buffer)
  await page.getByRole('heading', { name: '核对无误' }).waitFor()
  await says(page, list.digest!)
  await shoot(page, 'day-verified', { whole: true })
  await choose(Buffer.from(buffer.toString('utf8').replace('"for":22', '"for":23')))
  await page.getByRole('heading', { name: /核对不一致/ }).waitFor()
  expect(troublesOf(page)).toEqual([])
})

test('the result sheet is printed, and exactly the voted list becomes the plan everybody reads', async () => {
  await clerk.goto(`/assembly/${day.sessionId}/papers`)
  const line = clerk.getByRole('listitem').filter({ hasText: '票决2061年实事项目' })
  const [download] = await Promise.all([
    clerk.waitForEvent('download'),
    line.getByRole('link', { name: '结果报告单' }).click(),
  ])
  const sheet = await mammoth.extractRawText({ path: await download.path() })
  for (const said of [list.reply!.verdict, list.digest!, '新建便民充电桩'])
    expect(sheet.value).toContain(said)
  await says(clerk, '2 项通过，1 项未通过')
  await line.getByRole('button', { name: '按表决文本通过清单' }).click()
  await shoot(clerk, 'day-papers', { whole: true })
  await line.getByRole('button', { name: '通过', exact: true }).click()
  const link = line.getByRole('link', { name: '2 项通过，1 项未通过' })
  await link.waitFor()
  const planId = (await link.getAttribute('href'))!.split('/').at(-1)!
  await link.click()
  await says(clerk, '新建便民充电桩')
  const page = await there.look({ path: `/public/plans/${planId}`, screen: phone })
  await says(page, '新建便民充电桩')
  await shoot(page, 'day-plan', { whole: true })
  await page.getByRole('link', { name: '看表决结果' }).click()
  await says(page, list.reply!.verdict)
  for (const one of [clerk, chair, hall, page, ...phones]) expect(troublesOf(one)).toEqual([])
})

async function enter(
  page: Page,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  for (const [nth, label] of ['发出', '收回', '其中无效'].entries())
    await page.getByLabel(label, { exact: true }).fill(heads[nth]!)
  for (const [nth, numbers] of rows.entries())
    for (const [column, number] of numbers.entries())
      await page
        .getByRole('group', { name: list.options[nth]!.label })
        .getByRole('textbox')
        .nth(column)
        .fill(number)
  await button(page, '核对一遍').click()
  await button(page, '录入完毕').click()
}
