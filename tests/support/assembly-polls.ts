import { motion, newToken, openConference, openPrepared, prepare } from './assembly.ts'
import type { House } from './house.ts'

/** A poll with a ballot that is open, and a body each write would take, for the test that asks as a sibling. */
export async function pollRows(house: House) {
  const day = await openConference(house, { representatives: 12, title: '隔壁看不到的表决' })
  const poll = await prepare(house, day, motion())
  const round = await openPrepared(house, poll)
  const [voter] = await house.sql<{
    id: string
  }>`select id from assembly.voter where round_id = ${round.id} limit 1`
  const venueId = day.venues.主会场!
  const paper = { issued: 0, returned: 0, invalid: 0, lines: [] }
  return {
    ids: {
      '/api/assembly/polls/:id': poll,
      '/api/assembly/rounds/:id': round.id,
      ':voterId': voter!.id,
      ':boxId': venueId,
    } as Record<string, string>,
    bodies: {
      'POST /api/assembly/sessions/:id/polls': motion(),
      'PUT /api/assembly/sessions/:id/polls/order': { ids: [] },
      'PUT /api/assembly/polls/:id': { ...motion(), version: 1 },
      'POST /api/assembly/polls/:id/rounds': {},
      'POST /api/assembly/rounds/:id/voidings': { reason: '隔壁的人想作废' },
      'POST /api/assembly/rounds/:id/ballots': { token: newToken(), marks: { mode: 'approve' } },
      'POST /api/assembly/rounds/:id/hands': { boxId: venueId, how: 'unanimous', lines: [] },
      'POST /api/assembly/rounds/:id/counts': { boxId: venueId, ...paper },
      'POST /api/assembly/rounds/:id/boxes/:boxId/pourings': { intoId: venueId },
      'POST /api/assembly/rounds/:id/signatures': { digest: '', signs: true },
      'POST /api/assembly/rounds/:id/reconcilings': { venueId, handedTo: [], strangers: 0, unexplained: 0 },
      'PUT /api/assembly/rounds/:id/voters/:voterId/channel': { channel: 'paper' },
    } as Record<string, unknown>,
  }
}
