import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../app.ts'
import { loadCast } from '../../demo/cast-load.ts'
import * as contract from '../../modules/assembly/contract.ts'
import { verifyPublished } from '../../modules/assembly/rules/verifying.ts'
import { setClock } from '../../platform/clock.ts'
import { startEmbedded } from '../../platform/db/embedded.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { openDatabase } from '../../platform/db/pool.ts'
import { approve, type Conference, motion, newToken, openConference } from '../support/assembly.ts'
import { openClient } from '../support/client.ts'
import type { House } from '../support/house.ts'
import { castPassword } from '../support/template.ts'

// A vote that was acknowledged is counted, once, whatever is killed in the middle of voting.

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'lilong-killed-votes-'))
const dataDir = join(folder, 'data')
const keyFile = join(folder, 'key')
const voters = 900

let port = 0
let child: ChildProcess
let day: Conference

beforeAll(async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  port = address.port
  await furnish()
}, 120_000)
afterAll(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** An installation with its cast and a conference that is sitting, in the folder in which the process will find it. */
async function furnish(): Promise<void> {
  const embedded = await startEmbedded({ dataDir, log: () => {} })
  const database = openDatabase(embedded.connection)
  const clock = setClock(new Date())
  await migrate(database.write, join(root, 'db/migrations'))
  const app = await buildApp({
    clock,
    database,
    dataDir,
    keyFile,
    log: pino({ level: 'silent' }),
    webDir: null,
  })
  await loadCast(app.lilong, { password: castPassword })
  const house = {
    clock,
    url: `http://127.0.0.1:${port}`,
    sql: async <Row>(text: TemplateStringsArray, ...values: unknown[]) =>
      (await sql<Row>(text, ...values).execute(database.write)).rows,
  } as House
  day = await openConference(house, { representatives: voters })
  await app.lilong.jobs.stop()
  await app.close()
  await database.close()
  await embedded.stop()
}

/** The real process, as `npm start` runs it, without the demonstration. */
function start(): void {
  child = spawn(process.execPath, [join(root, 'main.ts')], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: '',
      LILONG_DATA: dataDir,
      LILONG_KEY_FILE: keyFile,
      LILONG_DEMO: 'off',
      PORT: String(port),
      HOST: '127.0.0.1',
    },
    stdio: 'ignore',
  })
}

async function until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  for (const began = Date.now(); Date.now() - began < 60_000; await pause(100)) {
    const answer = await ask().catch(() => undefined)
    if (answer) return answer
  }
  throw new Error(`${what} did not happen within a minute`)
}
const ready = () => until('ready', async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok)
const postmaster = () => Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
async function killServer(): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  start()
}

test('no acknowledged ballot is lost and none is counted twice, whatever is killed meanwhile', async () => {
  start()
  await ready()
  const clerk = openClient(`http://127.0.0.1:${port}`)
  expect((await clerk.post('/api/identity/session', { name: 'GDQ011', password: castPassword })).status).toBe(
    200,
  )
  const made = await clerk.ask(contract.preparePoll, { params: { id: day.sessionId }, body: motion() })
  const round = (await clerk.ask(contract.openRound, { params: { id: made.body.id }, body: {} })).body
  expect(round.assigned.phone).toBe(voters)

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
  const acknowledged = new Map<string, 'y' | 'n'>()
  let refusedOnTheWay = 0
  let next = 0
  const worker = async () => {
    for (let at = next++; at < voters; at = next++) {
      const mark = at % 3 === 0 ? 'n' : 'y'
      // As a browser does it: the token stays the same until there is an answer.
      const body = { token: newToken(), marks: approve(round, mark) as never }
      for (;;) {
        const answer = await day.seats[at]!.client.ask(contract.castBallot, {
          params: { id: round.id },
          body,
        }).catch(() => undefined)
        if (answer?.status === 200) {
          acknowledged.set(answer.body.receipt, mark)
          const kill = kills.get(acknowledged.size)
          if (kill) {
            kills.delete(acknowledged.size)
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
  await Promise.all(Array.from({ length: 8 }, worker))
  expect(kills.size).toBe(0)
  expect(refusedOnTheWay).toBeGreaterThan(0)
  expect(acknowledged.size).toBe(voters)

  await ready()
  const closed = await clerk.ask(contract.closeRound, { params: { id: round.id } })
  const noes = [...acknowledged.values()].filter((mark) => mark === 'n').length
  expect(closed.body).toMatchObject({
    state: 'closed',
    sums: { issued: voters, returned: voters },
    reply: { options: [{ for: voters - noes, against: noes }] },
  })
  const file = await clerk.get(`/api/assembly/rounds/${round.id}/file`)
  const { ok, poll } = verifyPublished(file.bytes.toString('utf8'))
  expect(ok).toBe(true)
  // Every receipt is a published ballot with the very marks that were sent.
  const published = new Map(poll!.ballots.map(({ id, marks }) => [id, marks.lines?.[round.options[0]!.id]]))
  expect(published).toEqual(new Map([...acknowledged].sort(([a], [b]) => (a < b ? -1 : 1))))

  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await gone).toEqual([0, null])
}, 240_000)
