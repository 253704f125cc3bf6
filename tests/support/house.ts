import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { pino } from 'pino'
import { inject } from 'vitest'
import { buildApp } from '../../app.ts'
import { playerNamed } from '../../demo/cast.ts'
import { type SetClock, setClock } from '../../platform/clock.ts'
import { openDatabase, type Statement } from '../../platform/db/pool.ts'
import type { App } from '../../platform/http/app.ts'
import type { Lilong, Module } from '../../platform/lilong.ts'
import { openLog } from '../../platform/log.ts'
import { type Client, openClient } from './client.ts'
import { castPassword, named, onServer } from './template.ts'

export { officeId, personId, placeId } from '../../demo/ids.ts'
export type { Client } from './client.ts'
export { castPassword } from './template.ts'

export interface House {
  app: App
  lilong: Lilong
  /** Stands still until the test moves it. */
  clock: SetClock
  url: string
  /** The folder of this house's files. */
  dataDir: string
  /** A named person of the cast, signed in; the same session for the same name. */
  as(name: string): Promise<Client>
  /** Somebody without a session. Each reading is a new somebody. */
  readonly anyone: Client
  /** Looks into the database beside the application. */
  sql<Row = Record<string, unknown>>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>
  db: Kysely<unknown>
  close(): Promise<void>
}

export interface Wishes {
  /** Where the clock stands; a Monday morning in Shanghai when absent. */
  now?: string
  /** No trees, no cast: an installation before its first administrator. */
  empty?: boolean
  /** The built browser pages. */
  webDir?: string
  onStatement?: (statement: Statement) => void
  /** Other modules than those of `app.ts`: a house test plants one that breaks a rule. */
  modules?: readonly Module[]
}

/**
 * A whole installation of its own: a clone of the template with both trees and the cast, a clock that stands still, files and a
 * key in a temporary folder, listening on a free port. `close` leaves nothing behind.
 */
export async function openHouse(wishes: Wishes = {}): Promise<House> {
  const given = inject('database')
  const name = `lilong_house_${randomBytes(6).toString('hex')}`
  await onServer(given.url, `create database ${name} template ${wishes.empty ? given.empty : given.template}`)
  const folder = await mkdtemp(join(tmpdir(), 'lilong-house-'))
  const keyFile = join(folder, 'vault.key')
  await copyFile(given.keyFile, keyFile)
  const dataDir = join(folder, 'data')
  const database = openDatabase(
    { connectionString: named(given.url, name) },
    { onStatement: wishes.onStatement },
  )
  const clock = setClock(wishes.now ?? '2026-03-02T01:00:00Z')
  const log = process.env.LILONG_TEST_LOG ? openLog('debug') : pino({ level: 'silent' })
  const app = await buildApp({
    clock,
    database,
    dataDir,
    keyFile,
    log,
    webDir: wishes.webDir ?? null,
    modules: wishes.modules,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })

  const signedIn = new Map<string, Promise<Client>>()
  const signIn = async (person: string): Promise<Client> => {
    const { staffNumber } = playerNamed(person)
    if (!staffNumber) throw new Error(`${person} has no account`)
    const client = openClient(url)
    const answer = await client.post('/api/identity/session', { name: staffNumber, password: castPassword })
    if (answer.status !== 200) throw new Error(`${person} could not sign in: ${JSON.stringify(answer.body)}`)
    return client
  }
  return {
    app,
    lilong: app.lilong,
    clock,
    url,
    dataDir,
    as(person) {
      const known = signedIn.get(person) ?? signIn(person)
      signedIn.set(person, known)
      return known
    },
    get anyone() {
      return openClient(url)
    },
    async sql<Row>(text: TemplateStringsArray, ...values: unknown[]) {
      return (await sql<Row>(text, ...values).execute(database.write)).rows
    },
    db: database.write,
    async close() {
      await app.lilong.jobs.stop()
      await app.close()
      await database.close()
      await onServer(given.url, `drop database if exists ${name} with (force)`)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
