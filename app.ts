import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { assemblyModule } from './modules/assembly/module.ts'
import { documentsModule } from './modules/documents/module.ts'
import { identityModule } from './modules/identity/module.ts'
import { indicatorsModule } from './modules/indicators/module.ts'
import { messagesModule } from './modules/messages/module.ts'
import { peopleModule } from './modules/people/module.ts'
import { plansModule } from './modules/plans/module.ts'
import { reportsModule } from './modules/reports/module.ts'
import { unitsModule } from './modules/units/module.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/db/pool.ts'
import { openFiles } from './platform/files/files.ts'
import { nobody } from './platform/http/actor.ts'
import { type App, buildHttp } from './platform/http/app.ts'
import { openHub } from './platform/http/hub.ts'
import { sendPages } from './platform/http/pages.ts'
import { tidyingDues } from './platform/http/tidying.ts'
import { openJobs } from './platform/jobs/jobs.ts'
import { enqueueListeners } from './platform/jobs/listeners.ts'
import { ledgerDues } from './platform/ledger/dues.ts'
import { flush } from './platform/ledger/event.ts'
import { openPublications } from './platform/ledger/publish.ts'
import type { Lilong, Module } from './platform/lilong.ts'
import { openMetrics } from './platform/metrics.ts'
import { openSmsOutbox, type SmsGateway } from './platform/sms.ts'
import { inTransaction } from './platform/transaction.ts'
import { openVault } from './platform/vault/vault.ts'

/** The modules, each one folder, in dependency order: a module may use only those above it. */
export const modules: readonly Module[] = [
  unitsModule,
  peopleModule,
  messagesModule,
  identityModule,
  indicatorsModule,
  documentsModule,
  plansModule,
  reportsModule,
  assemblyModule,
]

export interface Parts {
  clock: Clock
  database: Database
  dataDir: string
  keyFile: string
  log: FastifyBaseLogger
  /** The built browser pages; null in tests that need none. */
  webDir: string | null
  trustProxy?: string[]
  /** Who carries texts to phones; a file in the data folder when absent. */
  sms?: SmsGateway
  /** Other modules than the house's own; for tests of the house's rules. */
  modules?: readonly Module[]
  /** Another limit of requests a minute for one session; for benchmarks. */
  sessionPerMin?: number
}

/** The whole application, not yet listening. */
export async function buildApp(parts: Parts): Promise<App> {
  const { clock, database, log } = parts
  const rooms = parts.modules ?? modules
  const hub = openHub()
  const listeners = rooms.flatMap((m) => m.listens ?? [])
  const jobs = await openJobs(
    database.queuePool,
    listeners,
    async (listener, event) => {
      const { topics } = await inTransaction(lilong, `job:${listener.name}`, async (tx) => {
        await listener.hear(tx, event, lilong)
        await enqueueListeners(jobs, tx, await flush(tx))
      })
      hub.tell(topics)
    },
    (error) => log.error({ err: error }, 'the job queue stumbled'),
  )
  const permissions = new Map<string, ReadonlySet<string>>()
  for (const module of rooms) {
    for (const [permission, roles] of Object.entries(module.permissions ?? {}))
      permissions.set(permission, new Set(roles))
  }
  const lilong: Lilong = {
    clock,
    database,
    jobs,
    hub,
    files: openFiles(join(parts.dataDir, 'files')),
    vault: openVault(parts.keyFile),
    publications: openPublications(join(parts.dataDir, 'seals')),
    sms: parts.sms ?? openSmsOutbox(join(parts.dataDir, 'outbox')),
    log,
    metrics: openMetrics({ database, hub }),
    dues: [...ledgerDues, ...tidyingDues, ...rooms.flatMap((m) => m.dues ?? [])],
    kinds: new Map(rooms.flatMap((m) => m.kinds ?? []).map((kind) => [kind.kind, kind])),
    messages: new Map(rooms.flatMap((m) => m.messages ?? []).map((kind) => [kind.kind, kind])),
    permissions,
    routes: [],
    identify: () => nobody,
  }
  const app = await buildHttp(lilong, log, parts)
  for (const module of rooms) module.routes(app)
  if (parts.webDir) await sendPages(app, parts.webDir)
  return app
}
