import { playerNamed } from '../../demo/cast.ts'
import * as assembly from '../../modules/assembly/contract.ts'
import { type Client, openClient } from './client.ts'
import { castPassword, type House, officeId, personId, placeId } from './house.ts'

// A committee and an election of a Residents' Committee in tests, made by the verbs as 尤书晏 and, in 书带里, 乐文娟.

/** The answer of an ask that should not be refused. */
export async function done<T>(asked: Promise<{ refused: unknown; body: T }>): Promise<T> {
  const answer = await asked
  if (answer.refused) throw new Error(`Refused: ${JSON.stringify(answer.refused)}`)
  return answer.body
}

/** Signs in anew: a session of yesterday is over. */
export async function signIn(house: House, name: string): Promise<Client> {
  const client = openClient(house.url)
  const answer = await client.post('/api/identity/session', {
    name: playerNamed(name).staffNumber,
    password: castPassword,
  })
  if (answer.status !== 200) throw new Error(`${name} could not sign in: ${answer.status}`)
  return client
}

export interface SeatedCommittee {
  bodyId: string
  termId: string
  conferenceId: string
}

/** A conference and its committee in a term under way, with no members yet. */
export async function foundCommittee(
  house: House,
  part: {
    name?: string
    posts?: Partial<Record<assembly.Post, number>>
    seats?: number | null
    by?: Client
  } = {},
): Promise<SeatedCommittee> {
  const clerk = part.by ?? (await house.as('尤书晏'))
  const name = part.name ?? '桂渡桥街道'
  const conference = await done(
    clerk.ask(assembly.enterBody, { body: { kind: 'conference', name: `${name}社区代表会议` } }),
  )
  const { id, termId } = await done(
    clerk.ask(assembly.foundCommittee, {
      body: {
        name: `${name}社区委员会`,
        ofBodyId: conference.id,
        term: {
          ordinal: 3,
          fromOn: '2026-01-20',
          untilOn: '2029-01-20',
          seats: part.seats === undefined ? 7 : part.seats,
          posts: part.posts ?? { director: 1, deputy_director: 2, secretary_general: 1 },
        },
      },
    }),
  )
  return { bodyId: id, termId, conferenceId: conference.id }
}

/** Seats newcomers by name from the first day of the term on. */
export async function seatNewcomers(
  house: House,
  termId: string,
  people: readonly [name: string, post: assembly.Post][],
  part: { fromOn?: string; how?: assembly.Seating; by?: Client } = {},
): Promise<string[]> {
  const { ids } = await done(
    (part.by ?? (await house.as('尤书晏'))).ask(assembly.seatMembers, {
      params: { id: termId },
      body: {
        fromOn: part.fromOn ?? '2026-01-20',
        how: part.how ?? 'confirmed',
        roundId: null,
        words: null,
        members: people.map(([name, post]) => ({
          personId: null,
          name,
          sex: null,
          post,
          constituency: null,
        })),
      },
    }),
  )
  return ids
}

export const method = (part: Partial<assembly.ElectionMethod> = {}): assembly.ElectionMethod => ({
  electors: 'voters',
  votingAge: 18,
  posts: [
    { post: 'director', seats: 1, more: 0 },
    { post: 'member', seats: 2, more: 1 },
  ],
  winning: { share: [1, 2], strict: true, base: 'returned' },
  turnout: { share: [1, 2], strict: true, base: 'entitled' },
  namesShown: 'masked',
  shownFrom: '2026-03-05',
  shownUntil: '2026-03-10',
  objectionsUntil: '2026-03-09',
  decidedWithinDays: 3,
  registrationUntil: '2026-03-04',
  entrustedMost: 2,
  candidatesMayCarry: false,
  rovingBox: true,
  candidatesOnRegister: true,
  writeIns: 'none',
  ...part,
})

/** An election in 书带里, or elsewhere, prepared by whoever is named. The polling day is 22 March 2026, a Sunday. */
export async function prepareElection(
  house: House,
  part: { by?: Client; place?: string; method?: Partial<assembly.ElectionMethod> } = {},
): Promise<string> {
  const place = part.place ?? '书带里'
  const { id } = await done(
    (part.by ?? (await house.as('尤书晏'))).ask(assembly.prepareElection, {
      body: {
        placeId: placeId(place),
        officeId: officeId(`${place}居委会`),
        cause: 'general',
        completesId: null,
        term: { ordinal: 12, fromOn: '2026-04-01', untilOn: '2031-04-01', seats: 3 },
        heldOn: '2026-03-22',
        opensAt: '2026-03-22T00:00:00Z',
        method: method(part.method),
      },
    }),
  )
  return id
}

/** A csv of so many voters in buildings of ten. */
export const votersCsv = (count: number, from = 0): string =>
  [
    '姓名,楼组,室号,出生日期',
    ...Array.from({ length: count }, (_, i) => {
      const n = from + i
      return `${nameOf(n)},书带坊${1 + Math.floor(n / 10)}号,${101 + (n % 10)}室,1970-01-${String(1 + (n % 28)).padStart(2, '0')}`
    }),
  ].join('\n')
const given = '文秀建国明华志强丽娟玉兰春梅海燕'
export const nameOf = (n: number): string =>
  `${'赵钱孙李周吴郑王冯陈'[n % 10]}${given[Math.floor(n / 10) % 16]}${given[Math.floor(n / 160) % 16]}`

export const importVoters = (client: Client, id: string, content: string | Uint8Array, preview = false) =>
  client.upload<assembly.VoterImport & { type?: string; params?: Record<string, unknown> }>(
    `/api/assembly/elections/${id}/voters/${preview ? 'preview' : 'imports'}`,
    [{ name: 'voters.csv', content }],
  )

/** A row for each address of these rooms, and bodies the right person could send, for the test that asks as a sibling. */
export async function committeeRows(house: House) {
  const { bodyId, termId } = await foundCommittee(house, { name: '隔壁看不到的' })
  const [member] = await seatNewcomers(house, termId, [['温委员', 'member']])
  const clerk = await house.as('尤书晏')
  const special = await done(
    clerk.ask(assembly.foundSpecial, {
      params: { id: termId },
      body: { name: '民生专委会', remit: '', takesOutsiders: true },
    }),
  )
  const meeting = await done(
    clerk.ask(assembly.callMeeting, { params: { id: termId }, body: meetingBody('2026-03-20') }),
  )
  const election = await prepareElection(house, { place: '书带里' })
  await importVoters(clerk, election, votersCsv(12))
  const { voters } = await done(clerk.ask(assembly.listRegister, { params: { id: election } }))
  const [one, two] = voters
  const candidate = await done(
    clerk.ask(assembly.nominate, {
      params: { id: election },
      body: {
        post: 'member',
        voterId: one!.id,
        name: null,
        nominatedBy: 'self',
        nominators: null,
        introduction: '',
      },
    }),
  )
  const station = await done(
    clerk.ask(assembly.addStation, { params: { id: election }, body: stationBody('书带里活动室') }),
  )
  const [objection, entrustment] = [crypto.randomUUID(), crypto.randomUUID()]
  const now = house.clock.now()
  await house.sql`
    insert into assembly.objection (id, session_id, about, words, raised_name, raised_at, decide_by)
    values (${objection}, ${election}, 'missing', '漏了', '某人', ${now}, '2026-03-12')`
  await house.sql`
    insert into assembly.entrustment (id, session_id, voter_id, carrier_id, reason, entered_by, entered_at)
    values (${entrustment}, ${election}, ${one!.id}, ${two!.id}, '住院', ${personId('尤书晏')}, ${now})`
  const day = '2026-03-22'
  const { opensAt, closesAt, ...stationWords } = stationBody('别处')
  return {
    ids: {
      '/api/assembly/committees/:id': bodyId,
      '/api/assembly/committees/terms/:id': termId,
      '/api/assembly/committees/members/:id': member!,
      '/api/assembly/committees/special/:id': special.id,
      '/api/assembly/committees/meetings/:id': meeting.id,
      '/api/assembly/elections/:id': election,
      '/api/assembly/elections/voters/:id': one!.id,
      '/api/assembly/elections/objections/:id': objection,
      '/api/assembly/elections/candidates/:id': candidate.id,
      '/api/assembly/elections/stations/:id': station.id,
      '/api/assembly/elections/entrustments/:id': entrustment,
      '/api/assembly/my/elections/:id': election,
      '/api/assembly/my/objections/:id': objection,
      '/api/assembly/public/committees/:id': termId,
      '/api/assembly/public/elections/:id': election,
    } as Record<string, string>,
    queries: {
      'GET /api/assembly/committees/terms/:id/people': '?search=王',
      'GET /api/assembly/elections/:id/roll': '?search=王',
    } as Record<string, string>,
    bodies: {
      'POST /api/assembly/committees/:id/terms': {
        ordinal: 4,
        fromOn: '2029-01-20',
        untilOn: '2032-01-20',
        seats: null,
        posts: {},
      },
      'PUT /api/assembly/committees/terms/:id/seats': { seats: 9, posts: {} },
      'POST /api/assembly/committees/terms/:id/members': {
        fromOn: day,
        how: 'added',
        roundId: null,
        words: null,
        members: [{ personId: null, name: '隔壁人', sex: null, post: 'member', constituency: null }],
      },
      'POST /api/assembly/committees/terms/:id/elected': {
        roundId: election,
        post: 'member',
        fromOn: day,
        how: 'elected',
      },
      'POST /api/assembly/committees/members/:id/leaving': { on: day, reason: 'moved', words: null },
      'POST /api/assembly/committees/members/:id/mistake': { words: '写错了' },
      'POST /api/assembly/committees/terms/:id/showing': { shown: true },
      'POST /api/assembly/committees/terms/:id/special': { name: '别的', remit: '', takesOutsiders: true },
      'PUT /api/assembly/committees/special/:id': { name: '别的', remit: '' },
      'POST /api/assembly/committees/special/:id/members': {
        personId: personId('乐文娟'),
        post: 'member',
        fromOn: day,
      },
      'POST /api/assembly/committees/special/:id/leavings': { memberId: member!, on: day },
      'POST /api/assembly/committees/terms/:id/meetings': meetingBody(day),
      'POST /api/assembly/committees/meetings/:id/attendance': { presentIds: [], leaveIds: [] },
      'PUT /api/assembly/elections/:id/method': {
        version: 2,
        heldOn: day,
        opensAt,
        method: method(),
      },
      'POST /api/assembly/elections/:id/candidates': {
        post: 'member',
        voterId: one!.id,
        name: null,
        nominatedBy: 'self',
        nominators: null,
        introduction: '',
      },
      'POST /api/assembly/elections/candidates/:id/settling': { state: 'confirmed', reason: null },
      'POST /api/assembly/elections/:id/result': { fromOn: day },
      'POST /api/assembly/elections/:id/voters/former': { fromId: election },
      'POST /api/assembly/elections/:id/voters': {
        name: '隔壁人',
        building: '1号',
        room: '',
        bornOn: null,
        phone: null,
      },
      'POST /api/assembly/elections/voters/:id/striking': { for: 'moved', words: null },
      'POST /api/assembly/elections/voters/:id/settling': { accept: true, words: null },
      'POST /api/assembly/elections/:id/objections': {
        about: 'missing',
        voterId: null,
        raisedName: '隔壁人',
        words: '漏了我',
      },
      'POST /api/assembly/elections/objections/:id/decision': {
        decision: 'rejected',
        words: '不成立',
        enters: null,
        strikes: null,
        corrects: null,
      },
      'POST /api/assembly/elections/:id/stations': { ...stationWords, opensAt, closesAt },
      'POST /api/assembly/elections/:id/entrustments': {
        voterId: one!.id,
        carrierId: two!.id,
        reason: '出差',
      },
      'POST /api/assembly/elections/:id/cards': { voterId: one!.id, stationId: station.id, carriedIds: [] },
      'POST /api/assembly/my/elections/:id/registration': { building: '1号', room: '', bornOn: '1970-01-01' },
      'POST /api/assembly/my/elections/:id/objections': { about: 'missing', voterId: null, words: '漏了我' },
    } as Record<string, unknown>,
  }
}

export const meetingBody = (heldOn: string, part: { special?: string | null; items?: string[] } = {}) => ({
  specialCommitteeId: part.special ?? null,
  title: null,
  heldOn,
  opensAt: `${heldOn}T06:00:00Z`,
  where: '街道三楼会议室',
  quorum: { share: [1, 2] as [number, number], strict: true, base: 'entitled' as const },
  items: part.items ?? ['听取上半年项目进展'],
  observerIds: [],
})

export const stationBody = (name: string, buildings: string[] = [], roving = false) => ({
  name,
  roving,
  opensAt: '2026-03-22T00:00:00Z',
  closesAt: '2026-03-22T08:00:00Z',
  buildings,
})
