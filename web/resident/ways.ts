import { useAllWords } from '../lib/language.tsx'
import type { MenuEntry } from '../lib/module.ts'
import { useResident } from '../lib/resident.ts'
import { modules } from './modules.ts'

const sources = modules.map((module) => module.words)
/** What stands in the bar on every page, whatever else modules bring. */
const everybodys = new Set(['/messages', '/me'])

export interface Way extends MenuEntry {
  readonly label: string
  /** What is behind it, in a few words. */
  readonly lead: string | undefined
  readonly always: boolean
}

/** Where a resident can go, worded and in order. */
export function useWays(): readonly Way[] {
  const resident = useResident()
  const labels = useAllWords(sources)
  return modules
    .flatMap((module, at) =>
      (module.resident?.menu ?? [])
        .filter(({ can }) => can === undefined || [can].flat().some((one) => resident.holds(one)))
        .map((entry) => ({
          ...entry,
          label: labels[at]?.menu?.[entry.key] ?? entry.key,
          lead: labels[at]?.leads?.[entry.key],
          always: everybodys.has(entry.path),
        })),
    )
    .sort((a, b) => a.order - b.order)
}
