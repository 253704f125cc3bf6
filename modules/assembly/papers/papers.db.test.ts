import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Conference,
  castAll,
  motion,
  openConference,
  openPrepared,
  prepare,
} from '../../../tests/support/assembly.ts'
import { openClient } from '../../../tests/support/client.ts'
import { type Client, type House, officeId, openHouse, personId } from '../../../tests/support/house.ts'
import { headOf } from '../../../tests/support/papers.ts'
import { getPaper } from '../../documents/contract.ts'
import { getDocument, getDraft, listPlans, readText, saveDraft } from '../../plans/contract.ts'
import { answerNotice, decideNotice } from '../../reports/contract.ts'
import {
  adoptList,
  draftOfficialPaper,
  getAttendancePaper,
  getBallotPaper,
  getOfficialPaper,
  getResultPaper,
  getSessionPapers,
  listRectifications,
  orderRectification,
  prepareSecondTest,
} from '../contract/papers.ts'
import { closeRound, getPoll, type RoundFacts, voidRound } from '../contract/polls.ts'
import type { BallotMarks } from '../rules.ts'

let house: House
let clerk: Client
let leader: Client
let day: Conference
let year = 2060
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T15:50:00Z' })
  clerk = await house.as('尤书晏')
  leader = await house.as('单立群')
  day = await openConference(house, { representatives: 24 })
})
afterAll(() => house?.close())

const listText = (of: number) => `桂渡桥街道${of}年实事项目

1、新建便民充电桩120个。
2、增设休憩座椅60处。
3、修缮里弄门头18处。`

async function begunList() {
  year++
  const { draftId } = (await clerk.ask(readText, { body: { text: listText(year) } })).body
  return draftId
}

/** Opens a ballot on a list, lets everybody say yes to what `yes` takes and no to the rest, and ends it. */
async function votedList(
  of: Conference,
  draftId: string,
  yes: (number: number) => boolean,
): Promise<RoundFacts> {
  const pollId = await prepare(
    house,
    of,
    motion({ question: '表决年度实事项目', options: [], draftId, enBloc: false, secrecy: 'secret' }),
  )
  const round = await openPrepared(house, pollId)
  const marks: BallotMarks = {
    mode: 'approve',
    lines: Object.fromEntries(round.options.map(({ id }, at) => [id, yes(at + 1) ? 'y' : 'n'])),
  }
  await castAll(of.seats, round.id, () => marks)
  return (await clerk.ask(closeRound, { params: { id: round.id } })).body
}

const words = async (path: string, by = clerk) => {
  const file = await by.get(path)
  return { status: file.status, type: file.headers.get('content-type') }
}

test('while a list lies before the voters its draft does not change; voided, it may be corrected again', async () => {
  const draftId = await begunList()
  const pollId = await prepare(house, day, motion({ question: '表决实事项目', options: [], draftId }))
  const round = await openPrepared(house, pollId)
  const draft = (await clerk.ask(getDraft, { params: { id: draftId } })).body
  const save = () =>
    clerk.ask(saveDraft, {
      params: { id: draftId },
      body: { version: draft.version, content: draft.content },
    })
  expect((await save()).refused?.type).toBe('draft_held')
  await clerk.ask(voidRound, { params: { id: round.id }, body: { reason: '发错了清单' } })
  expect((await save()).refused).toBeNull()
})

test('exactly the voted text becomes the plan, with the number of its ballot; what was voted down is marked and no project', async () => {
  const draftId = await begunList()
  const round = await votedList(day, draftId, (number) => number !== 2)
  const before = (await clerk.ask(getSessionPapers, { params: { id: day.sessionId } })).body
  expect(before.rounds.find(({ id }) => id === round.id)?.list).toMatchObject({
    can: true,
    passed: 2,
    rejected: 1,
  })
  const adopted = await clerk.ask(adoptList, { params: { id: round.id } })
  expect(adopted.body).toMatchObject({ projects: 2, targets: 2, rejected: 1 })
  const document = (await clerk.ask(getDocument, { params: { id: adopted.body.planId } })).body
  expect(document.vote).toMatchObject({ roundId: round.id, number: round.number, digest: round.digest })
  expect(document.passages.filter(({ votedDown }) => votedDown).map(({ number }) => number)).toEqual(['2'])
  const again = await clerk.ask(adoptList, { params: { id: round.id } })
  expect(again.refused).toEqual({ type: 'adopted_already', params: { planId: adopted.body.planId } })
})

test('of two who adopt at the same second one does, and there is one plan', async () => {
  const draftId = await begunList()
  const round = await votedList(day, draftId, () => true)
  const both = await Promise.all([1, 2].map(() => clerk.ask(adoptList, { params: { id: round.id } })))
  expect(both.map(({ refused }) => refused?.type ?? null).toSorted()).toEqual(
    [null, 'adopted_already'].toSorted(),
  )
  const plans = (await clerk.ask(listPlans)).body.filter((plan) => plan.year === year)
  expect(plans).toHaveLength(1)
})

test('a ballot whose list was adopted is not voided any more; of one who adopts and one who voids at once one does', async () => {
  const adopted = await votedList(day, await begunList(), () => true)
  const { planId } = (await clerk.ask(adoptList, { params: { id: adopted.id } })).body
  const voidOne = (id: string) => clerk.ask(voidRound, { params: { id }, body: { reason: '想作废' } })
  expect((await voidOne(adopted.id)).refused).toEqual({ type: 'adopted_already', params: { planId } })
  for (let turn = 0; turn < 4; turn++) {
    const round = await votedList(day, await begunList(), () => true)
    const both = await Promise.all([clerk.ask(adoptList, { params: { id: round.id } }), voidOne(round.id)])
    expect(both.filter(({ refused }) => refused === null)).toHaveLength(1)
  }
})

test('a list that was not passed, and one that was only rehearsed, are not adopted', async () => {
  const failed = await votedList(day, await begunList(), () => false)
  expect((await clerk.ask(adoptList, { params: { id: failed.id } })).refused?.type).toBe('not_passed')
  const dry = await openConference(house, { representatives: 12, run: 'rehearsal', title: '预演的会议' })
  const rehearsed = await votedList(dry, await begunList(), () => true)
  expect((await clerk.ask(adoptList, { params: { id: rehearsed.id } })).refused?.type).toBe(
    'rehearsal_decides',
  )
  const paper = await clerk.ask(draftOfficialPaper, {
    params: { id: dry.sessionId },
    body: { kind: 'resolution' },
  })
  expect(paper.refused?.type).toBe('rehearsal_decides')
  const other = await house.as('乐文娟')
  expect((await other.ask(adoptList, { params: { id: failed.id } })).refused?.type).toBe('may_not')
})

test('no paper is offered for a session that has not begun', async () => {
  const [{ id } = { id: '' }] = await house.sql<{ id: string }>`
    insert into assembly.session select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'ordinal', 77, 'state', 'called'))).*
    from assembly.session s where s.id = ${day.sessionId} returning id`
  const may = async (of: string) =>
    (await clerk.ask(getSessionPapers, { params: { id: of } })).body.may.includes('draft')
  expect([await may(id), await may(day.sessionId)]).toEqual([false, true])
})

test('resolution, notice and minutes begin as official papers once each, in the words of the count', async () => {
  const begun = await clerk.ask(draftOfficialPaper, {
    params: { id: day.sessionId },
    body: { kind: 'resolution' },
  })
  expect(begun.refused).toBeNull()
  const again = await clerk.ask(draftOfficialPaper, {
    params: { id: day.sessionId },
    body: { kind: 'resolution' },
  })
  expect(again.refused).toEqual({ type: 'drafted_already', params: { paperId: begun.body.paperId } })
  const paper = (await clerk.ask(getPaper, { params: { id: begun.body.paperId } })).body
  expect(paper.content.kind).toBe('resolution')
  const said = JSON.stringify(paper.content.body.blocks)
  expect(said).toContain('第三届社区代表会议第二次会议通过')
  expect(said).toMatch(/新建便民充电桩|便民充电桩/)
  expect(said, 'the verb of the question is not said twice').toContain(
    '会议表决通过了《年度实事项目》的下列各项：',
  )
  expect(said, 'one colon after a label').not.toContain('：：')
})

test('sheets are Word files for whoever reads the session, and nobody else', async () => {
  const { id } = (await clerk.ask(getSessionPapers, { params: { id: day.sessionId } })).body.rounds[0]!
  const [round] = await house.sql<{ poll_id: string }>`select poll_id from assembly.round where id = ${id}`
  const paths = [
    getAttendancePaper.path.replace(':id', day.sessionId),
    getOfficialPaper.path.replace(':id', day.sessionId).replace(':kind', 'minutes'),
    getResultPaper.path.replace(':id', id),
    `${getBallotPaper.path.replace(':id', round!.poll_id)}?copies=12`,
    `${getBallotPaper.path.replace(':id', round!.poll_id)}?what=counting`,
  ]
  for (const path of paths) {
    expect(await words(path), path).toMatchObject({
      status: 200,
      type: expect.stringContaining('wordprocessingml'),
    })
    expect((await words(path, openClient(house.url))).status, path).toBe(401)
  }
})

test('what was evaluated badly is ordered, answered, accepted and tested a second time under the same rules', async () => {
  const options = [{ label: '桂渡置业物业' }, { label: '市场监管所' }]
  const pollId = await prepare(
    house,
    day,
    motion({ question: '评议派出机构', kind: 'evaluation', mode: 'grades', options }),
  )
  const round = await openPrepared(house, pollId)
  const [poor, good] = round.options
  await castAll(day.seats, round.id, (at) => ({
    mode: 'grades',
    grades: { [poor!.id]: at < 16 ? 'dissatisfied' : 'mostly', [good!.id]: 'satisfied' },
  }))
  const closed = (await clerk.ask(closeRound, { params: { id: round.id } })).body
  expect(closed.reply?.options.map(({ grade }) => grade)).toEqual(['dissatisfied', 'satisfied'])

  const order = {
    optionId: poor!.id,
    officeId: officeId('管理办'),
    orderedById: personId('单立群'),
    asked: '一个月内补齐夜间保安，修好三处门禁',
    dueOn: '2026-04-02',
  }
  const ordered = await leader.ask(orderRectification, { params: { id: round.id }, body: order })
  expect(ordered.refused).toBeNull()
  expect(
    (await leader.ask(orderRectification, { params: { id: round.id }, body: order })).refused?.type,
  ).toBe('rectified_already')
  const second = () =>
    clerk.ask(prepareSecondTest, {
      params: { id: round.id },
      body: { sessionId: day.sessionId, rectificationIds: [ordered.body.id] },
    })
  expect((await second()).refused?.type, 'nobody has answered').toBe('rectification_open')

  const company = await house.as(headOf('管理办'))
  await company.ask(answerNotice, {
    params: { id: ordered.body.noticeId },
    body: { words: '夜间保安已到岗，门禁已修好', evidenceIds: [] },
  })
  await leader.ask(decideNotice, {
    params: { id: ordered.body.noticeId },
    body: { decision: 'accept', words: null },
  })
  const tested = await second()
  expect(tested.refused).toBeNull()
  const poll = (await clerk.ask(getPoll, { params: { id: tested.body.pollId } })).body
  expect(poll).toMatchObject({ kind: 'evaluation', rule: round.rule, options: [{ label: '桂渡置业物业' }] })

  const again = await openPrepared(house, tested.body.pollId)
  await castAll(day.seats, again.id, () => ({
    mode: 'grades',
    grades: { [again.options[0]!.id]: 'satisfied' },
  }))
  await clerk.ask(closeRound, { params: { id: again.id } })
  const list = (await clerk.ask(listRectifications, { params: { id: round.id } })).body
  expect(list.rectifications).toMatchObject([{ grade: 'dissatisfied', secondGrade: 'satisfied' }])
})

test('only an evaluation is rectified, and only a line it had', async () => {
  const { rounds } = (await clerk.ask(getSessionPapers, { params: { id: day.sessionId } })).body
  const motionRound = rounds.find(
    ({ question, state }) => question === '表决年度实事项目' && state === 'closed',
  )!
  const order = await leader.ask(orderRectification, {
    params: { id: motionRound.id },
    body: {
      optionId: 'nothing',
      officeId: officeId('管理办'),
      orderedById: personId('单立群'),
      asked: '请整改',
      dueOn: '2026-04-02',
    },
  })
  expect(order.refused?.type).toBe('no_evaluation')
})
