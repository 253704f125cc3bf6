import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import { flush } from '../../../platform/ledger/event.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Client, type House, openHouse, personId } from '../../../tests/support/house.ts'
import { actorOfPerson } from '../../identity/index.ts'
import { adoptDraft, getDraft, readText, saveDraft } from '../contract/drafts.ts'
import { getDocument } from '../contract/figures.ts'
import { adopt } from './adoption.ts'
import { holdDraft, readVoted, releaseDraft } from './voting.ts'

const text = (year: number) => `桂渡桥街道${year}年实事项目

1、新建便民充电桩120个。
2、增设休憩座椅60处。
3、修缮里弄门头18处。`

let house: House
let clerk: Client
let year = 2050
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T15:50:00Z' })
  clerk = await house.as('尤书晏')
})
afterAll(() => house?.close())

const act = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
  const { result } = await inTransaction(house.lilong, 'voting', async (tx) => {
    const done = await work(tx)
    await flush(tx)
    return done
  })
  return result
}
const begin = async () => {
  year++
  const { draftId } = (await clerk.ask(readText, { body: { text: text(year) } })).body
  return { draftId, roundId: newId(Date.now()) }
}
const content = async (id: string) => (await clerk.ask(getDraft, { params: { id } })).body
const voteOf = (roundId: string) => ({
  roundId,
  number: 3,
  session: '第三届第一次会议',
  digest: 'ab'.repeat(32),
})

test('a text before the voters is neither corrected nor adopted past its ballot, and is free again when taken back', async () => {
  const { draftId, roundId } = await begin()
  const before = await act((tx) => holdDraft(tx, draftId, roundId))
  expect(before.items.map(({ number }) => number)).toEqual(['1', '2', '3'])
  const draft = await content(draftId)
  expect(draft.isHeld).toBe(true)
  const save = () =>
    clerk.ask(saveDraft, {
      params: { id: draftId },
      body: { version: 1, content: { ...draft.content, title: '改过的标题' } },
    })
  expect((await save()).refused?.type).toBe('draft_held')
  const past = await clerk.ask(adoptDraft, {
    params: { id: draftId },
    body: { version: 1, adoptedOn: '2026-03-01', basis: '主任办公会' },
  })
  expect(past.refused?.type).toBe('draft_held')
  await expect(
    act((tx) => holdDraft(tx, draftId, newId(Date.now()))),
    'another ballot',
  ).rejects.toMatchObject({ problem: { type: 'draft_held' } })
  expect((await act((tx) => holdDraft(tx, draftId, roundId))).hash).toBe(before.hash)

  await act((tx) => releaseDraft(tx, roundId))
  expect((await save()).refused).toBeNull()
  expect((await act((tx) => readVoted(tx, draftId))).hash).not.toBe(before.hash)
})

test('whoever writes past the page does not change a text before the voters either', async () => {
  const { draftId, roundId } = await begin()
  await act((tx) => holdDraft(tx, draftId, roundId))
  await expect(
    house.sql`update plans.draft set source = source || '4、另加一项。' where id = ${draftId}`,
  ).rejects.toMatchObject({ constraint: 'voted_text_stays' })
})

test('the voted text is adopted whole: what was voted down stays in it, marked, and becomes no project', async () => {
  const { draftId, roundId } = await begin()
  const actor = await actorOfPerson(house.lilong, personId('尤书晏'), house.lilong.clock.now())
  const voted = await act((tx) => holdDraft(tx, draftId, roundId))
  const second = voted.items[1]!
  const asked = { version: voted.version, adoptedOn: '2026-03-02', basis: '第三届社区代表会议第一次会议' }
  const done = await act((tx) =>
    adopt(tx, actor, draftId, asked, { vote: voteOf(roundId), rejected: new Set([second.id]) }),
  )
  expect(done).toMatchObject({ projects: 2, targets: 2 })
  const document = (await clerk.ask(getDocument, { params: { id: done.planId } })).body
  expect(document.vote).toEqual(voteOf(roundId))
  expect(
    document.passages.map(({ number, votedDown, projectId }) => [number, votedDown, projectId === null]),
  ).toEqual(
    expect.arrayContaining([
      ['1', false, false],
      ['2', true, true],
      ['3', false, false],
    ]),
  )
})

test('a list of which nothing was passed is not adopted, and stays a draft', async () => {
  const { draftId, roundId } = await begin()
  const actor = await actorOfPerson(house.lilong, personId('尤书晏'), house.lilong.clock.now())
  const voted = await act((tx) => holdDraft(tx, draftId, roundId))
  const asked = { version: voted.version, adoptedOn: '2026-03-02', basis: '第三届社区代表会议第一次会议' }
  const rejected = new Set(voted.items.map(({ id }) => id))
  await expect(
    act((tx) => adopt(tx, actor, draftId, asked, { vote: voteOf(roundId), rejected })),
  ).rejects.toMatchObject({ problem: { type: 'nothing_to_adopt' } })
  expect((await content(draftId)).isFrozen).toBe(false)
})
