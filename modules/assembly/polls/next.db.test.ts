import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Conference,
  castAll,
  election,
  half,
  motion,
  openConference,
  opened,
  openPrepared,
  pick,
  prepare,
} from '../../../tests/support/assembly.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import { getDraft, readText, saveDraft } from '../../plans/contract.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import * as contract from '../contract.ts'
import { verifyPublished } from '../rules/verifying.ts'

// Every kind of poll, and the ballot that follows: 再次投票, 另行选举, 重选, and elections that depend on others.

let house: House
let clerk: Client
let day: Conference
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  clerk = await house.as('尤书晏')
  day = await openConference(house, { representatives: 30 })
})
afterAll(() => house.close())

const close = async (id: string) => (await clerk.ask(contract.closeRound, { params: { id } })).body
const obstaclesOf = async (id: string, query: object) =>
  ((await clerk.ask(contract.openRound, { params: { id }, body: query })).refused?.params.obstacles ??
    []) as {
    name: string
  }[]
const idOf = (round: RoundFacts, label: string) => round.options.find((option) => option.label === label)!.id
/** So many ballots for each, one name per ballot. */
async function vote(round: RoundFacts, votes: Record<string, number>): Promise<RoundFacts> {
  const names = Object.entries(votes).flatMap(([name, many]) => Array.from({ length: many }, () => name))
  await castAll(day.seats.slice(0, names.length), round.id, (at) => pick(idOf(round, names[at]!)))
  const closed = await close(round.id)
  const file = (await house.anyone.get(`/api/assembly/rounds/${round.id}/file`)).bytes.toString('utf8')
  expect(verifyPublished(file)).toMatchObject({ ok: true, digest: closed.digest })
  return closed
}
const names = (round: RoundFacts, ids: readonly string[]) =>
  ids.map((id) => round.options.find((option) => option.id === id)?.label ?? id)

describe('elections', () => {
  test('a tie at the last seat goes to those tied alone, and more votes win', async () => {
    const first = await opened(
      house,
      day,
      election(['甲', '乙', '丙', '丁'], 2, {
        rule: { share: [1, 3], strict: false, base: 'valid' },
        most: 1,
      }),
    )
    const done = await vote(first, { 甲: 10, 乙: 10, 丙: 10 })
    expect(done).toMatchObject({ next: 'revote', reply: { elected: [], vacant: 2 } })
    expect(names(first, done.reply!.tied)).toEqual(['甲', '乙', '丙'])
    const again = { cause: 'revote' as const, formerId: first.id }
    expect(
      (await obstaclesOf(first.pollId, { cause: 'repeat', formerId: first.id })).map(({ name }) => name),
    ).toEqual(['no-next'])
    const shown = await clerk.ask(contract.getOpening, { params: { id: first.pollId }, query: again })
    expect(shown.body).toMatchObject({
      seats: 2,
      most: 1,
      rule: { share: [0, 1], strict: true },
      obstacles: [],
    })
    const second = await openPrepared(house, first.pollId, again)
    expect(second).toMatchObject({
      ordinal: 2,
      cause: 'revote',
      formerId: first.id,
      writeIns: 'none',
      seats: 2,
    })
    expect(second.options.map(({ label }) => label)).toEqual(['甲', '乙', '丙'])
    const settled = await vote(second, { 甲: 6, 乙: 5, 丙: 1 })
    expect(names(second, settled.reply!.elected)).toEqual(['甲', '乙'])
    expect(settled.next).toBeNull()
    // What it rests on is not pulled away from under it.
    const pulled = await clerk.ask(contract.voidRound, {
      params: { id: first.id },
      body: { reason: '重新来过' },
    })
    expect(pulled.refused).toEqual({ type: 'round_followed', params: { number: second.number } })
    // The former one is followed already: nothing comes after it twice.
    expect((await clerk.ask(contract.getRound, { params: { id: first.id } })).body.next).toBeNull()
  })

  test('for seats left stand those not elected, in the order of their votes, in the former proportion', async () => {
    const first = await opened(
      house,
      day,
      election(['甲', '乙', '丙', '丁', '戊', '己'], 4, {
        most: 1,
        rule: { share: [1, 5], strict: false, base: 'valid' },
      }),
    )
    const done = await vote(first, { 甲: 8, 乙: 7, 丙: 6, 丁: 2, 戊: 4, 己: 3 })
    expect(done).toMatchObject({ next: 'separate', reply: { vacant: 1, next: 'separate-election' } })
    expect(names(first, done.reply!.elected)).toEqual(['甲', '乙', '丙'])
    const more = { cause: 'separate' as const, formerId: first.id }
    const second = await openPrepared(house, first.pollId, {
      ...more,
      rule: { share: [1, 3], strict: false, base: 'returned' },
    })
    // One place, two candidates.
    expect(second.options.map(({ label }) => label)).toEqual(['戊', '己'])
    expect(second).toMatchObject({ seats: 1, most: 1, rule: { share: [1, 3], base: 'returned' } })
    const settled = await vote(second, { 戊: 12, 己: 13 })
    expect(names(second, settled.reply!.elected)).toEqual(['己'])
  })

  test('where a tie leaves the place to a further election, no revote opens', async () => {
    const first = await opened(
      house,
      day,
      election(['甲', '乙', '丙'], 1, {
        ties: 'separate',
        rule: { share: [1, 3], strict: false, base: 'valid' },
      }),
    )
    const done = await vote(first, { 甲: 12, 乙: 12, 丙: 6 })
    expect(done.next).toBe('separate')
    const second = await openPrepared(house, first.pollId, { cause: 'separate', formerId: first.id })
    expect(second.options.map(({ label }) => label)).toEqual(['甲', '乙', '丙'])
  })

  test('whoever was written in stands in the further election as a printed line', async () => {
    const first = await opened(house, day, election(['甲', '乙'], 1, { writeIns: 'free' }))
    await castAll(day.seats, first.id, (at) =>
      at < 14
        ? { mode: 'pick', picks: [], writeIns: [{ name: '曾小满', insteadOf: null }] }
        : pick(idOf(first, '甲')),
    )
    // 16 of 30 is more than half; where two thirds are asked for, the place is left.
    const done = await close(first.id)
    expect(names(first, done.reply!.elected)).toEqual(['甲'])
    const third = await opened(
      house,
      day,
      election(['甲', '乙'], 1, { writeIns: 'free', rule: { share: [2, 3], strict: false, base: 'valid' } }),
    )
    await castAll(day.seats, third.id, (at) =>
      at < 14
        ? { mode: 'pick', picks: [], writeIns: [{ name: '曾小满', insteadOf: null }] }
        : pick(idOf(third, '甲')),
    )
    expect(await close(third.id)).toMatchObject({ next: 'separate', reply: { vacant: 1 } })
    const next = await openPrepared(house, third.pollId, { cause: 'separate', formerId: third.id })
    expect(next.options.map(({ label }) => label)).toEqual(['甲', '曾小满'])
    expect(next.options[1]!.id).not.toBe('曾小满')
  })

  test('two who open the next ballot at once open one', async () => {
    const first = await opened(
      house,
      day,
      election(['甲', '乙'], 1, { rule: { share: [1, 3], strict: false, base: 'valid' } }),
    )
    await vote(first, { 甲: 15, 乙: 15 })
    const body = { cause: 'revote' as const, formerId: first.id }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => clerk.ask(contract.openRound, { params: { id: first.pollId }, body })),
    )
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
  })

  test('a director is elected from among those whom an earlier poll elected', async () => {
    const members = await prepare(
      house,
      day,
      election(['甲', '乙', '丙'], 2, { most: 2, rule: half('valid') }),
    )
    const director = await prepare(house, day, {
      ...election([], 1),
      question: '选举主任',
      fromPollId: members,
    })
    expect((await obstaclesOf(director, {})).map(({ name }) => name).sort()).toEqual([
      'former-not-closed',
      'no-options',
    ])
    const first = await openPrepared(house, members)
    await castAll(day.seats, first.id, () => pick(idOf(first, '甲'), idOf(first, '丙')))
    expect((await obstaclesOf(director, {})).map(({ name }) => name)).toContain('former-not-closed')
    await close(first.id)
    const second = await openPrepared(house, director)
    expect(second.options).toMatchObject([{ label: '甲' }, { label: '丙' }])
    await clerk.ask(contract.voidRound, { params: { id: first.id }, body: { reason: '前一项选举无效' } })
  })
})

describe('other kinds', () => {
  test('choose at most k of n', async () => {
    const round = await opened(house, day, {
      ...election(['电梯', '食堂', '车棚', '花园'], 2),
      kind: 'choice',
      question: '项目票决',
      rule: half('entitled'),
    })
    await castAll(day.seats, round.id, (at) =>
      pick(...[idOf(round, '电梯'), ...(at < 16 ? [idOf(round, '食堂')] : [])]),
    )
    const done = await close(round.id)
    expect(names(round, done.reply!.elected)).toEqual(['电梯', '食堂'])
    expect(done.reply!.options.map(({ passed }) => passed)).toEqual([true, true, false, false])
  })

  test('put projects in order', async () => {
    const round = await opened(house, day, {
      ...election(['电梯', '食堂', '车棚'], 1),
      kind: 'ranked',
      mode: 'rank',
      most: 3,
      question: '项目排序',
    })
    const [a, b, c] = round.options.map(({ id }) => id) as [string, string, string]
    await castAll(day.seats, round.id, (at) => ({ mode: 'rank', picks: at < 24 ? [b, a, c] : [a] }))
    const done = await close(round.id)
    expect(names(round, done.reply!.elected)).toEqual(['食堂'])
    expect(done.reply!.options.map(({ sum, place }) => [sum, place])).toEqual([
      [54, 2],
      [42, 1],
      [90, 3],
    ])
  })

  test('grade agencies in four boxes; a line without a mark is void and counts nowhere', async () => {
    const round = await opened(
      house,
      day,
      motion({
        kind: 'evaluation',
        mode: 'grades',
        question: '评议派出机构',
        options: [{ label: '市场监管所' }, { label: '房管办' }],
      }),
    )
    const [a, b] = round.options.map(({ id }) => id) as [string, string]
    await castAll(day.seats, round.id, (at) => ({
      mode: 'grades',
      grades: {
        [a]: at < 16 ? 'satisfied' : 'mostly',
        ...(at < 29 ? { [b]: at < 10 ? 'mostly' : 'dissatisfied' } : {}),
      },
    }))
    const done = await close(round.id)
    expect(done.reply!.options).toMatchObject([
      { grade: 'satisfied', marks: { satisfied: 16, mostly: 14, dissatisfied: 0, unknown: 0 } },
      {
        grade: 'dissatisfied',
        marks: { satisfied: 0, mostly: 10, dissatisfied: 19, unknown: 0 },
        passed: false,
      },
    ])
  })

  test('vote a plan’s list, item by item or en bloc: exactly the text that was laid before them', async () => {
    const made = await clerk.ask(readText, { body: { text: '一、新建 3 处花园。\n二、加装 12 台电梯。' } })
    const draftId = made.body.draftId
    const byItem = await prepare(
      house,
      day,
      motion({ kind: 'choice', options: [], draftId, seats: 9, most: 9, question: '票决项目' }),
    )
    const whole = await prepare(
      house,
      day,
      motion({ options: [], draftId, enBloc: true, question: '通过清单' }),
    )
    const polls = (await clerk.ask(contract.listPolls, { params: { id: day.sessionId } })).body.polls
    const items = polls.find(({ id }) => id === byItem)!.options
    expect(items).toHaveLength(2)
    expect(items.every(({ planItem }) => planItem !== null)).toBe(true)
    expect(polls.find(({ id }) => id === whole)!.options).toMatchObject([
      { planItem: null, parts: [{}, {}].map(() => expect.any(String)) },
    ])
    // Somebody edits the text after the poll was prepared: it does not open until it is prepared anew.
    const { body: draft } = await clerk.ask(getDraft, { params: { id: draftId } })
    const edited = { ...draft.content, title: '改过的题目' }
    expect(
      (
        await clerk.ask(saveDraft, {
          params: { id: draftId },
          body: { version: draft.version, content: edited },
        })
      ).status,
    ).toBe(200)
    expect((await obstaclesOf(whole, {})).map(({ name }) => name)).toEqual(['draft-moved'])
    const again = await prepare(
      house,
      day,
      motion({ options: [], draftId, enBloc: true, question: '通过改过的清单' }),
    )
    const round = await openPrepared(house, again)
    expect(round.draft).toMatchObject({ id: draftId, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    // Before the voters it does not change.
    const late = await clerk.ask(saveDraft, {
      params: { id: draftId },
      body: { version: draft.version + 1, content: draft.content },
    })
    expect(late.status).toBe(409)
    await castAll(day.seats.slice(0, 10), round.id, () => ({ mode: 'approve' }))
    expect((await close(round.id)).reply?.options[0]?.passed).toBe(false)
    // It did not pass: the text is free again.
    expect(
      (
        await clerk.ask(saveDraft, {
          params: { id: draftId },
          body: { version: draft.version + 1, content: draft.content },
        })
      ).status,
    ).toBe(200)
  })
})
