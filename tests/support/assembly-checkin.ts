import * as presence from '../../modules/assembly/contract.ts'
import { getResident } from '../../modules/identity/contract.ts'
import { enterPersons } from '../../modules/people/index.ts'
import { system } from '../../platform/http/actor.ts'
import { newId } from '../../platform/id.ts'
import { flush } from '../../platform/ledger/event.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { type Client, type House, officeId, personId, placeId } from './house.ts'
import { neighbour } from './wishes.ts'

// A session with people who may sign in: a main hall, a sub-venue with a network, one without, and those who take part online.

export interface DoorPerson {
  attendeeId: string
  personId: string
  name: string
}
export interface Doorway {
  sessionId: string
  runId: string
  main: string
  sub: string
  /** Has no network. */
  far: string
  online: string
  group: string
  people: DoorPerson[]
  /** The two 王秀英, the one of 书带里 first. */
  sameName: [DoorPerson, DoorPerson]
  observer: DoorPerson
  /** At the residents’ door: one expected in the main hall, one expected online. */
  phone: { client: Client; attendeeId: string; personId: string }
  afar: { client: Client; attendeeId: string; personId: string }
  /** Usher of the far venue, a resident without a post. */
  usher: { client: Client; personId: string }
}

const surnames = ['丁', '仇', '王', '乐', '曾', '单', '解', '尤', '沈', '顾', '欧阳', '陆']

export async function openDoorway(
  house: House,
  how: { run?: 'rehearsal' | 'real'; from?: number; place?: string; office?: string; title?: string } = {},
): Promise<Doorway> {
  const {
    run = 'real',
    from = 400,
    place = '桂渡桥街道',
    office = '街道办事处',
    title = '第三届社区代表会议第二次会议',
  } = how
  const at = { placeId: placeId(place), officeId: officeId(office) }
  const now = house.clock.now()
  const [body, term, session, main, sub, far, online, group, runId] = Array.from({ length: 9 }, () =>
    newId(),
  ) as string[]
  await house.sql`insert into assembly.body (id, kind, name, place_id, office_id, entered_at)
    values (${body}, 'conference', ${`社区代表会议${from}`}, ${at.placeId}, ${at.officeId}, ${now})`
  await house.sql`insert into assembly.term (id, body_id, ordinal, from_on, until_on)
    values (${term}, ${body}, 3, '2024-01-01', '2029-01-01')`
  await house.sql`insert into assembly.session (id, term_id, kind, ordinal, title, held_on, opens_at, place_id, office_id, state, quorum,
      created_by, created_at)
    values (${session}, ${term}, 'conference', 2, ${title}, '2026-03-02', ${now}, ${at.placeId}, ${at.officeId}, 'sitting',
      '{"share":[2,3],"strict":false,"base":"entitled"}', ${personId('尤书晏')}, ${now})`
  await house.sql`insert into assembly.run (id, session_id, kind, began_at, began_by)
    values (${runId}, ${session}, ${run}, ${now}, ${personId('尤书晏')})`
  for (const [index, [id, name, kind, network]] of (
    [
      [main, '主会场', 'main', true],
      [sub, '书带里分会场', 'sub', true],
      [far, '鸣鹤坊分会场', 'sub', false],
      [online, '线上', 'online', true],
    ] as const
  ).entries())
    await house.sql`insert into assembly.venue (id, session_id, name, kind, position, has_network)
      values (${id}, ${session}, ${name}, ${kind}, ${index + 1}, ${network})`
  await house.sql`insert into assembly.discussion_group (id, session_id, name, mode, position)
    values (${group}, ${session}, '第一组', 'on_site', 1)`

  const enter = async (
    name: string,
    part: { venueId: string; observer?: boolean; constituency: string; seat?: string },
  ) => {
    const person = { attendeeId: newId(), personId: newId(), name }
    await inTransaction(house.lilong, 'doorway', async (tx) => {
      await enterPersons(tx, house.lilong.vault, system, [{ id: person.personId, name, ...at, posts: [] }])
      await flush(tx)
    })
    await attend(person, part)
    return person
  }
  const attend = (
    { attendeeId, personId: own }: { attendeeId: string; personId: string },
    part: { venueId: string; observer?: boolean; constituency: string; seat?: string },
  ) => house.sql`
    insert into assembly.attendee (id, session_id, person_id, standing, constituency, capacity, venue_id, group_id, seat)
    values (${attendeeId}, ${session}, ${own}, ${part.observer ? 'observer' : 'entitled'}, ${part.observer ? null : part.constituency},
      ${part.observer ? part.constituency : null}, ${part.venueId}, ${part.observer ? null : group}, ${part.seat ?? null})`

  const people: DoorPerson[] = []
  for (const [index, surname] of surnames.entries())
    people.push(
      await enter(`${surname}签到${index % 2 ? '' : '文'}`, {
        venueId: index < 4 ? main! : index < 8 ? sub! : far!,
        constituency: index < 6 ? '书带里' : '鸣鹤坊',
        seat: `${index + 1}排${index + 1}号`,
      }),
    )
  const sameName: [DoorPerson, DoorPerson] = [
    await enter('王秀英', { venueId: main!, constituency: '书带里', seat: '3排1号' }),
    await enter('王秀英', { venueId: main!, constituency: '和衷里', seat: '7排4号' }),
  ]
  const observer = await enter('华列席', { venueId: main!, constituency: '社区卫生服务中心', observer: true })
  const byPhone = async (n: number, venueId: string) => {
    const client = await neighbour(house, n)
    const { personId: own } = (await client.ask(getResident)).body
    const attendeeId = newId()
    await attend({ attendeeId, personId: own }, { venueId, constituency: '书带里' })
    return { client, attendeeId, personId: own }
  }
  const phone = await byPhone(from, main!)
  const afar = await byPhone(from + 1, online!)
  const helper = await neighbour(house, from + 2)
  const usher = { client: helper, personId: (await helper.ask(getResident)).body.personId }
  await house.sql`insert into assembly.duty (id, session_id, person_id, duty, venue_id)
    values (${newId()}, ${session}, ${usher.personId}, 'usher', ${far})`
  return {
    sessionId: session!,
    runId: runId!,
    main: main!,
    sub: sub!,
    far: far!,
    online: online!,
    group: group!,
    people: [...people, ...sameName],
    sameName,
    observer,
    phone,
    afar,
    usher,
  }
}

/** Ends the run of a doorway, as at the close of a day or a rehearsal. */
export const endRun = (house: House, { runId }: Pick<Doorway, 'runId'>) =>
  house.sql`update assembly.run set ended_at = ${house.clock.now()}, ended_by = ${personId('尤书晏')} where id = ${runId}`

/** Another run of the same session. */
export async function beginRun(house: House, sessionId: string, kind: 'rehearsal' | 'real'): Promise<string> {
  const id = newId()
  await house.sql`insert into assembly.run (id, session_id, kind, began_at, began_by)
    values (${id}, ${sessionId}, ${kind}, ${house.clock.now()}, ${personId('尤书晏')})`
  return id
}

/** Makes cards for everybody and reads the digits on them, as a printer would. */
export async function cardCodes(
  house: House,
  door: Pick<Doorway, 'sessionId'>,
): Promise<Map<string, string>> {
  const made = await (await house.as('尤书晏')).ask(presence.issueCards, {
    params: { id: door.sessionId },
    body: {},
  })
  if (made.refused) throw new Error(`No cards were made: ${JSON.stringify(made.refused)}`)
  const rows = await house.sql<{ attendeeId: string; sealed: Buffer }>`
    select c.attendee_id as "attendeeId", c.code_sealed as sealed from assembly.card c join assembly.attendee a on a.id = c.attendee_id
    where a.session_id = ${door.sessionId} and c.ended_at is null`
  return new Map(
    rows.map(({ attendeeId, sealed }) => [attendeeId, house.lilong.vault.open('assembly.card', sealed)]),
  )
}

/** A row for each address of this room, a query and a body each needs, for the test that asks as a sibling. */
export async function checkinRows(house: House) {
  const door = await openDoorway(house, { from: 480, place: '书带里', office: '书带里居委会' })
  const someone = door.people[0]!
  const base = '/api/assembly/sessions/:id'
  const person = { attendeeId: someone.attendeeId }
  return {
    sessionId: door.sessionId,
    queries: {
      [`GET ${base}/check-in/sheets.docx`]: '?by=venue',
      [`GET ${base}/check-in/door-code`]: `?venueId=${door.main}`,
      [`GET ${base}/venue-list`]: `?venueId=${door.far}`,
    } as Record<string, string>,
    bodies: {
      [`POST ${base}/check-in/scans`]: { code: '4000123412341237', venueId: null },
      [`POST ${base}/check-in/arrivals`]: { ...person, venueId: null },
      [`POST ${base}/check-in/leavings`]: person,
      [`POST ${base}/check-in/strikes`]: person,
      [`POST ${base}/check-in/ballots`]: { ballotBy: 'paper', attendeeIds: null, venueId: null },
      [`POST ${base}/check-in/cards`]: {},
      [`POST ${base}/check-in/cards/replacements`]: person,
      [`POST ${base}/own-check-in/arrivals`]: { code: null },
      [`POST ${base}/venue-list/ticks`]: { venueId: door.far, runId: null, ticks: [] },
      [`POST ${base}/telephone/entries`]: { venueId: door.far, attendeeIds: [] },
      [`POST ${base}/telephone/drops`]: { venueId: door.far },
    } as Record<string, unknown>,
  }
}
