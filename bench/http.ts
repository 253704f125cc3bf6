import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import { buildApp } from '../app.ts'
import { loadDemo } from '../demo/load.ts'
import { systemClock } from '../platform/clock.ts'
import { startEmbedded } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openDatabase, type Statement } from '../platform/db/pool.ts'
import { newId } from '../platform/id.ts'
import { openLog } from '../platform/log.ts'
import { measure } from './load.ts'
import { inPairs, machine, ratioHead, ratioLine } from './pairs.ts'

// `npm run bench -- http`: endpoints of Lilong beside a bare Fastify route that sends the same statements over the same kind of pool
// and answers the same bytes, without session, schema or permission work. Statements are taken from what Lilong itself sent.

const seconds = Number(process.env.BENCH_SECONDS ?? 3)
const rounds = Number(process.env.BENCH_ROUNDS ?? 9)
const connections = 8

const dataDir = await mkdtemp(join(tmpdir(), 'lilong-bench-'))
const embedded = await startEmbedded({ dataDir, log: () => {} })
let heard: Statement[] | null = null
const database = openDatabase(embedded.connection, { onStatement: (s) => heard?.push(s) })
await migrate(database.write, join(import.meta.dirname, '../db/migrations'))
const app = await buildApp({
  clock: systemClock,
  database,
  dataDir,
  keyFile: join(dataDir, 'bench.key'),
  log: openLog('silent'),
  webDir: null,
  sessionPerMin: 100_000_000,
})
const password = 'bench-password-7'
await loadDemo(app.lilong, { password, say: () => {} })
await app.listen({ port: 0, host: '127.0.0.1' })
const port = (app.server.address() as AddressInfo).port
const base = `http://127.0.0.1:${port}`

async function signIn(name: string): Promise<string> {
  const { rows } = await sql<{ staff_number: string }>`
    select a.staff_number from identity.account a join people.person p on p.id = a.person_id where p.name = ${name}`.execute(
    database.read,
  )
  const answer = await fetch(`${base}/api/identity/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: rows[0]?.staff_number, password }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || !cookie) throw new Error(`${name} could not sign in: ${await answer.text()}`)
  return cookie
}

interface Captured {
  statements: Statement[]
  reply: string
}

/** One request, and the statements Lilong sent for it once its caches were warm. */
async function capture(method: string, path: string, cookie: string, body: string | null): Promise<Captured> {
  heard = []
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: { cookie, ...(body === null ? {} : { 'content-type': 'application/json' }) },
    body,
  })
  const reply = await answer.text()
  const statements = heard
  heard = null
  if (!answer.ok) throw new Error(`${method} ${path}: ${reply}`)
  return { statements, reply }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
const madeAt = (id: string) => Number.parseInt(id.replace('-', '').slice(0, 12), 16)

/** The bare route: the captured statements on a plain pool, ids made in the captured request replaced by new ones. */
async function bareServer(captured: Captured, options: { swap?: () => [from: string, to: string] }) {
  const bare = Fastify({ logger: false })
  // A pool of the bare server that is left when something else failed must not hide what failed.
  const acting = captured.statements.some((s) => s.pool === 'write')
  const pool = new pg.Pool({ ...embedded.connection, max: 10, options: '-c jit=off' })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const since = Date.now() - 60_000
  const fresh = (values: readonly unknown[], ids: Map<string, string>) =>
    values.map((value) => {
      const replace = (text: string) =>
        text.replace(uuid, (id) => {
          const known = ids.get(id)
          if (known) return known
          if (madeAt(id) < since) return id
          const made = newId()
          ids.set(id, made)
          return made
        })
      if (typeof value === 'string') return replace(value)
      if (Array.isArray(value)) return value.map((v) => (typeof v === 'string' ? replace(v) : v))
      return value
    })
  const reply: unknown = JSON.parse(captured.reply)
  const handler = async () => {
    const client = await pool.connect()
    try {
      const ids = new Map(options.swap ? [options.swap()] : [])
      for (const [i, { text, values }] of captured.statements.entries()) {
        await client.query(
          values.length > 0 ? { name: `s${i}`, text, values: fresh(values, ids) as unknown[] } : text,
        )
      }
      return reply
    } catch (error) {
      if (acting) await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
  bare.get('/bare', handler)
  bare.post('/bare', handler)
  await bare.listen({ port: 0, host: '127.0.0.1' })
  return {
    port: (bare.server.address() as AddressInfo).port,
    async close() {
      await bare.close()
      await pool.end()
    },
  }
}

/** Accepting needs a waiting record each time: copies of one that waits, made by SQL before the clock runs. */
async function waitingRecords(many: number): Promise<string[]> {
  const ids = Array.from({ length: many }, () => newId())
  const { rows } = await sql<{ id: string }>`
    insert into plans.record (id, target_id, project_id, place_id, office_id, happened_on, quantity, state, submitted_by, submitted_at)
    select fresh.id, r.target_id, r.project_id, r.place_id, r.office_id, r.happened_on, r.quantity, 'submitted',
      r.submitted_by, r.submitted_at
    from (select r.* from plans.record r join plans.target t on t.id = r.target_id where r.state = 'submitted' and t.measured_by = 'count' order by r.id limit 1) r,
      unnest(${ids}::uuid[]) as fresh(id)
    returning id`.execute(database.write)
  return rows.map((r) => r.id)
}

const lines: string[] = []
async function compare(
  name: string,
  method: string,
  path: string,
  cookie: string,
  body: string | null = null,
) {
  for (let i = 0; i < 20; i++) await capture(method, path, cookie, body)
  const captured = await capture(method, path, cookie, body)
  const bare = await bareServer(captured, {})
  const load = { method, headers: { cookie }, connections, ms: seconds * 1000, paths: [path], bodies: [body] }
  const ratio = await inPairs(
    rounds,
    async () => (await measure({ ...load, port })).perSecond,
    async () => (await measure({ ...load, port: bare.port, paths: ['/bare'] })).perSecond,
  )
  await bare.close()
  const bytes = captured.reply.length.toLocaleString('en')
  lines.push(
    ratioLine(`${name} (${captured.statements.length} statements, ${bytes} characters)`, 'requests/s', ratio),
  )
}

try {
  const plan = await sql<{ id: string; office_id: string }>`
    select id, office_id from plans.plan where adopted_on is not null order by year desc limit 1`.execute(
    database.read,
  )
  const planId = plan.rows[0]!.id
  const project = await sql<{ id: string }>`
    select p.id from plans.project p join plans.passage t on t.id = p.passage_id where p.plan_id = ${planId} order by t.position limit 1`.execute(
    database.read,
  )
  const projectId = project.rows[0]!.id
  const clerk = await signIn('尤书晏')
  const version = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(
    database.read,
  )
  await compare('list: GET /api/plans/:id/projects', 'GET', `/api/plans/${planId}/projects`, clerk)
  await compare('list: GET /api/plans/records (25)', 'GET', '/api/plans/records?limit=25', clerk)
  await compare('detail: GET /api/plans/projects/:id', 'GET', `/api/plans/projects/${projectId}`, clerk)
  await compare('public: GET /api/plans/public/:id', 'GET', `/api/plans/public/${planId}`, clerk)
  await compare(
    'write: POST /api/plans/projects/:id/milestones',
    'POST',
    `/api/plans/projects/${projectId}/milestones`,
    clerk,
    JSON.stringify({ title: '中期检查', dueOn: '2026-12-20' }),
  )

  // Accepting a record: the write that counts.
  const waiting = await sql<{ name: string }>`
    select p.name from plans.record r join plans.target t on t.id = r.target_id
      join identity."grant" g on g.office_id = r.office_id and g.role in ('office_head', 'office_staff')
      join identity.account a on a.person_id = g.person_id join people.person p on p.id = g.person_id
    where r.state = 'submitted' and t.measured_by = 'count' and g.person_id <> r.submitted_by order by r.id limit 1`.execute(
    database.read,
  )
  const acceptor = await signIn(waiting.rows[0]!.name)
  const perRun = Math.ceil(seconds * 4_000)
  const path = '/api/plans/records/acceptances'
  const ids = await waitingRecords(30)
  for (const id of ids.slice(0, 20))
    await capture('POST', path, acceptor, JSON.stringify({ recordIds: [id] }))
  const captured = await capture('POST', path, acceptor, JSON.stringify({ recordIds: [ids[20]] }))
  let pool: string[] = []
  const bare = await bareServer(captured, { swap: () => [ids[20]!, pool.pop()!] })
  const ratio = await inPairs(
    rounds,
    async () => {
      const fresh = await waitingRecords(perRun)
      const bodies = fresh.map((id) => JSON.stringify({ recordIds: [id] }))
      return (
        await measure({
          method: 'POST',
          headers: { cookie: acceptor },
          connections,
          ms: seconds * 1000,
          paths: [path],
          bodies,
          port,
        })
      ).perSecond
    },
    async () => {
      pool = await waitingRecords(perRun)
      return (
        await measure({
          method: 'POST',
          headers: {},
          connections,
          ms: seconds * 1000,
          paths: ['/bare'],
          bodies: ['{}'],
          port: bare.port,
        })
      ).perSecond
    },
  )
  await bare.close()
  lines.push(ratioLine(`write: POST ${path} (${captured.statements.length} statements)`, 'requests/s', ratio))
  process.stdout.write(
    `Machine: ${machine()}, PostgreSQL ${version.rows[0]?.version}, ${connections} connections, durable commits.\n\n${ratioHead}\n${lines.join('\n')}\n`,
  )
} finally {
  await app.close()
  await app.lilong.jobs.stop()
  await database.close()
  await embedded.stop()
  await rm(dataDir, { recursive: true, force: true })
}
