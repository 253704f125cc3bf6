import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { civilDate } from '../../platform/civil.ts'
import { startEmbedded } from '../../platform/db/embedded.ts'
import { openDatabase } from '../../platform/db/pool.ts'
import { newId } from '../../platform/id.ts'
import { brokenSeals, sealEvents } from '../../platform/ledger/seal.ts'
import { openClient } from '../support/client.ts'

// What was acknowledged is there, once, after kill -9 of the server, of the database, and of both at the same moment.

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'lilong-killed-'))
const dataDir = join(folder, 'data')
const writes = 1_000

let port = 0
let child: ChildProcess
let printed = ''

beforeAll(async () => {
  port = await freePort()
})
afterAll(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** The real process, as `npm start` runs it, without the demonstration. */
function start(): void {
  child = spawn(process.execPath, [join(root, 'main.ts')], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: '',
      LILONG_DATA: dataDir,
      LILONG_KEY_FILE: join(folder, 'key'),
      LILONG_DEMO: 'off',
      PORT: String(port),
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
}

async function until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  for (const began = Date.now(); Date.now() - began < 60_000; await pause(100)) {
    const answer = await ask().catch(() => undefined)
    if (answer) return answer
  }
  throw new Error(`${what} did not happen within a minute:\n${printed}`)
}

const ready = () => until('ready', async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok)

const postmaster = () => Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

async function killServer(): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  start()
}

test('no acknowledged write is lost and none is there twice, whatever is killed meanwhile', async () => {
  start()
  await ready()
  const code = await until('the one-time code', async () => /one-time code (\S+)/.exec(printed)?.[1])
  const client = openClient(`http://127.0.0.1:${port}`)
  const made = await client.post('/api/identity/first-run', {
    code,
    subDistrict: '试水街道',
    name: '管事人',
    staffNumber: 'K001',
    password: '一口老井 三只燕子 92',
  })
  expect(made.status).toBe(200)
  const tree = await client.get<{ units: { id: string; parentId: string | null }[] }>(
    '/api/units/tree?tree=place',
  )
  const parentId = tree.body.units.find((u) => u.parentId === null)!.id

  const kills = new Map([
    [200, killServer],
    [450, async () => void process.kill(postmaster(), 'SIGKILL')],
    [
      700,
      async () => {
        process.kill(postmaster(), 'SIGKILL')
        await killServer()
      },
    ],
  ])
  const acknowledged: string[] = []
  let refusedOnTheWay = 0
  let next = 0
  const worker = async () => {
    for (let n = next++; n < writes; n = next++) {
      const key = newId()
      const body = {
        tree: 'place',
        kind: 'neighbourhood',
        name: `第${n}居民区`,
        parentId,
        openedOn: civilDate(new Date()),
      }
      for (;;) {
        const answer = await client
          .post<{ id: string }>('/api/units', body, { 'idempotency-key': key })
          .catch(() => undefined)
        if (answer?.status === 200) {
          acknowledged.push(answer.body.id)
          const kill = kills.get(acknowledged.length)
          if (kill) {
            kills.delete(acknowledged.length)
            await kill()
          }
          break
        }
        // Only "not now" may be tried again; anything else is a fault of ours.
        if (answer && answer.status !== 503)
          throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
        refusedOnTheWay++
        await pause(50)
      }
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  expect(kills.size).toBe(0)
  expect(refusedOnTheWay).toBeGreaterThan(0)
  expect(new Set(acknowledged).size).toBe(writes)

  await ready()
  const after = await client.get<{ units: { id: string; name: string }[] }>('/api/units/tree?tree=place')
  const there = after.body.units.filter((u) => /^第\d+居民区$/.test(u.name)).map((u) => u.id)
  expect(there.sort()).toEqual(acknowledged.sort())

  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await gone).toEqual([0, null])

  // One event for each, and the books whole.
  const embedded = await startEmbedded({ dataDir, log: () => {} })
  const database = openDatabase(embedded.connection)
  try {
    const { rows } = await sql<{ subject_id: string }>`
      select subject_id from ledger.event where kind = 'units.unit_opened' and subject_id = any (${acknowledged}::uuid[])`.execute(
      database.read,
    )
    expect(rows.map((r) => r.subject_id).sort()).toEqual(acknowledged)
    await sealEvents(database.write, new Date())
    expect(await brokenSeals(database.read)).toEqual([])
  } finally {
    await database.close()
    await embedded.stop()
  }
}, 240_000)
