import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holderOf } from '../../../demo/cast.ts'
import { type House, officeId, openHouse, personId } from '../../../tests/support/house.ts'
import * as paper from '../../../tests/support/papers.ts'
import { somePhoto } from '../../../tests/support/plans.ts'
import * as documents from '../contract.ts'

let house: House
let sealId: string
beforeAll(async () => {
  house = await openHouse()
  await paper.openTheSeries(house)
  sealId = await paper.enterTheSeal(house)
})
afterAll(() => house.close())

const asClerk = () => house.as(paper.papersClerk)
const asKeeper = () => house.as(paper.keeper)
const useOf = async (id: string) =>
  (await (await asKeeper()).ask(documents.getSealUse, { params: { id } })).body

describe('the register of seals', () => {
  const enter = async (by: string, more: Record<string, unknown> = {}) =>
    (await house.as(by)).post<{ type: string }>('/api/documents/seals', {
      name: '合同专用章',
      kind: 'special',
      officeId: officeId('街道办事处'),
      keptAt: '党政办',
      fromOn: '2025-01-01',
      keeperId: personId(paper.keeper),
      rules: [],
      ...more,
    })

  test('is kept by whoever keeps the papers; the keeper of a seal holds that post and enters none', async () => {
    expect((await enter(paper.keeper)).body.type).toBe('may_not')
    expect((await enter(paper.papersClerk, { keeperId: personId(paper.drafter) })).body.type).toBe(
      'keeper_cannot',
    )
    expect((await enter(paper.papersClerk, { fromOn: '2026-03-03' })).body.type).toBe('seal_days')
    expect((await enter(paper.papersClerk, { officeId: personId(paper.drafter) })).body.type).toBe(
      'unknown_office',
    )
  })

  test('knows who kept it when; a keeper takes over after the one before', async () => {
    const made = (await enter(paper.papersClerk)) as unknown as { body: { id: string } }
    const params = { id: made.body.id }
    const clerk = await asClerk()
    const handOver = (personName: string, fromOn: string) =>
      clerk.ask(documents.handOverSeal, { params, body: { personId: personId(personName), fromOn } })
    expect((await handOver(paper.drafter, '2026-03-09')).refused?.type).toBe('keeper_cannot')
    expect((await handOver(paper.keeper, '2026-03-01')).refused?.type).toBe('keeper_days')
    expect((await handOver(paper.keeper, '2026-03-09')).status).toBe(200)
    const { keepers, keeper } = (await clerk.ask(documents.getSeal, { params })).body
    expect(keepers.map((one) => [one.fromOn, one.untilOn])).toEqual([
      ['2025-01-01', '2026-03-09'],
      ['2026-03-09', null],
    ])
    expect(keeper?.name).toBe(paper.keeper)
    const close = (untilOn: string) =>
      clerk.ask(documents.closeSeal, { params, body: { untilOn, reason: '机构更名，旧章上缴' } })
    expect((await close('2026-03-03')).refused?.type).toBe('seal_days')
    expect((await close('2026-03-02')).status).toBe(200)
    expect((await close('2026-03-02')).refused?.type).toBe('seal_closed')
    expect((await handOver(paper.keeper, '2026-04-01')).refused?.type).toBe('seal_closed')
  })

  test('keeps the impression for comparison', async () => {
    const path = `/api/documents/seals/${sealId}/picture`
    const clerk = await asClerk()
    expect((await clerk.get(path)).status).toBe(404)
    expect((await clerk.upload(path, [{ name: '印模.jpg', content: await somePhoto() }])).status).toBe(200)
    expect((await (await asKeeper()).get(path)).headers.get('content-type')).toBe('image/jpeg')
    expect((await (await house.as(paper.drafter)).get(path)).status).toBe(403)
  })
})

describe('a seal', () => {
  test('is set by its keeper while another watches, and the entry says everything', async () => {
    const { id, number } = await paper.numbered(house)
    const asked = await paper.ask(house, id, sealId)
    expect(asked.body.refusal).toBeNull()
    expect((await paper.ask(house, id, sealId)).refused?.type).toBe('already_asked')
    const waiting = (await (await asKeeper()).ask(documents.getPapersWaiting)).body.toSeal
    expect(waiting.map((one) => one.paper.id)).toContain(id)
    expect((await paper.seal(house, asked.body.id, paper.keeper)).refused?.type).toBe('watcher_missing')
    expect((await paper.seal(house, asked.body.id, '王秀英甲')).refused?.type).toBe('watcher_missing')
    expect((await paper.seal(house, asked.body.id)).status).toBe(200)
    expect((await paper.seal(house, asked.body.id)).refused?.type).toBe('use_decided')
    expect(await useOf(asked.body.id)).toMatchObject({
      state: 'sealed',
      copies: 3,
      pages: 2,
      paper: { number },
      appliedBy: { name: paper.drafter },
      approvedBy: { name: paper.leader },
      decidedBy: { name: paper.keeper },
      watchedBy: { name: paper.papersClerk },
    })
    expect((await paper.read(house, id)).state).toBe('sealed')
    // Further copies later: another entry.
    const more = await paper.ask(house, id, sealId)
    expect((await paper.seal(house, more.body.id)).status).toBe(200)
  })

  test('is not set by anybody but the keeper, and not by a keeper who asked for it', async () => {
    const { id } = await paper.numbered(house)
    const { id: use } = (await paper.ask(house, id, sealId)).body
    expect((await paper.seal(house, use, paper.drafter, paper.papersClerk)).refused?.type).toBe(
      'not_the_keeper',
    )
    expect((await paper.seal(house, use, paper.papersClerk, paper.drafter)).refused?.type).toBe('may_not')
    await house.sql`update people.person set alias_of = ${personId(paper.keeper)} where id = ${personId(paper.drafter)}`
    try {
      expect((await paper.seal(house, use)).refused?.type).toBe('keeper_applied')
    } finally {
      await house.sql`update people.person set alias_of = null where id = ${personId(paper.drafter)}`
    }
  })

  test('is refused on the spot for what is not approved or not on its list, and the refusal stays in the register', async () => {
    const refusalOf = async (id: string) => {
      const answer = await paper.ask(house, id, sealId)
      const entry = await useOf(answer.body.id)
      expect([entry.state, entry.refusal]).toEqual(['refused', answer.body.refusal])
      return answer.body.refusal
    }
    const handedIn = await paper.draft(house)
    await paper.submit(house, handedIn)
    expect(await refusalOf(handedIn)).toBe('not_approved')
    expect(await refusalOf(await paper.signed(house))).toBe('not_approved')
    expect(await refusalOf((await paper.numbered(house, { kind: 'letter' })).id)).toBe('not_on_list')
    const { id } = await paper.numbered(house)
    await house.sql`update documents.paper set approved_sha256 = sha256('other words') where id = ${id}`
    expect(await refusalOf(id)).toBe('changed_since')
    const voided = (await paper.numbered(house)).id
    await (await asClerk()).ask(documents.voidPaper, { params: { id: voided }, body: { reason: '不发了' } })
    expect(await refusalOf(voided)).toBe('paper_gone')
  })

  test('asks for a signature of enough rank', async () => {
    const clerk = await asClerk()
    const rules = (signedRank: 'leader' | 'head') =>
      clerk.ask(documents.listSealable, {
        params: { id: sealId },
        body: {
          rules: [
            { kind: 'notice', signedRank: 'leader' },
            { kind: 'certificate', signedRank },
          ],
        },
      })
    await rules('leader')
    const id = await paper.draft(house, { kind: 'certificate', title: '居住情况证明', main: [] })
    await paper.submit(house, id, { approvers: [[paper.headOf('管理办'), 'sign']] })
    await paper.decide(house, id, paper.headOf('管理办'), 'approved')
    expect((await paper.ask(house, id, sealId)).body.refusal).toBe('rank_too_low')
    await rules('head')
    const asked = await paper.ask(house, id, sealId)
    expect(asked.body.refusal).toBeNull()
    // What is taken off the list after it was asked for is not sealed.
    await rules('leader')
    expect((await paper.seal(house, asked.body.id)).refused).toEqual({
      type: 'may_not_be_sealed',
      params: { refusal: 'rank_too_low' },
    })
    await rules('head')
    expect((await paper.seal(house, asked.body.id)).status).toBe(200)
    expect((await paper.read(house, id)).state).toBe('sealed')
  })

  test('is not set on a paper that was declared void while the keeper walked to the safe', async () => {
    const { id } = await paper.numbered(house)
    const { id: use } = (await paper.ask(house, id, sealId)).body
    await (await asClerk()).ask(documents.voidPaper, { params: { id }, body: { reason: '领导叫停' } })
    expect((await paper.seal(house, use)).refused).toEqual({
      type: 'may_not_be_sealed',
      params: { refusal: 'paper_gone' },
    })
  })

  test('may be refused by the keeper with a reason, once', async () => {
    const { id } = await paper.numbered(house)
    const { id: use } = (await paper.ask(house, id, sealId)).body
    const refuse = async (by: string, words = '附件少一页') =>
      (await house.as(by)).ask(documents.refuseSeal, {
        params: { id: use },
        body: { refusal: 'faulty', words },
      })
    expect((await refuse(paper.papersClerk)).refused?.type).toBe('not_the_keeper')
    expect((await refuse(paper.keeper, ' ')).status).toBe(400)
    expect((await refuse(paper.keeper)).status).toBe(200)
    expect((await refuse(paper.keeper)).refused?.type).toBe('use_decided')
    expect((await paper.seal(house, use)).refused?.type).toBe('use_decided')
    // Whoever asked reads the slip; another office does not know of it.
    const slip = async (by: string) => (await house.as(by)).ask(documents.getSealUse, { params: { id: use } })
    expect((await slip(paper.drafter)).body).toMatchObject({ refusal: 'faulty', words: '附件少一页' })
    expect((await slip(paper.headOf('服务办'))).status).toBe(404)
    const [told] = await house.sql<{ n: number }>`select count(*)::integer as n from messages.message
      where person_id = ${personId(paper.drafter)} and data ->> 'line' = ${use}`
    expect(told?.n).toBe(1)
  })

  test('two keepers’ hands at once set it once', async () => {
    const { id } = await paper.numbered(house)
    const { id: use } = (await paper.ask(house, id, sealId)).body
    const answers = await Promise.all([
      paper.seal(house, use),
      paper.seal(house, use),
      paper.seal(house, use),
    ])
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409, 409])
    const [counted] = await house.sql<{ n: number; copies: number }>`
      select count(*)::integer as n, sum(quantity)::integer as copies from ledger.event
      where kind = 'documents.seal_used' and subject_id = ${use}`
    expect(counted).toEqual({ n: 1, copies: 3 })
  })

  test('has a register of use by period, in which refusals stand among the rest', async () => {
    const uses = async (from: string, until: string, by = paper.keeper) =>
      (await house.as(by)).ask(documents.listSealUses, { params: { id: sealId }, query: { from, until } })
    const all = (await uses('2026-03-01', '2026-04-01')).body
    expect(all.some((one) => one.state === 'refused') && all.some((one) => one.state === 'sealed')).toBe(true)
    expect((await uses('2026-03-03', '2026-04-01')).body).toEqual([])
    expect((await uses('2026-02-01', '2026-03-02')).body).toEqual([])
    expect((await uses('2026-03-01', '2026-04-01', paper.drafter)).refused?.type).toBe('may_not')
    await expect(house.sql`update documents.seal_use set copies = 1 where state = 'sealed'`).rejects.toThrow(
      'decided once',
    )
  })
})

describe('the scan of the sealed paper', () => {
  const pdf = (words: string) =>
    `%PDF-1.4\n% ${words}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`
  const keep = async (id: string, content: string | Uint8Array, reason?: string, by = paper.papersClerk) =>
    (await house.as(by)).upload<documents.Scan & { type?: string }>(
      `/api/documents/papers/${id}/scans`,
      [{ name: '扫描件.pdf', content }],
      reason === undefined ? {} : { reason },
    )
  const check = async (content: string, by: string) =>
    (await house.as(by)).upload<{
      known: boolean
      sha256: string
      found: { paper: { id: string } | null; number: string | null; isReplaced: boolean }[]
    }>('/api/documents/checks', [{ name: 'x.pdf', content }])

  test('is kept byte for byte under its hash, and stands in the register', async () => {
    const { id, number } = await paper.sealed(house, sealId)
    const sent = await keep(id, pdf(number))
    const hash = createHash('sha256').update(pdf(number)).digest('hex')
    expect([sent.status, sent.body.sha256]).toEqual([200, hash])
    const got = await (await house.as(paper.drafter)).get(
      `/api/documents/papers/${id}/scans/${sent.body.fileId}`,
    )
    expect([got.bytes.toString(), got.headers.get('content-type')]).toEqual([pdf(number), 'application/pdf'])
    const { lines } = (
      await (
        await asClerk()
      ).ask(documents.listNumbers, {
        query: { organId: paper.organ(), series: paper.series, year: 2026 },
      })
    ).body
    expect(lines.find((line) => line.number === number)).toMatchObject({ scanSha256: hash, copies: 3 })
    expect(
      (await (await house.as('乐文娟')).get(`/api/documents/papers/${id}/scans/${sent.body.fileId}`)).status,
    ).toBe(404)
  })

  test('is refused before the seal, for other kinds of file, twice the same, and a second without a reason', async () => {
    const fresh = await paper.numbered(house)
    expect((await keep(fresh.id, pdf('early'))).body.type).toBe('paper_moved')
    const { id } = await paper.sealed(house, sealId)
    expect((await keep(id, 'just words')).body.type).toBe('not_a_scan')
    expect((await keep(id, pdf(id), undefined, paper.drafter)).body.type).toBe('may_not')
    expect((await keep(id, pdf(id))).status).toBe(200)
    expect((await keep(id, pdf(id), '再传一次')).body.type).toBe('scan_same')
    expect((await keep(id, pdf(`${id} clearer`))).body.type).toBe('scan_reason_missing')
    expect((await keep(id, pdf(`${id} clearer`), '第一份缺页')).status).toBe(200)
    expect((await paper.read(house, id)).scans.map((scan) => scan.reason)).toEqual([null, '第一份缺页'])
  })

  test('proves a file: known or not, replaced or not, and which paper only to whoever may see it', async () => {
    const { id, number } = await paper.sealed(house, sealId)
    await keep(id, pdf(`${id} one`))
    await keep(id, pdf(`${id} two`), '补骑缝章')
    const one = await check(pdf(`${id} one`), paper.drafter)
    expect(one.body.found).toMatchObject([{ paper: { id }, number, isReplaced: true }])
    const two = await check(pdf(`${id} two`), holderOf('office_staff', '服务办').name)
    expect(two.body.found).toMatchObject([{ paper: null, number, isReplaced: false }])
    const forged = await check(pdf(`${id} two.`), paper.drafter)
    expect(forged.body).toMatchObject({ known: false, found: [] })
  })
})
