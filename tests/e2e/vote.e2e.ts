import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterPaperCount, getRound, listVoters, type RoundFacts } from '../../modules/assembly/contract.ts'
import {
  type Conference,
  cast,
  castAll,
  motion,
  openConference,
  prepare,
  type Seat,
} from '../support/assembly.ts'
import { moveIn } from '../support/assembly-phones.ts'
import { type BrowserHouse, desk, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'
import { faultsOf } from './over.ts'

// One vote with phones in the main hall and paper in a sub-venue, through the pages of everybody who has a part in it.

let there: BrowserHouse
let day: Conference
/** Twelve with phones in the main hall, twelve on paper in the other. */
let halls: { phones: Seat[]; paper: Seat[] }
/** The vote as it stands, for what pages do not say. */
let roundId = ''

beforeAll(async () => {
  there = await openBrowserHouse()
  day = await openConference(there.house, {
    representatives: 24,
    venues: [{ name: '主会场' }, { name: '书带里分会场', many: 12, ballotBy: 'paper' }],
  })
  await moveIn(there.house, day)
  halls = { phones: day.at('主会场'), paper: day.at('书带里分会场') }
})
afterAll(() => there?.close())

/** Somebody of the session at the residents' door, with the cookie of their own phone. */
async function at(seat: Seat, path: string, how: Parameters<BrowserHouse['look']>[0] = {}): Promise<Page> {
  const page = await there.look({ screen: phone, path: '/public', ...how })
  const [name = '', value = ''] = seat.client.cookie?.split('=') ?? []
  await page.context().addCookies([{ name, value, url: there.url, httpOnly: true, sameSite: 'Lax' }])
  await page.goto(`/my${path}`)
  return page
}
const voting = (seat: Seat, how?: Parameters<BrowserHouse['look']>[0]) =>
  at(seat, `/assembly/vote/${day.sessionId}`, how)
const counting = (seat: Seat) => at(seat, `/assembly/rounds/${roundId}/counting`)
const roundNow = async (): Promise<RoundFacts> =>
  (await (await there.house.as('尤书晏')).ask(getRound, { params: { id: roundId } })).body
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const says = (page: Page, text: string | RegExp) =>
  page.getByText(text).first().waitFor({ state: 'visible', timeout: 10_000 })

const projects = ['垃圾箱房改造', '加装无障碍坡道', '增设电动车充电桩']
let clerk: Page
let phones: Page[] = []

test('the clerk prepares a vote from a common rule, and the page says every rule as a sentence', async () => {
  clerk = await there.look({ as: '尤书晏', path: `/assembly/${day.sessionId}/polls`, screen: desk })
  await says(clerk, '还没有准备表决')
  await shoot(clerk, 'vote-polls-empty')
  await button(clerk, '准备一个表决').click()
  await clerk.getByLabel('问题').fill('表决 2026 年度实事项目')
  await button(clerk, /项目逐项票决/).click()
  await says(clerk, '赞成票须超过全体代表的半数，方为通过。')
  await says(clerk, '以应到 24 人算，须得 13 票。')
  await clerk
    .getByLabel('一行一个选项')
    .fill(`${projects[0]}｜城建办牵头\n${projects[1]}\n${projects[2]}\n${projects[1]}`)
  await says(clerk, `“${projects[1]}”写了两次`)
  await clerk.getByLabel('一行一个选项').fill(`${projects[0]}｜城建办牵头\n${projects[1]}\n${projects[2]}`)
  await shoot(clerk, 'vote-form', { whole: true })
  expect(await faultsOf(clerk)).toEqual([])
  await button(clerk, '保存').click()
  await says(clerk, '没有障碍，可以开始投票。')
  await shoot(clerk, 'vote-ready', { whole: true })
  expect(await faultsOf(clerk)).toEqual([])
  expect(troublesOf(clerk)).toEqual([])
})

test('a phone that waits shows the ballot by itself the moment the vote begins', async () => {
  phones = await Promise.all(halls.phones.slice(0, 3).map((seat) => voting(seat)))
  for (const page of phones) await says(page, '现在没有表决')
  await shoot(phones[0]!, 'vote-phone-waits')
  await button(clerk, '开始投票').click()
  await clerk.getByRole('dialog').getByRole('button', { name: '现在开始' }).click()
  for (const page of phones) await button(page, '开始填票').waitFor()
  await says(clerk, '手机已投 0 票，共 12 人')
  await says(clerk, '12 人用纸质票')
  roundId = (await there.house.sql<{ id: string }>`select id from assembly.round`)[0]!.id
  await shoot(phones[0]!, 'vote-phone-begins')
  expect(await faultsOf(phones[0]!, 48)).toEqual([])
  await shoot(clerk, 'vote-open')
})

test('a voter marks one line at a time, looks it over, changes one, casts, and may take a receipt', async () => {
  const page = phones[0]!
  await button(page, '开始填票').click()
  await says(page, '第 1 项，共 3 项')
  await says(page, '城建办牵头')
  await button(page, /^○? ?赞成/).click()
  await shoot(page, 'vote-phone-line')
  expect(await faultsOf(page, 48)).toEqual([])
  await button(page, '下一项').click()
  await button(page, /反对/).click()
  await button(page, '下一项').click()
  await button(page, '看一遍再投').click()
  await says(page, '没有填，按弃权计')
  await button(page, `修改：${projects[1]}`).click()
  await button(page, /赞成/).click()
  await button(page, '看一遍再投').click()
  await shoot(page, 'vote-phone-review')
  expect(await faultsOf(page, 48)).toEqual([])
  await button(page, '投出这一票').click()
  await says(page, '您的票已经投出')
  expect(
    await page.evaluate(
      'Object.keys(sessionStorage).filter((key) => key.startsWith("lilong.ballot")).length',
    ),
  ).toBe(0)
  await button(page, '显示凭证').click()
  await says(page, '谁拿到编号，谁就能看到您怎么投的')
  await shoot(page, 'vote-phone-in', { whole: true })
  expect(await faultsOf(page, 48)).toEqual([])
  await says(clerk, '手机已投 1 票，共 12 人')
  expect(troublesOf(page)).toEqual([])
})

test('whoever has voted is told so on another phone, and a second ballot is refused', async () => {
  const again = await voting(halls.phones[0]!)
  await says(again, '您的票已经投出')
  expect(await button(again, '开始填票').count()).toBe(0)
  const round = await roundNow()
  const second = await cast(halls.phones[0]!, roundId, {
    mode: 'approve',
    lines: { [round.options[0]!.id]: 'n' },
  })
  expect(second.refused?.type).toBe('already_voted')
  expect((await roundNow()).cast.phone).toBe(1)
  await again.close()
})

test('a vote whose answer got lost is asked for again with the same token and counts once', async () => {
  const page = phones[1]!
  let lost = 0
  await page.route('**/ballots', async (route) => {
    // It arrives, but the phone never hears.
    await route.fetch()
    lost++
    await route.abort('connectionreset')
  })
  await markAll(page, '反对')
  await button(page, '投出这一票').click()
  await says(page, '网络断了')
  await shoot(page, 'vote-phone-lost')
  await expect.poll(() => lost, { timeout: 20_000 }).toBeGreaterThan(1)
  await page.unroute('**/ballots')
  await says(page, '您的票已经投出')
  // Only whoever asks with the token of that ballot is told its number.
  await button(page, '显示凭证').waitFor()
  expect((await roundNow()).cast.phone).toBe(2)
})

test('a phone that is opened anew after its answer got lost finds out by itself that the vote is in', async () => {
  const page = phones[2]!
  await page.route('**/ballots', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await markAll(page, '赞成')
  await button(page, '投出这一票').click()
  await says(page, '网络断了')
  await page.unroute('**/ballots')
  await page.reload()
  await says(page, '您的票已经投出')
  await button(page, '显示凭证').waitFor()
  expect((await roundNow()).cast.phone).toBe(3)
})

test('who votes on paper is told so on the phone, and staff see who has voted and never what', async () => {
  const paper = await voting(halls.paper[0]!)
  await says(paper, '这一次您用纸质票')
  await shoot(paper, 'vote-phone-paper')
  await paper.close()
  await clerk.getByRole('link', { name: '谁在投票' }).click()
  await says(clerk, '只看得到谁投过')
  await shoot(clerk, 'vote-voters')
  expect(await faultsOf(clerk)).toEqual([])
  const { body } = await (await there.house.as('尤书晏')).ask(listVoters, { params: { id: roundId } })
  expect(body.voters.filter(({ voted }) => voted)).toHaveLength(3)
  await clerk.goBack()
})

test('the vote ends, two tellers count apart, and where they differ each counts again without the other’s numbers', async () => {
  const round = await roundNow()
  const lines = (mark: 'y' | 'n') => Object.fromEntries(round.options.map(({ id }) => [id, mark]))
  await castAll(halls.phones.slice(3, 11), roundId, () => ({ mode: 'approve', lines: lines('y') }))
  const [first, second] = await Promise.all([counting(day.tellers[2]!), counting(day.tellers[3]!)])
  await says(first, '投票还没有结束')
  await shoot(first, 'vote-teller-early')
  await button(clerk, '结束投票').click()
  await says(clerk, '还有 1 位用手机的代表没有投')
  await clerk.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await says(clerk, '等计票人录入')
  await shoot(clerk, 'vote-counting')
  await enter(
    first,
    ['12', '12', '1'],
    [
      ['9', '1', '1'],
      ['8', '2', '1'],
      ['7', '4', '0'],
    ],
  )
  await says(first, '您的数已经录入')
  await enter(
    second,
    ['12', '12', '1'],
    [
      ['9', '1', '1'],
      ['7', '3', '1'],
      ['7', '4', '0'],
    ],
  )
  await says(second, '两人录入的不一致')
  await says(first, '两人录入的不一致')
  for (const page of [first, second]) {
    expect(await page.getByText('两人不一致，请重新数').count()).toBe(3)
    expect(await line(page, 1).first().inputValue()).toBe('')
    expect(await line(page, 0).first().inputValue()).toBe('9')
  }
  await shoot(first, 'vote-teller-differ', { whole: true })
  expect(await faultsOf(first, 48)).toEqual([])
  // Nothing that the second page was sent holds what the first teller wrote.
  const heard = await day.tellers[3]!.client.get<{ boxes: unknown }>(
    `/api/assembly/rounds/${roundId}/counts/mine`,
  )
  expect(JSON.stringify(heard.body.boxes)).not.toContain('"for":8')
  await says(clerk, `不一致：${projects[1]}`)
  await refill(first, 1, ['8', '2', '1'])
  await refill(second, 1, ['8', '2', '1'])
  await says(second, '两人录入一致')
  await says(first, '两人录入一致')
  expect(troublesOf(first)).toEqual([])
})

test('more than a box can hold is refused before it is sent', async () => {
  const answer = await day.tellers[2]!.client.ask(enterPaperCount, {
    params: { id: roundId },
    body: { boxId: day.venues.书带里分会场!, issued: 12, returned: 12, invalid: 13, lines: [] },
  })
  expect(answer.refused?.type).toMatch(/count_unfit|box_agreed/)
})

test('scrutineers sign what they read, and the result is on every screen with all its numbers', async () => {
  for (const [at, scrutineer] of day.scrutineers.entries()) {
    const page = await counting(scrutineer)
    await says(page, '我监督了清点的全过程')
    expect(await button(page, '签字').isDisabled()).toBe(true)
    await page.getByRole('checkbox').check()
    if (at === 0) await shoot(page, 'vote-sign', { whole: true })
    expect(await faultsOf(page, 48)).toEqual([])
    await button(page, '签字').click()
    await says(page, /同意/)
    await page.close()
  }
  // 11 of 12 phones: 1 mixed, 1 against all, 1 for all, 8 for all; paper: 11 valid.
  await says(clerk, '公开的计票文件')
  const round = await roundNow()
  expect(round.state).toBe('closed')
  expect(round.sums).toEqual({ issued: 24, returned: 23, valid: 22, invalid: 1 })
  expect(round.reply?.options.map((one) => [one.for, one.against, one.abstain, one.passed])).toEqual([
    [19, 2, 1, true],
    [18, 3, 1, true],
    [16, 5, 1, true],
  ])
  await says(clerk, round.digest!)
  await shoot(clerk, 'vote-result', { whole: true })
  expect(await faultsOf(clerk)).toEqual([])
  for (const page of phones) await says(page, '表决结果')
  await shoot(phones[0]!, 'vote-phone-result', { whole: true })
  expect(troublesOf(clerk)).toEqual([])
})

test('a result that is voided stays beside the reason, and the vote is held once more', async () => {
  await button(clerk, '作废').first().click()
  await clerk.getByLabel('原因').fill('发票时多发了一张，主席团决定重新表决')
  await clerk.getByRole('form', { name: '作废这次表决' }).getByRole('button', { name: '作废' }).click()
  await says(clerk, '作废：发票时多发了一张')
  await says(clerk, '公开的计票文件')
  await button(clerk, '重新投票').click()
  await clerk.getByRole('dialog').getByRole('button', { name: '现在开始' }).click()
  await says(clerk, '第 2 号 · 重新投票')
  await says(clerk, '作废：发票时多发了一张')
  await button(phones[0]!, '开始填票').waitFor()
  await shoot(clerk, 'vote-repeat', { whole: true })
})

test('what stands in the way of opening is said in words, with what to do', async () => {
  const poll = await prepare(
    there.house,
    day,
    motion({
      question: '选举社区委员会主任',
      kind: 'election',
      options: [{ label: '丁秀英', personId: day.tellers[2]!.personId }],
    }),
  )
  const page = await there.look({ as: '尤书晏', path: `/assembly/polls/${poll}`, screen: desk })
  await says(page, /是候选人，不能同时当计票人。请换人。/)
  expect(await button(page, '开始投票').isDisabled()).toBe(true)
  await shoot(page, 'vote-obstacles', { whole: true })
  await page.close()
})

test('a poll that nobody voted on yet is changed, put in another place, and deleted', async () => {
  const other = await openConference(there.house, { representatives: 12, venues: [{ name: '主会场' }] })
  for (const question of ['通过议程', '通过决议']) await prepare(there.house, other, motion({ question }))
  const page = await there.look({ as: '尤书晏', path: `/assembly/${other.sessionId}/polls`, screen: desk })
  await button(page, '前移：通过决议').click()
  const first = page.getByRole('listitem').filter({ hasText: '通过决议' }).filter({ hasText: '超过' })
  await expect.poll(() => first.first().textContent()).toMatch(/^1/)
  await page.getByRole('link', { name: '通过决议' }).click()
  await button(page, '修改').click()
  await page.getByLabel('问题').fill('通过本次会议决议')
  await page.getByLabel('通过的规则 分子').fill('2')
  await page.getByLabel('通过的规则 分母').fill('3')
  await says(page, '赞成票须超过全体代表的三分之二，方为通过。')
  await button(page, '保存').click()
  await page.getByRole('heading', { name: '通过本次会议决议' }).waitFor()
  await button(page, '修改').click()
  await button(page, '删除').click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await says(page, '通过议程')
  expect(await page.getByText('通过本次会议决议').count()).toBe(0)
  expect(troublesOf(page)).toEqual([])
})

/** Marks every line the same and goes to the last page. */
async function markAll(page: Page, mark: string): Promise<void> {
  await button(page, '开始填票').click()
  for (let at = 0; at < projects.length; at++) {
    await button(page, new RegExp(mark)).click()
    await button(page, at === projects.length - 1 ? '看一遍再投' : '下一项').click()
  }
}
const line = (page: Page, at: number) => page.getByRole('group', { name: projects[at]! }).getByRole('textbox')

async function enter(
  page: Page,
  heads: readonly string[],
  lines: readonly (readonly string[])[],
): Promise<void> {
  for (const [at, label] of ['发出', '收回', '其中无效'].entries())
    await page.getByLabel(label, { exact: true }).fill(heads[at]!)
  for (const [at, numbers] of lines.entries())
    for (const [column, number] of numbers.entries()) await line(page, at).nth(column).fill(number)
  await button(page, '核对一遍').click()
  await button(page, '录入完毕').click()
}
async function refill(page: Page, at: number, numbers: readonly string[]): Promise<void> {
  for (const [column, number] of numbers.entries()) await line(page, at).nth(column).fill(number)
  await button(page, '核对一遍').click()
  await button(page, '录入完毕').click()
}
