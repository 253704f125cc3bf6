import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { buildApp } from '../../app.ts'
import { loadCast } from '../../demo/cast-load.ts'
import { setClock } from '../../platform/clock.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { openDatabase } from '../../platform/db/pool.ts'

/** What a test needs to know to make a house of its own. Plain data: it travels to the test's worker. */
export interface TestDatabase {
  /** The server, by any of its databases. */
  url: string
  /** The name of the database with both trees and the cast, and of one that is only migrated. */
  template: string
  empty: string
  /** The key under which the cast's phones are sealed. */
  keyFile: string
}

/** The password of everybody in the cast, in tests. */
export const castPassword = '渡口的桂花开了八月'
/** Before any moment a test sets its clock to. */
export const castLoadedAt = '2025-01-06T01:00:00Z'

const migrations = join(import.meta.dirname, '../../db/migrations')

export const named = (url: string, database: string) => {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** Runs one statement on the server, outside any house. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: named(url, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Makes both templates under names nobody else uses, so that two test runs on one server do not meet. */
export async function buildTemplates(
  url: string,
  folder: string,
): Promise<{ database: TestDatabase; drop: () => Promise<void> }> {
  const mark = randomBytes(5).toString('hex')
  const empty = `lilong_empty_${mark}`
  const template = `lilong_cast_${mark}`
  const keyFile = join(folder, 'vault.key')
  await onServer(url, `create database ${empty}`)
  const bare = openDatabase({ connectionString: named(url, empty) })
  await migrate(bare.write, migrations)
  await bare.close()
  await onServer(url, `create database ${template} template ${empty}`)
  const database = openDatabase({ connectionString: named(url, template) })
  const app = await buildApp({
    clock: setClock(castLoadedAt),
    database,
    dataDir: join(folder, 'template-data'),
    keyFile,
    log: pino({ level: 'silent' }),
    webDir: null,
  })
  await loadCast(app.lilong, { password: castPassword })
  await app.lilong.jobs.stop()
  await app.close()
  await database.close()
  return {
    database: { url, template, empty, keyFile },
    drop: async () => {
      for (const name of [template, empty])
        await onServer(url, `drop database if exists ${name} with (force)`)
    },
  }
}
