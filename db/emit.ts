import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modules } from '../app.ts'
import { columns, schemaText, tableTypes } from '../platform/db/catalogue.ts'
import { startEmbedded } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { type Database, openDatabase } from '../platform/db/pool.ts'

// `npm run schema`: migrates an empty database and writes what stands in it into db/schema.sql and each module's tables.ts.

const root = join(import.meta.dirname, '..')

/** What the files should say, by path from the project's root. */
export async function emitted(database: Database): Promise<Map<string, string>> {
  const files = new Map([['db/schema.sql', await schemaText(database.write)]])
  const all = await columns(database.write)
  modules.forEach((module, i) => {
    if (!all.some((c) => c.schema === module.name)) return
    files.set(
      `modules/${module.name}/tables.ts`,
      tableTypes(all, module.name, modules.slice(0, i).map((m) => m.name)),
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
    for (const [path, text] of await emitted(database)) {
      const old = await readFile(join(root, path), 'utf8').catch(() => '')
      if (old === text) continue
      await writeFile(join(root, path), text)
      process.stdout.write(`wrote ${path}\n`)
    }
  } finally {
    await database.close()
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

if (import.meta.main) await main()
