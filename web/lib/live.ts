/**
 * The one live connection of a tab: it hears *which* topic moved, never what; whoever watches asks again and sees only what
 * they may. A hidden tab holds no connection: browsers allow six per server, and a clerk keeps more tabs open than that.
 */
const most = 40
const watchers = new Map<string, Set<() => void>>()
let stream: EventSource | null = null
let listening = ''
let missed = false
/** Since when somebody watches a topic that no connection carries yet; what they ask for meanwhile may be overtaken. */
let unheardSince: number | undefined
/** Clocks and queues of browsers are coarse; a second too many costs at most one question. */
const slackMs = 300
let pending: ReturnType<typeof setTimeout> | undefined

/** Calls `wake` soon after one of the topics moved, or after a time in which it may have moved unheard. */
export function watch(topics: readonly string[], wake: () => void): () => void {
  for (const topic of topics) {
    const set = watchers.get(topic) ?? new Set()
    if (set.size === 0) unheardSince ??= performance.now()
    set.add(wake)
    watchers.set(topic, set)
  }
  settle()
  return () => {
    for (const topic of topics) {
      const set = watchers.get(topic)
      set?.delete(wake)
      if (set?.size === 0) watchers.delete(topic)
    }
    settle()
  }
}

/** A page that opens watches a dozen topics one after the other: one connection for all of them. */
function settle(waitMs = 80): void {
  clearTimeout(pending)
  pending = setTimeout(connect, waitMs)
}

function connect(): void {
  const topics = [...watchers.keys()].sort().slice(0, most)
  const wanted = document.visibilityState === 'hidden' || topics.length === 0 ? '' : topics.join('\n')
  if (wanted === '') {
    if (stream) missed = true
    stream?.close()
    stream = null
    listening = ''
    return
  }
  if (stream && wanted === listening && stream.readyState !== EventSource.CLOSED) {
    unheardSince = undefined
    return
  }
  const former = stream
  const ago = unheardSince === undefined ? 0 : Math.round(performance.now() - unheardSince + slackMs)
  unheardSince = undefined
  const asked = topics.map((t) => `topic=${encodeURIComponent(t)}`)
  const next = new EventSource(`/api/live?${[...asked, `ago=${ago}`].join('&')}`)
  stream = next
  listening = wanted
  next.onopen = () => {
    // Only now: between two connections nothing may be missed.
    former?.close()
    if (missed) wakeAll()
    missed = false
  }
  next.onmessage = (event) => {
    const topic = String(event.data)
    // Not everybody asks in the same instant.
    setTimeout(() => {
      for (const wake of [...(watchers.get(topic) ?? [])]) wake()
    }, Math.random() * 300)
  }
  next.onerror = () => {
    missed = true
    former?.close()
    // The browser reconnects by itself, unless the server answered with an error.
    if (next.readyState === EventSource.CLOSED && next === stream) settle(5000)
  }
}

function wakeAll(): void {
  for (const wake of new Set([...watchers.values()].flatMap((set) => [...set]))) wake()
}

document.addEventListener('visibilitychange', () =>
  settle(document.visibilityState === 'hidden' ? 30_000 : 0),
)
addEventListener('pagehide', () => stream?.close())
