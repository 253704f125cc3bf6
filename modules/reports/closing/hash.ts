import { createHash } from 'node:crypto'

/** JSON with sorted keys: the same content gives the same letters, whatever the order in which a database gives it back. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined)
    const sorted = entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${sorted.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')
