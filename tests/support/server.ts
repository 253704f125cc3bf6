import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { buildApp } from '../../app.ts'
import { playerNamed } from '../../demo/cast.ts'
import { loadCast } from '../../demo/cast-load.ts'
import { systemClock } from '../../platform/clock.ts'
import { startEmbedded } from '../../platform/db/embedded.ts'
import { livingServer } from '../../platform/db/embedded-server.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { type Database, openDatabase } from '../../platform/db/pool.ts'
import type { House } from './assembly.ts'
import { type Client, openClient } from './client.ts'

const root = join(import.meta.dirname, '../..')
const password = '桂花渡口的老船工 1987'

/** The real process, as `npm start` runs it, with both trees and the cast, on a folder of its own. Its commits are durable. */
export interface Standing extends House {
  readonly port: number
  readonly dataDir: string
  /** Where its database answers now. */
  connection(): { host: string; port: number; user: string; database: string }
  /** Ends the process at once, as a power cut would, and starts it again. */
  killServer(): Promise<void>
  /** Ends the database at once; the process starts it again. */
  killDatabase(): void
  /** Until it answers. */
  ready(): Promise<void>
  /** Lets go of the database beside the process: nobody else may hold connections when it is killed. */
  letGo(): Promise<void>
  /** Ends it in order and leaves its folder. @returns exit code and signal */
  end(): Promise<unknown[]>
  /** Leaves nothing behind. */
  clear(): Promise<void>
}

/**
 * Makes the folder, then starts the process and waits for it.
 * @param flags for Node: a profile, say
 */
export async function openServer(flags: readonly string[] = []): Promise<Standing> {
  const folder = await mkdtemp(join(tmpdir(), 'lilong-server-'))
  const dataDir = join(folder, 'data')
  const keyFile = join(folder, 'key')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  await plant(dataDir, keyFile)

  let printed = ''
  let child: ChildProcess
  const logFile = join(folder, 'server.log')
  const start = () => {
    const log = openSync(logFile, 'a')
    child = spawn(process.execPath, [...flags, join(root, 'main.ts')], {
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
      stdio: ['ignore', 'pipe', log],
    })
    closeSync(log)
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
  }
  const ready = async () => {
    for (const began = Date.now(); Date.now() - began < 60_000; await pause(50)) {
      const answer = await fetch(`${url}/readyz`).catch(() => undefined)
      if (answer?.ok) return
      if (child.exitCode !== null) break
    }
    const said = (await readFile(logFile, 'utf8')).slice(-2_000)
    throw new Error(`The process did not become ready:\n${printed}\n${said}`)
  }
  const connection = () => {
    const living = livingServer(join(dataDir, 'pg'))
    if (!living) throw new Error('The database does not run')
    return { host: living.socketFolder, port: 5432, user: 'lilong', database: 'lilong' }
  }
  let database: Database | null = null
  const beside = () => {
    database ??= openDatabase(connection(), { most: 2 })
    return database.write
  }
  const letGo = async () => {
    await database?.close()
    database = null
  }
  const clients = new Map<string, Promise<Client>>()
  const signIn = async (person: string): Promise<Client> => {
    const client = openClient(url)
    const { staffNumber } = playerNamed(person)
    const answer = await client.post('/api/identity/session', { name: staffNumber, password })
    if (answer.status !== 200) throw new Error(`${person} could not sign in: ${JSON.stringify(answer.body)}`)
    return client
  }
  const clear = async () => {
    await letGo().catch(() => undefined)
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    }
    await rm(folder, { recursive: true, force: true })
  }
  start()
  try {
    await ready()
  } catch (error) {
    await clear()
    throw error
  }
  return {
    clock: systemClock,
    url,
    port,
    dataDir,
    connection,
    as(person) {
      const known = clients.get(person) ?? signIn(person)
      clients.set(person, known)
      return known
    },
    async sql<Row>(text: TemplateStringsArray, ...values: unknown[]) {
      return (await sql<Row>(text, ...values).execute(beside())).rows
    },
    async killServer() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      start()
    },
    killDatabase() {
      process.kill(livingServer(join(dataDir, 'pg'))!.pid, 'SIGKILL')
    },
    ready,
    letGo,
    async end() {
      await letGo()
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      return gone
    },
    clear,
  }
}

/** Both trees and the cast, before the process starts: it is told of no demonstration. */
async function plant(dataDir: string, keyFile: string): Promise<void> {
  const embedded = await startEmbedded({ dataDir, log: () => undefined })
  try {
    const database = openDatabase(embedded.connection)
    await migrate(database.write, join(root, 'db/migrations'))
    const app = await buildApp({
      clock: systemClock,
      database,
      dataDir,
      keyFile,
      log: pino({ level: 'silent' }),
      webDir: null,
    })
    await loadCast(app.lilong, { password })
    await app.lilong.jobs.stop()
    await app.close()
    await database.close()
  } finally {
    await embedded.stop()
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
