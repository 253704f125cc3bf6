/** Pure decisions about texts to phones: when it is quiet, how often is enough, when to try again. */

/** From nine in the evening to eight in the morning, in Shanghai, nobody's phone rings for a notice. A code for signing in is asked for. */
export const quiet = { from: 21, until: 8 } as const

/** A notice that could not be sent within two days is read in the inbox or not at all. */
export const smsGoodMs = 2 * 24 * 3_600_000

/** So many notices a day reach one person's phone; the others wait in the inbox. */
export const mostSmsADay = 4

/** Shanghai has kept one time since 1991, eight hours ahead of UTC. */
const aheadMs = 8 * 3_600_000
const dayMs = 24 * 3_600_000

/** The first instant from `at` on at which a notice may ring. */
export function dueAfterQuiet(at: Date): Date {
  const local = at.getTime() + aheadMs
  const midnight = Math.floor(local / dayMs) * dayMs
  const hour = (local - midnight) / 3_600_000
  if (hour >= quiet.from) return new Date(midnight + dayMs + quiet.until * 3_600_000 - aheadMs)
  if (hour < quiet.until) return new Date(midnight + quiet.until * 3_600_000 - aheadMs)
  return at
}

/** The instant the present day began in Shanghai. */
export function dayBegan(at: Date): Date {
  return new Date(Math.floor((at.getTime() + aheadMs) / dayMs) * dayMs - aheadMs)
}

/** How long to wait after the n-th try in vain; null: it was the last. A code is of no use to anybody after five minutes. */
export function retryMs(tries: number, isCode: boolean): number | null {
  const waits = isCode ? [5_000, 20_000, 60_000] : [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000]
  return waits[tries - 1] ?? null
}

/** Why a text did not arrive, or was not sent: nobody's fault but of the gateway. */
export const smsReasons = ['no_phone', 'gone', 'read', 'enough_today', 'too_late', 'gateway'] as const
export type SmsReason = (typeof smsReasons)[number]

/** Fills an address with values of the data: `/plans/wishes/:wishId`. Null when one of them is missing. */
export function fillAddress(
  pattern: string | undefined,
  data: Readonly<Record<string, unknown>>,
): string | null {
  if (pattern === undefined) return null
  let whole = true
  const address = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = data[name]
    if (typeof value !== 'string' && typeof value !== 'number') whole = false
    return encodeURIComponent(String(value))
  })
  return whole ? address : null
}
