import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './app.ts'
import { loadDemo } from './demo/load.ts'
import { announceFirstRun } from './modules/identity/index.ts'
import { systemClock } from './platform/clock.ts'
import { ConfigProblem, readConfig } from './platform/config.ts'
import { EmbeddedProblem, startEmbedded } from './platform/db/embedded.ts'
import { migrate } from './platform/db/migrate.ts'
import { openDatabase } from './platform/db/pool.ts'
import { relayBetweenProcesses } from './platform/http/hub-between.ts'
import { tick } from './platform/jobs/tick.ts'
import { sealEvents } from './platform/ledger/seal.ts'
import { openLog } from './platform/log.ts'
import { listenMetrics } from './platform/metrics.ts'
import { openSmsOutbox } from './platform/sms.ts'

// The process: config → database → app → listen → close gracefully.

const tickMs = 2_000
const sealMs = 60_000
const mendMs = 60_000
/** Connections that may wait to be taken: a hall of phones comes at once. The system may allow fewer. */
const waiting = 4_096
const root = import.meta.dirname
const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const began = performance.now()
  const config = readConfig(process.env)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const closers: (() => Promise<unknown>)[] = []
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= (async () => {
      for (const closer of closers.splice(0).reverse())
        await closer().catch((error) => log.error({ err: error }, 'closing'))
    })()
    return closing
  }
  // On a terminal only what needs a person; piped, every request is a line.
  const log = openLog(process.stderr.isTTY ? 'warn' : 'info')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!closing) say('Closing …')
      close().then(() => process.exit(0))
    })
  }
  try {
    let connection: Parameters<typeof openDatabase>[0]
    if (config.databaseUrl) {
      connection = { connectionString: config.databaseUrl }
    } else {
      const embedded = await startEmbedded({ dataDir: config.dataDir, log: say })
      closers.push(() => embedded.stop())
      connection = embedded.connection
    }
    const database = openDatabase(connection, {
      onError: (error) => {
        if (!closing) log.warn({ err: error }, 'a database connection broke and is replaced')
      },
    })
    closers.push(() => database.close())
    const applied = await migrate(database.write, join(root, 'db/migrations'))
    if (applied.length > 0) say(`Database brought up to date: ${applied.join(', ')}`)
    const sms = openSmsOutbox(join(config.dataDir, 'outbox'))
    const app = await buildApp({
      clock: systemClock,
      database,
      dataDir: config.dataDir,
      keyFile: config.keyFile,
      log,
      webDir: join(root, 'dist/web'),
      trustProxy: config.trustProxy,
      sms,
    })
    closers.push(() => app.close())
    const { lilong } = app
    const demo = config.demo ? await loadDemo(lilong, { password: config.demoPassword, say }) : null
    // Codes for signing in are shown only where all the people are invented.
    if (demo) sms.tryOut(({ phone, text }) => say(`SMS 短信 → ${phone}  ${text}`))
    const firstRun = await announceFirstRun(lilong)
    if (config.databaseUrl) {
      closers.push(
        await relayBetweenProcesses(lilong.hub, connection, (error) => log.warn({ err: error }, 'topics')),
      )
    }
    await lilong.jobs.start()
    closers.push(() => lilong.jobs.stop())
    closers.push(
      repeat(
        tickMs,
        () => tick(lilong),
        (error) => log.error({ err: error }, 'tick'),
      ),
    )
    closers.push(
      repeat(
        sealMs,
        () => sealEvents(database.write, lilong.clock.now()),
        (error) => log.error({ err: error }, 'seal'),
      ),
    )
    closers.push(
      repeat(
        mendMs,
        () => lilong.jobs.mend(),
        (error) => log.error({ err: error }, 'jobs'),
      ),
    )
    await app.listen({ host: config.host, port: config.port, backlog: waiting })
    const metrics = config.metrics && (await listenMetrics(lilong.metrics, config.metrics))
    if (metrics) closers.push(() => metrics.close())
    const address = addressOf(config)
    say('')
    say(`Lilong 里弄 is ready after ${((performance.now() - began) / 1000).toFixed(1)} s.`)
    say(`  Staff    员工      ${address}/`)
    say(`  Residents 居民     ${address}/my`)
    say(`  Public   公开承诺  ${address}/public`)
    say(`  Hall     会场大屏  ${address}/hall`)
    say(`  API      接口      ${address}/api/docs`)
    if (config.metrics) say(`  Metrics  指标      ${addressOf(config.metrics)}/metrics`)
    if (demo) for (const line of demo.signIns) say(`  ${line}`)
    if (firstRun)
      say(`  First administrator: open ${address}/first-run and enter the one-time code ${firstRun.code}`)
    say('Press Ctrl-C to stop.')
  } catch (error) {
    await close()
    throw error
  }
}

const addressOf = ({ host, port }: { host: string; port: number }) =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`

/** Runs `work` again and again with a pause between; the returned function stops it and waits for the run under way. */
function repeat(
  everyMs: number,
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  let stopped = false
  const next = () => {
    running = work()
      .catch(onError)
      .finally(() => {
        if (!stopped) timer = setTimeout(next, everyMs)
      })
  }
  timer = setTimeout(next, everyMs)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}

main().catch((error: unknown) => {
  const plain = error instanceof ConfigProblem || error instanceof EmbeddedProblem
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (plain) for (const line of (error as Error).message.split('\n')) process.stderr.write(`${line}\n`)
  else if (taken)
    process.stderr.write(`The port is taken: another program listens there. Set PORT to a free one.\n`)
  else
    process.stderr.write(`Lilong could not start: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})
