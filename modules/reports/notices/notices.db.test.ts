import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { playerNamed } from '../../../demo/cast.ts'
import { unzip } from '../../../platform/files/unzip.ts'
import { tick } from '../../../platform/jobs/tick.ts'
import { type Client, openClient } from '../../../tests/support/client.ts'
import { castPassword, type House, officeId, openHouse, personId } from '../../../tests/support/house.ts'
import { type Adopted, adoptList, headOf, somePhoto, staffOf } from '../../../tests/support/plans.ts'
import * as reports from '../contract.ts'

let house: House
let list: Adopted
beforeAll(async () => {
  house = await openHouse({ now: '2026-09-01T01:00:00Z' })
  list = await adoptList(house)
})
afterAll(() => house.close())

/** A session does not outlive a night: each new day one signs in again. */
let day = ''
const signedIn = new Map<string, Promise<Client>>()
function as(name: string): Promise<Client> {
  const today = house.clock.now().toISOString().slice(0, 10)
  if (today !== day) signedIn.clear()
  day = today
  const known = signedIn.get(name) ?? signIn(name)
  signedIn.set(name, known)
  return known
}
async function signIn(name: string): Promise<Client> {
  const client = openClient(house.url)
  await client.post('/api/identity/session', { name: playerNamed(name).staffNumber, password: castPassword })
  return client
}
const clerk = () => as('尤书晏')
const head = () => as(headOf('管理办'))
const order = async (part: Partial<Parameters<typeof body>[0]> = {}) => {
  const answer = await (await clerk()).ask(reports.issueNotice, { body: body(part) })
  if (answer.refused) throw new Error(JSON.stringify(answer.refused))
  return answer.body
}
const body = (part: {
  dueOn?: string
  office?: string
  leader?: string
  about?: { kind: 'target' | 'project' | 'other'; id: string | null; text: string | null }
}) => ({
  title: '充电桩安装进度',
  asked: '说明晚于进度的原因，十日内排出逐小区安装计划。',
  about: part.about ?? { kind: 'target' as const, id: list.target('180台').id, text: null },
  toOfficeId: officeId(part.office ?? '管理办'),
  orderedById: personId(part.leader ?? '温伯钧'),
  dueOn: part.dueOn ?? '2026-09-11',
})
const read = async (id: string, who = '尤书晏') =>
  (await (await as(who)).ask(reports.getNotice, { params: { id } })).body
const evidence = async (id: string) =>
  (await head()).upload<reports.Evidence>(`/api/reports/notices/${id}/evidence`, [
    { name: '现场.jpg', content: await somePhoto(), type: 'image/jpeg' },
  ])

describe('a supervision notice', () => {
  test('takes the next number of the year, also when two are issued at once, and says what it is about', async () => {
    const made = await Promise.all([order(), order(), order()])
    const ordinals = made.map(({ number }) => Number(/(\d+)号/.exec(number)?.[1])).sort()
    expect(ordinals).toEqual([1, 2, 3])
    const notice = await read(made[0]!.id)
    expect(notice.number).toMatch(/督.2026.\d+号/)
    expect(notice.about.text).toContain('180台')
    expect(notice.about.projectId).toBe(list.project('180台').id)
    expect(notice).toMatchObject({ state: 'issued', isOverdue: false, orderedBy: { name: '温伯钧' } })
  })

  test('goes there and back: answered with evidence, sent back, answered again, accepted', async () => {
    const { id } = await order()
    expect((await read(id, headOf('管理办'))).may).toEqual(['answer'])
    const file = await evidence(id)
    expect(file.body).toMatchObject({ name: '现场.jpg', isPhoto: true })
    const first = await (await head()).ask(reports.answerNotice, {
      params: { id },
      body: { words: '设备到货晚了三周。', evidenceIds: [file.body.id] },
    })
    expect(first.status).toBe(200)
    const twice = await (await head()).ask(reports.answerNotice, {
      params: { id },
      body: { words: '再说一遍', evidenceIds: [] },
    })
    expect(twice.refused).toEqual({ type: 'notice_moved', params: { state: 'answered', act: 'answer' } })

    const bare = await (await clerk()).ask(reports.decideNotice, {
      params: { id },
      body: { decision: 'send_back', words: ' ' },
    })
    expect(bare.refused?.type).toBe('words_needed')
    await (await as('单立群')).ask(reports.decideNotice, {
      params: { id },
      body: { decision: 'send_back', words: '请附逐小区的安装计划。', dueOn: '2026-09-20' },
    })
    await (await head()).ask(reports.answerNotice, {
      params: { id },
      body: { words: '计划附后，9月底前全部通电。', evidenceIds: [] },
    })
    await (await clerk()).ask(reports.decideNotice, {
      params: { id },
      body: { decision: 'accept', words: null },
    })
    const settled = await read(id)
    expect(settled).toMatchObject({ state: 'accepted', dueOn: '2026-09-20', may: [] })
    expect(
      settled.answers.map(({ ordinal, decision, evidence: files }) => [ordinal, decision, files.length]),
    ).toEqual([
      [1, 'sent_back', 1],
      [2, 'accepted', 0],
    ])
    const photo = await (await clerk()).get(`/api/reports/notices/${id}/evidence/${file.body.id}?width=320`)
    expect(photo.headers.get('content-type')).toBe('image/jpeg')
    const after = await (await clerk()).ask(reports.withdrawNotice, { params: { id } })
    expect(after.refused?.type).toBe('notice_moved')
    const kinds = await house.sql<{ kind: string }>`
      select kind from ledger.event where subject_kind = 'reports.notice' and subject_id = ${id} order by seq`
    expect(kinds.map(({ kind }) => kind.replace('reports.notice_', ''))).toEqual([
      'issued',
      'answered',
      'decided',
      'answered',
      'decided',
    ])
  })

  test('is not there for another office, and only the addressed one answers', async () => {
    const { id } = await order()
    const other = await (await as(headOf('平安办'))).ask(reports.getNotice, { params: { id } })
    expect(other.status).toBe(404)
    const others = await (await as(headOf('平安办'))).ask(reports.listNotices, { query: {} })
    expect(others.body).toEqual([])
    const clerks = await (await clerk()).ask(reports.answerNotice, {
      params: { id },
      body: { words: '代答', evidenceIds: [] },
    })
    expect(clerks.status).toBe(403)
    const decides = await (await head()).ask(reports.decideNotice, {
      params: { id },
      body: { decision: 'accept', words: null },
    })
    expect(decides.status).toBe(403)
    expect((await (await as(staffOf('管理办'))).ask(reports.getNotice, { params: { id } })).status).toBe(200)
  })

  test('is refused with a day that is over, an office that is none, and somebody who is no leader', async () => {
    const ask = async (part: Parameters<typeof body>[0]) =>
      (await (await clerk()).ask(reports.issueNotice, { body: body(part) })).refused?.type
    expect(await ask({ dueOn: '2026-08-31' })).toBe('due_in_past')
    expect(await ask({ leader: '乐文娟' })).toBe('not_a_leader')
    const numbers = await house.sql`select 1 from documents.number where code = '督'`
    const made = (await order()).number
    expect(Number(/(\d+)号/.exec(made)?.[1])).toBe(numbers.length + 1)
  })

  test('evidence of another notice, or of another person, is refused; text dressed as a photo too', async () => {
    const [one, other] = [await order(), await order()]
    const file = await evidence(other.id)
    const answer = await (await head()).ask(reports.answerNotice, {
      params: { id: one.id },
      body: { words: '见附件', evidenceIds: [file.body.id] },
    })
    expect(answer.refused?.type).toBe('evidence_not_yours')
    expect((await read(one.id)).answers).toEqual([])
    const odd = await (await head()).upload(`/api/reports/notices/${one.id}/evidence`, [
      { name: 'a.jpg', content: '<svg/>' },
    ])
    expect(odd.status).toBe(422)
  })

  test('shows that it is overdue, goes to the leader after three days, and a new day ends that', async () => {
    const { id } = await order({ dueOn: '2026-09-03' })
    house.clock.set('2026-09-04T01:00:00Z')
    await tick(house.lilong)
    expect(await read(id)).toMatchObject({ isOverdue: true, escalatedAt: null })
    const overdue = await (await clerk()).ask(reports.listNotices, { query: { overdue: true } })
    expect(overdue.body.map((one) => one.id)).toContain(id)
    house.clock.set('2026-09-06T01:00:00Z')
    await tick(house.lilong)
    await tick(house.lilong)
    expect((await read(id)).escalatedAt).not.toBeNull()
    const told = await house.sql`
      select 1 from messages.message where person_id = ${personId('温伯钧')} and kind = 'reports.notice_news'
        and data->>'notice' = ${id} and data->>'news' = 'escalated'`
    expect(told).toHaveLength(1)
    const mine = await (await as('温伯钧')).ask(reports.listNotices, { query: { forMe: true } })
    expect(mine.body.map((one) => one.id)).toContain(id)
    await (await head()).ask(reports.answerNotice, {
      params: { id },
      body: { words: '在办', evidenceIds: [] },
    })
    expect((await read(id)).isOverdue).toBe(false)
    await (await clerk()).ask(reports.decideNotice, {
      params: { id },
      body: { decision: 'send_back', words: '没有说清', dueOn: '2026-09-12' },
    })
    expect(await read(id)).toMatchObject({ isOverdue: false, escalatedAt: null, state: 'sent_back' })
  })

  test('prints as a paper with its number', async () => {
    const { id, number } = await order()
    const paper = await (await clerk()).get(`/api/reports/notices/${id}/notice.docx`)
    const parts = await unzip(paper.bytes, { mostBytes: 50_000_000, mostEntries: 500 })
    const text = String(parts.get('word/document.xml')).replace(/<[^>]+>/g, '')
    for (const words of [number, '管理办', '交办领导：温伯钧', '十日内排出逐小区安装计划'])
      expect(text).toContain(words)
  })
})
