import type { BodyOf, Endpoint, ParamsOf, ProblemReply, QueryOf, ReplyOf } from '../../platform/contract.ts'
import { ProblemError, UnreachableError } from './problem.ts'

type Optional<Name extends string, V> =
  Record<never, never> extends V ? { [N in Name]?: V } : { [N in Name]: V }

/** What an endpoint needs to be asked: its parameters and query, each required only when it has required fields. */
export type Asking<E extends Endpoint> = Optional<'params', ParamsOf<E>> & Optional<'query', QueryOf<E>>

/** What an endpoint needs to be sent. For multipart endpoints the body travels as fields beside the files. */
export type Sending<E extends Endpoint> = Asking<E> &
  Optional<'body', BodyOf<E>> & {
    files?: Readonly<Record<string, Blob | readonly Blob[]>>
  }

interface Given {
  params?: unknown
  query?: unknown
  body?: unknown
  files?: Readonly<Record<string, Blob | readonly Blob[]>>
}

/** The address of an endpoint; what is undefined or null does not travel. */
export function addressOf<E extends Endpoint>(endpoint: E, given: Asking<E>): string {
  const { params, query } = given as Given
  const values = (params ?? {}) as Record<string, unknown>
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    for (const one of [value].flat()) if (one !== undefined && one !== null) search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** Not `crypto.randomUUID`: browsers withhold it from pages opened over plain HTTP, as in an office network. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('')
}

/** The door whose pages ask: each has a sign-in of its own, and one browser may hold both. */
let door: 'staff' | 'my' = 'staff'
export function askFrom(here: typeof door): void {
  door = here
}
/** For requests that do not go through `ask`: an upload that tells how far it is. */
export const doorHere = () => door

/** Signs the person in again, over the page they were on; resolves once they are. Set by the staff door. */
let signInAgain: (() => Promise<void>) | undefined
export function onSessionLost(again: (() => Promise<void>) | undefined): void {
  signInAgain = again
}

/**
 * Asks an endpoint once. Refuses with `ProblemError` (the server said no) or `UnreachableError` (nobody answered). When the
 * session has run out it waits for the person to sign in again and repeats the request, so that nothing typed is lost.
 */
export async function ask<E extends Endpoint>(
  endpoint: E,
  given: Sending<E>,
  how: { key?: string; signal?: AbortSignal; bare?: boolean } = {},
): Promise<ReplyOf<E>> {
  const { body, files } = given as Given
  const headers: Record<string, string> = { accept: 'application/json', 'lilong-door': door }
  if (how.key) headers['idempotency-key'] = how.key
  const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' }
  if (how.signal) init.signal = how.signal
  if (endpoint.files) init.body = formOf(body, files)
  else if (body !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(body)
  }
  let response: Response
  try {
    response = await fetch(addressOf(endpoint, given), init)
    if (response.ok) return (await response.json()) as ReplyOf<E>
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new UnreachableError(String(error))
  }
  const problem = await problemOf(response)
  if (problem.type === 'not_signed_in' && signInAgain && !how.bare) {
    await signInAgain()
    return ask(endpoint, given, { ...how, bare: true })
  }
  throw new ProblemError(problem)
}

function formOf(body: unknown, files: Given['files']): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null) continue
    form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  for (const [name, list] of Object.entries(files ?? {})) {
    for (const file of [list].flat()) form.append(name, file, file instanceof File ? file.name : name)
  }
  return form
}

async function problemOf(response: Response): Promise<ProblemReply> {
  const said = response.headers.get('content-type')?.includes('json')
    ? ((await response.json().catch(() => null)) as Partial<ProblemReply> | null)
    : null
  return {
    type: said?.type ?? (response.status >= 500 ? 'busy' : 'unknown'),
    status: response.status,
    title: said?.title ?? response.statusText,
    params: said?.params ?? {},
    ...(said?.fields ? { fields: said.fields } : {}),
    requestId: said?.requestId ?? response.headers.get('x-request-id') ?? undefined,
  }
}

/** Whether asking again may help: the network failed, or the server is starting or stopping. */
export const mayRepeat = (error: unknown): boolean =>
  error instanceof UnreachableError || (error instanceof ProblemError && error.problem.type === 'busy')

/**
 * Sends a write: repeated up to twice when the network or a restart swallowed it, always under the same key, so that the
 * server does it once however often it arrives.
 */
export async function send<E extends Endpoint>(endpoint: E, given: Sending<E>): Promise<ReplyOf<E>> {
  const key = newKey()
  for (const waitMs of [600, 2000]) {
    try {
      return await ask(endpoint, given, { key })
    } catch (error) {
      if (!mayRepeat(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
  return ask(endpoint, given, { key })
}
