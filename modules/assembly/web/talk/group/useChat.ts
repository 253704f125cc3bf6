import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ask, newKey } from '../../../../../web/lib/ask.ts'
import { UnreachableError } from '../../../../../web/lib/problem.ts'
import { useTopics } from '../../../../../web/lib/queries.ts'
import { listRemarks, type Remark, sayRemark } from '../../../contract/talk.ts'
import { chatTopic } from '../topics.ts'
import { keepWaiting, waitingOf } from './drafts.ts'

/** A remark on its way: under one key however often it is sent, so that a network that lost the answer does not say it twice. */
export interface Unsent {
  readonly key: string
  readonly words: string
  /** Null while it travels. */
  readonly error: unknown
}

export interface Chat {
  readonly remarks: readonly Remark[]
  readonly unsent: readonly Unsent[]
  readonly earlier: boolean
  readonly isLoaded: boolean
  readonly error: unknown
  loadEarlier(): Promise<void>
  refresh(): void
  say(words: string): void
  again(key: string): void
  drop(key: string): void
}

const pageSize = 50

/**
 * The chat of a group as one list. After the first page only what changed is asked for, so that a remark costs each reader one small
 * answer; whoever was away asks from where they were.
 */
export function useChat(groupId: string): Chat {
  const [remarks, setRemarks] = useState<ReadonlyMap<string, Remark>>(new Map())
  const [unsent, setUnsent] = useState<readonly Unsent[]>(() =>
    waitingOf(groupId).map((one) => ({ ...one, error: new UnreachableError('left over') })),
  )
  useEffect(() => keepWaiting(groupId, unsent), [groupId, unsent])
  const [earlier, setEarlier] = useState(false)
  const [isLoaded, setLoaded] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const revision = useRef<number | null>(null)
  const running = useRef<Promise<void> | null>(null)
  const woken = useRef(false)

  const merge = useCallback((fresh: readonly Remark[]) => {
    if (fresh.length > 0)
      setRemarks((former) => new Map([...former, ...fresh.map((remark) => [remark.id, remark] as const)]))
  }, [])

  const catchUp = useCallback(async () => {
    try {
      for (;;) {
        const since = revision.current
        const query = since === null ? { limit: pageSize } : { since, limit: 200 }
        const page = await ask(listRemarks, { params: { id: groupId }, query })
        merge(page.remarks)
        if (since === null) setEarlier(page.earlier)
        revision.current = page.revision
        if (!page.more) break
      }
      setError(null)
      setLoaded(true)
    } catch (caught) {
      setError(caught)
    }
  }, [groupId, merge])

  /** One question at a time; whoever is woken meanwhile asks once more afterwards. */
  const refresh = useCallback(() => {
    if (running.current) {
      woken.current = true
      return
    }
    running.current = catchUp().finally(() => {
      running.current = null
      if (woken.current) {
        woken.current = false
        refresh()
      }
    })
  }, [catchUp])

  useEffect(() => {
    revision.current = null
    setRemarks(new Map())
    refresh()
  }, [refresh])
  useTopics(
    useMemo(() => [chatTopic(groupId)], [groupId]),
    refresh,
  )

  const post = useCallback(
    async (one: Unsent) => {
      try {
        await ask(sayRemark, { params: { id: groupId }, body: { words: one.words } }, { key: one.key })
        setUnsent((list) => list.filter((other) => other.key !== one.key))
        refresh()
      } catch (caught) {
        setUnsent((list) =>
          list.map((other) => (other.key === one.key ? { ...other, error: caught } : other)),
        )
      }
    },
    [groupId, refresh],
  )

  const list = useMemo(() => [...remarks.values()].sort((a, b) => a.position - b.position), [remarks])
  return {
    remarks: list,
    unsent,
    earlier,
    isLoaded,
    error,
    refresh,
    async loadEarlier() {
      const before = list[0]?.position
      if (before === undefined) return
      const page = await ask(listRemarks, { params: { id: groupId }, query: { before, limit: pageSize } })
      merge(page.remarks)
      setEarlier(page.earlier)
    },
    say(words) {
      const one: Unsent = { key: newKey(), words, error: null }
      setUnsent((former) => [...former, one])
      void post(one)
    },
    again(key) {
      const one = unsent.find((other) => other.key === key)
      if (!one) return
      const next = { ...one, error: null }
      setUnsent((former) => former.map((other) => (other.key === key ? next : other)))
      void post(next)
    },
    drop: (key) => setUnsent((former) => former.filter((other) => other.key !== key)),
  }
}
