import type { NewPoll } from '../modules/assembly/contract.ts'
import * as assembly from '../modules/assembly/index.ts'
import { type BallotMarks, orderByStrokes } from '../modules/assembly/rules.ts'
import { addDays, type Civil } from '../platform/civil.ts'
import type { Representative } from './representatives.ts'
import { representatives } from './representatives.ts'
import { chance } from './seeded.ts'
import type { Teller } from './year.ts'
import { actingRepresentative, type Called, common, scrutineers, tellers } from './year-conference.ts'

// What the first session voted: by hands, on phones and on paper, counted twice, signed.

const clerk = '尤书晏'
type Round = Awaited<ReturnType<typeof assembly.polls.openRound>>

/** As a browser would roll it, but the same every time. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const c = chance(20_260_121)
const share = () => c.int(0, 9_999) / 10_000
const token = () => Array.from({ length: 43 }, () => letters[c.int(0, 63)]!).join('')

/** How somebody marks a line: most agree, a few do not, some say nothing. */
const mark = (yes: number): 'y' | 'n' | 'a' => {
  const at = share()
  return at < yes ? 'y' : at < yes + (1 - yes) / 2 ? 'n' : 'a'
}

const agencies = ['桂渡桥派出所', '市场监管所', '社区卫生服务中心', '司法所', '桂渡置业物业']
/** How content people are with each of them. */
const content = [0.82, 0.74, 0.88, 0.7, 0.28]

/** Who stands for the committee: eleven for nine places. */
const standing = representatives.filter((_, nth) => nth % 13 === 4).slice(0, 11)

/** @returns the round in which the list was voted */
export async function tellVotes(
  t: Teller,
  called: Called,
  heldOn: Civil,
  draftId: string,
  there: readonly Representative[],
): Promise<string> {
  const actor = t.as(clerk)
  const { sessionId } = called
  const { items } = await t.on(addDays(heldOn, -10), 10, (tx) => assembly.getAgenda(tx, actor, sessionId))
  const polls = await t.on(addDays(heldOn, -10), 10, async (tx) => {
    const itemOf = (kind: string, nth = 0) => items.filter((item) => item.kind === kind)[nth]?.id ?? null
    const prepare = (poll: Omit<NewPoll, keyof typeof common> & Partial<NewPoll>) =>
      assembly.polls.preparePoll(tx, actor, sessionId, { ...common, ...poll })
    return {
      methods: await prepare({
        question: '通过表决办法和计票、监票人员名单',
        kind: 'motion',
        mode: 'approve',
        secrecy: 'hands',
        itemId: itemOf('motion'),
        options: [{ label: '表决办法和计票、监票人员名单' }],
      }),
      election: await prepare({
        question: '选举第三届社区委员会委员',
        kind: 'election',
        mode: 'pick',
        secrecy: 'secret',
        seats: 9,
        most: 9,
        writeIns: 'free',
        itemId: itemOf('election'),
        options: orderByStrokes(standing, ({ name }) => name).map((one) => ({
          label: one.name,
          note: one.constituency,
          personId: one.id,
        })),
      }),
      list: await prepare({
        question: `桂渡桥街道${t.year}年实事项目`,
        kind: 'motion',
        mode: 'approve',
        secrecy: 'secret',
        itemId: itemOf('vote'),
        options: [],
        draftId,
      }),
      resolution: await prepare({
        question: '通过会议决议',
        kind: 'motion',
        mode: 'approve',
        secrecy: 'hands',
        itemId: itemOf('motion', 1),
        options: [{ label: '会议决议（草案）' }],
      }),
      evaluation: await prepare({
        question: '评议派出机构和物业服务',
        kind: 'evaluation',
        mode: 'grades',
        secrecy: 'secret',
        options: agencies.map((label) => ({ label })),
      }),
    }
  })
  const phones = there.filter(({ phone }) => phone !== null)
  const open = (pollId: string, hour: number) =>
    t.on(heldOn, hour, (tx) => assembly.polls.openRound(tx, actor, pollId, {}))

  /** The chair goes through the agenda: an item begins when the one before is done. */
  const through = async (hour: number, until: string | null) => {
    await t.on(heldOn, hour, async (tx) => {
      while (at < items.length) {
        const item = items[at]!
        if (!begun) await assembly.now.beginItem(tx, actor, item.id)
        begun = true
        if (item.id === until) return
        await assembly.now.finishItem(tx, actor, item.id)
        begun = false
        at++
      }
    })
  }
  let at = 0
  let begun = false
  const itemOf = (kind: string, nth = 0) => items.filter((item) => item.kind === kind)[nth]!.id

  await through(9, itemOf('motion'))
  await byHands(t, await open(polls.methods.id, 9), heldOn, 9)

  await through(10, itemOf('election'))
  const election = await open(polls.election.id, 10)
  await vote(t, election, heldOn, 10, phones, () => ({
    mode: 'pick',
    picks: nineOf(election.options.map(({ id }) => id)),
  }))
  await count(t, election, heldOn, 11, called)

  await through(13, itemOf('vote'))
  const list = await open(polls.list.id, 13)
  await vote(t, list, heldOn, 13, phones, () => ({
    mode: 'approve',
    lines: Object.fromEntries(list.options.map(({ id }) => [id, mark(0.9)])),
  }))
  await count(t, list, heldOn, 14, called)

  const evaluation = await open(polls.evaluation.id, 14)
  await vote(t, evaluation, heldOn, 14, phones, () => ({
    mode: 'grades',
    grades: Object.fromEntries(evaluation.options.map(({ id }, nth) => [id, gradeOf(content[nth]!)])),
  }))
  await count(t, evaluation, heldOn, 15, called)

  await through(15, itemOf('motion', 1))
  await byHands(t, await open(polls.resolution.id, 15), heldOn, 15)
  await through(16, null)
  return list.id
}

/** Nine names or one fewer; the first on the list are known better. */
function nineOf(ids: readonly string[]): string[] {
  const left = [...ids]
  const out = 2 + c.int(0, 1)
  for (let nth = 0; nth < out; nth++)
    left.splice(Math.max(c.int(0, left.length - 1), c.int(0, left.length - 1)), 1)
  return left
}

function gradeOf(satisfied: number): 'satisfied' | 'mostly' | 'dissatisfied' | 'unknown' {
  const at = share()
  if (at < satisfied) return 'satisfied'
  if (at < satisfied + 0.12) return 'mostly'
  return at < 0.97 ? 'dissatisfied' : 'unknown'
}

async function vote(
  t: Teller,
  round: Round,
  day: Civil,
  hour: number,
  voters: readonly Representative[],
  marks: () => BallotMarks,
): Promise<void> {
  await t.on(day, hour, async (tx) => {
    for (const one of voters)
      await assembly.polls.castBallot(tx, actingRepresentative(one.id), round.id, {
        token: token(),
        marks: marks() as Parameters<typeof assembly.polls.castBallot>[3]['marks'],
      })
  })
}

/** Everybody in favour in every venue. */
async function byHands(t: Teller, round: Round, day: Civil, hour: number): Promise<void> {
  const actor = t.as(clerk)
  await t.on(day, hour, async (tx) => {
    const { boxes } = await assembly.polls.getCounting(tx, actor, round.id)
    for (const box of boxes)
      await assembly.polls.enterHands(tx, actor, round.id, { boxId: box.id, how: 'unanimous', lines: [] })
    await assembly.polls.closeRound(tx, actor, round.id)
  })
}

/** Voting ends; two tellers enter the paper of the one box alike, both scrutineers sign. */
async function count(t: Teller, round: Round, day: Civil, hour: number, { venues }: Called): Promise<Round> {
  const actor = t.as(clerk)
  return t.on(day, hour, async (tx) => {
    const closed = await assembly.polls.closeRound(tx, actor, round.id)
    const returned = closed.assigned.paper
    const sheet = {
      boxId: venues[0]!,
      issued: returned,
      returned,
      invalid: 0,
      lines: round.options.map((option, nth) => paperLine(round, option.id, nth, returned)),
    }
    for (const teller of tellers) await assembly.polls.enterPaperCount(tx, t.as(teller), round.id, sheet)
    const { sheet: counted } = await assembly.polls.getCounting(tx, actor, round.id)
    let last = closed
    for (const name of scrutineers)
      last = await assembly.polls.signCount(tx, t.as(name), round.id, {
        digest: counted!.digest,
        signs: true,
      })
    return last
  })
}

function paperLine(round: Round, option: string, nth: number, returned: number) {
  if (round.kind === 'evaluation') {
    const satisfied = Math.round(returned * content[nth]!)
    const mostly = Math.min(returned - satisfied, 3)
    return { option, marks: { satisfied, mostly, dissatisfied: returned - satisfied - mostly, unknown: 0 } }
  }
  const yes = Math.min(returned, Math.round(returned * (0.78 + 0.18 * share())))
  if (round.kind === 'election')
    return { option, for: Math.min(yes, Math.floor((returned * 9) / round.options.length)) }
  const against = Math.floor((returned - yes) / 2)
  return { option, for: yes, against, abstain: returned - yes - against }
}
