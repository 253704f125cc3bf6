import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type House, openHouse } from '../../tests/support/house.ts'
import { named } from '../../tests/support/template.ts'
import { tick } from '../jobs/tick.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await tick(house.lilong)
})
afterAll(() => house.close())

const root = join(import.meta.dirname, '../..')

/** As somebody at a terminal would, beside the running house. */
async function lilong(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const [{ name }] = (await house.sql<{ name: string }>`select current_database() as name`) as [
    { name: string },
  ]
  const env = {
    ...process.env,
    DATABASE_URL: named(inject('database').url, name),
    LILONG_DATA: house.dataDir,
    LILONG_KEY_FILE: join(house.dataDir, '..', 'vault.key'),
  }
  const run = promisify(execFile)(process.execPath, [join(root, 'cli.ts'), ...words], { env })
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (failed: { code: number; stdout: string; stderr: string }) => ({
      code: failed.code,
      out: failed.stdout,
      err: failed.stderr,
    }),
  )
}

test('verify-ledger ends with 0 while the books are whole and with 1 once they are not, in words and as JSON', async () => {
  const whole = await lilong('verify-ledger')
  expect(whole).toMatchObject({ code: 0, out: expect.stringContaining('没有一处对不上') })
  await sql`update ledger.rollup set quantity = quantity + 1 where day = (select max(day) from ledger.rollup)`.execute(
    house.db,
  )
  const differs = await lilong('verify-ledger', '--json')
  expect(differs.code).toBe(1)
  expect(JSON.parse(differs.out)).toMatchObject({
    whole: false,
    outcomes: expect.arrayContaining([
      expect.objectContaining({ check: 'days', differing: expect.any(Number) }),
    ]),
  })
  expect((await lilong('verify-ledger')).out).toContain('不符  按日的数')
})

test('verify-ledger says what it does not understand, and ends with 2', async () => {
  expect(await lilong('verify-ledger', '--all')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--all'),
  })
})
