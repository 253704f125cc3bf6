import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../tests/support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ empty: true })
})
afterAll(() => house.close())

test('a statement is prepared once, and a list of ever another length never', async () => {
  await house.db.transaction().execute(async (trx) => {
    const ask = (length: number) =>
      sql`select ${sql.join(Array.from({ length }, (_, i) => sql`${i}::integer`))} as asked_${sql.raw(String(length))}`.execute(
        trx,
      )
    for (const length of [3, 3, 101, 500]) await ask(length)
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where statement like '%asked_%' and statement not like '%pg_prepared%'`.execute(
      trx,
    )
    expect(rows.map((row) => /asked_\d+/.exec(row.statement)?.[0])).toEqual(['asked_3'])
  })
})
