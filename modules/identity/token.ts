import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { longestMs, residentSessionMs } from './rules.ts'

/**
 * Each door keeps a cookie of its own, so that a member of staff who looks in at the residents' door stays signed in at the desk. Pages
 * say in a header which of the two they mean.
 */
const cookies = { staff: 'lilong', my: 'lilong_my' } as const
export type Door = keyof typeof cookies
const doorHeader = 'lilong-door'

/** The tokens a request may mean. A picture asked for by a page carries no header, and goes by what there is. */
export function tokensOf(request: FastifyRequest): string[] {
  const said = request.headers[doorHeader]
  const doors: readonly Door[] = said === 'my' ? ['my'] : said === 'staff' ? ['staff'] : ['staff', 'my']
  return doors.flatMap((door) => request.cookies[cookies[door]] ?? [])
}

/** 256 random bits: nothing to guess, so one round of SHA-256 keeps it safe at rest. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Out of reach of scripts, not sent along from other sites' forms, and over TLS only where there is TLS. */
const attributes = (request: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: request.protocol === 'https' }) as const

export function giveCookie(request: FastifyRequest, reply: FastifyReply, token: string, door: Door): void {
  const maxAge = (door === 'my' ? residentSessionMs : longestMs) / 1000
  reply.setCookie(cookies[door], token, { ...attributes(request), maxAge })
}

export function takeCookie(request: FastifyRequest, reply: FastifyReply, door: Door): void {
  reply.clearCookie(cookies[door], attributes(request))
}

/** What a person recognises in a list of their sessions: "Chrome · Windows". */
export function deviceOf(userAgent: string | undefined): string {
  const text = userAgent ?? ''
  const first = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(text))?.[1]
  const browser = first([
    [/MicroMessenger/, '微信'],
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ])
  const system = first([
    [/iPhone|iPad/, 'iOS'],
    [/HarmonyOS/, 'HarmonyOS'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
  ])
  return [browser, system].filter(Boolean).join(' · ') || '—'
}
