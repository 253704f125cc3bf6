import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import { openAllowance } from '../../../platform/http/allowance.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import * as contract from '../contract/hall.ts'
import { sessionTopic } from '../sessions/sight.ts'
import { codeField } from './codes.ts'

// A screen of the hall: a browser that was given a venue's code once and keeps a cookie of its own. It sees the state of the moment of
// that one session and nothing else, and nobody is signed in on it.

const cookie = 'lilong_hall'
const cookieSec = 14 * 24 * 60 * 60

/** Codes tried from one address: enough for the screens of a building and their typing errors, far too few to find one of 10,000,000,000. */
export const openGuesses = () => openAllowance(30, 10 * 60_000)
export type Guesses = ReturnType<typeof openGuesses>

const hash = (token: string) => createHash('sha256').update(token).digest()

/** A code serves until it is withdrawn, the session is called off, or the day after the session has passed. */
const serves = (tx: Tx): RawBuilder<boolean> => sql<boolean>`
  (c.withdrawn_at is null and s.state <> 'cancelled' and s.held_on >= ${tx.today}::date - 1)`

interface Screen {
  screenId: string
  codeId: string
  sessionId: string
  title: string
  venueId: string
  venue: string
}

/** Opens a screen with a code, and gives its browser the cookie. Whoever tries too often waits, whether the code is right or not. */
export async function openHallScreen(
  tx: Tx,
  vault: Vault,
  guesses: Guesses,
  { code }: { code: string },
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<{ title: string; venue: { id: string; name: string } }> {
  const retryAfterSec = guesses.spend(request.ip, tx.now)
  if (retryAfterSec > 0) refuse(contract.guessedTooOften, { retryAfterSec })
  const { rows } = await sql<Omit<Screen, 'screenId'>>`
    select c.id as "codeId", s.id as "sessionId", s.title, v.id as "venueId", v.name as venue
    from assembly.hall_code c join assembly.session s on s.id = c.session_id join assembly.venue v on v.id = c.venue_id
    where c.code_index = ${vault.blindIndex(codeField, code)} and ${serves(tx)}`.execute(tx.db)
  const opened = rows[0]
  if (!opened) refuse(contract.codeWrong)
  const token = randomBytes(32).toString('base64url')
  await sql`
    insert into assembly.hall_screen (id, hall_code_id, token_hash, opened_at)
    values (${newId()}, ${opened.codeId}, ${hash(token)}, ${tx.now})`.execute(tx.db)
  reply.setCookie(cookie, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: request.protocol === 'https',
    maxAge: cookieSec,
  })
  publish(tx, sessionTopic(opened.sessionId))
  return { title: opened.title, venue: { id: opened.venueId, name: opened.venue } }
}

/** The screen this request comes from, or undefined: never opened, withdrawn, or the day is over. */
export async function screenOf(tx: Tx, request: FastifyRequest): Promise<Screen | undefined> {
  const token = request.cookies[cookie]
  if (!token) return undefined
  const { rows } = await sql<Screen>`
    select h.id as "screenId", c.id as "codeId", s.id as "sessionId", s.title, v.id as "venueId", v.name as venue
    from assembly.hall_screen h join assembly.hall_code c on c.id = h.hall_code_id
      join assembly.session s on s.id = c.session_id join assembly.venue v on v.id = c.venue_id
    where h.token_hash = ${hash(token)} and ${serves(tx)}`.execute(tx.db)
  return rows[0]
}
