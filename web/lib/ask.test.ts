import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { endpoint, type ProblemReply, problem, shape, Type } from '../../platform/contract.ts'
import type { ProblemWords } from './problem.ts'

// What a browser has and Node has not, as far as loading these files needs it.
vi.stubGlobal('addEventListener', () => undefined)
const { addressOf, ask, newKey, onSessionLost, send } = await import('./ask.ts')
const { ProblemError, refusalType, sayProblem, UnreachableError } = await import('./problem.ts')

const full = problem('hall_full', 409, 'The hall is full.', { seats: Type.Integer() })
const book = endpoint('POST', '/api/halls/:id/bookings', {
  summary: 'Book a seat.',
  params: shape({ id: Type.String() }),
  query: shape({ day: Type.Optional(Type.String()), row: Type.Optional(Type.Array(Type.Integer())) }),
  body: shape({ name: Type.String() }),
  reply: shape({ seat: Type.Integer() }),
  problems: [full],
})
const sent = { params: { id: 'a/b' }, body: { name: '曾小满' } }

/** Plays the network: each request gets the next answer, and is written down. */
const requests: { url: string; key: string | null; body: unknown }[] = []
function network(...answers: (Response | Error)[]): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    requests.push({ url, key: new Headers(init.headers).get('idempotency-key'), body: init.body })
    const answer = answers.shift()
    if (!answer) throw new Error('asked more often than expected')
    if (answer instanceof Error) throw answer
    return answer
  })
}
const ok = () => Response.json({ seat: 7 })
const refusal = (reply: Partial<ProblemReply>) =>
  Response.json(
    { title: '', params: {}, ...reply },
    { status: reply.status, headers: { 'content-type': 'application/problem+json' } },
  )

beforeEach(() => {
  requests.length = 0
  vi.useFakeTimers()
})
afterEach(() => {
  onSessionLost(undefined)
  vi.useRealTimers()
})

test('an address carries its parameters safely and leaves out what is not asked', () => {
  expect(addressOf(book, { params: { id: 'a/b' }, query: { day: '2026-03-02', row: [1, 2] } })).toBe(
    '/api/halls/a%2Fb/bookings?day=2026-03-02&row=1&row=2',
  )
  expect(addressOf(book, { params: { id: 'x' }, query: { day: undefined } })).toBe('/api/halls/x/bookings')
})

test('a write that the network swallowed is repeated under the same key', async () => {
  network(new TypeError('Failed to fetch'), refusal({ type: 'busy', status: 503 }), ok())
  const answer = send(book, sent)
  await vi.runAllTimersAsync()
  expect(await answer).toEqual({ seat: 7 })
  expect(requests).toHaveLength(3)
  expect(new Set(requests.map(({ key }) => key)).size).toBe(1)
  expect(requests[0]?.key).toMatch(/^[0-9a-f]{32}$/)
  expect(newKey()).not.toBe(newKey())
})

test('a write that was refused is not repeated', async () => {
  network(refusal({ type: 'hall_full', status: 409, params: { seats: 146 } }))
  const error = await send(book, sent).catch((reason: unknown) => reason)
  expect(refusalType(error)).toBe('hall_full')
  expect(requests).toHaveLength(1)
})

test('when nobody answers three times it says so', async () => {
  network(new TypeError('1'), new TypeError('2'), new TypeError('3'))
  const answer = send(book, sent).catch((reason: unknown) => reason)
  await vi.runAllTimersAsync()
  expect(await answer).toBeInstanceOf(UnreachableError)
})

test('a request that finds the session gone waits for the sign-in and is repeated once', async () => {
  network(refusal({ type: 'not_signed_in', status: 401 }), ok())
  let signedIn = 0
  onSessionLost(async () => {
    signedIn++
  })
  expect(await send(book, sent)).toEqual({ seat: 7 })
  expect(signedIn).toBe(1)
  expect(new Set(requests.map(({ key }) => key)).size).toBe(1)

  network(refusal({ type: 'not_signed_in', status: 401 }), refusal({ type: 'not_signed_in', status: 401 }))
  expect(refusalType(await ask(book, sent).catch((reason: unknown) => reason))).toBe('not_signed_in')
})

test('an answer that is not ours still becomes a sentence', async () => {
  network(new Response('<html>Bad gateway</html>', { status: 502 }))
  const error = await ask(book, sent).catch((reason: unknown) => reason)
  expect(sayProblem(error, { busy: '正在维护' })).toBe('正在维护')
})

test('a refusal is worded by its module first, with its parameters, then by the words all share', () => {
  const common: ProblemWords = { hall_full: '满了', broke: '出错了', unknown: '没有办成', offline: '连不上' }
  const own: ProblemWords = { hall_full: ({ seats }: { seats: number }) => `${seats} 个座位都有人了` }
  const refused = (type: string, status: number) =>
    new ProblemError({ type, status, title: 'T', params: { seats: 146 } })
  expect(sayProblem(refused('hall_full', 409), common, own)).toBe('146 个座位都有人了')
  expect(sayProblem(refused('hall_full', 409), common)).toBe('满了')
  expect(sayProblem(refused('constructor', 422), common, own)).toBe('没有办成')
  expect(sayProblem(refused('other', 500), common, own)).toBe('出错了')
  expect(sayProblem(new UnreachableError('x'), common)).toBe('连不上')
  expect(sayProblem(new Error('x'), common)).toBe('没有办成')
})
