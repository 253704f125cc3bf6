import {
  QueryClient,
  type QueryKey,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Endpoint, ReplyOf } from '../../platform/contract.ts'
import { type Asking, addressOf, ask, mayRepeat, type Sending, send } from './ask.ts'
import { watch } from './live.ts'

export function openQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && mayRepeat(error),
        // A request that cannot be sent should say so at once instead of waiting silently for the network.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}

const moduleOf = (endpoint: Endpoint) => endpoint.path.split('/')[2] ?? ''

/** Under which key an answer is kept: module, path, address. */
export function keyOf<E extends Endpoint>(endpoint: E, given: Asking<E>): QueryKey {
  return [moduleOf(endpoint), endpoint.path, addressOf(endpoint, given)]
}

export interface AskedOptions {
  /** What the live connection should wake this for: names the endpoint's README or contract gives. */
  topics?: readonly string[]
  /** False asks nothing yet. */
  enabled?: boolean
  /** Keeps the former answer on screen while another page or filter of the same endpoint is asked for. */
  keep?: boolean
}

type AskedArgs<E extends Endpoint> =
  Record<never, never> extends Asking<E>
    ? [given?: Asking<E>, options?: AskedOptions]
    : [given: Asking<E>, options?: AskedOptions]

/** What an endpoint answers, typed by its contract, asked again whenever one of its topics moves. */
export function useAsked<E extends Endpoint>(
  endpoint: E,
  ...args: AskedArgs<E>
): UseQueryResult<ReplyOf<E>, Error> {
  const given = (args[0] ?? {}) as Asking<E>
  const { topics = [], enabled = true, keep = false } = args[1] ?? {}
  const queries = useQueryClient()
  const queryKey = keyOf(endpoint, given)
  useTopics(topics, () => queries.invalidateQueries({ queryKey }))
  return useQuery<ReplyOf<E>, Error>({
    queryKey,
    enabled,
    queryFn: ({ signal }) => ask(endpoint, given as Sending<E>, { signal }),
    ...(keep ? { placeholderData: (former: ReplyOf<E> | undefined) => former } : {}),
  } as Parameters<typeof useQuery<ReplyOf<E>, Error>>[0])
}

/**
 * A long list read page by page: `next` says from the last page what to ask for the one after it, or that there is none. All pages
 * on screen are asked again together when a topic moves.
 */
export function useAskedInPages<E extends Endpoint>(
  endpoint: E,
  given: Asking<E>,
  next: (page: ReplyOf<E>) => Asking<E> | undefined,
  { topics = [], keep = false }: Pick<AskedOptions, 'topics' | 'keep'> = {},
): UseInfiniteQueryResult<ReplyOf<E>[], Error> {
  const queries = useQueryClient()
  const queryKey = [...keyOf(endpoint, given), 'pages']
  useTopics(topics, async () => {
    // Whoever is reading on gets their next page first: asking for all pages again would take it away from under them.
    const query = queries.getQueryCache().find({ queryKey })
    if (query?.state.fetchMeta?.fetchMore) await query.promise?.catch(() => undefined)
    await queries.invalidateQueries({ queryKey })
  })
  return useInfiniteQuery<ReplyOf<E>, Error, ReplyOf<E>[], QueryKey, Asking<E>>({
    queryKey,
    queryFn: ({ signal, pageParam }) => ask(endpoint, pageParam as Sending<E>, { signal }),
    initialPageParam: given,
    getNextPageParam: next,
    select: ({ pages }) => pages,
    ...(keep ? { placeholderData: (former) => former } : {}),
  })
}

/** Calls `wake` whenever one of the topics moves, and after the connection was lost and found again. */
export function useTopics(topics: readonly string[], wake: () => void): void {
  const listed = topics.join('\n')
  const latest = useRef(wake)
  useEffect(() => {
    latest.current = wake
  })
  useEffect(() => (listed === '' ? undefined : watch(listed.split('\n'), () => latest.current())), [listed])
}

export interface SendOptions<E extends Endpoint> {
  /** Endpoints of other modules whose answers this write makes stale; those of its own module always are. */
  freshens?: readonly Endpoint[]
  onDone?: (reply: ReplyOf<E>, sent: Sending<E>) => void
}

/**
 * A write as a mutation: `send.mutate({ params, body, files })`, or `await send.mutateAsync(…)`. Afterwards every answer of the
 * same module on screen is asked for again.
 */
export function useSend<E extends Endpoint>(
  endpoint: E,
  options: SendOptions<E> = {},
): UseMutationResult<ReplyOf<E>, Error, Sending<E>> {
  const queries = useQueryClient()
  return useMutation<ReplyOf<E>, Error, Sending<E>>({
    mutationFn: (sending) => send(endpoint, sending),
    onSuccess: async (reply, sending) => {
      options.onDone?.(reply, sending)
      await Promise.all(
        [moduleOf(endpoint), ...(options.freshens ?? []).map(moduleOf)].map((name) =>
          queries.invalidateQueries({ queryKey: [name] }),
        ),
      )
    },
  })
}
