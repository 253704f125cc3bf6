import type { Page } from 'playwright-core'
import encodeQr from 'qr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { cardCodes, type Doorway, endRun, openDoorway } from '../support/assembly-checkin.ts'
import { personId } from '../support/house.ts'
import { phoneOf } from '../support/wishes.ts'
import { violationsOf } from './axe.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

// A desk with a scanner, a phone in the hall, a tablet in a venue without a network, two people at the telephone.

let there: BrowserHouse
let door: Doorway
let codes: Map<string, string>
const tablet = { width: 820, height: 1180 }

beforeAll(async () => {
  there = await openBrowserHouse()
  door = await openDoorway(there.house)
  codes = await cardCodes(there.house, door)
  // The second person at the telephone.
  await there.house.sql`insert into assembly.duty (id, session_id, person_id, duty)
    values (${newId()}, ${door.sessionId}, ${personId('乐文娟')}, 'usher')`
})
afterAll(() => there?.close())

const checkin = (rest = '') => `/assembly/${door.sessionId}/checkin${rest}`
const line = (page: Page) => page.getByLabel('扫卡，或输入卡号、姓名')
const presentAt = (page: Page) => page.locator('[data-key=present] dd').first()
const present = async (page: Page) => Number(await presentAt(page).textContent())
const enter = async (page: Page, typed: string) => {
  await line(page).fill(typed)
  await line(page).press('Enter')
}
/** What the desk said last. */
const told = (page: Page) => page.locator('ol[aria-live] li').first()

test('a scanner signs people in, and another desk sees it without being asked', async () => {
  const desk = await there.look({ as: '尤书晏', path: checkin() })
  const other = await there.look({ as: '尤书晏', path: checkin() })
  await line(desk).waitFor()
  await presentAt(other).waitFor()
  expect(await present(other)).toBe(0)
  const [one, two] = door.people
  await enter(desk, codes.get(one!.attendeeId)!)
  await told(desk).getByText(`${one!.name}，签到`).waitFor()
  expect(await told(desk).textContent()).toContain('书带里')
  await expect.poll(() => present(other)).toBe(1)
  // The same card at the other desk: nobody is counted twice, and the desk is told when and where.
  await enter(other, codes.get(one!.attendeeId)!)
  await told(other).getByText(`${one!.name}已在`).waitFor()
  await enter(desk, codes.get(two!.attendeeId)!.replace(/(\d{4})/g, '$1 '))
  await told(desk).getByText(`${two!.name}，签到`).waitFor()
  await expect.poll(() => present(desk)).toBe(2)
  // A lost card is replaced; whoever brings the old one is told so.
  const old = codes.get(door.people[2]!.attendeeId)!
  await desk.getByRole('button', { name: `更多 ${door.people[2]!.name}` }).click()
  await desk.getByText('补卡').click()
  await desk.getByRole('button', { name: '确定', exact: true }).click()
  await told(desk).getByText('换了新卡').waitFor()
  await enter(desk, old)
  await told(desk).getByText('旧卡').waitFor()
  await enter(desk, `${old.slice(0, 15)}${(Number(old[15]) + 1) % 10}`)
  await told(desk).getByText('16 位').waitFor()
  expect(await present(desk)).toBe(2)
  await shoot(desk, 'checkin-desk', { whole: true })
  expect(troublesOf(desk)).toEqual([])
})

test('a camera reads the card that is held before it, once', async () => {
  const person = door.people[5]!
  const desk = await there.look({ as: '尤书晏', path: checkin(), screen: phone })
  const rows = encodeQr(codes.get(person.attendeeId)!, 'raw', { ecc: 'high', border: 4 })
  // A camera that looks at a card: the browser of the test has none.
  await desk.addInitScript(`
    const rows = ${JSON.stringify(rows)}
    navigator.mediaDevices.getUserMedia = async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
      const pen = canvas.getContext('2d')
      const draw = () => {
        pen.fillStyle = '#ccc'
        pen.fillRect(0, 0, 640, 480)
        rows.forEach((row, y) => row.forEach((dark, x) => {
          pen.fillStyle = dark ? '#222' : '#fff'
          pen.fillRect(180 + x * 9, 90 + y * 9, 9, 9)
        }))
      }
      setInterval(draw, 40)
      draw()
      return canvas.captureStream(20)
    }`)
  await desk.reload()
  await desk.getByRole('button', { name: '用摄像头扫码' }).click()
  await told(desk).getByText(`${person.name}，签到`).waitFor()
  await shoot(desk, 'checkin-camera')
  // It stays before the lens, and nothing more happens.
  await desk.waitForTimeout(1_000)
  expect(await desk.locator('ol[aria-live] li').count()).toBe(1)
  await desk.getByRole('button', { name: '关掉摄像头' }).click()
  await expect.poll(() => desk.locator('video').count()).toBe(0)
  expect(troublesOf(desk)).toEqual([])
})

test('one name twice is asked about before anybody is signed in, and a mistake is taken back', async () => {
  const desk = await there.look({ as: '尤书晏', path: checkin() })
  await line(desk).waitFor()
  await enter(desk, '秀英')
  const ask = desk.getByRole('dialog', { name: /同名/ })
  await ask.getByText('和衷里').waitFor()
  expect(await ask.getByRole('button', { name: '是这一位' }).count()).toBe(2)
  await shoot(desk, 'checkin-same-name')
  await ask.locator('li', { hasText: '和衷里' }).getByRole('button', { name: '是这一位' }).click()
  await told(desk).getByText('王秀英，签到').waitFor()
  expect(await told(desk).textContent()).toContain('和衷里')
  const rows = await there.house.sql<{ id: string }>`
    select attendee_id as id from assembly.presence where attendee_id in (${door.sameName[0].attendeeId}, ${door.sameName[1].attendeeId})`
  expect(rows.map(({ id }) => id)).toEqual([door.sameName[1].attendeeId])
  await line(desk).fill('秀英 和衷')
  await desk.getByRole('button', { name: '更多 王秀英' }).click()
  await desk.getByText('撤销', { exact: true }).click()
  await desk.getByRole('button', { name: '确定', exact: true }).click()
  await told(desk).getByText('已撤销').waitFor()
  // The arrow keys choose, Enter signs in: no mouse is needed.
  await line(desk).fill('签到')
  await line(desk).press('ArrowDown')
  const chosen = await desk.locator('tr[aria-selected] td').first().textContent()
  await line(desk).press('Enter')
  await told(desk).getByText(`${chosen}，签到`).waitFor()
  expect(troublesOf(desk)).toEqual([])
})

test('a phone signs in by the digits on the screen, and from afar where that was assigned', async () => {
  const screen = await there.look({ as: '尤书晏', path: checkin('/code') })
  const digits = screen.locator('[class*=digits]')
  await digits.waitFor()
  const code = (await digits.textContent())!.replaceAll(/\D/g, '')
  await shoot(screen, 'checkin-code', { whole: true })
  const own = await there.look({
    resident: phoneOf(400),
    screen: phone,
    path: `/my/assembly/${door.sessionId}/checkin`,
  })
  const field = own.getByLabel('会场屏幕上的六位数字')
  await field.fill('000000')
  await own.getByRole('button', { name: '签到', exact: true }).click()
  await own.getByText('数字不对').waitFor()
  await shoot(own, 'checkin-own-wrong', { whole: true })
  await field.fill(code)
  await own.getByRole('button', { name: '签到', exact: true }).click()
  await own.getByText(/您已在 .* 签到，主会场/).waitFor()
  await shoot(own, 'checkin-own', { whole: true })
  await own.getByRole('button', { name: '我要离会' }).click()
  await own.getByRole('button', { name: '离会', exact: true }).click()
  await own.getByText('回来请再签到').waitFor()
  // By the picture on the screen: the address carries the digits, and nothing has to be typed.
  const scanned = await there.look({
    resident: phoneOf(400),
    screen: phone,
    path: `/my/assembly/${door.sessionId}/checkin?code=${code}`,
  })
  await scanned.getByText(/您已在 .* 签到/).waitFor()
  const afar = await there.look({ resident: phoneOf(401), screen: phone, path: '/my' })
  await afar.getByRole('link', { name: '去签到' }).click()
  await afar.getByRole('button', { name: '签到，线上参会' }).click()
  await afar.getByText(/您已在 .* 签到，线上/).waitFor()
  for (const page of [screen, own, scanned, afar]) expect(troublesOf(page)).toEqual([])
})

test('the tablet of a venue opens and ticks without a network, and tells the server when there is one', async () => {
  const page = await there.look({
    resident: phoneOf(402),
    screen: tablet,
    path: `/venue/${door.sessionId}/${door.far}?door=my`,
  })
  await page.getByText('没有网络也能打开').waitFor()
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: '鸣鹤坊分会场' }).waitFor()
  const [here, missing] = [door.people[8]!, door.people[9]!]
  const row = (name: string) => page.locator('li', { hasText: name })
  await row(here.name).getByRole('button').click()
  await row(here.name).getByText('未送回').waitFor()
  await page.getByText('1 条等待送回').waitFor()
  expect(await row(here.name).textContent()).toContain('发纸质票')
  // Once more without a network: what was ticked is still there, and so is the page.
  await page.reload()
  await page.getByText('没有网络也能打开').waitFor()
  await row(here.name).getByText('未送回').waitFor()
  await page.getByText('打电话报出席').click()
  await page.getByText(`到会 1 人：${here.name}。`).waitFor()
  expect(await page.getByText(/^未到/).textContent()).toContain(missing.name)
  await shoot(page, 'checkin-tablet-offline', { whole: true })
  expect(await there.house.sql`select from assembly.presence where attendee_id = ${here.attendeeId}`).toEqual(
    [],
  )
  await page.context().setOffline(false)
  await row(here.name).getByText('已送回').waitFor()
  await page.getByText('都已送回').waitFor()
  const rows = await there.house.sql<{ channel: string; venue: string }>`
    select channel, venue_id as venue from assembly.presence where attendee_id = ${here.attendeeId}`
  expect(rows).toEqual([{ channel: 'list', venue: door.far }])
  await page.getByRole('button', { name: '从这台设备清除' }).click()
  await page.getByRole('button', { name: '清除', exact: true }).click()
  await page.getByText('还没有这个会场的名单').waitFor()
  expect(troublesOf(page)).toEqual([])
})

test('two at the telephone do not see each other’s list, are told in what they differ, and then it stands', async () => {
  const one = await there.look({ as: '尤书晏', path: checkin('/telephone') })
  const other = await there.look({ as: '乐文娟', path: checkin('/telephone') })
  const venue = (page: Page) => page.locator('section', { hasText: '鸣鹤坊分会场' })
  const [nine, ten, eleven] = [door.people[9]!, door.people[10]!, door.people[11]!]
  const hear = async (page: Page, button: string, names: string[]) => {
    await venue(page).getByRole('button', { name: button }).click()
    await page.getByRole('button', { name: '全部清空' }).click()
    for (const name of names) await page.getByRole('checkbox', { name: new RegExp(name) }).check()
    await page.getByRole('button', { name: '提交我听到的名单' }).click()
  }
  await hear(one, '记录', [nine.name, ten.name])
  await venue(other).getByText('尤书晏已记录').waitFor()
  expect(await venue(other).textContent()).not.toContain(nine.name)
  await hear(other, '记录', [nine.name, eleven.name])
  await other.getByText('不一致的人').first().waitFor()
  await shoot(other, 'checkin-telephone-entry', { whole: true })
  await venue(one).getByText('两份有 2 处不一致').waitFor()
  await shoot(one, 'checkin-telephone', { whole: true })
  await other.getByRole('checkbox', { name: new RegExp(eleven.name) }).uncheck()
  await other.getByRole('checkbox', { name: new RegExp(ten.name) }).check()
  await other.getByRole('button', { name: '提交我听到的名单' }).click()
  await venue(one).getByText('报到 2 人').waitFor()
  const rows = await there.house.sql<{ id: string }>`
    select attendee_id as id from assembly.presence where channel = 'telephone' and out_at is null order by attendee_id`
  expect(rows.map(({ id }) => id)).toEqual([nine.attendeeId, ten.attendeeId].sort())
  for (const page of [one, other]) expect(troublesOf(page)).toEqual([])
})

test('cards, sheets and ways to vote are made ready on one page, which also reads on a phone, in the dark and in English', async () => {
  const page = await there.look({ as: '尤书晏', path: checkin('/prints') })
  await page.getByRole('heading', { name: '签到册' }).waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '按会场打印' }).click()
  expect((await download).suggestedFilename()).toContain('签到册.docx')
  await page.getByRole('button', { name: '用纸质票' }).click()
  await page.getByText(/手机 0 人，纸质 \d+ 人/).waitFor()
  await shoot(page, 'checkin-prints', { whole: true })
  const small = await there.look({ as: '尤书晏', path: checkin(), screen: phone, theme: 'dark' })
  await line(small).waitFor()
  await shoot(small, 'checkin-phone-dark', { whole: true })
  const english = await there.look({ as: '尤书晏', path: checkin(), language: 'en' })
  await english.getByLabel('Scan a card, or type a number or name').waitFor()
  await shoot(english, 'checkin-english')
  for (const one of [page, small, english]) expect(troublesOf(one)).toEqual([])
})

test('every page at the door reads well to those who listen, and says what to do while nothing goes on', async () => {
  const pages: [Parameters<typeof there.look>[0], string][] = [
    [{ as: '尤书晏', path: checkin() }, '名单'],
    [{ as: '尤书晏', path: checkin('/prints') }, '签到册'],
    [{ as: '尤书晏', path: checkin('/telephone') }, '鸣鹤坊分会场'],
    [{ as: '尤书晏', path: checkin('/code') }, '主会场签到码'],
    [{ resident: phoneOf(400), path: `/my/assembly/${door.sessionId}/checkin`, screen: phone }, '会议签到'],
    [
      {
        resident: phoneOf(402),
        path: `/venue/${door.sessionId}/${door.far}?door=my`,
        screen: phone,
        theme: 'dark',
      },
      '打电话报出席',
    ],
  ]
  for (const [how, words] of pages) {
    const page = await there.look(how)
    await page.getByText(words).first().waitFor()
    expect(await violationsOf(page), how?.path).toEqual([])
    if (how?.theme === 'dark') await shoot(page, 'checkin-tablet-phone-dark', { whole: true })
    await page.close()
  }
  await endRun(there.house, door)
  const desk = await there.look({ as: '尤书晏', path: checkin() })
  await desk.getByText('会议还没有开始').waitFor()
  expect(await line(desk).count()).toBe(0)
  await shoot(desk, 'checkin-not-begun')
  const own = await there.look({
    resident: phoneOf(400),
    path: `/my/assembly/${door.sessionId}/checkin`,
    screen: phone,
  })
  await own.getByText('签到还没有开始').waitFor()
  const stranger = await there.look({
    resident: phoneOf(409),
    path: `/venue/${door.sessionId}/${door.far}?door=my`,
  })
  await stranger.getByText('不归您签到').waitFor()
  for (const page of [desk, own, stranger]) expect(troublesOf(page)).toEqual([])
})
