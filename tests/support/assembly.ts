import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { officeId, personId, placeId } from '../../demo/ids.ts'
import {
  castBallot,
  type NewPoll,
  openRound,
  preparePoll,
  type RoundFacts,
} from '../../modules/assembly/contract.ts'
import type { BallotMarks } from '../../modules/assembly/rules.ts'
import { noticeVersion } from '../../modules/identity/rules.ts'
import type { Clock } from '../../platform/clock.ts'
import type { BodyOf } from '../../platform/contract.ts'
import { newId } from '../../platform/id.ts'
import { type Client, openClient } from './client.ts'
import type { House as WholeHouse } from './house.ts'

// A conference that is sitting: representatives who are there and signed in on their phones, tellers and scrutineers on duty.

/** What is needed of a house; a process of its own (`server.ts`) offers as much. */
export type House = Pick<WholeHouse, 'sql' | 'url' | 'as'> & { readonly clock: Clock }

export interface Seat {
  attendeeId: string
  personId: string
  name: string
  venueId: string
  /** At the residents’ door, by a session of its own. */
  client: Client
}
export interface Conference {
  bodyId: string
  termId: string
  sessionId: string
  runId: string
  /** By their names. */
  venues: Record<string, string>
  seats: Seat[]
  /** Those who sit in a venue. */
  at(venue: string): Seat[]
  /** Two per venue and one more for all; no representatives. */
  tellers: Seat[]
  scrutineers: Seat[]
}

export interface WantedVenue {
  name: string
  /** Of the representatives; whoever is left sits in the first one. */
  many?: number
  network?: boolean
  countedWith?: string
  ballotBy?: 'phone' | 'paper'
}
export interface WantedConference {
  /** How many representatives are there, and how many more are entitled and stay away. */
  representatives?: number
  absent?: number
  venues?: readonly WantedVenue[]
  run?: 'rehearsal' | 'real'
  title?: string
  place?: string
  office?: string
  scrutineers?: number
}

const surnames = [
  '丁',
  '仇',
  '单',
  '解',
  '华',
  '乐',
  '曾',
  '邵',
  '顾',
  '陆',
  '鲍',
  '区',
  '欧阳',
  '尤',
  '沈',
  '钱',
]
const given = ['秀英', '建国', '慧珍', '国强', '小满', '文娟', '立群', '雅萍', '书晏', '桂芳']

/**
 * Makes the rows of a conference in a few statements, so that two thousand people are there in a second. Everybody is present, and whoever
 * is on duty has a phone too.
 */
export async function openConference(house: House, wanted: WantedConference = {}): Promise<Conference> {
  const {
    representatives = 24,
    absent = 0,
    run = 'real',
    place = '桂渡桥街道',
    office = '街道办事处',
  } = wanted
  const venues = wanted.venues ?? [{ name: '主会场' }]
  const at = { placeId: placeId(place), officeId: officeId(office) }
  const now = house.clock.now()
  const [bodyId, termId, sessionId, runId] = [newId(), newId(), newId(), newId()]
  const clerk = personId('尤书晏')
  await house.sql`insert into assembly.body (id, kind, name, place_id, office_id, entered_at)
    values (${bodyId}, 'conference', ${`社区代表会议 ${bodyId.slice(-6)}`}, ${at.placeId}, ${at.officeId}, ${now})`
  await house.sql`insert into assembly.term (id, body_id, ordinal, from_on, until_on) values (${termId}, ${bodyId}, 3, '2024-01-01', '2029-01-01')`
  await house.sql`insert into assembly.session (id, term_id, kind, ordinal, title, held_on, opens_at, place_id, office_id, state, quorum,
      created_by, created_at)
    values (${sessionId}, ${termId}, 'conference', 2, ${wanted.title ?? '第三届社区代表会议第二次会议'}, '2026-03-02', ${now}, ${at.placeId},
      ${at.officeId}, 'sitting', '{"share":[2,3],"strict":false,"base":"entitled"}', ${clerk}, ${now})`
  await house.sql`insert into assembly.run (id, session_id, kind, began_at, began_by) values (${runId}, ${sessionId}, ${run}, ${now}, ${clerk})`
  const venueIds = Object.fromEntries(venues.map(({ name }) => [name, newId()]))
  for (const [index, venue] of venues.entries())
    await house.sql`insert into assembly.venue (id, session_id, name, kind, position, has_network)
      values (${venueIds[venue.name]}, ${sessionId}, ${venue.name}, ${index === 0 ? 'main' : 'sub'}, ${index + 1}, ${venue.network ?? true})`
  for (const { name, countedWith } of venues)
    if (countedWith)
      await house.sql`update assembly.venue set counted_with = ${venueIds[countedWith]} where id = ${venueIds[name]}`

  const places = venues.slice(1).flatMap(({ name, many = 0 }) => Array.from({ length: many }, () => name))
  const first = venues[0]!.name
  const people = Array.from({ length: representatives + absent }, (_, index) =>
    somebody(index, places[index] ?? first, index < representatives ? 'present' : 'absent'),
  )
  const duties = [
    ...venues.flatMap(({ name }) => [name, name].map((within) => ({ duty: 'teller', within }))),
    { duty: 'teller', within: null },
    ...Array.from({ length: wanted.scrutineers ?? 2 }, () => ({ duty: 'scrutineer', within: null })),
  ].map((duty, index) => ({ ...duty, ...somebody(900_000 + index, duty.within ?? first, 'on duty') }))
  await enterAll(house, at, [...people, ...duties])
  const byPaper = new Set(venues.filter(({ ballotBy }) => ballotBy === 'paper').map(({ name }) => name))
  await house.sql`insert into assembly.attendee (id, session_id, person_id, standing, constituency, venue_id, ballot_by)
    select a."attendeeId", ${sessionId}::uuid, a."personId", 'entitled', '书带里', a."venueId", a."ballotBy"
    from jsonb_to_recordset(${JSON.stringify(people.map(({ attendeeId, personId: id, venue }) => ({ attendeeId, personId: id, venueId: venueIds[venue], ballotBy: byPaper.has(venue) ? 'paper' : 'phone' })))}::jsonb)
      as a("attendeeId" uuid, "personId" uuid, "venueId" uuid, "ballotBy" text)`
  await house.sql`insert into assembly.presence (id, run_id, attendee_id, venue_id, channel, in_at)
    select p.id, ${runId}::uuid, p."attendeeId", p."venueId", 'list', ${now}
    from jsonb_to_recordset(${JSON.stringify(people.filter(({ how }) => how === 'present').map(({ attendeeId, venue }) => ({ id: newId(), attendeeId, venueId: venueIds[venue] })))}::jsonb)
      as p(id uuid, "attendeeId" uuid, "venueId" uuid)`
  for (const { personId: id, duty, within } of duties)
    await house.sql`insert into assembly.duty (id, session_id, person_id, duty, venue_id)
      values (${newId()}, ${sessionId}, ${id}, ${duty}, ${within === null ? null : venueIds[within]})`
  const seatOf = (one: Somebody): Seat => ({
    attendeeId: one.attendeeId,
    personId: one.personId,
    name: one.name,
    venueId: venueIds[one.venue]!,
    client: clientOf(house, one.token),
  })
  const seats = people.filter(({ how }) => how === 'present').map(seatOf)
  const ofDuty = (wantedDuty: string) => duties.filter(({ duty }) => duty === wantedDuty).map(seatOf)
  return {
    bodyId,
    termId,
    sessionId,
    runId,
    venues: venueIds,
    seats,
    at: (venue) => seats.filter(({ venueId }) => venueId === venueIds[venue]),
    tellers: ofDuty('teller'),
    scrutineers: ofDuty('scrutineer'),
  }
}

interface Somebody {
  attendeeId: string
  personId: string
  accountId: string
  name: string
  venue: string
  how: string
  token: string
}

const somebody = (index: number, venue: string, how: string): Somebody => ({
  attendeeId: newId(),
  personId: newId(),
  accountId: newId(),
  name: `${surnames[index % surnames.length]}${given[Math.floor(index / surnames.length) % given.length]}${index >= 160 ? index : ''}`,
  venue,
  how,
  token: randomBytes(32).toString('base64url'),
})

/** Persons with an account and a session at the residents’ door, as if each had signed in by a code on the phone. */
async function enterAll(
  house: House,
  at: { placeId: string; officeId: string },
  people: readonly Somebody[],
): Promise<void> {
  const now = house.clock.now()
  const rows = JSON.stringify(
    people.map(({ personId: id, accountId, name, token }) => ({
      id,
      accountId,
      name,
      sessionId: newId(),
      hash: createHash('sha256').update(token).digest('hex'),
    })),
  )
  const from = sql`jsonb_to_recordset(${rows}::jsonb) as p(id uuid, "accountId" uuid, name text, "sessionId" uuid, hash text)`
  await house.sql`insert into people.person (id, name, place_id, office_id, entered_at)
    select p.id, p.name, ${at.placeId}::uuid, ${at.officeId}::uuid, ${now} from ${from}`
  await house.sql`insert into identity.account (id, person_id, must_change, opened_at)
    select p."accountId", p.id, false, ${now} from ${from}`
  await house.sql`insert into identity.resident (person_id, notice_version, agreed_at, self_entered, joined_at)
    select p.id, ${noticeVersion}::int, ${now}, false, ${now} from ${from}`
  await house.sql`insert into identity."grant" (id, person_id, role, place_id, from_on)
    select gen_random_uuid(), p.id, 'resident', ${at.placeId}::uuid, ${now.toISOString().slice(0, 10)} from ${from}`
  await house.sql`insert into identity.session (id, token_hash, account_id, created_at, seen_at, expires_at, device, proof)
    select p."sessionId", decode(p.hash, 'hex'), p."accountId", ${now}, ${now}, ${now}::timestamptz + interval '30 days', 'Safari · iOS', 'phone_code'
    from ${from}`
}

function clientOf(house: House, token: string): Client {
  const client = openClient(house.url)
  client.cookie = `lilong_my=${token}`
  return client
}

// ── polls ──────────────────────────────────────────────────────────────────────────────────────────────────────

type Base = NewPoll['rule']['base']
export const half = (base: Base = 'entitled'): NewPoll['rule'] => ({ share: [1, 2], strict: true, base })

/** A motion with one line, decided by more than half of all; whatever is named takes the place of that. */
export const motion = (changes: Partial<NewPoll> = {}): NewPoll => ({
  question: '通过会议决议',
  kind: 'motion',
  mode: 'approve',
  stage: 'formal',
  secrecy: 'secret',
  quorum: { share: [2, 3], strict: false, base: 'entitled' },
  rule: half(),
  seats: 1,
  most: 1,
  writeIns: 'none',
  ties: 'revote',
  ballotBy: 'assigned',
  options: [{ label: '会议决议（草案）' }],
  ...changes,
})

/** A competitive election (差额选举): pick at most as many as there are places. */
export const election = (names: readonly string[], seats: number, changes: Partial<NewPoll> = {}): NewPoll =>
  motion({
    question: '选举社区委员会委员',
    kind: 'election',
    mode: 'pick',
    seats,
    most: seats,
    options: names.map((label) => ({ label })),
    ...changes,
  })

/** Prepares a poll by the hands of 尤书晏. */
export async function prepare(house: House, day: Conference, poll: NewPoll): Promise<string> {
  const made = await (await house.as('尤书晏')).ask(preparePoll, {
    params: { id: day.sessionId },
    body: poll,
  })
  if (made.refused) throw new Error(`The poll was not prepared: ${JSON.stringify(made.body)}`)
  return made.body.id
}

/** Prepares a poll and opens its first ballot. */
export async function opened(house: House, day: Conference, poll: NewPoll): Promise<RoundFacts> {
  return openPrepared(house, await prepare(house, day, poll))
}

export async function openPrepared(
  house: House,
  pollId: string,
  body: BodyOf<typeof openRound> = {},
): Promise<RoundFacts> {
  const round = await (await house.as('尤书晏')).ask(openRound, { params: { id: pollId }, body })
  if (round.refused) throw new Error(`The ballot was not opened: ${JSON.stringify(round.body)}`)
  return round.body
}

/** As a browser rolls it. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const cast = (seat: Seat, roundId: string, marks: BallotMarks, token = newToken()) =>
  seat.client.ask(castBallot, {
    params: { id: roundId },
    body: { token, marks: marks as BodyOf<typeof castBallot>['marks'] },
  })

/** Casts a ballot of every seat, so many at a time. */
export async function castAll(
  seats: readonly Seat[],
  roundId: string,
  marksOf: (at: number) => BallotMarks,
  atOnce = 20,
): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let at = next++; at < seats.length; at = next++) {
      const answer = await cast(seats[at]!, roundId, marksOf(at))
      if (answer.refused) throw new Error(`${seats[at]!.name}: ${JSON.stringify(answer.body)}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

export const approve = (round: Pick<RoundFacts, 'options'>, mark: 'y' | 'n' | 'a'): BallotMarks => ({
  mode: 'approve',
  lines: Object.fromEntries(round.options.map(({ id }) => [id, mark])),
})
export const pick = (...picks: string[]): BallotMarks => ({ mode: 'pick', picks })
