import type { FastifyRequest } from 'fastify'
import { crossSite } from '../contract.ts'
import { Refusal } from './refusal.ts'

/**
 * Refuses a write that a browser sends from another site's page. Browsers mark where a request comes from (`Sec-Fetch-Site`,
 * `Origin`); programs without a browser send neither and carry no ambient cookie to abuse.
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal(crossSite)
  const origin = request.headers.origin
  if (origin === undefined) return
  let host: string | undefined
  try {
    host = new URL(origin).host
  } catch {
    host = undefined
  }
  if (host !== request.host) throw new Refusal(crossSite)
}
