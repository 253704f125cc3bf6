import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BodyOf } from '../../../platform/contract.ts'
import {
  approve,
  type Conference,
  castAll,
  election,
  motion,
  openConference,
  opened,
  type Seat,
} from '../../../tests/support/assembly.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import * as contract from '../contract.ts'
import { verifyPublished } from '../rules/verifying.ts'

// Paper beside phones: boxes, two tellers apart, signatures, small heaps.

let house: House
let clerk: Client
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

type Entry = Omit<BodyOf<typeof contract.enterPaperCount>, 'boxId'>
const close = (id: string) => clerk.ask(contract.closeRound, { params: { id } })
const counting = async (id: string, client = clerk) =>
  (await client.ask(contract.getCounting, { params: { id } })).body
const enter = (teller: Seat, id: string, boxId: string, entry: Entry) =>
  teller.client.ask(contract.enterPaperCount, { params: { id }, body: { boxId, ...entry } })
const mine = async (teller: Seat, id: string) =>
  (await teller.client.ask(contract.getMyCounts, { params: { id } })).body
const fileOf = async (id: string) =>
  verifyPublished((await house.anyone.get(`/api/assembly/rounds/${id}/file`)).bytes.toString('utf8'))
const sign = async (scrutineer: Seat, id: string, signs = true, words?: string) => {
  const { sheet } = await counting(id, scrutineer.client)
  return scrutineer.client.ask(contract.signCount, {
    params: { id },
    body: { digest: sheet!.digest, signs, words },
  })
}
const entryOf = ({ options }: RoundFacts, yes: number, no: number, more: Partial<Entry> = {}): Entry => ({
  issued: yes + no,
  returned: yes + no,
  invalid: 0,
  lines: options.map(({ id }) => ({ option: id, for: yes, against: no, abstain: 0 })),
  ...more,
})

/** 14 phones in the main hall, 12 papers in the first sub-venue, 11 in the second. */
const mixed = () =>
  openConference(house, {
    representatives: 37,
    absent: 3,
    venues: [
      { name: '主会场' },
      { name: '第一分会场', many: 12, ballotBy: 'paper' },
      { name: '第二分会场', many: 11, ballotBy: 'paper' },
    ],
  })

describe('paper and phones in one ballot', () => {
  let day: Conference
  let round: RoundFacts
  let one: string
  let two: string
  beforeAll(async () => {
    day = await mixed()
    one = day.venues.第一分会场!
    two = day.venues.第二分会场!
    round = await opened(house, day, motion())
    await castAll(day.at('主会场'), round.id, (at) => approve(round, at < 9 ? 'y' : 'n'))
  })

  test('each voter has one channel: whoever has a paper has no phone', async () => {
    expect(round.assigned).toEqual({ phone: 14, paper: 23, hands: 0 })
    const [paper] = day.at('第一分会场')
    const answer = await paper!.client.ask(contract.castBallot, {
      params: { id: round.id },
      body: { token: 'x'.repeat(43), marks: { mode: 'approve' } },
    })
    expect(answer.refused).toEqual({ type: 'votes_otherwise', params: { channel: 'paper' } })
  })

  test('nobody counts before the end, and nobody but the tellers of a box', async () => {
    const teller = day.tellers[2]!
    expect((await enter(teller, round.id, one, entryOf(round, 10, 2))).refused?.type).toBe('round_moved')
    const closed = await close(round.id)
    expect(closed.body).toMatchObject({ state: 'counting', reply: null, sums: null })
    expect((await enter(day.tellers[0]!, round.id, one, entryOf(round, 10, 2))).refused?.type).toBe(
      'not_teller',
    )
    expect((await enter(day.scrutineers[0]!, round.id, one, entryOf(round, 10, 2))).refused?.type).toBe(
      'not_teller',
    )
    expect(
      (
        await clerk.ask(contract.enterPaperCount, {
          params: { id: round.id },
          body: { boxId: one, ...entryOf(round, 10, 2) },
        })
      ).refused?.type,
    ).toBe('not_teller')
  })

  test('numbers that cannot be true are refused, each with its reason', async () => {
    const teller = day.tellers[2]!
    const [line] = round.options
    const reasonOf = async (entry: Entry) =>
      (await enter(teller, round.id, one, entry)).refused?.params.reason
    expect(await reasonOf({ ...entryOf(round, 10, 2), issued: 13 })).toBe('issued-exceeds-assigned')
    expect(await reasonOf({ ...entryOf(round, 10, 2), invalid: 13 })).toBe('invalid-exceeds-returned')
    expect(await reasonOf({ ...entryOf(round, 11, 2), issued: 12, returned: 12 })).toBe(
      'line-exceeds-returned',
    )
    expect(await reasonOf({ ...entryOf(round, 10, 2), lines: [] })).toBe('lines-missing')
    const twice = entryOf(round, 10, 2).lines
    expect(await reasonOf({ ...entryOf(round, 10, 2), lines: [...twice, ...twice] })).toBe('repeated-option')
    expect(await reasonOf({ ...entryOf(round, 10, 2), lines: [...twice, { option: '路人', for: 1 }] })).toBe(
      'write-ins-not-allowed',
    )
    const graded = [{ option: line!.id, marks: { satisfied: 1, mostly: 0, dissatisfied: 0, unknown: 0 } }]
    expect(await reasonOf({ ...entryOf(round, 10, 2), lines: graded })).toBe('wrong-marks')
  })

  test('two enter apart; where they differ the lines are named to both and the numbers to neither', async () => {
    const [first, second] = [day.tellers[2]!, day.tellers[3]!]
    expect((await enter(first, round.id, one, entryOf(round, 10, 2))).body).toEqual({
      state: 'waiting',
      differences: [],
    })
    expect((await mine(second, round.id)).boxes[0]).toMatchObject({
      state: 'one-entered',
      mine: null,
      differences: [],
    })
    expect(JSON.stringify(await counting(round.id))).not.toContain('"for"')
    const differs = await enter(
      second,
      round.id,
      one,
      entryOf(round, 9, 2, { returned: 12, issued: 12, invalid: 1 }),
    )
    expect(differs.body).toEqual({ state: 'differ', differences: ['invalid', round.options[0]!.id] })
    const own = await mine(first, round.id)
    expect(own.boxes[0]).toMatchObject({
      state: 'differ',
      differences: ['invalid', round.options[0]!.id],
      mine: { invalid: 0 },
    })
    expect((await counting(round.id)).boxes.find(({ id }) => id === one)).toMatchObject({
      state: 'differ',
      papers: null,
    })
    // A third entry agrees with the first: that is the count of the box.
    expect((await enter(day.tellers[6]!, round.id, one, entryOf(round, 10, 2))).body.state).toBe('agreed')
    expect((await enter(second, round.id, one, entryOf(round, 10, 2))).refused?.type).toBe('box_agreed')
    // One and the same teller cannot agree with themselves.
    expect((await enter(day.tellers[4]!, round.id, two, entryOf(round, 8, 3))).body.state).toBe('waiting')
    expect((await enter(day.tellers[4]!, round.id, two, entryOf(round, 8, 3))).body.state).toBe('waiting')
    // Whoever erred corrects their own.
    expect((await enter(day.tellers[5]!, round.id, two, entryOf(round, 7, 4))).body.state).toBe('differ')
    expect((await enter(day.tellers[5]!, round.id, two, entryOf(round, 8, 3))).body.state).toBe('agreed')
  })

  test('the sheet adds up all channels, and only those who count, watch or run the session read it', async () => {
    const { sheet } = await counting(round.id)
    expect(sheet).toMatchObject({
      sums: { issued: 37, returned: 37, valid: 37, invalid: 0 },
      lines: [{ for: 9 + 10 + 8, against: 5 + 2 + 3 }],
    })
    expect((await counting(round.id, day.scrutineers[0]!.client)).sheet?.digest).toBe(sheet!.digest)
    expect((await counting(round.id, day.seats[0]!.client)).sheet).toBeNull()
    expect((await clerk.ask(contract.getRound, { params: { id: round.id } })).body.reply).toBeNull()
  })

  test('scrutineers sign; a refusal with words holds it up until the box is counted anew', async () => {
    const [first, second] = day.scrutineers as [Seat, Seat]
    expect((await clerk.ask(contract.finishCount, { params: { id: round.id } })).refused?.type).toBe(
      'not_signed',
    )
    expect((await sign(day.tellers[0]!, round.id)).refused?.type).toBe('not_scrutineer')
    expect((await sign(first, round.id, false, '第二分会场的票箱没有封条')).body.state).toBe('counting')
    expect((await sign(second, round.id)).body.state).toBe('counting')
    expect((await clerk.ask(contract.finishCount, { params: { id: round.id } })).refused?.type).toBe(
      'not_signed',
    )
    const stale = (await counting(round.id)).sheet!.digest
    await clerk.ask(contract.recountBox, { params: { id: round.id, boxId: two } })
    expect((await counting(round.id)).signatures.map(({ holds }) => holds)).toEqual([false, false])
    expect((await mine(day.tellers[4]!, round.id)).boxes[0]).toMatchObject({ state: 'waiting', mine: null })
    await enter(day.tellers[4]!, round.id, two, entryOf(round, 7, 4))
    await enter(day.tellers[5]!, round.id, two, entryOf(round, 7, 4))
    const late = await first.client.ask(contract.signCount, {
      params: { id: round.id },
      body: { digest: stale, signs: true },
    })
    expect(late.refused?.type).toBe('count_moved')
    expect((await sign(first, round.id)).body.state).toBe('counting')
    const done = await sign(second, round.id)
    expect(done.body).toMatchObject({
      state: 'closed',
      sums: { returned: 37 },
      reply: { needed: 21, options: [{ for: 26, against: 11, passed: true }] },
    })
    const { ok, poll, digest } = await fileOf(round.id)
    expect({ ok, digest }).toEqual({ ok: true, digest: done.body.digest })
    expect(poll?.boxes.map(({ names, entries }) => [names, entries.length])).toEqual([
      [['第一分会场'], 2],
      [['第二分会场'], 2],
    ])
    expect(poll?.signatures).toMatchObject([{ signs: true }, { signs: true }])
    expect(poll?.ballots).toHaveLength(14)
  })
})

describe('what comes back', () => {
  test('more papers than went out make the whole vote void, and it is repeated', async () => {
    const day = await mixed()
    const round = await opened(house, day, motion())
    await castAll(day.at('主会场'), round.id, () => approve(round, 'y'))
    await close(round.id)
    const entry = { ...entryOf(round, 12, 0), issued: 11 }
    for (const teller of day.tellers.slice(2, 4)) await enter(teller, round.id, day.venues.第一分会场!, entry)
    const other = entryOf(round, 11, 0, { issued: 11 })
    for (const teller of day.tellers.slice(4, 6))
      await enter(teller, round.id, day.venues.第二分会场!, { ...other, issued: 11 })
    await sign(day.scrutineers[0]!, round.id)
    const done = (await clerk.ask(contract.finishCount, { params: { id: round.id } })).body
    // 36 went out and 37 came back: the counts are shown, nobody decided anything.
    expect(done).toMatchObject({
      state: 'closed',
      sums: { issued: 36, returned: 37 },
      reply: { void: 'returned-exceeds-issued', next: 'repeat', options: [{ for: 37, passed: false }] },
      next: 'repeat',
    })
    expect((await fileOf(round.id)).ok).toBe(true)
  })

  test('a box with fewer than ten is poured into another before anybody counts it', async () => {
    const day = await mixed()
    const [one, two] = [day.venues.第一分会场!, day.venues.第二分会场!]
    const round = await opened(house, day, motion())
    await castAll(day.at('主会场'), round.id, () => approve(round, 'y'))
    await close(round.id)
    const small = entryOf(round, 9, 0, { issued: 11 })
    expect((await enter(day.tellers[4]!, round.id, two, small)).refused).toEqual({
      type: 'box_too_small',
      params: { least: 10 },
    })
    expect(
      (await clerk.ask(contract.pourBox, { params: { id: round.id, boxId: two }, body: { intoId: one } }))
        .status,
    ).toBe(200)
    expect((await counting(round.id)).boxes.map(({ state, assigned }) => [state, assigned])).toEqual([
      ['waiting', 23],
      ['poured', 11],
    ])
    const whole = entryOf(round, 21, 0, { issued: 23 })
    await enter(day.tellers[2]!, round.id, one, whole)
    // A teller of the poured box counts where it lies now.
    expect((await enter(day.tellers[4]!, round.id, one, whole)).body.state).toBe('agreed')
    await sign(day.scrutineers[0]!, round.id)
    const done = await sign(day.scrutineers[1]!, round.id)
    expect(done.body.reply?.options[0]).toMatchObject({ for: 35 })
    const { ok, poll } = await fileOf(round.id)
    expect(ok).toBe(true)
    expect(poll?.boxes.map(({ names }) => names)).toEqual([['第一分会场', '第二分会场']])
  })

  test('where a channel came to fewer than ten, the file shows one heap and no ballot apart', async () => {
    const day = await mixed()
    const round = await opened(house, day, election(['甲', '乙', '丙'], 2, { writeIns: 'free', most: 2 }))
    const [a, b, c] = round.options.map(({ id }) => id) as [string, string, string]
    await castAll(day.at('主会场').slice(0, 3), round.id, () => ({
      mode: 'pick',
      picks: [a],
      writeIns: [{ name: '丁', insteadOf: null }],
    }))
    await close(round.id)
    for (const [venue, tellers, returned] of [
      ['第一分会场', day.tellers.slice(2, 4), 12],
      ['第二分会场', day.tellers.slice(4, 6), 11],
    ] as const)
      for (const teller of tellers)
        await enter(teller, round.id, day.venues[venue]!, {
          issued: returned,
          returned,
          invalid: 1,
          lines: [
            { option: a, for: returned - 2 },
            { option: b, for: 1 },
            { option: c, for: 2 },
            { option: ' 丁 ', for: 1 },
          ],
        })
    await sign(day.scrutineers[0]!, round.id)
    const done = (await sign(day.scrutineers[1]!, round.id)).body
    expect(done.sums).toEqual({ issued: 37, returned: 26, valid: 24, invalid: 2 })
    expect(done.reply?.options.map(({ id, for: votes }) => [id, votes])).toEqual([
      [a, 22],
      [b, 2],
      [c, 4],
      ['丁', 5],
    ])
    const { ok, poll } = await fileOf(round.id)
    expect(ok).toBe(true)
    expect(poll?.ballots).toEqual([])
    expect(poll?.boxes).toMatchObject([
      { names: ['手机', '第一分会场', '第二分会场'], returned: 26, entries: [] },
    ])
  })
})

describe('hands', () => {
  test('are counted per venue and added; those derived from the rest are marked', async () => {
    const day = await openConference(house, {
      representatives: 30,
      venues: [{ name: '主会场' }, { name: '分会场', many: 12, ballotBy: 'paper' }],
    })
    const round = await opened(
      house,
      day,
      motion({ secrecy: 'hands', rule: { share: [2, 3], strict: false, base: 'present' } }),
    )
    const [line] = round.options
    expect(round.assigned).toEqual({ phone: 0, paper: 0, hands: 30 })
    const raise = (
      client: Client,
      boxId: string,
      how: 'counted' | 'derived' | 'unanimous',
      numbers: object = {},
    ) =>
      client.ask(contract.enterHands, {
        params: { id: round.id },
        body: { boxId, how, lines: how === 'unanimous' ? [] : [{ option: line!.id, ...numbers }] },
      })
    const [main, sub] = [day.venues.主会场!, day.venues.分会场!]
    const seat = day.seats[0]!
    expect(
      (
        await seat.client.ask(contract.castBallot, {
          params: { id: round.id },
          body: { token: 'x'.repeat(43), marks: approve(round, 'y') as never },
        })
      ).refused?.type,
    ).toBe('votes_otherwise')
    expect((await raise(seat.client, main, 'unanimous')).refused?.type).toBe('not_teller')
    expect((await raise(day.tellers[0]!.client, sub, 'unanimous')).refused?.type).toBe('not_teller')
    expect(
      (await raise(day.tellers[0]!.client, main, 'counted', { for: 12, against: 5, abstain: 2 })).refused
        ?.params.reason,
    ).toBe('exceeds-present')
    await raise(day.tellers[0]!.client, main, 'derived', { against: 3, abstain: 4 })
    // Not in the answer, nor anywhere, before it is over.
    expect((await clerk.ask(contract.getRound, { params: { id: round.id } })).body.reply).toBeNull()
    const half = await close(round.id)
    expect(half.body.state).toBe('counting')
    expect((await clerk.ask(contract.finishCount, { params: { id: round.id } })).refused?.type).toBe(
      'boxes_outstanding',
    )
    // Whoever runs the session may type what the chair called out; a later entry takes the place of a former.
    await raise(clerk, sub, 'counted', { for: 7, against: 5, abstain: 0 })
    await raise(day.tellers[2]!.client, sub, 'counted', { for: 9, against: 3, abstain: 0 })
    const done = (await clerk.ask(contract.finishCount, { params: { id: round.id } })).body
    expect(done).toMatchObject({
      state: 'closed',
      sums: { issued: 30, returned: 30 },
      reply: { needed: 20, options: [{ for: 11 + 9, against: 6, abstain: 4, passed: true }] },
    })
    const { ok, poll } = await fileOf(round.id)
    expect(ok).toBe(true)
    expect(poll?.hands.map(({ name, how, voters }) => [name, how, voters])).toEqual([
      ['主会场', 'derived', 18],
      ['分会场', 'counted', 12],
    ])
  })
})
