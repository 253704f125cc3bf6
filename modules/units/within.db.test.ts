import type { FastifyRequest } from 'fastify'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { growOffices, growPlaces } from '../../demo/trees.ts'
import { readingTx } from '../../platform/transaction.ts'
import { type House, openHouse, placeId } from '../../tests/support/house.ts'
import { moveUnit } from './contract.ts'
import { withinReach } from './within.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  const administrator = await house.as('计明远')
  await administrator.ask(moveUnit, {
    params: { id: placeId('书带里第1网格') },
    body: { parentId: placeId('永敬里'), fromOn: '2026-03-01' },
  })
  await administrator.ask(moveUnit, {
    params: { id: placeId('书带里第2网格') },
    body: { parentId: placeId('永敬里'), fromOn: '2026-03-03' },
  })
})
afterAll(() => house.close())

test.each(['乐文娟', '曾小满', '单立群', '解建国', '计明远'])(
  'what a list shows %s is exactly what that person may, wherever it stands',
  async (name) => {
    const { cookie } = await house.as(name)
    const request = { cookies: { lilong: cookie!.slice('lilong='.length) }, headers: {} }
    const actor = await house.lilong.identify(request as unknown as FastifyRequest)
    const tx = readingTx(house.lilong, 'test')
    const places = growPlaces().places.map((place) => place.id!)
    const offices = growOffices().map((office) => office.id!)
    for (const permission of ['units.read', 'people.reveal', 'identity.grant'] as const) {
      const { rows } = await sql<{ place_id: string; office_id: string; listed: boolean }>`
        select row.place_id, row.office_id,
          ${withinReach(tx, actor.reach(permission), 'row.place_id', 'row.office_id')} as listed
        from (select p as place_id, o as office_id from unnest(${places}::uuid[]) p cross join unnest(${offices}::uuid[]) o) row`.execute(
        tx.db as Kysely<unknown>,
      )
      expect(rows).toHaveLength(places.length * offices.length)
      const different = rows.filter(
        (row) =>
          row.listed !==
          actor.may(permission, { placeId: row.place_id, officeId: row.office_id, line: null }),
      )
      expect(different).toEqual([])
    }
  },
)
