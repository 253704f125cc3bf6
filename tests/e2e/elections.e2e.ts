import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as assembly from '../../modules/assembly/contract.ts'
import {
  done,
  foundCommittee,
  importVoters,
  meetingBody,
  prepareElection,
  seatNewcomers,
  signIn,
  stationBody,
  votersCsv,
} from '../support/assembly-committee.ts'
import { personId } from '../support/house.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

// A committee between sessions and the election of a Residents' Committee, as people see them.

let open: BrowserHouse
let termId: string
let election: string
let later: string
beforeAll(async () => {
  open = await openBrowserHouse({ now: '2026-03-04T01:00:00Z' })
  const { house } = open
  const clerk = await signIn(house, '尤书晏')
  termId = (await foundCommittee(house, { by: clerk })).termId
  await seatNewcomers(
    house,
    termId,
    [
      ['沈树声', 'director'],
      ['欧阳慧', 'deputy_director'],
      ['丁一', 'member'],
      ['戴永年', 'member'],
    ],
    { by: clerk },
  )
  const special = await done(
    clerk.ask(assembly.foundSpecial, {
      params: { id: termId },
      body: { name: '民生专委会', remit: '看护实事项目的进度，听取居民意见。', takesOutsiders: true },
    }),
  )
  await done(
    clerk.ask(assembly.seatSpecial, {
      params: { id: special.id },
      body: { personId: personId('单立群'), post: 'chair', fromOn: '2026-03-04' },
    }),
  )
  const meeting = await done(
    clerk.ask(assembly.callMeeting, { params: { id: termId }, body: meetingBody('2026-03-04') }),
  )
  const sheet = await done(clerk.ask(assembly.getAttendanceSheet, { params: { id: meeting.id } }))
  await done(
    clerk.ask(assembly.keepAttendance, {
      params: { id: meeting.id },
      body: {
        presentIds: sheet.attendees.slice(0, 3).map(({ id }) => id),
        leaveIds: sheet.attendees.slice(3).map(({ id }) => id),
      },
    }),
  )
  await done(
    clerk.ask(assembly.callMeeting, {
      params: { id: termId },
      body: meetingBody('2026-03-04', { items: ['议事'] }),
    }),
  )
  await done(clerk.ask(assembly.showMembers, { params: { id: termId }, body: { shown: true } }))
  election = await prepareElection(house, { by: clerk })
  await importVoters(clerk, election, votersCsv(60))
  later = await prepareElection(house, { by: clerk, place: '鸣鹤坊' })
  await importVoters(clerk, later, votersCsv(40))
  await done(clerk.ask(assembly.addStation, { params: { id: election }, body: stationBody('书带里活动室') }))
})
afterAll(() => open.close())

const quiet = (page: Page) => expect(troublesOf(page)).toEqual([])

test('a committee shows who is in office, who came to its meetings, and how it changed', async () => {
  const page = await open.look({ as: '尤书晏', path: `/assembly/committees/${termId}` })
  await page.getByText('沈树声').first().waitFor()
  await page.getByText('1 次中到 1 次').first().waitFor()
  await shoot(page, 'committee-term', { whole: true })
  await page.getByRole('button', { name: '登记成员' }).click()
  await page.getByLabel('找人').fill('新来的人')
  await page.getByRole('button', { name: '登记新人员“新来的人”' }).click()
  await page.getByRole('button', { name: '登记 1 人' }).click()
  await page.getByRole('rowheader', { name: '新来的人' }).waitFor()
  quiet(page)
  await page.goto('/assembly/committees')
  await page.getByRole('link', { name: '第三届' }).waitFor()
  await shoot(page, 'committees')
  const small = await open.look({
    as: '尤书晏',
    path: `/assembly/committees/${termId}`,
    screen: phone,
    theme: 'dark',
    language: 'en',
  })
  await small.getByText('Meetings and attendance').waitFor()
  await shoot(small, 'committee-phone-dark', { whole: true })
  quiet(small)
  const anyone = await open.look({ path: `/public/assembly/committees/${termId}`, screen: phone })
  await anyone.getByText('沈树声').waitFor()
  await shoot(anyone, 'committee-public', { whole: true })
  quiet(anyone)
})

test('a register is imported from a file, and a line with a fault says which', async () => {
  const page = await open.look({ as: '尤书晏', path: `/assembly/elections/${election}/import` })
  const file = (content: string) => ({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page
    .locator('input[type=file]')
    .setInputFiles(file('姓名,楼组,室号\n新选民,书带坊9号,901室\n,书带坊9号,902室'))
  await page.getByText('没有姓名').waitFor()
  await shoot(page, 'election-import')
  await page.locator('input[type=file]').setInputFiles(file('姓名,楼组,室号\n新选民,书带坊9号,901室'))
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByText('已经登记 1 人').waitFor()
  await page.goto(`/assembly/elections/${election}/register`)
  await page.getByText('61 人，7 个楼组').waitFor()
  await shoot(page, 'election-register', { whole: true })
  await page.goto(`/assembly/elections/${election}`)
  await page.getByText('选举办法', { exact: true }).waitFor()
  await shoot(page, 'election', { whole: true })
  for (const room of ['objections', 'candidates', 'polling', 'method']) {
    await page.goto(`/assembly/elections/${election}/${room}`)
    await page.getByRole('navigation', { name: '居委会选举' }).waitFor()
    await page.waitForLoadState('networkidle')
    await shoot(page, `election-${room}`, { whole: true })
  }
  await page.goto('/assembly/elections/new')
  await page.getByRole('button', { name: '开始筹备' }).waitFor()
  await shoot(page, 'election-new', { whole: true })
  quiet(page)
})

test('the public list is read by building in its days, and a resident objects on the phone', async () => {
  const { house } = open
  house.clock.set('2026-03-06T01:00:00Z')
  const anyone = await open.look({ path: `/public/assembly/elections/${later}`, screen: phone })
  await anyone.getByLabel('选一个楼组').selectOption('书带坊1号')
  await anyone.getByRole('list', { name: '书带坊1号' }).waitFor()
  expect(await anyone.getByRole('list', { name: '书带坊1号' }).textContent()).toContain('*')
  await shoot(anyone, 'election-public-phone', { whole: true })
  quiet(anyone)
  await house.asResident('19800000791', { called: '邬阿姨', place: '鸣鹤坊' })
  const resident = await open.look({ resident: '19800000791', path: '/my/elections', screen: phone })
  await resident.getByRole('button', { name: '我要申诉' }).click()
  await resident.getByLabel('名单上有不该有的人').check()
  await resident.getByLabel('在哪个楼组').selectOption('书带坊1号')
  await resident.getByLabel('是哪一行').selectOption({ index: 1 })
  await resident.getByLabel('说清楚是谁、怎么回事').fill('这家去年已经搬走了。')
  await shoot(resident, 'election-resident', { whole: true })
  await resident.getByRole('button', { name: '提出申诉' }).click()
  await resident.getByText('申诉已经收到').waitFor()
  await shoot(resident, 'election-resident-sent', { whole: true })
  quiet(resident)
})

test('cards are handed at a table by name, and the turnout is told in numbers', async () => {
  const { house } = open
  house.clock.set('2026-03-11T01:00:00Z')
  const clerk = await signIn(house, '尤书晏')
  await done(clerk.ask(assembly.freezeRegister, { params: { id: election } }))
  house.clock.set('2026-03-22T01:00:00Z')
  const today = await signIn(house, '尤书晏')
  await done(today.ask(assembly.beginRun, { params: { id: election }, body: { kind: 'real' } }))
  const page = await open.look({ path: '/' })
  await page.context().addCookies([
    {
      name: today.cookie!.split('=')[0]!,
      value: today.cookie!.split('=').slice(1).join('='),
      url: open.url,
    },
  ])
  await page.goto(`/assembly/elections/${election}/polling`)
  await page.getByPlaceholder('姓名或者楼组、室号').fill('书带坊1号')
  await page.getByRole('button', { name: '发票证' }).first().click()
  await page.getByText('已领票。').waitFor()
  await page.getByText('选民 61 人，已经领票 1 人').waitFor()
  await page.getByPlaceholder('姓名或者楼组、室号').fill('书带坊1号')
  await page.getByText('领过').first().waitFor()
  await shoot(page, 'election-polling-day', { whole: true })
  quiet(page)
})
