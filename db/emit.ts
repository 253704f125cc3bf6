import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp, modules } from '../app.ts'
import { systemClock } from '../platform/clock.ts'
import { columns, ledgerTypes, schemaText, tableTypes } from '../platform/db/catalogue.ts'
import { startEmbedded } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openDatabase } from '../platform/db/pool.ts'
import type { App } from '../platform/http/app.ts'
import { openLog } from '../platform/log.ts'

// `npm run schema`: migrates an empty database and writes what it says and what the application says into the golden files: the schema,
// each module's tables.ts, the API's description, the routes anyone may use and those that leave no event.

const root = join(import.meta.dirname, '..')

/** What the files should say, by path from the project's root. */
export async function emitted(app: App): Promise<Map<string, string>> {
  await app.ready()
  const { database, routes } = app.lilong
  const line = (e: { method: string; path: string }) => `${e.method} ${e.path}`
  const list = (lines: string[]) => `${lines.sort().join('\n')}\n`
  const openapi = (await app.inject('/api/openapi.json')).json() as object
  const files = new Map([
    ['db/schema.sql', await schemaText(database.write)],
    ['docs/openapi.json', `${JSON.stringify(openapi, null, 1)}\n`],
    [
      'tests/house/public-routes.txt',
      list(routes.filter((r) => r.can === 'anyone').map((r) => line(r.endpoint))),
    ],
    [
      'tests/house/quiet-routes.txt',
      list(routes.flatMap((r) => (r.endpoint.quiet ? [`${line(r.endpoint)} — ${r.endpoint.quiet}`] : []))),
    ],
  ])
  const all = await columns(database.write)
  files.set('platform/ledger/tables.ts', ledgerTypes(all))
  modules.forEach((module, i) => {
    if (!all.some((c) => c.schema === module.name)) return
    files.set(
      `modules/${module.name}/tables.ts`,
      tableTypes(
        all,
        module.name,
        modules.slice(0, i).map((m) => m.name),
      ),
    )
  })
  return files
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lilong-schema-'))
  const embedded = await startEmbedded({ dataDir, log: () => {}, durable: false })
  const database = openDatabase(embedded.connection)
  try {
    await migrate(database.write, join(root, 'db/migrations'))
    const app = await buildApp({
      clock: systemClock,
      database,
      dataDir,
      keyFile: join(dataDir, 'vault.key'),
      log: openLog('silent'),
      webDir: null,
    })
    for (const [path, text] of await emitted(app)) {
      const old = await readFile(join(root, path), 'utf8').catch(() => '')
      if (old === text) continue
      await writeFile(join(root, path), text)
      process.stdout.write(`wrote ${path}\n`)
    }
    await app.close()
    await app.lilong.jobs.stop()
  } finally {
    await database.close()
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

if (import.meta.main) await main()
