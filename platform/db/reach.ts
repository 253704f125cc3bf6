import { join } from 'node:path'
import type { Config } from '../config.ts'
import { startEmbedded } from './embedded.ts'
import { readElsewhere } from './embedded-home.ts'
import { livingServer, role } from './embedded-server.ts'
import type { Connection } from './pool.ts'

/**
 * The installation's database for a command beside it: the one DATABASE_URL names, or the embedded one as it runs for a Lilong that is up,
 * and otherwise started for the command and ended with `leave`.
 */
export async function reachDatabase(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  log: (line: string) => void,
): Promise<{ connection: Connection; leave: () => Promise<void> }> {
  if (databaseUrl) return { connection: { connectionString: databaseUrl }, leave: async () => {} }
  const living = livingServer(join(readElsewhere(dataDir) ?? dataDir, 'pg'))
  if (living?.state === 'ready')
    return {
      connection: { host: living.socketFolder, port: 5432, user: role, database: 'lilong' },
      leave: async () => {},
    }
  const embedded = await startEmbedded({ dataDir, log })
  return { connection: embedded.connection, leave: () => embedded.stop() }
}
