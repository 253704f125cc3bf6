import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chance } from '../../../demo/seeded.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { type House, officeId, openHouse, personId } from '../../../tests/support/house.ts'
import * as paper from '../../../tests/support/papers.ts'
import * as documents from '../contract.ts'
import { takeNumber } from './numbers.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await paper.openTheSeries(house)
})
afterAll(() => house.close())

const asClerk = () => house.as(paper.papersClerk)
const save = async (id: string, version: number, content: documents.PaperContent, by = paper.drafter) =>
  (await house.as(by)).ask(documents.savePaper, { params: { id }, body: { version, content } })
const stateOf = async (id: string) => (await paper.read(house, id)).state

describe('a draft', () => {
  test('is begun in an office one works for, and in no other', async () => {
    const client = await house.as(paper.drafter)
    const body = { officeId: officeId('平安办'), content: paper.contentOf() }
    expect((await client.ask(documents.draftPaper, { body })).refused?.type).toBe('office_not_yours')
    const id = await paper.draft(house)
    const made = await paper.read(house, id, paper.drafter)
    expect([made.state, made.office.name, made.version, made.may]).toEqual([
      'draft',
      '管理办',
      1,
      ['write', 'submit', 'void'],
    ])
  })

  test('keeps every version that differs, and shows the difference', async () => {
    const id = await paper.draft(house)
    expect((await save(id, 1, paper.contentOf())).body).toEqual({ id, version: 1 })
    const changed = paper.contentOf({
      text: '汛期已至，请各单位于本周内查一遍排水口。\n一、查什么\n雨水口、泵房和沙袋。',
    })
    expect((await save(id, 1, changed)).body).toEqual({ id, version: 2 })
    expect((await save(id, 1, paper.contentOf({ title: '另一个题目' }))).status).toBe(412)
    const compared = await (await house.as(paper.drafter)).ask(documents.compareVersions, {
      params: { id },
      query: { from: 1, to: 2 },
    })
    expect(compared.body.lines.filter((line) => line.change !== 'same')).toEqual([
      { change: 'removed', text: '汛期将至，请各单位于本月底前查一遍排水口。' },
      { change: 'added', text: '汛期已至，请各单位于本周内查一遍排水口。' },
    ])
    await expect(
      house.sql`update documents.version set saved_at = saved_at where paper_id = ${id}`,
    ).rejects.toThrow('what was written down stays')
  })

  test('names attachments that lie beside it, by their own hash', async () => {
    const id = await paper.draft(house)
    const client = await house.as(paper.drafter)
    const path = `/api/documents/papers/${id}/attachments`
    const sent = await client.upload<documents.Attached>(path, [
      { name: '排水口清单.txt', content: '一号口' },
    ])
    const { id: fileId, sha256 } = sent.body
    const content = paper.contentOf()
    const naming = (hash: string) => ({
      ...content,
      attachments: [{ fileId, name: '排水口清单.txt', sha256: hash }],
    })
    expect((await save(id, 1, naming('0'.repeat(64)))).refused?.type).toBe('attachment_not_here')
    expect((await save(id, 1, naming(sha256))).status).toBe(200)
    expect((await paper.read(house, id)).attachments).toMatchObject([
      { id: fileId, name: '排水口清单.txt', sha256 },
    ])
    const other = await paper.draft(house)
    expect((await save(other, 1, naming(sha256))).refused?.type).toBe('attachment_not_here')
    const got = await client.get(`${path}/${fileId}`)
    expect([got.status, got.bytes.toString()]).toEqual([200, '一号口'])
    expect((await client.get(`/api/documents/papers/${other}/attachments/${fileId}`)).status).toBe(404)
  })

  test('names only offices of the house', async () => {
    const client = await house.as(paper.drafter)
    const body = {
      officeId: officeId('管理办'),
      content: { ...paper.contentOf(), mainOfficeIds: [personId(paper.leader)] },
    }
    expect((await client.ask(documents.draftPaper, { body })).refused?.type).toBe('unknown_office')
  })
})

describe('handing in', () => {
  const refusal = async (wanted: paper.Wanted, sheet: paper.Sheet = {}) =>
    (await paper.submit(house, await paper.draft(house, wanted), sheet)).refused

  test('wants words and somebody they are meant for', async () => {
    expect((await refusal({ text: ' ' }))?.type).toBe('nothing_written')
    expect((await refusal({ main: [] }))?.type).toBe('recipient_missing')
    expect(await refusal({ kind: 'announcement' })).toBeNull()
  })

  test('wants a last word by somebody of enough rank', async () => {
    const head = paper.headOf('管理办')
    expect(await refusal({}, { approvers: [[head, 'review']] })).toEqual({
      type: 'signer_missing',
      params: { rank: 'leader' },
    })
    expect((await refusal({}, { approvers: [[head, 'sign']] }))?.type).toBe('signer_missing')
    expect(
      (
        await refusal(
          {},
          {
            approvers: [
              [paper.leader, 'sign'],
              [head, 'review'],
            ],
          },
        )
      )?.type,
    ).toBe('signer_missing')
    expect(await refusal({ kind: 'supervision' }, { approvers: [[head, 'sign']] })).toBeNull()
  })

  test('asks nobody who cannot approve, nobody twice, and never the writer', async () => {
    const clerk = paper.headOf('平安办')
    expect(
      (
        await refusal(
          {},
          {
            approvers: [
              ['曾小满', 'review'],
              [paper.leader, 'sign'],
            ],
          },
        )
      )?.type,
    ).toBe('cannot_approve')
    expect(
      (
        await refusal(
          {},
          {
            approvers: [
              ['王秀英甲', 'read'],
              [paper.leader, 'sign'],
            ],
          },
        )
      )?.type,
    ).toBe('cannot_approve')
    expect(
      (
        await refusal(
          {},
          {
            approvers: [
              [clerk, 'sign'],
              [paper.leader, 'sign'],
            ],
          },
        )
      )?.type,
    ).toBe('cannot_approve')
    expect(
      (
        await refusal(
          {},
          {
            approvers: [
              [paper.leader, 'review'],
              [paper.leader, 'sign'],
            ],
          },
        )
      )?.type,
    ).toBe('cannot_approve')
    const own = await paper.draft(house, { by: paper.headOf('管理办') })
    expect((await paper.submit(house, own, {}, paper.headOf('管理办'))).refused?.type).toBe(
      'writer_cannot_approve',
    )
  })

  test('asks no countersignature of the drafting office, and none for yesterday', async () => {
    expect((await refusal({}, { countersign: ['管理办'] }))?.type).toBe('countersign_own_office')
    expect((await refusal({}, { countersign: ['平安办'], dueOn: '2026-03-01' }))?.type).toBe('deadline_past')
  })

  test('freezes the words until the paper comes back', async () => {
    const id = await paper.draft(house)
    await paper.submit(house, id)
    expect((await save(id, 1, paper.contentOf({ title: '改一个字' }))).refused).toEqual({
      type: 'paper_not_open',
      params: { state: 'approval' },
    })
    await expect(
      house.sql`insert into documents.version (paper_id, version, content, sha256, saved_by, saved_at)
        select paper_id, 2, content, sha256, saved_by, saved_at from documents.version where paper_id = ${id}`,
    ).rejects.toThrow('the words stand')
    expect((await paper.submit(house, id)).refused?.type).toBe('paper_not_open')
  })
})

describe('what was approved', () => {
  test('is hashed and stands; changing it needs a new round in which nothing said before counts', async () => {
    const id = await paper.signed(house)
    const before = await paper.read(house, id)
    expect(before.frozen).toMatchObject({
      version: 1,
      intact: true,
      signer: { name: paper.leader },
      rank: 'leader',
    })
    expect(before.frozen?.sha256).toBe(before.versions[0]?.sha256)
    expect(before.body).toMatchObject({ date: '2026-03-02', signature: ['桂渡桥街道办事处'], number: null })
    const changed = paper.contentOf({ title: '关于做好汛期排水设施检查的补充通知' })
    expect((await save(id, 1, changed)).refused?.type).toBe('paper_not_open')
    const client = await house.as(paper.drafter)
    await client.ask(documents.withdrawPaper, { params: { id }, body: { reason: '漏了泵房' } })
    expect((await paper.read(house, id)).frozen).toBeNull()
    expect((await save(id, 1, changed)).status).toBe(200)
    await paper.submit(house, id, { version: 2 })
    const again = await paper.read(house, id)
    expect([again.round, again.state, again.approvals.map((line) => line.outcome)]).toEqual([
      2,
      'approval',
      [null, null],
    ])
    expect(
      (await (await asClerk()).ask(documents.numberPaper, { params: { id }, body: { series: paper.series } }))
        .refused,
    ).toEqual({
      type: 'paper_moved',
      params: { state: 'approval' },
    })
    expect(again.steps.map((step) => step.act)).toEqual([
      'submitted',
      'approved',
      'approved',
      'withdrawn',
      'submitted',
    ])
  })

  test('gets no number when its words are not those that were approved, by whatever road they came', async () => {
    const id = await paper.signed(house)
    await house.sql`update documents.paper set approved_sha256 = sha256('other words') where id = ${id}`
    expect((await paper.read(house, id)).frozen?.intact).toBe(false)
    const refused = await (await asClerk()).ask(documents.numberPaper, {
      params: { id },
      body: { series: paper.series },
    })
    expect(refused.refused?.type).toBe('paper_moved')
  })
})

describe('a number', () => {
  test('is the next of its series, and stands on the paper with the red head', async () => {
    const first = await paper.numbered(house)
    const second = await paper.numbered(house)
    const [, ordinal] = /〔2026〕(\d+)号/.exec(first.number) ?? []
    expect(first.number).toBe(`桂街办〔2026〕${ordinal}号`)
    expect(second.number).toBe(`桂街办〔2026〕${Number(ordinal) + 1}号`)
    expect((await paper.read(house, first.id)).body).toMatchObject({
      number: first.number,
      organ: '桂渡桥街道办事处文件',
    })
  })

  test('is not given twice, not before the signature, not from a series nobody opened, not by anybody else', async () => {
    const { id } = await paper.numbered(house)
    const take = async (paperId: string, by = paper.papersClerk, series = paper.series) =>
      (await (await house.as(by)).ask(documents.numberPaper, { params: { id: paperId }, body: { series } }))
        .refused?.type
    expect(await take(id)).toBe('paper_moved')
    expect(await take(await paper.draft(house))).toBe('paper_moved')
    const signed = await paper.signed(house)
    expect(await take(signed, paper.papersClerk, '桂街没有')).toBe('series_unknown')
    expect(await take(signed, paper.drafter)).toBe('may_not')
    expect(await stateOf(signed)).toBe('approved')
  })

  test('stays given when its paper is declared void, and the register says why', async () => {
    const { id, number } = await paper.numbered(house)
    const voidIt = async (by: string) =>
      (await house.as(by)).ask(documents.voidPaper, { params: { id }, body: { reason: '重复发文' } })
    expect((await voidIt(paper.drafter)).refused?.type).toBe('may_not')
    expect((await voidIt(paper.papersClerk)).status).toBe(200)
    const next = await paper.numbered(house)
    const { lines, last } = (
      await (
        await asClerk()
      ).ask(documents.listNumbers, {
        query: { organId: paper.organ(), series: paper.series, year: 2026 },
      })
    ).body
    expect(lines.map((line) => line.ordinal)).toEqual(Array.from({ length: last }, (_, i) => i + 1))
    expect(lines.find((line) => line.number === number)).toMatchObject({
      voidReason: '重复发文',
      paper: { state: 'void' },
    })
    expect(lines.at(-1)?.number).toBe(next.number)
  })

  test('has neither hole nor double under many writers of whom some turn back', async () => {
    const c = chance(20_260_302)
    const others = ['桂街函', '桂街督']
    const work = Array.from({ length: 120 }, (_, i) => ({
      series: c.pick(others),
      year: c.pick([2026, 2027]),
      turnsBack: c.int(0, 2) === 0,
      waitMs: c.int(0, 6),
      i,
    }))
    const taken: { series: string; year: number; ordinal: number }[] = []
    await Promise.all(
      work.map(({ series, year, turnsBack, waitMs, i }) =>
        inTransaction(house.lilong, `number-${i}`, async (tx) => {
          const { ordinal } = await takeNumber(tx, paper.organ(), series, year)
          if (waitMs) await new Promise((resolve) => setTimeout(resolve, waitMs))
          if (turnsBack) throw new Error('turned back')
          return { series, year, ordinal }
        }).then(
          ({ result }) => taken.push(result),
          (error: Error) => expect(error.message).toBe('turned back'),
        ),
      ),
    )
    expect(taken).toHaveLength(work.filter((one) => !one.turnsBack).length)
    for (const series of others) {
      for (const year of [2026, 2027]) {
        const mine = taken
          .filter((one) => one.series === series && one.year === year)
          .map((one) => one.ordinal)
        expect(mine.sort((a, b) => a - b)).toEqual(mine.map((_, i) => i + 1))
        const { rows } = await sql<{ n: number; last: number }>`
          select count(*)::integer as n, max(ordinal) as last from documents.number
          where code = ${series} and year = ${year}`.execute(house.db)
        expect(rows[0]).toEqual({ n: mine.length, last: mine.length })
      }
    }
    await expect(house.sql`delete from documents.number where code = '桂街函'`).rejects.toThrow('stays')
  })
})

describe('going out', () => {
  test('is for sealed papers, counts one, and a paper declared void afterwards counts none', async () => {
    const sealId = await paper.enterTheSeal(house)
    const { id } = await paper.sealed(house, sealId)
    const fresh = await paper.numbered(house)
    const clerk = await asClerk()
    const issue = (paperId: string) => clerk.ask(documents.issuePaper, { params: { id: paperId } })
    expect((await issue(fresh.id)).refused).toEqual({ type: 'paper_moved', params: { state: 'numbered' } })
    const counted = async () =>
      (
        await house.sql<{ sum: number }>`select coalesce(sum(quantity), 0)::integer as sum from ledger.event
          where kind = 'documents.paper_issued' and subject_id = ${id}`
      )[0]?.sum
    expect((await issue(id)).status).toBe(200)
    expect((await issue(id)).refused?.type).toBe('paper_moved')
    expect(await counted()).toBe(1)
    await clerk.ask(documents.voidPaper, { params: { id }, body: { reason: '发错了对象' } })
    expect(await counted()).toBe(0)
  })

  test('of minutes needs no seal', async () => {
    const id = await paper.signed(house, { kind: 'minutes', title: '主任办公会议纪要' })
    const clerk = await asClerk()
    await clerk.ask(documents.numberPaper, { params: { id }, body: { series: paper.series } })
    expect((await clerk.ask(documents.issuePaper, { params: { id } })).status).toBe(200)
    expect(
      (await clerk.ask(documents.filePaper, { params: { id }, body: { fileMark: '2026-会议-1' } })).status,
    ).toBe(200)
    expect(
      (await clerk.ask(documents.voidPaper, { params: { id }, body: { reason: '已归档' } })).refused?.type,
    ).toBe('paper_moved')
  })
})

test('a paper is had as a document of its layout by whoever sees it, and by nobody else', async () => {
  const { id } = await paper.numbered(house)
  const path = `/api/documents/papers/${id}/docx`
  const got = await (await house.as(paper.drafter)).get(path)
  expect([got.status, got.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  expect((await (await house.as(paper.headOf('服务办'))).get(path)).status).toBe(404)
})

test('no name, title or word of a paper stands in the ledger', async () => {
  const id = await paper.signed(house, { title: '关于桂花井盖的通知', text: '桂花井盖请勿移动。' })
  const events = await house.sql`select * from ledger.event where subject_id = ${id}`
  expect(events.length).toBeGreaterThan(3)
  expect(JSON.stringify(events)).not.toMatch(/桂花|单立群/)
})

test('the same way twice at once is walked once', async () => {
  const id = await paper.signed(house)
  const clerk = await asClerk()
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      clerk.ask(documents.numberPaper, { params: { id }, body: { series: paper.series } }),
    ),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409])
})
