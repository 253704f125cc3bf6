import * as assembly from '../modules/assembly/index.ts'
import { addDays, type Civil } from '../platform/civil.ts'
import { personId } from './ids.ts'
import { representatives } from './representatives.ts'
import type { Teller } from './year.ts'
import { type Called, common, halls, venueOf } from './year-conference.ts'

// What comes after the first session: the committee it elected, its meetings through the year, and the next session being prepared.

const clerk = '尤书晏'

/** The committee between sessions: those elected in January, two special committees, a meeting a quarter. */
export async function tellCommittee(t: Teller, called: Called, heldOn: Civil): Promise<void> {
  const actor = t.as(clerk)
  const seatedOn = addDays(heldOn, 6)
  const election = await t.on(seatedOn, 9, async (tx) => {
    const { polls } = await assembly.polls.listPolls(tx, actor, called.sessionId)
    return polls.find(({ kind }) => kind === 'election')!.rounds[0]!
  })
  const { termId } = await t.on(seatedOn, 9, (tx) =>
    assembly.committee.foundCommittee(tx, actor, {
      name: '桂渡桥街道社区委员会',
      ofBodyId: called.bodyId,
      term: {
        ordinal: 3,
        fromOn: seatedOn,
        untilOn: `${t.year + 4}-12-01`,
        seats: 15,
        posts: { director: 1, deputy_director: 2, secretary_general: 1, member: 11 },
      },
    }),
  )
  const members = election.options.flatMap(({ id, personId: person }) =>
    person && election.reply?.elected.includes(id) ? [person] : [],
  )
  await t.on(seatedOn, 10, async (tx) => {
    await assembly.committee.seatElected(tx, actor, termId, {
      roundId: election.id,
      post: 'member',
      fromOn: seatedOn,
      how: 'elected',
    })
    // The director is a leader of the street, the secretary-general the clerk's office: confirmed, not elected.
    await assembly.committee.seatMembers(tx, t.lilong.vault, actor, termId, {
      fromOn: seatedOn,
      how: 'confirmed',
      roundId: null,
      words: '第一次会议确认',
      members: [
        { personId: personId('仇雅萍'), name: null, sex: 'female', post: 'director', constituency: null },
        {
          personId: personId('沈砚秋'),
          name: null,
          sex: null,
          post: 'secretary_general',
          constituency: null,
        },
      ],
    })
  })
  for (const [name, remit, nth] of [
    ['民生服务专委会', '助老、托育、助餐和就业项目', 0],
    ['社区环境专委会', '里弄修缮、垃圾分类和公共空间项目', 4],
  ] as const) {
    await t.on(addDays(seatedOn, 10), 14, async (tx) => {
      const { id } = await assembly.committee.foundSpecial(tx, actor, termId, {
        name,
        remit,
        takesOutsiders: false,
      })
      for (const [at, person] of members.slice(nth, nth + 4).entries())
        await assembly.committee.seatSpecial(tx, actor, id, {
          personId: person,
          post: at === 0 ? 'chair' : 'member',
          fromOn: addDays(seatedOn, 10),
        })
    })
  }
  // One joins in mid-year; whoever missed a place by a few votes is asked first.
  const joins = `${t.year}-06-20`
  if (joins <= t.end) {
    const next = election.options.find(
      ({ id, personId: person }) => person && !election.reply?.elected.includes(id),
    )
    if (next?.personId)
      await t.on(joins, 10, (tx) =>
        assembly.committee.seatMembers(tx, t.lilong.vault, actor, termId, {
          fromOn: joins,
          how: 'added',
          roundId: null,
          words: '委员会全体会议增补，报下次代表会议确认',
          members: [{ personId: next.personId, name: null, sex: null, post: 'member', constituency: null }],
        }),
      )
  }
  const agenda = [
    ['听取第一季度实事项目推进情况', '研究代表意见建议办理分工'],
    ['听取上半年实事项目推进情况', '审议增补委员', '实地察看垃圾箱房改造'],
    ['听取第三季度实事项目推进情况', '讨论物业服务整改情况'],
  ]
  for (const [quarter, month] of [3, 6, 9].entries()) {
    const day = `${t.year}-${String(month + 1).padStart(2, '0')}-15`
    if (day > t.end) break
    const { id } = await t.on(addDays(day, -7), 9, (tx) =>
      assembly.committee.callMeeting(tx, actor, termId, {
        specialCommitteeId: null,
        title: null,
        heldOn: day,
        opensAt: `${day}T06:00:00.000Z`,
        where: '街道办事处三楼会议室',
        quorum: { share: [1, 2], strict: true, base: 'entitled' },
        items: agenda[quarter]!,
        observerIds: [personId('尤书晏')],
      }),
    )
    await t.on(day, 17, async (tx) => {
      const { attendees } = await assembly.listAttendees(tx, actor, id)
      const asked = attendees.filter(({ standing }) => standing === 'entitled')
      await assembly.committee.keepAttendance(tx, actor, id, {
        presentIds: asked.filter((_, at) => at % 7 !== quarter + 2).map((one) => one.id),
        leaveIds: asked.filter((_, at) => at % 7 === quarter + 2).map((one) => one.id),
      })
    })
  }
}

/** January comes again: the second session is called for the middle of the month, its polls wait for the list. */
export async function tellNextSession(t: Teller, called: Called): Promise<void> {
  const actor = t.as(clerk)
  const heldOn = `${t.year + 1}-01-19`
  const { id } = await t.on(addDays(t.end, -9), 10, (tx) =>
    assembly.openSession(tx, actor, {
      termId: called.termId,
      kind: 'conference',
      title: '桂渡桥街道第三届社区代表会议第二次会议',
      heldOn,
      opensAt: `${heldOn}T01:00:00.000Z`,
      // It begins with the report on what was promised a year ago.
      template: 'yearly',
    }),
  )
  await t.on(addDays(t.end, -8), 14, async (tx) => {
    const { ids: venues } = await assembly.addVenues(tx, actor, id, { venues: [...halls] })
    const { attendees } = await assembly.listAttendees(tx, actor, id)
    const seatOf = new Map(representatives.map((one, nth) => [one.id, venueOf(one, nth)]))
    for (const [at, venueId] of venues.entries())
      await assembly.assignAttendees(tx, actor, id, {
        attendeeIds: attendees.filter((one) => seatOf.get(one.personId) === at).map((one) => one.id),
        venueId,
      })
    const { items } = await assembly.getAgenda(tx, actor, id)
    const itemOf = (kind: string) => items.find((item) => item.kind === kind)?.id ?? null
    await assembly.groupByRoster(tx, actor, id)
    for (const [name, duty] of [
      ['仇雅萍', 'chair'],
      ['欧阳𬭎', 'scrutineer'],
      ['谈玉衡', 'scrutineer'],
    ] as const)
      await assembly.giveDuty(tx, actor, id, { personId: personId(name), duty, venueId: null })
    await assembly.polls.preparePoll(tx, actor, id, {
      ...common,
      question: `听取${t.year}年实事项目完成情况的报告后，评议各承办单位`,
      itemId: itemOf('evaluation'),
      kind: 'evaluation',
      mode: 'grades',
      secrecy: 'secret',
      options: ['管理办', '服务办', '平安办', '自治办', '城运中心', '综合为老服务中心'].map((label) => ({
        label,
      })),
    })
    await assembly.polls.preparePoll(tx, actor, id, {
      ...common,
      question: '确认增补的社区委员会委员',
      kind: 'motion',
      mode: 'approve',
      secrecy: 'named',
      options: [{ label: '增补委员名单' }],
    })
  })
  await t.on(addDays(t.end, -4), 9, async (tx) => {
    await assembly.callSession(tx, actor, id)
    await assembly.invite(tx, actor, id, {})
  })
}
