import { createHash } from 'node:crypto'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import {
  badShape,
  broke,
  busy,
  type Endpoint,
  notFound,
  type ProblemReply,
  tooLarge,
  tooMany,
  wrongMedia,
} from '../contract.ts'
import { Refusal, refusalOfDatabase } from './refusal.ts'

/** A small request that is wrong in a hundred thousand places does not get an answer many times its size. */
const mostFields = 50

/** Where a failure goes when it is not a refusal of ours: what the framework or the database says, as a problem. */
function asRefusal(error: FastifyError | Error): Refusal {
  if (error instanceof Refusal) return error
  const ofDatabase = refusalOfDatabase(error)
  if (ofDatabase) return ofDatabase
  if ('validation' in error && error.validation) {
    const part = error.validationContext ?? 'body'
    return new Refusal(
      badShape,
      {},
      {
        fields: error.validation.slice(0, mostFields).map((v) => ({
          pointer: `/${part}${v.instancePath}${v.keyword === 'required' ? `/${String(v.params.missingProperty)}` : ''}`,
          rule: v.message ?? v.keyword,
        })),
      },
    )
  }
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') {
    return new Refusal(tooLarge, { mostBytes: 0 })
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal(wrongMedia)
  if (code.startsWith('FST_ERR_CTP') || error instanceof SyntaxError) return new Refusal(badShape)
  // The database is away, restarting or just broke off (classes 57P, 08; EPIPE and its kin): try again. Whether an act whose COMMIT was
  // under way happened, its idempotency key tells.
  if (
    /^(57P0|08|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)/.test(code) ||
    /Connection terminated|not queryable|Connection ended|timeout exceeded when trying/.test(error.message)
  ) {
    return new Refusal(busy)
  }
  if ('statusCode' in error && error.statusCode === 429) {
    return new Refusal(tooMany, { retryAfterSec: 60 })
  }
  if ('statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500)
    return new Refusal(badShape)
  return new Refusal(broke)
}

/** The one edge at which a refusal becomes `application/problem+json` (RFC 9457). */
export async function sendProblem(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const refusal = asRefusal(error)
  const { endpoint } = request.routeOptions.config ?? {}
  if (endpoint && isRemembered(request, endpoint, refusal)) await rememberRefusal(request, endpoint, refusal)
  if (refusal.problem === busy) request.log.warn({ why: error.message }, 'busy')
  else if (refusal.problem.status >= 500) request.log.error({ err: error }, 'broke')
  const answer: ProblemReply = {
    type: refusal.problem.type,
    status: refusal.problem.status,
    title: refusal.problem.title,
    params: refusal.params,
    requestId: request.id,
    ...(refusal.fields ? { fields: refusal.fields } : {}),
  }
  if (typeof refusal.params.retryAfterSec === 'number')
    reply.header('retry-after', String(refusal.params.retryAfterSec))
  reply
    .code(refusal.problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((payload) => JSON.stringify(payload))
    .send(answer)
}

/**
 * Refused commands outlive the act they rolled back: written in a transaction of their own, before the answer leaves. What somebody
 * without a session sends that is not even a try (no shape, another site) is no command: anybody could fill the disk with it.
 */
function isRemembered(request: FastifyRequest, endpoint: Endpoint, refusal: Refusal): boolean {
  const { status } = refusal.problem
  if (endpoint.method === 'GET' || status >= 500 || status === 401 || status === 429) return false
  return refusal.subject !== undefined || Boolean(request.actor?.accountId)
}

export function sendNotFound(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  return sendProblem(new Refusal(notFound), request, reply)
}

const hashed = (text: string | undefined) =>
  text === undefined ? null : createHash('sha256').update(text).digest()

/** Never fails the reply that is on its way. */
async function rememberRefusal(request: FastifyRequest, endpoint: Endpoint, refusal: Refusal): Promise<void> {
  const { clock, database } = request.server.lilong
  try {
    await sql`insert into platform.refusal
        (refused_at, request_id, endpoint, problem, status, account_id, subject_hash, address_hash)
      values (${clock.now()}, ${request.id}, ${`${endpoint.method} ${endpoint.path}`}, ${refusal.problem.type},
        ${refusal.problem.status}, ${request.actor?.accountId ?? null}, ${hashed(refusal.subject)}, ${hashed(request.ip)})`.execute(
      database.write,
    )
  } catch (error) {
    request.log.error({ err: error }, 'a refusal could not be written down')
  }
}

/** The hash under which refusals against a subject are counted. */
export const subjectHash = hashed
