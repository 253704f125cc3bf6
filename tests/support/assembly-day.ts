import { enterPersons } from '../../modules/people/index.ts'
import { system } from '../../platform/http/actor.ts'
import { newId } from '../../platform/id.ts'
import { flush } from '../../platform/ledger/event.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { type House, officeId, personId, placeId } from './house.ts'

// A conference that was called and has not begun: two venues, people who may be signed in, an agenda.

export interface DayItem {
  kind?: string
  title: string
  speaker?: string
  minutes?: number
  script?: string
  needs?: readonly string[]
}
export interface Day {
  sessionId: string
  venueId: string
  subId: string
  attendees: { id: string; personId: string; name: string }[]
  items: string[]
}

const surnames = ['丁', '仇', '单', '解', '华', '乐', '曾', '邵', '顾', '陆', '鲍', '区']

/** The second dozen has a second sign, and so on: names hold no digits. */
const digits = ['', ...'甲乙丙丁戊己庚辛壬癸']

/** A session on the day the clock of the house stands at; opened by nobody yet. */
export async function callDay(
  house: House,
  how: {
    title?: string
    people?: number
    heldOn?: string
    state?: string
    items?: readonly DayItem[]
    place?: string
  } = {},
): Promise<Day> {
  const { people = 6, title = '第三届社区代表会议第二次会议', state = 'called', place = '桂渡桥街道' } = how
  const office = place === '桂渡桥街道' ? '街道办事处' : undefined
  const at = { placeId: placeId(place), officeId: office ? officeId(office) : officeId('街道办事处') }
  const now = house.clock.now()
  const heldOn = how.heldOn ?? now.toISOString().slice(0, 10)
  const [body, term, sessionId, venueId, subId] = Array.from({ length: 5 }, () => newId()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const clerk = personId('尤书晏')
  await house.sql`insert into assembly.body (id, kind, name, place_id, office_id, entered_at)
    values (${body}, 'conference', ${`桂渡桥街道社区代表会议 ${sessionId.slice(-4)}`}, ${at.placeId}, ${at.officeId}, ${now})`
  await house.sql`insert into assembly.term (id, body_id, ordinal, from_on, until_on)
    values (${term}, ${body}, 3, '2024-01-01', '2029-01-01')`
  await house.sql`insert into assembly.session (id, term_id, kind, ordinal, title, held_on, opens_at, place_id, office_id, state, quorum,
      created_by, created_at, chaired_by)
    values (${sessionId}, ${term}, 'conference', 2, ${title}, ${heldOn}, ${now}, ${at.placeId}, ${at.officeId}, ${state},
      '{"share":[2,3],"strict":false,"base":"entitled"}', ${clerk}, ${now}, ${personId('欧阳𬭎')})`
  for (const [index, [id, name, kind]] of (
    [
      [venueId, '主会场', 'main'],
      [subId, '书带里分会场', 'sub'],
    ] as const
  ).entries())
    await house.sql`insert into assembly.venue (id, session_id, name, kind, position)
      values (${id}, ${sessionId}, ${name}, ${kind}, ${index + 1})`
  const attendees = Array.from({ length: people }, (_, nth) => ({
    id: newId(),
    personId: newId(),
    name: `${surnames[nth % surnames.length]}会场${digits[Math.floor(nth / surnames.length)] ?? ''}`,
  }))
  await inTransaction(house.lilong, 'day', async (tx) => {
    await enterPersons(
      tx,
      house.lilong.vault,
      system,
      attendees.map((one) => ({ id: one.personId, name: one.name, ...at, posts: [] })),
    )
    await flush(tx)
  })
  for (const [index, one] of attendees.entries())
    await house.sql`insert into assembly.attendee (id, session_id, person_id, standing, constituency, venue_id)
      values (${one.id}, ${sessionId}, ${one.personId}, 'entitled', '书带里', ${index % 2 ? subId : venueId})`
  const items = await putItems(house, sessionId, how.items ?? [])
  return { sessionId, venueId, subId, attendees, items }
}

/** Puts items on the agenda of a session, in their order. */
export async function putItems(
  house: House,
  sessionId: string,
  wanted: readonly DayItem[],
): Promise<string[]> {
  const items: string[] = []
  for (const [index, item] of wanted.entries()) {
    const id = newId()
    items.push(id)
    await house.sql`insert into assembly.item (id, session_id, position, kind, title, speaker, minutes, script, needs)
      values (${id}, ${sessionId}, ${index + 1}, ${item.kind ?? 'report'}, ${item.title}, ${item.speaker ?? null},
        ${item.minutes ?? null}, ${item.script ?? ''}, ${[...(item.needs ?? [])]})`
  }
  return items
}

/** Signs people in beside the application, as many as named. */
export async function seat(house: House, day: Day, runId: string, many: number): Promise<void> {
  for (const [index, one] of day.attendees.slice(0, many).entries())
    await house.sql`insert into assembly.presence (id, run_id, attendee_id, venue_id, channel, in_at)
      values (${newId()}, ${runId}, ${one.id}, ${index % 2 ? day.subId : day.venueId}, 'list', ${house.clock.now()})`
  house.lilong.hub.tell(new Set([`assembly.presence:${day.sessionId}`]))
}

const rule = '{"share":[1,2],"strict":true,"base":"entitled"}'
const quorum = '{"share":[2,3],"strict":false,"base":"entitled"}'

/** A motion on an item, prepared. */
export async function putPoll(
  house: House,
  day: Day,
  itemId: string | null,
  question: string,
): Promise<string> {
  const id = newId()
  await house.sql`insert into assembly.poll (id, session_id, item_id, position, question, kind, mode, stage, secrecy, quorum, rule, seats,
      most, write_ins, ties, ballot_by, prepared_by, prepared_at)
    select ${id}, ${day.sessionId}, ${itemId}, coalesce(max(position), 0) + 1, ${question}, 'motion', 'approve', 'formal', 'hands',
      ${quorum}, ${rule}, 1, 1, 'none', 'revote', 'assigned', ${personId('尤书晏')}, ${house.clock.now()}
    from assembly.poll where session_id = ${day.sessionId}`
  await house.sql`insert into assembly.poll_option (id, poll_id, position, label) values (${newId()}, ${id}, 1, ${question})`
  return id
}

/** Moves such a ballot on. */
export async function moveRound(
  house: House,
  day: Day,
  roundId: string,
  state: 'counting' | 'provisional' | 'closed',
): Promise<void> {
  const counted = state !== 'counting'
  await house.sql`update assembly.round set state = ${state}, ended_at = coalesce(ended_at, opened_at),
    sums = ${counted ? sums : null}, reply = ${counted ? JSON.stringify(replyOn('1')) : null},
    closed_at = case when ${state} = 'closed' then opened_at end where id = ${roundId}`
  house.lilong.hub.tell(new Set([`assembly.now:${day.sessionId}`]))
}

const sums = '{"issued":6,"returned":6,"valid":6,"invalid":0}'
const replyOn = (option: string) => ({
  quorate: true,
  void: null,
  needed: 4,
  options: [{ id: option, for: 5, against: 1, abstain: 0, percent: '83.33%', passed: true }],
  elected: [],
  tied: [],
  vacant: 0,
  next: null,
  verdict,
})

export const verdict = '应到6人，赞成5票，反对1票，超过半数，通过。'

/** A ballot on a poll in a state of one's choice, without voters: for what depends on rounds and not on how they come about. */
export async function putRound(
  house: House,
  day: Day,
  part: {
    runId: string
    pollId: string
    state: 'open' | 'counting' | 'provisional' | 'closed'
    number?: number
  },
): Promise<string> {
  const id = newId()
  const now = house.clock.now()
  const option = newId()
  const over = part.state !== 'open'
  const counted = part.state === 'closed' || part.state === 'provisional'
  const reply = replyOn(option)
  await house.sql`insert into assembly.round (id, run_id, poll_id, session_id, number, ordinal, cause, question, kind, mode, stage, secrecy,
      quorum, rule, seats, most, write_ins, ties, options, entitled, present, opened_at, opened_by, sealed, state, ended_at, sums, reply,
      closed_at)
    select ${id}, ${part.runId}, p.id, p.session_id, ${part.number ?? 1}, 1, 'first', p.question, p.kind, p.mode, p.stage, p.secrecy,
      p.quorum, p.rule, 1, 1, 'none', 'revote', ${JSON.stringify([{ id: option, label: '本案', note: null, personId: null, planItem: null, parts: [] }])},
      6, 6, ${now}, ${personId('尤书晏')}, true, ${part.state}, ${over ? now : null},
      ${counted ? sums : null}, ${counted ? JSON.stringify(reply) : null},
      ${part.state === 'closed' ? now : null}
    from assembly.poll p where p.id = ${part.pollId}`
  house.lilong.hub.tell(new Set([`assembly.now:${day.sessionId}`]))
  return id
}
