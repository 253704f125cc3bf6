import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { sql } from 'kysely'
import { commonProblems, type Endpoint, type ProblemKind } from '../contract.ts'
import type { Lilong } from '../lilong.ts'
import { type Actor, type Can, nobody } from './actor.ts'
import { checkOf } from './checking.ts'
import { openLive } from './live.ts'
import { refuseCrossSite } from './origin.ts'
import { sendNotFound, sendProblem } from './problems.ts'
import { limitRates } from './rates.ts'

export type App = FastifyInstance

declare module 'fastify' {
  interface FastifyInstance {
    lilong: Lilong
  }
  interface FastifyRequest {
    actor: Actor
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint
    can?: Can
  }
}

/**
 * The framework as this house uses it: problems, security headers, cookies, rate limits, API description, health. Modules add
 * their routes afterwards through `serve`.
 */
export async function buildHttp(
  lilong: Lilong,
  log: FastifyBaseLogger,
  options: { trustProxy?: string[]; sessionPerMin?: number } = {},
): Promise<App> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomBytes(9).toString('base64url'),
    trustProxy: options.trustProxy?.length ? options.trustProxy : false,
    bodyLimit: 2_000_000,
    forceCloseConnections: 'idle',
    // A request that does not arrive whole is given up: 30 MB of photo in five minutes is a slow line, more is somebody holding a place.
    requestTimeout: 5 * 60_000,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply),
  }) as unknown as App
  app.decorate('lilong', lilong)
  app.decorateRequest('actor', null as never)
  app.setValidatorCompiler(checkOf as never)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler(sendNotFound)

  app.addHook('onRequest', async (request, reply) => {
    request.actor = nobody
    reply.header('x-request-id', request.id)
    refuseCrossSite(request)
  })
  // One line per request, by route and never by URL: an address could carry a name or a phone.
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const { method } = request
    lilong.metrics.served({ method, route, status: reply.statusCode, sec: reply.elapsedTime / 1000 })
    request.log.info(
      {
        method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'served',
    )
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    hsts: false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  await app.register(cookie)
  await app.register(multipart, { throwFileSizeLimit: false })
  await limitRates(app, options.sessionPerMin)
  await describeApi(app)
  openLive(app)
  watchHealth(app)
  closeInTime(app)
  return app
}

const nonces = new WeakMap<object, string>()
function nonceOf(response: object): string {
  let nonce = nonces.get(response)
  if (!nonce) {
    nonce = randomBytes(16).toString('base64')
    nonces.set(response, nonce)
  }
  return nonce
}
/** The style nonce of this response: the page that is sent and its policy must name the same one. */
export const styleNonce = nonceOf

async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Lilong 里弄',
        version: '1',
        description: 'Every endpoint, its shapes, who may use it and how it refuses.',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lilong' } } },
    },
    transform: ({ schema, url, route }) => {
      const { endpoint, can } = (route.config ?? {}) as { endpoint?: Endpoint; can?: Can }
      if (!endpoint) return { schema: { ...schema, hide: true }, url }
      const problems: ProblemKind[] = [...(endpoint.problems ?? [])]
      const listed = problems.map((p) => `- \`${p.type}\` ${p.status}: ${p.title}`)
      return {
        schema: {
          ...schema,
          ...(can === 'anyone' ? {} : { security: [{ session: [] }] }),
          description: [
            `Who: ${can === 'anyone' ? 'anyone' : can === 'signed-in' ? 'any signed-in member of staff' : can === 'any-door' ? 'any signed-in person' : `permission \`${[can].flat().join('` or `')}\``}.`,
            ...(endpoint.quiet ? [`Leaves no ledger event: ${endpoint.quiet}.`] : []),
            ...(endpoint.repeats ? [`Recognises a repeated request by itself: ${endpoint.repeats}.`] : []),
            ...(listed.length > 0 ? [`Refusals:\n${listed.join('\n')}`] : []),
          ].join('\n\n'),
        },
        url,
      }
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: false,
    uiConfig: { docExpansion: 'list', defaultModelsExpandDepth: -1 },
    theme: {
      title: 'Lilong 里弄 · API',
      css: [{ filename: 'lilong.css', content: '.swagger-ui .topbar { display: none !important }' }],
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => ({
    ...app.swagger(),
    'x-common-problems': commonProblems.map(({ type, status, title }) => ({ type, status, title })),
  }))
}

const patienceMs = 3_000

/** A graceful stop waits for answers that are on their way, but not for a request that never arrives whole. */
function closeInTime(app: App): void {
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), patienceMs).unref()
  })
}

function watchHealth(app: App): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await sql`select 1`.execute(app.lilong.database.read)
      return { ready: true }
    } catch {
      return reply.code(503).send({ ready: false })
    }
  })
}
