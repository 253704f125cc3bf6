/**
 * Who is looking at what. In one process it is a map; topics reach it only after COMMIT. Between processes one connection per
 * process sends coalesced notices (see `hub-between.ts`), never inside a business transaction: NOTIFY serialises commits.
 */
export interface Hub {
  tell(topics: ReadonlySet<string>): void
  listen(topics: readonly string[], hear: (topic: string) => void): () => void
  onTell(relay: (topics: ReadonlySet<string>) => void): void
  /** Tells listeners here without relaying: for notices that came from another process. */
  tellHere(topics: Iterable<string>): void
  /** Which of these topics were told in the last so many milliseconds, a minute at most: for whoever was on the way to listen. */
  toldWithin(topics: readonly string[], ms: number): string[]
  readonly size: number
}

/** How long a telling is remembered for those who were not listening yet. */
const rememberedMs = 60_000

export function openHub(): Hub {
  const byTopic = new Map<string, Set<(topic: string) => void>>()
  const relays: ((topics: ReadonlySet<string>) => void)[] = []
  const toldAt = new Map<string, number>()
  let sweptAt = 0
  const tellHere = (topics: Iterable<string>) => {
    const now = performance.now()
    if (now - sweptAt > rememberedMs) {
      for (const [topic, at] of toldAt) if (now - at > rememberedMs) toldAt.delete(topic)
      sweptAt = now
    }
    for (const topic of topics) {
      toldAt.set(topic, now)
      for (const hear of byTopic.get(topic) ?? []) hear(topic)
    }
  }
  let size = 0
  return {
    tell(topics) {
      if (topics.size === 0) return
      tellHere(topics)
      for (const relay of relays) relay(topics)
    },
    tellHere,
    onTell: (relay) => {
      relays.push(relay)
    },
    listen(topics, hear) {
      size++
      for (const topic of topics) {
        const set = byTopic.get(topic) ?? new Set()
        set.add(hear)
        byTopic.set(topic, set)
      }
      return () => {
        size--
        for (const topic of topics) {
          const set = byTopic.get(topic)
          set?.delete(hear)
          if (set?.size === 0) byTopic.delete(topic)
        }
      }
    },
    toldWithin(topics, ms) {
      const since = performance.now() - Math.min(ms, rememberedMs)
      return topics.filter((topic) => (toldAt.get(topic) ?? Number.NEGATIVE_INFINITY) >= since)
    },
    get size() {
      return size
    },
  }
}
