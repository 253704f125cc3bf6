import { add } from '../../plans/rules.ts'
import type { TargetLine } from '../contract/told.ts'
import { shareOf } from './percent.ts'

// What a told target is, for whoever writes about it.

/** A category as a narrative needs it. */
export interface Told {
  projects: readonly {
    number: string | null
    title: string
    text: string
    state: string
    targets: readonly TargetLine[]
  }[]
}

/** A bound or a level that is read off: it is kept or not, and has no part of a plan. */
export const isBound = (target: Pick<TargetLine, 'comparator' | 'measuredBy' | 'value' | 'unit'>): boolean =>
  target.comparator === '<=' ||
  target.comparator === '<' ||
  (target.comparator === '=' && target.value === 0) ||
  target.measuredBy === 'reading' ||
  target.unit === '%'

export const isCounted = (target: TargetLine): boolean => !isBound(target)

/** The starting point as the text itself says it: "由300客增至450客" → "300客". */
export function baselineOf(quoted: string): string | null {
  return /^(?:由|从)(.{1,15}?)(?:提高|增加|增|降低|降|减少|减|提升|扩)/.exec(quoted)?.[1] ?? null
}

/** How a line of the completion table ends where there is no share of a plan. */
export type Verdict = 'kept' | 'not_yet' | 'holds' | 'exceeded' | 'unreported'

export function verdictOf(target: TargetLine): Verdict {
  if (target.done === null) return 'unreported'
  const ceiling =
    target.comparator === '<=' ||
    target.comparator === '<' ||
    (target.comparator === '=' && target.value === 0)
  if (ceiling) return target.isKept ? 'holds' : 'exceeded'
  return target.isKept ? 'kept' : 'not_yet'
}

const gravest = ['at_risk', 'late', 'not_begun', 'on_track', 'ahead', 'met']

/**
 * Promises that share their words ("各一处" is two of one) as one: what was done is their sum, and it is whole only when each is.
 */
export function together(targets: readonly TargetLine[]): TargetLine[] {
  const byWords = Map.groupBy(targets, ({ start, end }) => `${start} ${end}`)
  return [...byWords.values()].map((twins) => {
    const [first] = twins
    if (twins.length === 1 || !first) return twins[0]!
    const sum = (list: readonly (number | null)[]) =>
      list.every((one) => one === null) ? null : list.reduce<number>((total, one) => add(total, one ?? 0), 0)
    const done = sum(twins.map((one) => one.done))
    const promised = sum(twins.map((one) => one.promised))
    return {
      ...first,
      done,
      promised,
      records: twins.reduce((total, one) => total + one.records, 0),
      isKept: twins.every((one) => one.isKept),
      standing: gravest.find((kind) => twins.some((one) => one.standing === kind)) ?? first.standing,
      share: shareOf(done, promised),
    }
  })
}

/** What a number of a project counts, where the project promises several: "煤气软管 " before "812根". Empty where nobody need ask. */
export function nameIn(project: { targets: readonly TargetLine[] }, target: TargetLine): string {
  const { subject } = target
  return project.targets.length < 2 || subject === null || subject.length > 14 ? '' : `${subject} `
}
