import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { longestMs } from './rules.ts'

export const cookieName = 'lilong'

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

export function giveCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName, token, { ...attributes(request), maxAge: longestMs / 1000 })
}

export function takeCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName, attributes(request))
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
