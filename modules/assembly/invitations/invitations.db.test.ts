import { Document, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playerNamed } from '../../../demo/cast.ts'
import { unzip } from '../../../platform/files/unzip.ts'
import {
  bringRoster,
  clerk,
  csv,
  enterThirdTerm,
  openMainHall,
  openYearly,
  whole,
} from '../../../tests/support/assembly-prepare.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import { getInbox } from '../../messages/contract.ts'
import * as contract from '../contract/prepare.ts'
import * as agenda from '../contract/prepare-agenda.ts'
import * as asking from '../contract/prepare-invitations.ts'
import * as people from '../contract/prepare-people.ts'

let house: House
let desk: Client
let termId: string
beforeAll(async () => {
  house = await openHouse()
  desk = await house.as(clerk)
  ;({ termId } = await enterThirdTerm(house))
  const done = await bringRoster(
    desk,
    termId,
    csv(
      `1,乐文娟,女,书带里,居民区代表团,第十组,代表,${playerNamed('乐文娟').phone},`,
      '2,王秀英,女,书带里,居民区代表团,第二组,代表,,',
      '3,陈阿姨,女,书带里,居民区代表团,第二组,代表,19800000777,',
      '4,曾国华,男,鸣鹤坊,居民区代表团,第一组,代表,19800000778,',
    ),
  )
  expect(done.status).toBe(200)
})
afterAll(() => house.close())

const session = async (id: string) => whole(await desk.ask(contract.getSession, { params: { id } }))
const listOf = async (id: string) => whole(await desk.ask(people.listAttendees, { params: { id } }))
const agendaOf = async (id: string) => whole(await desk.ask(agenda.getAgenda, { params: { id } }))
/** A session that has been called, with a hall and the yearly agenda. */
async function called(): Promise<string> {
  const id = await openYearly(house, termId)
  await openMainHall(house, id)
  whole(await desk.ask(contract.callSession, { params: { id } }))
  return id
}
const one = async (id: string, name: string) =>
  (await listOf(id)).attendees.find((person) => person.name === name)!
const textOf = async (bytes: Buffer) =>
  (await unzip(bytes, { mostBytes: 10_000_000, mostEntries: 100 }))
    .get('word/document.xml')!
    .toString('utf8')
    .replace(/<[^>]+>/g, '')

test('the booklet holds agenda and papers in large print; opening a paper leaves one receipt', async () => {
  const id = await called()
  const chen = await house.asResident('19800000777')
  const item = (await agendaOf(id)).items[2]!
  const made = await Packer.toBuffer(
    new Document({ sections: [{ children: [new Paragraph('去年答应的十件事，办成了九件。')] }] }),
  )
  await desk.upload(`/api/assembly/items/${item.id}/files`, [{ name: '报告.docx', content: made }])
  await desk.upload(`/api/assembly/items/${item.id}/files`, [
    { name: '附图.pdf', content: '%PDF-1.7\n%%EOF' },
  ])
  const booklet = whole(await chen.ask(agenda.getBooklet, { params: { id } }))
  expect(booklet.parts.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      '一、宣布开会',
      '报告',
      '去年答应的十件事，办成了九件。',
      '附图',
      '这份材料是扫描件，另行装订，附在本册后面。',
    ]),
  )
  const printed = await chen.get(`/api/assembly/sessions/${id}/booklet/docx`)
  expect(await textOf(printed.bytes)).toContain('办成了九件')
  const sheet = await desk.get(`/api/assembly/sessions/${id}/agenda/docx?what=script`)
  const said = await textOf(sheet.bytes)
  expect(said, 'the title is known, only what is counted stays blank').toMatch(
    /各位代表，[^＿]+现在开会。本次会议应到代表＿/,
  )
  expect(said).not.toContain('：：')
  expect((await chen.get(`/api/assembly/sessions/${id}/agenda/docx?what=script`)).status).toBe(403)

  const paper = (await agendaOf(id)).items[2]!.papers[0]!
  const params = { id: paper.id }
  const first = whole(await chen.ask(agenda.readItemPaper, { params }))
  house.clock.set(new Date(house.clock.now().getTime() + 60_000))
  expect(whole(await chen.ask(agenda.readItemPaper, { params }))).toEqual(first)
  // Whoever prepares the session reads without a receipt: they are not on its list.
  whole(await desk.ask(agenda.readItemPaper, { params }))
  expect((await agendaOf(id)).items[2]!.papers[0]!.readBy).toBe(1)
  expect((await one(id, '陈阿姨')).papersRead).toBe(1)
})

test('whoever has a phone is told once, the others get a sheet with their card; each leaves a receipt', async () => {
  const id = await called()
  const params = { id }
  const told = whole(await desk.ask(asking.invite, { params, body: {} }))
  expect(told).toEqual({ told: 3, onPaper: 1 })
  const again = whole(await desk.ask(asking.invite, { params, body: {} }))
  expect(again).toEqual({ told: 0, onPaper: 1 })
  const chen = await house.asResident('19800000777')
  const inbox = whole(await chen.ask(getInbox, { query: {} }))
  expect(inbox.messages.filter(({ opens }) => opens === `/assembly/my/${id}`)).toHaveLength(1)
  const texts = (await house.texts()).filter(({ phone }) => phone === '19800000778')
  expect(texts).toHaveLength(1)

  const { printed, printedAt } = whole(await desk.ask(asking.printInvitations, { params, body: {} }))
  expect(printed).toBe(1)
  const sheet = await desk.get(
    `/api/assembly/sessions/${id}/invitations/docx?printedAt=${encodeURIComponent(printedAt)}`,
  )
  const text = await textOf(sheet.bytes)
  expect(text).toContain('王秀英同志')
  expect(text).toMatch(/\d{4} \d{4} \d{4} \d{4}/)
  expect((await desk.ask(asking.printInvitations, { params, body: {} })).refused?.type).toBe(
    'nobody_to_invite',
  )
  expect((await desk.ask(asking.invite, { params, body: {} })).refused?.type).toBe('nobody_to_invite')

  const seen = whole(await chen.ask(asking.seeInvitation, { params }))
  expect(whole(await chen.ask(asking.seeInvitation, { params }))).toEqual(seen)
  const wang = await one(id, '王秀英')
  whole(await desk.ask(asking.handInvitation, { params: { id: wang.id } }))
  expect([(await one(id, '陈阿姨')).seen, (await one(id, '王秀英')).seen]).toEqual(['self', 'handed'])
  expect((await session(id)).prepared).toMatchObject({ invited: 4, seen: 2 })
})

test('leave is asked for at the own phone or by telephone, answered once, and taken back', async () => {
  const id = await called()
  const params = { id }
  const chen = await house.asResident('19800000777')
  expect(whole(await chen.ask(asking.askLeave, { params, body: { reason: '去外地看女儿' } }))).toEqual({
    leave: 'asked',
  })
  expect((await chen.ask(asking.askLeave, { params, body: { reason: '再说一遍' } })).refused).toEqual({
    type: 'leave_moved',
    params: { leave: 'asked' },
  })
  const line = await one(id, '陈阿姨')
  expect(line).toMatchObject({ leave: 'asked', leaveReason: '去外地看女儿' })
  // A leader sees the list, and not why somebody asks for leave.
  const leader = await house.as('沈砚秋')
  const theirs = whole(await leader.ask(people.listAttendees, { params }))
  expect(theirs.attendees.find((person) => person.id === line.id)).toMatchObject({
    leave: 'asked',
    leaveReason: null,
  })
  const answer = { params: { id: line.id }, body: { decision: 'granted' as const } }
  expect((await leader.ask(asking.decideLeave, answer)).status).toBe(403)
  expect((await chen.ask(asking.decideLeave, answer)).status).toBe(403)
  whole(await desk.ask(asking.decideLeave, answer))
  expect((await desk.ask(asking.decideLeave, answer)).refused?.type).toBe('leave_moved')
  expect((await session(id)).prepared).toMatchObject({ leaveAsked: 0, leaveGranted: 1 })
  expect(whole(await chen.ask(asking.takeLeaveBack, { params }))).toEqual({ leave: 'none' })

  const wang = await one(id, '王秀英')
  whole(await desk.ask(asking.enterLeave, { params: { id: wang.id }, body: { reason: '住院' } }))
  whole(await desk.ask(asking.decideLeave, { params: { id: wang.id }, body: { decision: 'refused' } }))
  expect((await one(id, '王秀英')).leave).toBe('refused')
})

test('a session called off tells whoever was invited, and nothing of it moves any more', async () => {
  const id = await called()
  const params = { id }
  whole(await desk.ask(asking.invite, { params, body: {} }))
  expect(whole(await desk.ask(contract.cancelSession, { params }))).toEqual({ told: 3 })
  const chen = await house.asResident('19800000777')
  const inbox = whole(await chen.ask(getInbox, { query: {} }))
  expect(inbox.messages.filter(({ kind }) => kind === 'assembly.called_off')).toHaveLength(1)
  for (const refused of [
    await desk.ask(contract.callSession, { params }),
    await desk.ask(people.takeRoster, { params }),
    await desk.ask(asking.invite, { params, body: {} }),
    await chen.ask(asking.askLeave, { params, body: { reason: '不来了' } }),
  ])
    expect(refused.refused).toEqual({ type: 'session_moved', params: { state: 'cancelled' } })
})
