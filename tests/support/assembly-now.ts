import * as contract from '../../modules/assembly/contract.ts'
import { callDay } from './assembly-day.ts'
import type { House } from './house.ts'

/** A rehearsal under way with an item, a speaker and a code, and a body each write would take, for the test that asks as a sibling. */
export async function nowRows(house: House) {
  const clerk = await house.as('尤书晏')
  const day = await callDay(house, { title: '隔壁看不到的会议', items: [{ title: '听取工作报告' }] })
  const session = { params: { id: day.sessionId } }
  const item = { params: { id: day.items[0]! } }
  const run = (await clerk.ask(contract.beginRun, { ...session, body: { kind: 'rehearsal' } })).body
  await clerk.ask(contract.beginItem, item)
  const attendeeId = day.attendees[0]!.id
  const speaker = (await clerk.ask(contract.addSpeaker, { ...item, body: { attendeeId, minutes: 3 } })).body
  const code = (await clerk.ask(contract.makeHallCode, { ...session, body: { venueId: day.venueId } })).body
  return {
    ids: {
      '/api/assembly/sessions/:id': day.sessionId,
      '/api/assembly/items/:id': day.items[0]!,
      '/api/assembly/runs/:id': run.id,
      '/api/assembly/speakers/:id': speaker.id,
      '/api/assembly/hall-codes/:id': code.id,
    } as Record<string, string>,
    bodies: {
      'POST /api/assembly/sessions/:id/runs': { kind: 'rehearsal' },
      'POST /api/assembly/sessions/:id/hall-codes': { venueId: day.venueId },
      'PUT /api/assembly/sessions/:id/picture': { picture: 'pause' },
      'POST /api/assembly/items/:id/minutes': { minutes: 5 },
      'POST /api/assembly/items/:id/speakers': { attendeeId, minutes: 3 },
      'POST /api/assembly/speakers/:id/moves': { act: 'begin' },
    } as Record<string, unknown>,
    queries: { 'GET /api/assembly/sessions/:id/floor': '?search=会' } as Record<string, string>,
  }
}
