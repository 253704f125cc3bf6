import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { type Kysely, sql } from 'kysely'
import { pino } from 'pino'
import { inject } from 'vitest'
import { buildApp } from '../../app.ts'
import { playerNamed } from '../../demo/cast.ts'
import { placeId } from '../../demo/ids.ts'
import { askPhoneCode, joinByPhone, signInByPhone } from '../../modules/identity/contract.ts'
import { noticeVersion } from '../../modules/identity/rules.ts'
import { type SetClock, setClock } from '../../platform/clock.ts'
import { openDatabase, type Statement } from '../../platform/db/pool.ts'
import type { App } from '../../platform/http/app.ts'
import { tick } from '../../platform/jobs/tick.ts'
import type { Lilong, Module } from '../../platform/lilong.ts'
import { openLog } from '../../platform/log.ts'
import type { SmsGateway } from '../../platform/sms.ts'
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
  /** A resident signed in by a code on the phone, entered at the first time; the same session for the same phone. */
  asResident(phone: string, who?: { called?: string; place?: string }): Promise<Client>
  /** The texts that went to phones so far, the newest last: from the outbox of this house, after a tick. */
  texts(): Promise<{ phone: string; text: string }[]>
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
  /** Another gateway for texts than the outbox in the house's own folder. */
  sms?: SmsGateway
  /** Where the application logs; nowhere when absent. */
  log?: FastifyBaseLogger
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
  const log = wishes.log ?? (process.env.LILONG_TEST_LOG ? openLog('debug') : pino({ level: 'silent' }))
  const app = await buildApp({
    clock,
    database,
    dataDir,
    keyFile,
    log,
    webDir: wishes.webDir ?? null,
    modules: wishes.modules,
    sms: wishes.sms,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })

  const texts = async () => {
    await tick(app.lilong)
    const outbox = join(dataDir, 'outbox')
    const names = (await readdir(outbox).catch(() => [])).sort()
    const files = await Promise.all(names.map((name) => readFile(join(outbox, name), 'utf8')))
    return files.flatMap((file) =>
      file
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { phone: string; text: string }),
    )
  }
  const residents = new Map<string, Promise<Client>>()
  const enterResident = async (
    phone: string,
    { called = '陈阿姨', place = '书带里' }: { called?: string; place?: string },
  ): Promise<Client> => {
    const client = openClient(url)
    const asked = await client.ask(askPhoneCode, { body: { phone } })
    if (asked.refused) throw new Error(`No code for ${phone}: ${JSON.stringify(asked.refused)}`)
    const { askId } = asked.body
    const code = codeIn((await texts()).findLast((text) => text.phone === phone)?.text)
    const proved = await client.ask(signInByPhone, { body: { askId, phone, code } })
    if (proved.refused) throw new Error(`${phone} could not sign in: ${JSON.stringify(proved.refused)}`)
    const { ticket, knownAs } = proved.body
    if (ticket === null) return client
    const body = {
      askId,
      phone,
      ticket,
      called: knownAs ? null : called,
      placeId: placeId(place),
      notice: noticeVersion,
    }
    const joined = await client.ask(joinByPhone, { body })
    if (joined.refused) throw new Error(`${phone} could not join: ${JSON.stringify(joined.refused)}`)
    return client
  }
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
    asResident(phone, who = {}) {
      const known = residents.get(phone) ?? enterResident(phone, who)
      residents.set(phone, known)
      return known
    },
    texts,
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

/** The code for signing in that a text holds. */
export const codeIn = (text: string | undefined): string => /\d{6}/.exec(text ?? '')?.[0] ?? ''
