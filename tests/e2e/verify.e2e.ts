import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeRound, type RoundFacts, voidRound } from '../../modules/assembly/contract.ts'
import {
  approve,
  type Conference,
  cast,
  castAll,
  election,
  motion,
  openConference,
  opened,
  pick,
} from '../support/assembly.ts'
import { barriers } from './axe.ts'
import { type BrowserHouse, desk, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

// Anybody takes the file of a ballot from the public page and counts it again, on a page that talks to nobody.

let there: BrowserHouse
let day: Conference
let vote: RoundFacts
const receipts: string[] = []

beforeAll(async () => {
  there = await openBrowserHouse({ now: '2026-03-02T09:00:00+08:00' })
  const { house } = there
  day = await openConference(house, { representatives: 24, absent: 4 })
  const clerk = await house.as('尤书晏')
  vote = await opened(house, day, election(['单立群', '仇雅萍', '解建国'], 2))
  for (const [at, seat] of day.seats.entries()) {
    const picked = at % 4 === 0 ? [vote.options[0]!, vote.options[2]!] : vote.options.slice(0, 2)
    const answer = await cast(seat, vote.id, pick(...picked.map(({ id }) => id)))
    receipts.push(answer.body.receipt)
  }
  await clerk.ask(closeRound, { params: { id: vote.id } })
  const second = await opened(house, day, motion({ question: '通过会议决议', secrecy: 'named' }))
  await castAll(day.seats, second.id, (at) => approve(second, at < 20 ? 'y' : 'n'))
  await clerk.ask(closeRound, { params: { id: second.id } })
  await clerk.ask(voidRound, { params: { id: second.id }, body: { reason: '投影的决议文本不是最后一稿' } })
})
afterAll(() => there.close())

/** The file as a browser saves it from the public page. */
async function taken(): Promise<{ name: string; bytes: Buffer }> {
  const page = await there.look({ path: '/public/assembly' })
  await page.getByRole('link', { name: '第三届社区代表会议第二次会议' }).click()
  await page.getByRole('heading', { name: '表决结果' }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /下载“选举社区委员会委员”的选票文件/ }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test('everybody reads who came and what was decided, also what was voided and why', async () => {
  const page = await there.look({ path: '/public' })
  await page.getByRole('link', { name: '第三届社区代表会议第二次会议' }).click()
  await page.getByText('应到 28 人，现在实到 24 人').waitFor()
  const table = page.getByRole('table', { name: '选举社区委员会委员' })
  await table.waitFor()
  const rows = await table.getByRole('row').allInnerTexts()
  expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
    '事项 得票 比例 结果',
    '单立群 24 85.71% 当选',
    '仇雅萍 18 64.29% 当选',
    '解建国 6 21.43% 未当选',
  ])
  await page.getByText('投影的决议文本不是最后一稿').waitFor()
  await shoot(page, 'public-session', { whole: true })
  for (const name of day.seats.slice(0, 3).map((seat) => seat.name))
    expect(await page.getByText(name, { exact: true }).count()).toBe(0)
  expect(await troublesOf(page)).toEqual([])
})

test('the file is counted again without the server; one byte changed is found and the place named', async () => {
  const { name, bytes } = await taken()
  expect(name).toBe('poll-1-1.json')
  const page = await there.look({ path: '/public/assembly/verify' })
  await page.getByRole('button', { name: '选择文件' }).waitFor()
  await shoot(page, 'verify-empty')
  // The whole page has arrived: from here on there is no network.
  await page.context().setOffline(true)
  const choose = (buffer: Buffer, called = name) =>
    page.locator('input[type=file]').setInputFiles({ name: called, mimeType: 'application/json', buffer })

  await choose(bytes)
  await page.getByRole('heading', { name: '核对无误' }).waitFor()
  await page.getByText('手机选票 24 张').waitFor()
  await shoot(page, 'verify-good', { whole: true })

  const text = bytes.toString('utf8')
  const forged = Buffer.from(text.replace('"for":24', '"for":25'), 'utf8')
  expect(forged.equals(bytes)).toBe(false)
  await choose(forged, 'forged.json')
  await page.getByRole('heading', { name: /核对不一致/ }).waitFor()
  await page.getByText(/结果的赞成票数：与重新计票的结果不一致/).waitFor()
  await shoot(page, 'verify-forged', { whole: true })

  const spaced = Buffer.from(text.replace('"', ' "'), 'utf8')
  await choose(spaced, 'spaced.json')
  await page.getByText('文件被改动过').waitFor()

  await choose(Buffer.from('{"hello":1}'), 'other.json')
  await page.getByRole('heading', { name: '这不是公布的选票文件' }).waitFor()
  await choose(bytes.subarray(0, 4000), 'half.json')
  await page.getByRole('heading', { name: /核对不一致|这不是公布的选票文件/ }).waitFor()
  expect(await troublesOf(page)).toEqual([])
})

test('a voter finds the ballot of the receipt in the file and reads what stands on it; another receipt is not there', async () => {
  const { bytes } = await taken()
  const page = await there.look({ path: '/public/assembly/verify', screen: phone })
  await page.getByRole('button', { name: '选择文件' }).waitFor()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'poll.json', mimeType: 'application/json', buffer: bytes })
  await page.getByRole('heading', { name: '核对无误' }).waitFor()
  const box = page.getByRole('textbox', { name: '凭证编号' })
  await box.fill(receipts[0]!.toUpperCase())
  await page.getByText('找到了，这张选票计进了结果').waitFor()
  const marks = await page.locator('dl > div').allTextContents()
  expect(marks).toEqual(['单立群选了', '仇雅萍空白', '解建国选了'])
  await shoot(page, 'verify-receipt-phone', { whole: true })
  await box.fill('0'.repeat(32))
  await page.getByText('这份文件里没有这张选票').waitFor()
  await box.fill('12')
  await page.getByText('凭证编号是 32 位数字和字母').waitFor()
  const digest = (await page.locator('code').first().textContent()) ?? ''
  const compare = page.getByRole('textbox', { name: /比对/ })
  await compare.fill(digest)
  await page.getByText('校验码一致').waitFor()
  await compare.fill(digest.replace(/^./, (sign) => (sign === 'a' ? 'b' : 'a')))
  await page.getByText('校验码不一致').waitFor()
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width)
})

test('the same in English, in the dark, on a phone and at a desk', async () => {
  const { bytes } = await taken()
  const file = { name: 'poll.json', mimeType: 'application/json' }
  for (const screen of [phone, desk]) {
    const page = await there.look({ path: '/public/assembly/verify', screen, theme: 'dark', language: 'en' })
    await page.getByRole('button', { name: 'choose a file' }).waitFor()
    await page.locator('input[type=file]').setInputFiles({ ...file, buffer: bytes })
    await page.getByRole('heading', { name: 'Everything agrees' }).waitFor()
    const changed = Buffer.from(bytes.toString('utf8').replace('"present":24', '"present":23'), 'utf8')
    await page.locator('input[type=file]').setInputFiles({ ...file, name: 'changed.json', buffer: changed })
    await page.getByText(/attendance: does not fit its digest/).waitFor()
    await shoot(page, `verify-en-dark-${screen.width}`, { whole: true })
    expect(await barriers(page)).toEqual([])
    await page.goto(`/public/assembly/${day.sessionId}`)
    await page.getByText('24 of 28 entitled are present now').waitFor()
    await shoot(page, `public-session-en-dark-${screen.width}`, { whole: true })
    expect(await barriers(page)).toEqual([])
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      screen.width,
    )
    expect(await troublesOf(page)).toEqual([])
  }
})
