import { createHash } from 'node:crypto'
import { finished } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import {
  type BodyOf,
  badShape,
  busy,
  type Endpoint,
  keyReused,
  mayNot,
  notSignedIn,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
} from '../contract.ts'
import { enqueueListeners } from '../jobs/listeners.ts'
import { flush } from '../ledger/event.ts'
import { inTransaction, readingTx } from '../transaction.ts'
import type { Tx } from '../tx.ts'
import type { Vault } from '../vault/vault.ts'
import type { Actor, Can } from './actor.ts'
import type { App } from './app.ts'
import { type ReceivedFile, receiveFiles } from './multipart.ts'
import { Refusal } from './refusal.ts'
import type { Turns } from './turns.ts'

type AnyEndpoint = Endpoint

export interface Call<E extends AnyEndpoint> {
  tx: Tx
  actor: Actor
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  /** Files of a multipart body, on disk and already identified; empty otherwise. */
  files: readonly ReceivedFile[]
  request: FastifyRequest
  reply: FastifyReply
}

export interface Route {
  endpoint: AnyEndpoint
  can: Can
}

/**
 * The one place that does what must never be forgotten, in this order: session → permission → schema → transaction →
 * idempotency key → verb → reply schema. A route cannot be written without saying who may use it.
 * GETs run on connections that cannot write and need no BEGIN. A write that records no event is refused unless its contract
 * says why it is quiet, and one that recognises repetition by itself leaves no trace of what was sent.
 */
export function serve<E extends AnyEndpoint>(
  app: App,
  endpoint: E,
  access: { can: Can; turns?: Turns },
  act: (call: Call<E>) => Promise<ReplyOf<E>> | ReplyOf<E>,
): void {
  const reading = endpoint.method === 'GET'
  app.lilong.routes.push({ endpoint, can: access.can })
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: {
      summary: endpoint.summary,
      tags: [endpoint.path.split('/')[2] ?? 'lilong'],
      ...(endpoint.params ? { params: endpoint.params } : {}),
      ...(endpoint.query ? { querystring: endpoint.query } : {}),
      ...(endpoint.body && !endpoint.files ? { body: endpoint.body } : {}),
      ...(endpoint.files ? { consumes: ['multipart/form-data'] } : {}),
      ...(endpoint.sends ? { produces: [endpoint.sends] } : { response: { 200: endpoint.reply } }),
    },
    config: { endpoint, can: access.can },
    // Session and permission before schema: who may not use an endpoint does not learn what a request should look like.
    onRequest: async (request, reply) => {
      // Nothing said to a person stays on a machine that others use; what may stay (photos) says so itself.
      reply.header('cache-control', 'no-store')
      const { can } = access
      const actor = await app.lilong.identify(request)
      request.actor = actor
      if (can === 'anyone') return
      if (actor.kind === 'nobody') throw new Refusal(notSignedIn)
      if (can === 'any-door') return
      if (can === 'signed-in') {
        // Whoever came in at the residents' door has not signed in as staff, even where it is the same person.
        if (actor.door === 'my') throw new Refusal(notSignedIn)
        return
      }
      const permissions = typeof can === 'string' ? [can] : can
      if (!permissions.some((permission) => actor.holds(permission))) {
        throw new Refusal(mayNot, { permission: permissions[0] })
      }
    },
    handler: async (request, reply) => {
      const actor = request.actor
      const files = endpoint.files ? await receiveFiles(request, endpoint.files) : undefined
      let leave: (() => void) | undefined
      try {
        leave = await access.turns?.take()
        // Whoever left while waiting gets no work done: a crowd that asks and leaves would keep all others waiting.
        if (leave && reply.raw.destroyed) throw new Refusal(busy)
        // The fields of a multipart body arrive after the framework has checked the rest; they are checked all the same.
        if (files && endpoint.body && !request.validateInput(files.fields, endpoint.body))
          throw new Refusal(badShape)
        const call = {
          actor,
          params: request.params as ParamsOf<E>,
          query: request.query as QueryOf<E>,
          body: (files ? files.fields : request.body) as BodyOf<E>,
          files: files?.files ?? [],
          request,
          reply,
        }
        if (reading) {
          return await act({ ...call, tx: readingTx(app.lilong, request.id) })
        }
        return await write(app, endpoint, call, act)
      } finally {
        // Not before the answer is out: a refused act is written down on the way, and the next in line must find it.
        if (leave) finished(reply.raw, leave)
        await files?.discard()
      }
    },
  })
}

async function write<E extends AnyEndpoint>(
  app: App,
  endpoint: E,
  call: Omit<Call<E>, 'tx'>,
  act: (call: Call<E>) => Promise<ReplyOf<E>> | ReplyOf<E>,
): Promise<ReplyOf<E>> {
  const { request, reply, actor } = call
  const key = endpoint.repeats ? undefined : keyOf(request)
  const { result, topics } = await inTransaction(app.lilong, request.id, async (tx) => {
    const repeat =
      key !== undefined && actor.accountId
        ? await claimKey(tx, app.lilong.vault, actor.accountId, key, endpoint, request.url, call)
        : undefined
    if (repeat?.reply !== undefined) return repeat.reply as ReplyOf<E>
    const answer = await act({ ...call, tx })
    const events = await flush(tx)
    if (tx.recorded === 0 && !endpoint.quiet) {
      throw new Error(`${endpoint.method} ${endpoint.path} changed something and recorded no event`)
    }
    await enqueueListeners(app.lilong.jobs, tx, events)
    if (repeat) {
      const sealed = app.lilong.vault.seal(sealedAs, JSON.stringify(answer ?? null))
      await sql`update platform.idempotency set reply_sealed = ${sealed}, status = ${reply.statusCode}
          where account_id = ${actor.accountId} and key = ${key}`.execute(tx.db)
    }
    return answer
  })
  app.lilong.hub.tell(topics)
  return result
}

/** A reply may hold what only a purpose opens (a phone, a one-time password); kept for repetition it must not lie about in the clear. */
const sealedAs = 'platform.idempotency'

/** The name a client gave this request, so that sending it twice acts once. Refuses one that is no short word. */
function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw new Refusal(badShape)
  return key
}

/**
 * Takes the key for this request in the request's own transaction. A second request with the same key waits for the first to
 * commit, then gets its reply; with another body it is refused.
 */
async function claimKey(
  tx: Tx,
  vault: Vault,
  accountId: string,
  key: string,
  endpoint: AnyEndpoint,
  url: string,
  call: { body: unknown; files: readonly ReceivedFile[] },
): Promise<{ reply?: unknown }> {
  const hash = createHash('sha256')
    .update(`${endpoint.method} ${url}\n${JSON.stringify(call.body ?? null)}`)
    .update(call.files.map((f) => f.sha256.toString('hex')).join(','))
    .digest()
  const claimed = await sql`
    insert into platform.idempotency (account_id, key, endpoint, request_hash, status, created_at)
    values (${accountId}, ${key}, ${`${endpoint.method} ${endpoint.path}`}, ${hash}, 0, ${tx.now})
    on conflict do nothing returning key`.execute(tx.db)
  if (claimed.rows.length > 0) return {}
  const { rows } = await sql<{ request_hash: Buffer; reply_sealed: Buffer }>`
    select request_hash, reply_sealed from platform.idempotency where account_id = ${accountId} and key = ${key}`.execute(
    tx.db,
  )
  const kept = rows[0]
  if (!kept?.request_hash.equals(hash)) throw new Refusal(keyReused)
  return { reply: JSON.parse(vault.open(sealedAs, kept.reply_sealed)) }
}
