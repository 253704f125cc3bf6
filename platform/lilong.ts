import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { Clock } from './clock.ts'
import type { Database } from './db/pool.ts'
import type { Files } from './files/files.ts'
import type { Actor } from './http/actor.ts'
import type { App } from './http/app.ts'
import type { Hub } from './http/hub.ts'
import type { Route } from './http/serve.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Listener } from './jobs/listeners.ts'
import type { Due } from './jobs/tick.ts'
import type { EventKind } from './ledger/event.ts'
import type { Publications } from './ledger/publish.ts'
import type { MessageKind } from './message.ts'
import type { Metrics } from './metrics.ts'
import type { SmsGateway } from './sms.ts'
import type { Vault } from './vault/vault.ts'

/** What a module brings to the house. `app.ts` lists them in dependency order. */
export interface Module {
  /** One word: folder, schema, URL, event prefix, permission prefix and web path. */
  readonly name: string
  readonly routes: (app: App) => void
  readonly kinds?: readonly EventKind[]
  /** Kinds of message it tells people. */
  readonly messages?: readonly MessageKind[]
  readonly listens?: readonly Listener[]
  readonly dues?: readonly Due[]
  /** Which roles carry which permission. */
  readonly permissions?: Readonly<Record<`${string}.${string}`, readonly string[]>>
}

/** Everything a running installation holds: what `serve`, jobs and ticks reach for. */
export interface Lilong {
  readonly clock: Clock
  readonly database: Database
  readonly jobs: Jobs
  readonly hub: Hub
  readonly files: Files
  readonly vault: Vault
  /** Who carries texts to phones. */
  readonly sms: SmsGateway
  /** Where seals are made known outside the database. */
  readonly publications: Publications
  readonly log: FastifyBaseLogger
  readonly metrics: Metrics
  readonly dues: readonly Due[]
  readonly kinds: ReadonlyMap<string, EventKind>
  readonly messages: ReadonlyMap<string, MessageKind>
  /** Roles by permission, over all modules. */
  readonly permissions: ReadonlyMap<string, ReadonlySet<string>>
  /** Filled by `serve`; read by the house tests and the API page. */
  readonly routes: Route[]
  /** Who sends this request. Set by the module that keeps sessions. */
  identify: (request: FastifyRequest) => Promise<Actor> | Actor
}
