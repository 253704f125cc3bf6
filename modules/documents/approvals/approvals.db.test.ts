import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holderOf } from '../../../demo/cast.ts'
import { type House, officeId, openHouse, personId } from '../../../tests/support/house.ts'
import * as paper from '../../../tests/support/papers.ts'
import * as documents from '../contract.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const head = paper.headOf('管理办')
const speak = async (
  id: string,
  office: string,
  stance: 'agreed' | 'remarked' | 'objected',
  words: string | null = null,
  by = paper.headOf(office),
) =>
  (await house.as(by)).ask(documents.countersignPaper, {
    params: { id },
    body: { officeId: officeId(office), stance, words },
  })
const answer = async (id: string, office: string, by = paper.drafter) =>
  (await house.as(by)).ask(documents.answerObjection, {
    params: { id },
    body: { officeId: officeId(office), words: '数字已按你们的台账改过' },
  })
const handedIn = async (sheet: paper.Sheet = {}, wanted: paper.Wanted = {}) => {
  const id = await paper.draft(house, wanted)
  const sent = await paper.submit(house, id, sheet, wanted.by)
  if (sent.refused) throw new Error(JSON.stringify(sent.refused))
  return id
}
const stateOf = async (id: string) => (await paper.read(house, id)).state
const same = async (one: string, other: string, work: () => Promise<void>) => {
  await house.sql`update people.person set alias_of = ${personId(other)} where id = ${personId(one)}`
  try {
    await work()
  } finally {
    await house.sql`update people.person set alias_of = null where id = ${personId(one)}`
  }
}

describe('countersigning', () => {
  test('at once: each office speaks when it likes, once, and the last one sends the paper on', async () => {
    const id = await handedIn({ countersign: ['平安办', '服务办'], dueOn: '2026-03-04' })
    const before = await paper.read(house, id)
    expect(before.countersigns.map((one) => [one.office.name, one.isDue, one.stance])).toEqual([
      ['平安办', true, null],
      ['服务办', true, null],
    ])
    expect((await speak(id, '服务办', 'remarked')).refused?.type).toBe('words_missing')
    expect((await speak(id, '服务办', 'remarked', '请附联系人')).status).toBe(200)
    expect((await speak(id, '服务办', 'agreed')).refused).toEqual({
      type: 'already_spoken',
      params: { by: paper.headOf('服务办') },
    })
    expect(await stateOf(id)).toBe('countersigning')
    expect((await speak(id, '平安办', 'agreed')).status).toBe(200)
    expect(await stateOf(id)).toBe('approval')
    expect((await speak(id, '平安办', 'agreed')).refused?.type).toBe('paper_moved')
  })

  test('in order: an office waits for those before it', async () => {
    const id = await handedIn({ countersign: ['平安办', '服务办'], mode: 'in_order' })
    expect((await speak(id, '服务办', 'agreed')).refused).toEqual({
      type: 'not_yet_your_turn',
      params: { before: '平安办' },
    })
    await speak(id, '平安办', 'agreed')
    expect((await speak(id, '服务办', 'agreed')).status).toBe(200)
    expect(await stateOf(id)).toBe('approval')
  })

  test('an objection stops the paper until the drafting office has answered, and both stay to be read', async () => {
    const id = await handedIn({ countersign: ['平安办', '服务办'] })
    expect((await speak(id, '平安办', 'objected', ' ')).refused?.type).toBe('words_missing')
    await speak(id, '平安办', 'objected', '点位数和平安办台账对不上')
    expect((await speak(id, '服务办', 'agreed')).refused).toEqual({
      type: 'objection_open',
      params: { office: '平安办' },
    })
    const waiting = (await (await house.as(paper.drafter)).ask(documents.getPapersWaiting)).body
    expect(waiting.toAnswer).toMatchObject([
      { paper: { id }, forName: '平安办', words: '点位数和平安办台账对不上' },
    ])
    expect((await answer(id, '服务办')).refused?.type).toBe('no_objection')
    expect((await answer(id, '平安办', paper.headOf('服务办'))).refused?.type).toBe('may_not')
    expect((await answer(id, '平安办')).status).toBe(200)
    expect((await answer(id, '平安办')).refused?.type).toBe('no_objection')
    expect((await speak(id, '服务办', 'agreed')).status).toBe(200)
    const after = await paper.read(house, id)
    expect(after.state).toBe('approval')
    expect(after.countersigns[0]).toMatchObject({ stance: 'objected', answer: '数字已按你们的台账改过' })
  })

  test('is the heads’: no clerk of the office, no head of another, not whoever wrote the paper', async () => {
    const id = await handedIn({ countersign: ['平安办'] })
    const clerk = holderOf('office_staff', '平安办').name
    expect((await speak(id, '平安办', 'agreed', null, clerk)).refused?.type).toBe('may_not')
    // 服务办 is not asked: the paper does not exist for its head.
    expect((await speak(id, '平安办', 'agreed', null, paper.headOf('服务办'))).status).toBe(404)
    await same(paper.headOf('平安办'), paper.drafter, async () => {
      expect((await speak(id, '平安办', 'agreed')).refused?.type).toBe('own_paper')
    })
    expect(await stateOf(id)).toBe('countersigning')
  })

  test('says who has not spoken yet, and when that is late', async () => {
    const id = await handedIn({ countersign: ['平安办', '服务办'], dueOn: '2026-03-04' })
    await speak(id, '平安办', 'agreed')
    const line = async () =>
      (await (await house.as(paper.drafter)).ask(documents.listPapers, { query: { mine: true } })).body.find(
        (one) => one.id === id,
      )
    expect((await line())?.waitsFor).toEqual(['服务办'])
    const late = async () => (await paper.read(house, id)).countersigns.map((one) => one.isLate)
    expect(await late()).toEqual([false, false])
    // As if the day had passed.
    await house.sql`update documents.countersign set due_on = '2026-03-01' where paper_id = ${id} and stance is null`
    expect(await late()).toEqual([false, true])
  })

  test('two heads of one office at once: one is heard', async () => {
    const id = await handedIn({ countersign: ['平安办'] })
    const answers = await Promise.all([
      speak(id, '平安办', 'agreed'),
      speak(id, '平安办', 'objected', '不妥'),
    ])
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409])
    expect((await paper.read(house, id)).countersigns.filter((one) => one.stance !== null)).toHaveLength(1)
  })
})

describe('the approval sheet', () => {
  test('goes in order, and the last signature dates and freezes the paper', async () => {
    const id = await handedIn()
    expect((await paper.decide(house, id, paper.leader, 'approved')).refused).toEqual({
      type: 'not_yet_your_turn',
      params: { before: head },
    })
    await paper.decide(house, id, head, 'approved', { words: '同意，请单主任审定' })
    expect((await paper.decide(house, id, paper.leader, 'approved')).status).toBe(200)
    const after = await paper.read(house, id)
    expect([after.state, after.datedOn, after.may.includes('number')]).toEqual([
      'approved',
      '2026-03-02',
      true,
    ])
  })

  test('is not decided twice, not by two at once, not by somebody who is not asked', async () => {
    const id = await handedIn()
    const line = (await paper.read(house, id)).approvals[0]!
    expect(
      (await paper.decide(house, id, paper.papersClerk, 'approved', { approvalId: line.id })).refused?.type,
    ).toBe('not_asked')
    const both = await Promise.all([
      paper.decide(house, id, head, 'approved', { approvalId: line.id }),
      paper.decide(house, id, head, 'returned', { approvalId: line.id, words: '再改改' }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    const again = await paper.decide(house, id, head, 'approved', { approvalId: line.id })
    expect(again.refused).toEqual({ type: 'already_decided_step', params: { by: head } })
  })

  test('sends back with words; what came back waits for its drafter, and nobody is asked any more', async () => {
    const id = await handedIn()
    await paper.decide(house, id, head, 'approved')
    const line = (await paper.read(house, id)).approvals[1]!
    expect((await paper.decide(house, id, paper.leader, 'returned')).refused?.type).toBe('words_missing')
    await paper.decide(house, id, paper.leader, 'returned', { words: '请补上经费来源' })
    expect(await stateOf(id)).toBe('returned')
    expect(
      (await paper.decide(house, id, paper.leader, 'approved', { approvalId: line.id })).refused?.type,
    ).toBe('already_decided_step')
    const waiting = (await (await house.as(paper.drafter)).ask(documents.getPapersWaiting)).body
    expect(waiting.cameBack.find((one) => one.paper.id === id)).toMatchObject({
      by: paper.leader,
      words: '请补上经费来源',
    })
    const told = (await house.sql`
      select data from messages.message where person_id = ${personId(paper.drafter)} and data ->> 'paper' = ${id}`) as {
      data: { why: string }
    }[]
    expect(told.map((one) => one.data.why)).toEqual(['returned'])
  })

  test('after a withdrawal nobody decides: the paper is not waiting any more', async () => {
    const id = await handedIn()
    const line = (await paper.read(house, id)).approvals[0]!
    const withdraw = async (by: string) =>
      (await house.as(by)).ask(documents.withdrawPaper, {
        params: { id },
        body: { reason: '领导出差前先缓一缓' },
      })
    expect((await withdraw(head)).status).toBe(200)
    expect((await paper.decide(house, id, head, 'approved', { approvalId: line.id })).refused).toEqual({
      type: 'paper_moved',
      params: { state: 'withdrawn' },
    })
    expect((await withdraw(paper.drafter)).refused?.type).toBe('paper_moved')
  })

  test('请阅处: it goes to another with words and comes back to whoever passed it', async () => {
    const id = await handedIn()
    await paper.decide(house, id, head, 'approved')
    const pass = (passTo?: string) =>
      paper.decide(house, id, paper.leader, 'passed', { words: '请雅萍同志阅处', passTo })
    expect((await pass()).refused?.type).toBe('pass_nobody')
    expect((await pass(paper.leader)).refused?.type).toBe('pass_nobody')
    expect((await pass(paper.drafter)).refused?.type).toBe('pass_nobody')
    expect((await pass('王秀英乙')).refused?.type).toBe('cannot_approve')
    expect((await pass('仇雅萍')).status).toBe(200)
    const waiting = async (by: string) =>
      (await (await house.as(by)).ask(documents.getPapersWaiting)).body.toDecide.find(
        (one) => one.paper.id === id,
      )
    expect(await waiting(paper.leader)).toBeUndefined()
    expect(await waiting('仇雅萍')).toMatchObject({ words: '请雅萍同志阅处', by: paper.leader })
    // She asks somebody else first; it comes back to her, then to him.
    await paper.decide(house, id, '仇雅萍', 'passed', {
      words: '请服务办看一下',
      passTo: paper.headOf('服务办'),
    })
    expect((await paper.decide(house, id, paper.leader, 'approved')).refused?.type).toBe('not_yet_your_turn')
    await paper.decide(house, id, paper.headOf('服务办'), 'seen')
    await paper.decide(house, id, '仇雅萍', 'approved', { words: '已与服务办沟通' })
    expect((await paper.decide(house, id, paper.leader, 'seen')).refused?.type).toBe('sign_decides')
    expect((await paper.decide(house, id, paper.leader, 'approved')).status).toBe(200)
    const sheet = (await paper.read(house, id)).approvals
    expect(sheet.map((line) => [line.person.name, line.outcome])).toEqual([
      [head, 'approved'],
      [paper.leader, 'passed'],
      ['仇雅萍', 'passed'],
      [paper.headOf('服务办'), 'seen'],
      ['仇雅萍', 'approved'],
      [paper.leader, 'approved'],
    ])
  })

  test('cannot be passed on without end', async () => {
    const id = await handedIn({ approvers: [[paper.leader, 'sign']] })
    for (let i = 0; i < 6; i++) {
      const [by, passTo] = i % 2 === 0 ? [paper.leader, '仇雅萍'] : ['仇雅萍', paper.leader]
      const passed = await paper.decide(house, id, by!, 'passed', { passTo })
      if (passed.refused) {
        expect([i > 3, passed.refused.type]).toEqual([true, 'passed_too_often'])
        return
      }
    }
    throw new Error('it went round and round')
  })

  test('whoever only reads holds nobody up and decides nothing', async () => {
    const id = await handedIn({
      approvers: [
        ['温伯钧', 'read'],
        [paper.leader, 'sign'],
      ],
    })
    expect((await paper.decide(house, id, '温伯钧', 'approved')).refused?.type).toBe('only_reads')
    expect((await paper.decide(house, id, paper.leader, 'approved')).status).toBe(200)
    expect((await paper.decide(house, id, '温伯钧', 'seen')).status).toBe(200)
  })

  test('separation of duties compares human beings: another entry of the writer does not approve', async () => {
    const id = await handedIn()
    await same(head, paper.drafter, async () => {
      expect((await paper.decide(house, id, head, 'approved')).refused?.type).toBe('own_paper')
      expect((await (await house.as(head)).ask(documents.getPaper, { params: { id } })).body.mine).toBeNull()
    })
    expect((await paper.decide(house, id, head, 'approved')).status).toBe(200)
  })

  test('whoever changed a word of it afterwards counts as a writer too', async () => {
    const id = await paper.draft(house)
    const content = paper.contentOf({ title: '科长改过的题目' })
    await (await house.as(head)).ask(documents.savePaper, { params: { id }, body: { version: 1, content } })
    expect((await paper.submit(house, id, { version: 2 })).refused).toEqual({
      type: 'writer_cannot_approve',
      params: { personId: personId(head) },
    })
  })

  test('whoever lost the post meanwhile does not sign', async () => {
    const id = await handedIn({ approvers: [['温伯钧', 'sign']] })
    await house.sql`update identity.grant set until_on = '2026-03-02' where person_id = ${personId('温伯钧')}`
    await house.sql`insert into identity.grant (id, person_id, role, office_id, from_on)
      values (gen_random_uuid(), ${personId('温伯钧')}, 'office_staff', ${officeId('平安办')}, '2026-03-02')`
    try {
      expect((await paper.decide(house, id, '温伯钧', 'approved')).refused?.type).toBe('may_not')
    } finally {
      await house.sql`delete from identity.grant where person_id = ${personId('温伯钧')} and role = 'office_staff'`
      await house.sql`update identity.grant set until_on = null where person_id = ${personId('温伯钧')}`
    }
  })
})

describe('a deputy', () => {
  const name = async (
    by: string,
    deputy: string,
    more: Partial<{ kinds: documents.PaperContent['kind'][]; fromOn: string; untilOn: string }> = {},
  ) =>
    (await house.as(by)).ask(documents.nameDeputy, {
      body: {
        deputyId: personId(deputy),
        kinds: more.kinds ?? null,
        fromOn: more.fromOn ?? '2026-03-02',
        untilOn: more.untilOn ?? '2026-03-09',
        reason: '赴外地学习',
      },
    })
  const end = async (by: string, id: string) =>
    (await house.as(by)).ask(documents.endDeputy, { params: { id } })

  test('is named by nobody but the person, for days to come, and never oneself', async () => {
    expect((await name(paper.papersClerk, '仇雅萍')).refused?.type).toBe('may_not')
    expect((await name(paper.leader, paper.leader)).refused?.type).toBe('deputy_self')
    expect((await name(paper.leader, '王秀英甲')).refused?.type).toBe('deputy_cannot')
    expect((await name(paper.leader, '仇雅萍', { fromOn: '2026-03-01' })).refused?.type).toBe('deputy_days')
    expect((await name(paper.leader, '仇雅萍', { untilOn: '2026-03-02' })).refused?.type).toBe('deputy_days')
    expect((await name(paper.leader, '仇雅萍', { untilOn: '2027-04-01' })).refused?.type).toBe('deputy_days')
  })

  test('signs in the other’s name, marked as such, for the kinds and days that were said', async () => {
    const { id: term } = (await name(paper.leader, '仇雅萍', { kinds: ['notice'] })).body
    expect((await name(paper.leader, '仇雅萍', { fromOn: '2026-03-05' })).refused?.type).toBe(
      'deputy_overlaps',
    )
    const notice = await handedIn({ approvers: [[paper.leader, 'sign']] })
    const letter = await handedIn(
      { approvers: [[paper.leader, 'sign']] },
      { kind: 'letter', isInternal: true },
    )
    const deputy = await house.as('仇雅萍')
    expect((await deputy.ask(documents.getPaper, { params: { id: letter } })).status).toBe(404)
    expect((await deputy.ask(documents.getPaper, { params: { id: notice } })).body.mine).toMatchObject({
      forPerson: { name: paper.leader },
    })
    expect((await paper.decide(house, notice, '仇雅萍', 'approved', { name: paper.leader })).status).toBe(200)
    const after = await paper.read(house, notice)
    expect(after.approvals[0]).toMatchObject({
      person: { name: paper.leader },
      decidedBy: { name: '仇雅萍' },
      isByDeputy: true,
    })
    expect(after.frozen?.signer.name).toBe(paper.leader)
    expect((await end(paper.papersClerk, term)).refused?.type).toBe('may_not')
    expect((await end(paper.leader, term)).status).toBe(200)
    expect((await end(paper.leader, term)).refused?.type).toBe('deputy_over')
    const later = await handedIn({ approvers: [[paper.leader, 'sign']] })
    expect(
      (await paper.decide(house, later, '仇雅萍', 'approved', { name: paper.leader })).refused?.type,
    ).toBe('not_asked')
  })

  test('inherits the bar: not for their own paper, and not for a paper of whoever they stand for', async () => {
    const terms = [(await name(paper.leader, '尤书晏')).body.id, (await name('温伯钧', '仇雅萍')).body.id]
    const own = await handedIn({ approvers: [[paper.leader, 'sign']] }, { by: '尤书晏', office: '党政办' })
    expect((await paper.decide(house, own, '尤书晏', 'approved', { name: paper.leader })).refused?.type).toBe(
      'own_paper',
    )
    expect((await paper.read(house, own)).mine).toBeNull()
    // 温伯钧 is asked; then it turns out that the drafter was entered twice and is he.
    const his = await handedIn({ approvers: [['温伯钧', 'sign']] })
    await same('温伯钧', paper.drafter, async () => {
      expect((await paper.decide(house, his, '仇雅萍', 'approved', { name: '温伯钧' })).refused?.type).toBe(
        'own_paper',
      )
    })
    for (const [i, term] of terms.entries()) await end(i === 0 ? paper.leader : '温伯钧', term)
  })

  test('does not sign one paper twice, in two people’s names', async () => {
    const term = (await name(paper.leader, '仇雅萍')).body.id
    const id = await handedIn({
      approvers: [
        ['仇雅萍', 'review'],
        [paper.leader, 'sign'],
      ],
    })
    await paper.decide(house, id, '仇雅萍', 'approved')
    expect((await paper.decide(house, id, '仇雅萍', 'approved', { name: paper.leader })).refused?.type).toBe(
      'two_hands',
    )
    await end('仇雅萍', term)
    expect((await paper.decide(house, id, paper.leader, 'approved')).status).toBe(200)
  })

  test('has no deputy: what one may sign for another is not handed on', async () => {
    const terms = [
      [paper.leader, (await name(paper.leader, '仇雅萍')).body.id],
      ['仇雅萍', (await name('仇雅萍', '温伯钧')).body.id],
    ] as const
    const id = await handedIn({ approvers: [[paper.leader, 'sign']] })
    expect((await paper.decide(house, id, '温伯钧', 'approved', { name: paper.leader })).refused?.type).toBe(
      'not_asked',
    )
    for (const [by, term] of terms) await end(by, term)
  })
})

describe('a paper is there for those it concerns', () => {
  const sees = async (id: string, by: string) =>
    (await (await house.as(by)).ask(documents.getPaper, { params: { id } })).status === 200
  const lists = async (id: string, by: string) =>
    (await (await house.as(by)).ask(documents.listPapers, { query: { limit: 200 } })).body.some(
      (one) => one.id === id,
    )

  test('its drafting office, those asked, whoever keeps the papers; the others find nothing', async () => {
    const id = await handedIn({
      countersign: ['平安办'],
      approvers: [
        [head, 'review'],
        [paper.leader, 'sign'],
      ],
    })
    for (const name of [
      paper.drafter,
      head,
      paper.headOf('平安办'),
      holderOf('office_staff', '平安办').name,
      '尤书晏',
      '欧阳𬭎',
      paper.leader,
    ]) {
      expect([name, await sees(id, name), await lists(id, name)]).toEqual([name, true, true])
    }
    for (const name of [
      paper.headOf('服务办'),
      '乐文娟',
      paper.keeper,
      holderOf('office_staff', '服务办').name,
    ]) {
      expect([name, await sees(id, name), await lists(id, name)]).toEqual([name, false, false])
    }
    // The receiving committee sees it once it went out, not before.
    expect(await sees(id, '乐文娟')).toBe(false)
    await house.sql`update documents.paper set issued_at = now() where id = ${id}`
    expect(await sees(id, '乐文娟')).toBe(true)
  })

  test('an internal one only for the persons asked and the heads of the offices concerned', async () => {
    const id = await handedIn({ countersign: ['平安办'] }, { isInternal: true })
    for (const name of [paper.drafter, head, paper.headOf('平安办'), '尤书晏', paper.leader]) {
      expect([name, await sees(id, name)]).toEqual([name, true])
    }
    for (const name of [holderOf('office_staff', '平安办').name, '仇雅萍', '温伯钧', '乐文娟']) {
      expect([name, await sees(id, name), await lists(id, name)]).toEqual([name, false, false])
    }
  })

  test('a draft that nobody handed in stays in its office', async () => {
    const id = await paper.draft(house)
    expect([
      await sees(id, head),
      await sees(id, paper.leader),
      await sees(id, paper.headOf('平安办')),
    ]).toEqual([true, false, false])
  })
})
