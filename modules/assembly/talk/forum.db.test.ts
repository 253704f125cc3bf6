import { afterAll, beforeAll, expect, test } from 'vitest'
import { raise } from '../../../tests/support/assembly-talk.ts'
import { type Client, type House, openHouse, personId, placeId } from '../../../tests/support/house.ts'
import { publish } from '../../../tests/support/wishes.ts'
import * as contract from '../contract.ts'

// A standing forum of a street (网格议事厅) is a body that meets: no other tables, no other pages.

let house: House
let clerk: Client
beforeAll(async () => {
  house = await openHouse()
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

async function done<T>(answer: Promise<{ refused: unknown; body: T }>): Promise<T> {
  const { refused, body } = await answer
  expect(refused).toBeNull()
  return body
}

test('a forum meets, notes what was raised, and what goes on as a suggestion is answered where residents read it', async () => {
  const body = await done(
    clerk.ask(contract.enterBody, { body: { kind: 'forum', name: '桂渡桥人大代表联系点' } }),
  )
  const term = await done(
    clerk.ask(contract.enterTerm, {
      params: { id: body.id },
      body: { ordinal: 1, fromOn: '2026-01-01', untilOn: '2028-01-01', seats: null },
    }),
  )
  for (const name of ['乐文娟', '沈砚秋'])
    await done(
      clerk.ask(contract.enterMember, {
        params: { id: term.id },
        body: {
          personId: personId(name),
          sex: null,
          number: null,
          post: 'member',
          constituency: null,
          delegation: null,
          group: null,
        },
      }),
    )
  const session = await done(
    clerk.ask(contract.openSession, {
      body: {
        termId: term.id,
        kind: 'meeting',
        heldOn: '2026-03-02',
        opensAt: '2026-03-02T06:00:00.000Z',
        template: 'committee',
      },
    }),
  )
  const params = { id: session.id }
  const { ids } = await done(
    clerk.ask(contract.addGroups, {
      params,
      body: {
        groups: [
          {
            name: '接待选民',
            mode: 'on_site',
            whereHeld: '书带里议事厅',
            convenorId: personId('乐文娟'),
            recorderId: personId('沈砚秋'),
          },
        ],
      },
    }),
  )
  const group = ids[0]!
  const { attendees } = await done(clerk.ask(contract.listAttendees, { params, query: {} }))
  await done(
    clerk.ask(contract.assignAttendees, {
      params,
      body: { attendeeIds: attendees.map(({ id }) => id), groupId: group },
    }),
  )
  await done(clerk.ask(contract.callSession, { params }))
  const run = await done(clerk.ask(contract.beginRun, { params, body: { kind: 'real' } }))
  const recorder = await house.as('沈砚秋')
  const point = await raise(recorder, group, personId('乐文娟'), '菜场门口的台阶没有扶手。')
  await done(
    recorder.ask(contract.writeMinutes, {
      params: { id: group },
      body: { words: '接待选民两人，反映台阶没有扶手。', after: 0 },
    }),
  )
  const handed = await done(
    clerk.ask(contract.handPoint, {
      params: { id: point },
      body: { title: '菜场台阶加扶手', placeId: placeId('青藤里'), categoryId: null },
    }),
  )
  await publish(house, handed.wishId)
  expect((await house.anyone.get(`/api/plans/public/wishes/${handed.wishId}`)).status).toBe(200)
  await done(clerk.ask(contract.endRun, { params: { id: run.id } }))
  const { points } = await done(clerk.ask(contract.listSessionPoints, { params }))
  expect(points).toMatchObject([{ words: '菜场门口的台阶没有扶手。', wishId: handed.wishId }])
  // Whatever is said to deputies there is not published as a session.
  expect((await house.anyone.ask(contract.getPublicSession, { params })).status).toBe(404)
})
