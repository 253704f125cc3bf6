import pg from 'pg'
import type { Hub } from './hub.ts'

const channel = 'lilong_topics'
const coalesceMs = 50

/**
 * Carries topics between processes that serve one database: a connection of its own that listens, and sends what changed here in
 * one notice per 50 ms. Outside any business transaction, since NOTIFY serialises commits.
 */
export async function relayBetweenProcesses(
  hub: Hub,
  connection: pg.ClientConfig,
  onError: (error: Error) => void,
): Promise<() => Promise<void>> {
  const own = Math.random().toString(36).slice(2)
  let client: pg.Client | undefined
  let stopped = false
  const connect = async () => {
    const fresh = new pg.Client({ ...connection, application_name: 'lilong-topics' })
    fresh.on('error', (error) => {
      onError(error)
      client = undefined
      if (!stopped) setTimeout(() => connect().catch(onError), 1_000).unref()
    })
    fresh.on('notification', ({ payload }) => {
      const [from, ...topics] = (payload ?? '').split('\n')
      if (from !== own) hub.tellHere(topics)
    })
    await fresh.connect()
    await fresh.query(`listen ${channel}`)
    client = fresh
  }
  await connect()
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  hub.onTell((topics) => {
    for (const topic of topics) waiting.add(topic)
    timer ??= setTimeout(() => {
      timer = undefined
      const payload = [own, ...waiting].join('\n')
      waiting.clear()
      // A notice holds 8,000 bytes; more topics than fit mean "look again".
      client?.query('select pg_notify($1, $2)', [channel, payload.slice(0, 7_900)]).catch(onError)
    }, coalesceMs)
  })
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end()
  }
}
