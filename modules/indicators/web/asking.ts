import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask, newKey } from '../../../web/lib/ask.ts'
import { type Ask, askMany } from '../contract/answers.ts'

/** Many answers in one question. The question travels as a body because it is long; it changes nothing and is kept like any answer. */
export function useAnswers(asks: readonly Ask[]) {
  return useQuery({
    queryKey: ['indicators', askMany.path, asks],
    enabled: asks.length > 0,
    queryFn: ({ signal }) => ask(askMany, { body: { asks: [...asks] } }, { signal, key: newKey() }),
    placeholderData: (former) => former,
  })
}

const everyMs = 30_000

/**
 * Asks the numbers on screen again twice a minute. Every act in the house may move one of them, and a live notice of every act would
 * tell anybody who listens when people work; a page that nobody looks at asks nothing.
 */
export function useFreshNumbers(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') queries.invalidateQueries({ queryKey: ['indicators'] })
    }, everyMs)
    return () => clearInterval(timer)
  }, [queries])
}
