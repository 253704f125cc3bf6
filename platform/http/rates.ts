import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'

/**
 * How many requests a minute. Once signed in, each session counts for itself: a hall of 2,000 phones behind one address must
 * all get through. Before that an address counts, generously enough for the same hall to sign in; guessing passwords is held back
 * per account where passwords are checked, not here.
 */
export const rates = { sessionPerMin: 1_200, addressPerMin: 30_000 } as const

export async function limitRates(app: App, sessionPerMin: number = rates.sessionPerMin): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    hook: 'preHandler',
    timeWindow: 60_000,
    cache: 50_000,
    max: (request: FastifyRequest) => (request.actor?.sessionId ? sessionPerMin : rates.addressPerMin),
    keyGenerator: (request: FastifyRequest) => request.actor?.sessionId ?? request.ip,
  })
}
