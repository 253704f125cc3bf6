import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { BodyOf, Endpoint, ParamsOf, ProblemReply, QueryOf, ReplyOf } from '../../platform/contract.ts'

/** An answer as it came over the wire; `body` is parsed where it is JSON. */
export interface Answer<T = unknown> {
  status: number
  body: T
  headers: Headers
  bytes: Buffer
}

/** A file to send: from disk, or made up. */
export type Upload =
  | { field?: string; path: string; name?: string; type?: string }
  | { field?: string; name: string; content: Uint8Array | string; type?: string }

type Head = Record<string, string>

/** A person at a keyboard: asks over HTTP, with the cookie of their own sign-in. */
export interface Client {
  /** The session cookie as `name=value`, or null for somebody who has not signed in. */
  cookie: string | null
  get<T = unknown>(path: string, headers?: Head): Promise<Answer<T>>
  post<T = unknown>(path: string, body?: unknown, headers?: Head): Promise<Answer<T>>
  put<T = unknown>(path: string, body?: unknown, headers?: Head): Promise<Answer<T>>
  delete<T = unknown>(path: string, headers?: Head): Promise<Answer<T>>
  send<T = unknown>(method: string, path: string, body?: unknown, headers?: Head): Promise<Answer<T>>
  /** By the contract, typed by it; what was refused shows in `refused`. */
  ask<E extends Endpoint>(endpoint: E, input?: Input<E>, headers?: Head): Promise<Asked<ReplyOf<E>>>
  upload<T = unknown>(
    path: string,
    files: readonly Upload[],
    fields?: Record<string, string>,
    headers?: Head,
  ): Promise<Answer<T>>
}
export interface Input<E extends Endpoint> {
  params?: ParamsOf<E>
  query?: QueryOf<E>
  body?: BodyOf<E>
}
export type Asked<T> = Answer<T> & {
  /** The problem's type and parameters, or null when the answer is a reply. */
  refused: { type: string; params: Record<string, unknown> } | null
}

/** A client of a house; it keeps the session cookie it is given, as a browser does. */
export function openClient(url: string): Client {
  const client: Client = {
    cookie: null,
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
    delete: (path, headers) => send('DELETE', path, undefined, headers),
    send,
    async ask<E extends Endpoint>(endpoint: E, input: Input<E> = {}, headers?: Head) {
      const params = (input.params ?? {}) as Record<string, unknown>
      const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => String(params[name]))
      const query = new URLSearchParams()
      for (const [key, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
        if (value !== undefined) query.set(key, String(value))
      }
      const answer = await send<ReplyOf<E>>(
        endpoint.method,
        query.size > 0 ? `${path}?${query}` : path,
        input.body,
        headers,
      )
      return { ...answer, refused: problemOf(answer) }
    },
    async upload<T>(
      path: string,
      files: readonly Upload[],
      fields: Record<string, string> = {},
      headers?: Head,
    ) {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      for (const file of files) {
        const content = 'path' in file ? await readFile(file.path) : file.content
        const name = 'path' in file ? (file.name ?? basename(file.path)) : file.name
        const bytes = typeof content === 'string' ? content : Uint8Array.from(content)
        form.append(file.field ?? 'file', new Blob([bytes], { type: file.type }), name)
      }
      return receive<T>('POST', path, form, headers)
    },
  }

  function send<T>(method: string, path: string, body?: unknown, headers: Head = {}): Promise<Answer<T>> {
    return body === undefined
      ? receive<T>(method, path, undefined, headers)
      : receive<T>(method, path, JSON.stringify(body), { 'content-type': 'application/json', ...headers })
  }

  async function receive<T>(
    method: string,
    path: string,
    body: string | FormData | undefined,
    headers: Head = {},
  ): Promise<Answer<T>> {
    const cookie: Head = client.cookie ? { cookie: client.cookie } : {}
    const response = await fetch(new URL(path, url), {
      method,
      body,
      headers: { ...cookie, ...headers },
      redirect: 'manual',
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      if (/^lilong(_my|_hall)?=/.test(pair)) client.cookie = pair.endsWith('=') ? null : pair
    }
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
    const parsed: unknown = isJson ? JSON.parse(bytes.toString('utf8')) : bytes.toString('utf8')
    return { status: response.status, body: parsed as T, headers: response.headers, bytes }
  }
  return client
}

function problemOf(answer: Answer): Asked<unknown>['refused'] {
  if (answer.status < 400) return null
  const { type, params } = answer.body as ProblemReply
  return { type, params }
}
