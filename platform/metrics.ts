import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Kysely, sql } from 'kysely'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from './db/pool.ts'
import type { Hub } from './http/hub.ts'

/** What an operator's monitoring reads of one process: nothing about persons, routes by their pattern and never by address. */
export interface Metrics {
  served(request: { method: string; route: string; status: number; sec: number }): void
  ticked(due: { name: string; handled: number; sec: number; failed: boolean }): void
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>
  readonly contentType: string
}

export function openMetrics({ database, hub }: { database: Database; hub: Hub }): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    name: 'lilong_http_request_seconds',
    help: 'How long requests took, by method, route pattern and class of status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const ticks = new Histogram({
    name: 'lilong_due_seconds',
    help: 'How long each kind of due work took at a beat.',
    labelNames: ['due'],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10, 60],
    registers,
  })
  const handled = new Counter({
    name: 'lilong_due_handled_total',
    help: 'Rows of due work that were handled.',
    labelNames: ['due'],
    registers,
  })
  const failed = new Counter({
    name: 'lilong_due_failed_total',
    help: 'Beats at which a kind of due work failed.',
    labelNames: ['due'],
    registers,
  })
  new Gauge({
    name: 'lilong_live_connections',
    help: 'Browsers that listen for changes.',
    registers,
    collect() {
      this.set(hub.size)
    },
  })
  new Gauge({
    name: 'lilong_database_connections',
    help: 'Connections to PostgreSQL by pool and state; waiting counts requests without one.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const [pool, states] of Object.entries(database.connections())) {
        for (const [state, count] of Object.entries(states)) this.set({ pool, state }, count)
      }
    },
  })
  const backlog = new Gauge({
    name: 'lilong_backlog',
    help: 'What waits for a background task, counted up to 100000: deltas to fold, events to seal, jobs to run.',
    labelNames: ['of'],
    registers,
  })
  return {
    served: ({ method, route, status, sec }) =>
      requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, sec),
    ticked(due) {
      ticks.observe({ due: due.name }, due.sec)
      handled.inc({ due: due.name }, due.handled)
      if (due.failed) failed.inc({ due: due.name })
    },
    async text() {
      // Asked once for all three. A database that is gone must not hide the rest: what waits is then unknown, not zero.
      backlog.reset()
      const waiting = await askBacklog(database.read).catch(() => ({}))
      for (const [of, count] of Object.entries(waiting)) backlog.set({ of }, count)
      return register.metrics()
    },
    contentType: register.contentType,
  }
}

async function askBacklog(db: Kysely<unknown>): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from (select from ledger.delta limit 100000) d)::integer as deltas,
      (select count(*) from (
        select from ledger.event e where not exists (select from ledger.sealed s where s.event_id = e.id) limit 100000) e
      )::integer as unsealed,
      (select count(*) from (select from jobs.job where state in ('created', 'retry', 'active') limit 100000) j)::integer as jobs`.execute(
    db,
  )
  return rows[0] ?? {}
}

/** Serves `GET /metrics` and nothing else, on a port of its own that no reverse proxy leads to. */
export async function listenMetrics(
  metrics: Metrics,
  at: { host: string; port: number },
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(at.port, at.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
