import type { NewPoll } from '../modules/assembly/contract.ts'
import * as assembly from '../modules/assembly/index.ts'
import { enterPersons } from '../modules/people/index.ts'
import { answerNotice, decideNotice } from '../modules/reports/index.ts'
import { addDays, type Civil } from '../platform/civil.ts'
import { type Actor, nobody } from '../platform/http/actor.ts'
import { holderOf } from './cast.ts'
import { officeId, personId, placeId } from './ids.ts'
import { type Representative, representatives } from './representatives.ts'
import type { Teller } from './year.ts'
import { tellVotes } from './year-votes.ts'

// The first session of the third conference: 146 entitled, 131 present in the main hall and four sub-venues. It votes the yearly list.

const clerk = '尤书晏'

/** A representative as they act at their own door, on their phone. */
export const actingRepresentative = (personIdOf: string): Actor => ({
  ...nobody,
  kind: 'person',
  personId: personIdOf,
  door: 'my',
  channel: 'phone',
})

export interface Called {
  bodyId: string
  termId: string
  sessionId: string
  venues: string[]
  /** By person. */
  attendees: ReadonlyMap<string, { id: string; venueId: string }>
}

const subVenues = ['渡西分会场', '书带分会场', '新村分会场', '泊岸分会场']
/** What every poll of the session has in common. */
export const common: Pick<
  NewPoll,
  'stage' | 'quorum' | 'rule' | 'seats' | 'most' | 'writeIns' | 'ties' | 'ballotBy'
> = {
  stage: 'formal',
  quorum: { share: [2, 3], strict: false, base: 'entitled' },
  rule: { share: [1, 2], strict: true, base: 'entitled' },
  seats: 1,
  most: 1,
  writeIns: 'none',
  ties: 'revote',
  ballotBy: 'assigned',
}

export const halls = [
  { name: '街道办事处礼堂', kind: 'main' as const, hasNetwork: true },
  // Each seats about fifteen: their paper is counted with that of the main hall, so that no secret sub-total falls below ten.
  ...subVenues.map((name) => ({
    name,
    kind: 'sub' as const,
    hasNetwork: true,
    countedWith: '街道办事处礼堂',
  })),
]

/** Ninety in the main hall; of each group the rest sit in the sub-venue of their own grid. */
export const venueOf = (one: Representative, nth: number): number =>
  nth % 5 < 3 ? 0 : '一二三四'.indexOf(one.group[1]!) + 1

/** The roster, the session with its venues, groups, agenda and duties, and the call to it. */
export async function callConference(t: Teller, heldOn: Civil): Promise<Called> {
  const actor = t.as(clerk)
  const { vault } = t.lilong
  const entered = `${t.year - 1}-12-01`
  const { bodyId, termId } = await t.on(entered, 9, async (tx) => {
    await enterPersons(
      tx,
      vault,
      actor,
      representatives
        .filter(({ known }) => !known)
        .map(({ id, name, sex, phone, place, office }) => ({
          id,
          name,
          sex,
          ...(phone ? { phone } : {}),
          placeId: placeId(place),
          officeId: officeId(office),
        })),
    )
    const body = await assembly.enterBody(tx, actor, { kind: 'conference', name: '桂渡桥街道社区代表会议' })
    const term = await assembly.enterTerm(tx, actor, body.id, {
      ordinal: 3,
      fromOn: entered,
      untilOn: `${t.year + 4}-12-01`,
      seats: representatives.length,
    })
    await assembly.enterMembers(
      tx,
      vault,
      actor,
      term.id,
      representatives.map((one, nth) => ({
        personId: one.id,
        sex: one.sex,
        number: String(nth + 1).padStart(3, '0'),
        post: 'representative' as const,
        constituency: one.constituency,
        delegation: one.delegation,
        group: one.group,
        fromOn: entered,
      })),
    )
    return { bodyId: body.id, termId: term.id }
  })
  const opened = await t.on(`${t.year - 1}-12-18`, 10, (tx) =>
    assembly.openSession(tx, actor, {
      termId,
      kind: 'conference',
      title: '桂渡桥街道第三届社区代表会议第一次会议',
      heldOn,
      opensAt: `${heldOn}T01:00:00.000Z`,
      template: 'first',
    }),
  )
  const sessionId = opened.id
  const laid = await t.on(`${t.year - 1}-12-19`, 10, async (tx) => {
    const { ids: venues } = await assembly.addVenues(tx, actor, sessionId, {
      venues: [...halls],
    })
    const { attendees } = await assembly.listAttendees(tx, actor, sessionId)
    const byPerson = new Map(attendees.map((one) => [one.personId, one.id]))
    const seated = representatives.map((one, nth) => ({
      personId: one.id,
      phone: one.phone,
      id: byPerson.get(one.id)!,
      venueId: venues[venueOf(one, nth)]!,
    }))
    for (const venueId of venues)
      await assembly.assignAttendees(tx, actor, sessionId, {
        attendeeIds: seated.filter((one) => one.venueId === venueId).map(({ id }) => id),
        venueId,
      })
    await assembly.groupByRoster(tx, actor, sessionId)
    await assembly.presence.assignBallots(tx, actor, sessionId, {
      ballotBy: 'paper',
      attendeeIds: seated.filter(({ phone }) => phone === null).map(({ id }) => id),
      venueId: null,
    })
    for (const [name, duty, venueId] of [
      ['仇雅萍', 'chair', null],
      ...scrutineers.map((name) => [name, 'scrutineer', null] as const),
      ...tellers.map((teller) => [teller, 'teller', venues[0]!] as const),
    ] as const)
      await assembly.giveDuty(tx, actor, sessionId, { personId: personId(name), duty, venueId })
    for (const [name, capacity] of [
      ['单立群', '街道办事处'],
      ['温伯钧', '街道办事处'],
      ['解建国', '城运中心'],
    ] as const)
      await assembly.addObserver(tx, vault, actor, sessionId, {
        personId: personId(name),
        capacity,
        venueId: venues[0]!,
      })
    return { venues, seated }
  })
  await t.on(addDays(heldOn, -14), 10, (tx) => assembly.callSession(tx, actor, sessionId))
  await t.on(addDays(heldOn, -6), 15, async (tx) => {
    for (const { id } of laid.seated.filter((_, nth) => nth % 16 === 15)) {
      await assembly.enterLeave(tx, actor, id, { reason: '因公外出' })
      await assembly.decideLeave(tx, actor, id, { decision: 'granted' })
    }
  })
  return {
    bodyId,
    termId,
    sessionId,
    venues: laid.venues,
    attendees: new Map(laid.seated.map(({ personId: person, id, venueId }) => [person, { id, venueId }])),
  }
}

export const scrutineers = ['欧阳𬭎', '谈玉衡'] as const
/** Two who count the paper; neither is a candidate nor a representative. */
export const tellers = ['计明远', '阿依努尔·买买提'] as const

/** What was evaluated badly goes to the office that oversees it, is answered within the month and accepted; it is tested again next year. */
async function mend(t: Teller, called: Called, heldOn: Civil): Promise<void> {
  const leader = t.as('单立群')
  const ordered = await t.on(addDays(heldOn, 3), 10, async (tx) => {
    const { polls } = await assembly.polls.listPolls(tx, leader, called.sessionId)
    const round = polls.find(({ kind }) => kind === 'evaluation')!.rounds[0]!
    const poor = round.reply!.options.find(({ grade }) => grade === 'dissatisfied')
    if (!poor) return null
    return assembly.orderRectification(tx, leader, round.id, {
      optionId: poor.id,
      officeId: officeId('房管办'),
      orderedById: personId('单立群'),
      asked: '督促物业公司补齐夜间值守、修复损坏的门禁，每月公布一次维修记录。',
      dueOn: addDays(heldOn, 40),
    })
  })
  if (!ordered) return
  const answered = addDays(heldOn, 34)
  if (answered > t.end) return
  await t.on(answered, 16, (tx) =>
    answerNotice(tx, t.as(holderOf('office_head', '房管办').name), ordered.noticeId, {
      words: '值守人员已经配齐，十一处门禁修复完毕，维修记录从本月起在小区公示栏公布。',
      evidenceIds: [],
    }),
  )
  await t.on(addDays(answered, 2), 10, (tx) =>
    decideNotice(tx, leader, ordered.noticeId, { decision: 'accept', words: null }),
  )
}

/** Nine are on leave; of those who should have come six stayed away. */
const present = (): Representative[] => {
  const coming = representatives.filter((_, nth) => nth % 16 !== 15)
  return coming.slice(0, coming.length - 6)
}

/** A dry run the day before, wiped; then the day itself, up to the adopted list. @returns the plan */
export async function holdConference(
  t: Teller,
  called: Called,
  heldOn: Civil,
  draftId: string,
): Promise<string> {
  const actor = t.as(clerk)
  await t.on(addDays(heldOn, -1), 15, async (tx) => {
    const run = await assembly.run.beginRun(tx, actor, called.sessionId, { kind: 'rehearsal' })
    const going = (await assembly.currentRun(tx, called.sessionId))!
    for (const one of representatives.slice(0, 12))
      await assembly.presence.signIn(tx, actor, going, {
        attendeeId: called.attendees.get(one.id)!.id,
        channel: 'list',
      })
    await assembly.run.endRun(tx, actor, run.id)
    await assembly.run.wipeRun(tx, actor, run.id)
  })
  const there = present()
  await t.on(heldOn, 8, async (tx) => {
    await assembly.run.beginRun(tx, actor, called.sessionId, { kind: 'real' })
    const going = (await assembly.currentRun(tx, called.sessionId))!
    for (const one of there)
      await assembly.presence.signIn(tx, actor, going, {
        attendeeId: called.attendees.get(one.id)!.id,
        channel: one.phone === null ? 'card' : 'phone',
      })
  })
  const roundId = await tellVotes(t, called, heldOn, draftId, there)
  const { planId } = await t.on(heldOn, 16, (tx) => assembly.adoptList(tx, actor, roundId))
  await t.on(heldOn, 17, async (tx) => {
    const going = (await assembly.currentRun(tx, called.sessionId))!
    await assembly.run.endRun(tx, actor, going.id)
  })
  await t.on(addDays(heldOn, 1), 9, async (tx) => {
    for (const kind of ['resolution', 'notice', 'minutes'] as const)
      await assembly.draftOfficialPaper(tx, actor, called.sessionId, kind)
  })
  await mend(t, called, heldOn)
  return planId
}
