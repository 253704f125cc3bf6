/**
 * The language in which a module states its endpoints. Shared by server and browser: it sees neither Node nor the DOM.
 */
import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox'

export type { Static, TObject, TProperties, TSchema }
export { Type }

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** A refusal that an endpoint may answer with: its name, HTTP status, a sentence for API readers, and its parameters. */
export interface ProblemKind<P extends TProperties = TProperties> {
  readonly type: string
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 429 | 500 | 503
  readonly title: string
  readonly params: TObject<P>
}

export function problem<P extends TProperties = Record<never, never>>(
  type: string,
  status: ProblemKind['status'],
  title: string,
  params?: P,
): ProblemKind<P> {
  return { type, status, title, params: Type.Object(params ?? ({} as P)) }
}

/** What went over the wire when an endpoint refused (RFC 9457). */
export interface ProblemReply {
  type: string
  status: number
  title: string
  params: Record<string, unknown>
  /** One entry per field that did not fit the shape: a JSON pointer and the rule it broke. */
  fields?: { pointer: string; rule: string }[]
  requestId?: string
}

/**
 * An object that refuses fields it does not know, and text that cannot be kept: with U+0000 or half a character.
 * @param anyText fields that may hold such text all the same, because the verb cleans it or says itself what is wrong with it
 */
export function shape<P extends TProperties>(
  properties: P,
  { anyText }: { anyText?: readonly (keyof P & string)[] } = {},
): TObject<P> {
  return Type.Object(properties, {
    additionalProperties: false,
    ...(anyText ? { 'x-any-text': anyText } : {}),
  })
}

export const Nothing = Type.Object({})

export interface EndpointShape<
  Params extends TSchema,
  Query extends TSchema,
  Body extends TSchema,
  Reply extends TSchema,
> {
  /** One sentence for the API page. */
  summary: string
  params?: Params
  query?: Query
  /** Absent for GET; `files` says that the body is multipart/form-data with at most that many files. */
  body?: Body
  files?: { most: number; mostBytes: number }
  reply: Reply
  problems?: readonly ProblemKind<TProperties>[]
  /** A write that leaves no ledger event says why. Without it `serve` refuses to commit a write that recorded nothing. */
  quiet?: string
  /**
   * The act itself knows when it is asked again, and says why: nothing is kept of such a request. Otherwise a hash of what was sent and
   * the sealed reply are kept under the account and the key that the client named.
   */
  repeats?: string
  /** The reply is not JSON but a file of this type. */
  sends?: string
}

export interface Endpoint<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Reply extends TSchema = TSchema,
> extends EndpointShape<Params, Query, Body, Reply> {
  readonly method: Method
  readonly path: string
}

export function endpoint<
  Reply extends TSchema,
  Params extends TSchema = typeof Nothing,
  Query extends TSchema = typeof Nothing,
  Body extends TSchema = typeof Nothing,
>(
  method: Method,
  path: string,
  shapes: EndpointShape<Params, Query, Body, Reply>,
): Endpoint<Params, Query, Body, Reply> {
  return { method, path, ...shapes }
}

export type ParamsOf<E> = E extends Endpoint<infer P, TSchema, TSchema, TSchema> ? Static<P> : never
export type QueryOf<E> = E extends Endpoint<TSchema, infer Q, TSchema, TSchema> ? Static<Q> : never
export type BodyOf<E> = E extends Endpoint<TSchema, TSchema, infer B, TSchema> ? Static<B> : never
export type ReplyOf<E> = E extends Endpoint<TSchema, TSchema, TSchema, infer R> ? Static<R> : never

// ── shapes that every module speaks ────────────────────────────────────────────────────────────────────────────

export const Id = Type.String({ format: 'uuid' })
/** A number as people write down how many or how much: six places behind the point, at most a trillion. */
export const Amount = Type.Unsafe<number>({
  type: 'number',
  format: 'decimal',
  minimum: -1e12,
  maximum: 1e12,
})
/** A civil date in Asia/Shanghai, YYYY-MM-DD, from 1900 to 2199. */
export const CivilDate = Type.String({ format: 'date' })
/** An instant in UTC, ISO 8601. */
export const Instant = Type.String({ format: 'date-time' })
/**
 * The schema, or null. Written as a type list where the schema has one type: answers are serialised by generated code, and a union
 * would be decided by validating each branch, which took more time than all the rest of a list.
 */
export function orNull<S extends TSchema>(schema: S) {
  const plain: { type?: unknown; enum?: unknown } = schema
  if (typeof plain.type !== 'string') return Type.Unsafe<Static<S> | null>(Type.Union([schema, Type.Null()]))
  return Type.Unsafe<Static<S> | null>({
    ...schema,
    type: [plain.type, 'null'],
    ...(Array.isArray(plain.enum) ? { enum: [...plain.enum, null] } : {}),
  })
}
export function oneOf<const V extends readonly string[]>(values: V) {
  return Type.Unsafe<V[number]>(Type.String({ enum: [...values] }))
}
export const byId = shape({ id: Id })

// ── problems that any endpoint may answer with ─────────────────────────────────────────────────────────────────

export const badShape = problem('bad_shape', 400, 'The request does not have the agreed shape.')
export const notSignedIn = problem('not_signed_in', 401, 'Sign in first.')
export const mayNot = problem('may_not', 403, 'Your roles do not allow this.', { permission: Type.String() })
export const crossSite = problem('cross_site', 403, 'The request came from another site.')
export const notFound = problem('not_found', 404, 'There is nothing here, or it is not yours to see.')
export const keyReused = problem('key_reused', 409, 'This idempotency key was used for another request.')
export const staleVersion = problem('stale_version', 412, 'Somebody changed this meanwhile.')
export const tooLarge = problem('too_large', 413, 'The request is larger than allowed.', {
  mostBytes: Type.Integer(),
})
export const wrongMedia = problem('wrong_media', 415, 'This kind of content is not accepted here.')
export const tooMany = problem('too_many', 429, 'Too many requests.', { retryAfterSec: Type.Integer() })
export const broke = problem('broke', 500, 'Something broke on our side; nothing was changed.')
export const busy = problem('busy', 503, 'The service is starting, stopping or waiting for its database.')

export const commonProblems = [
  badShape,
  notSignedIn,
  mayNot,
  crossSite,
  notFound,
  keyReused,
  staleVersion,
  tooLarge,
  wrongMedia,
  tooMany,
  broke,
  busy,
] as const
