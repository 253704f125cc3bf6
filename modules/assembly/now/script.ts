import { type Placeholder, placeholders } from '../contract/script.ts'

export type Filling = Partial<Record<Placeholder, string | number | null>>

const known: ReadonlySet<string> = new Set(placeholders)
/** What stands where a number is not known yet: as long as a written one, so that the line does not jump when it comes. */
export const blank = '＿＿'

/**
 * What the chair reads, line by line, with the numbers of this moment. What is not known yet is a blank, and named; braces around anything
 * else stay as they are written.
 */
export function fillScript(script: string, filling: Filling): { lines: string[]; missing: Placeholder[] } {
  const missing = new Set<Placeholder>()
  const filled = script.replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
    if (!known.has(name)) return whole
    const value = filling[name as Placeholder]
    if (value !== undefined && value !== null && value !== '') return String(value)
    missing.add(name as Placeholder)
    return blank
  })
  const lines = filled
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return { lines, missing: [...missing] }
}
