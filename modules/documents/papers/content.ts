import { createHash } from 'node:crypto'
import type { PaperContent } from '../contract/papers.ts'

/** JSON with the keys of every object in order: the same content gives the same bytes, wherever it was kept meanwhile. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
}

/** SHA-256 over everything that is approved: words, addressees, marks, and the hashes of what is attached. */
export const hashOf = (content: PaperContent): Buffer =>
  createHash('sha256').update(canonical(content)).digest()
