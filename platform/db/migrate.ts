import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'

/** One sequence of plain SQL files, forward only. */
class SqlFiles implements MigrationProvider {
  readonly #folder: string
  constructor(folder: string) {
    this.#folder = folder
  }
  async getMigrations(): Promise<Record<string, Migration>> {
    const files = (await readdir(this.#folder)).filter((name) => name.endsWith('.sql')).sort()
    const migrations: Record<string, Migration> = {}
    for (const file of files) {
      const text = await readFile(join(this.#folder, file), 'utf8')
      migrations[file.replace(/\.sql$/, '')] = {
        up: async (db: Kysely<unknown>) => {
          await sql.raw(text).execute(db)
        },
      }
    }
    return migrations
  }
}

/**
 * Brings the database to the newest schema. Refuses a database that a newer version of Lilong has already changed.
 * @returns the names of the migrations that were applied now
 */
export async function migrate(db: Kysely<unknown>, folder: string): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: new SqlFiles(folder),
    migrationTableSchema: 'platform',
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find((r) => r.status === 'Error')
    throw new Error(
      failed
        ? `Migration ${failed.migrationName} failed`
        : 'The database does not fit this version of Lilong',
      { cause: error },
    )
  }
  return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
}
