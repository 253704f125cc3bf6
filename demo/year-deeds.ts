import type { Target } from '../modules/plans/contract.ts'
import { addDays, type Civil, daysBetween } from '../platform/civil.ts'
import type { Chance } from './seeded.ts'
import { neighbourhoods, street } from './trees.ts'
import { type Carrying, type Course, carrying } from './year-promises.ts'

/** A target at work: with its project's number and who carries it out. */
export interface AtWork extends Target {
  number: string
  /** The how-manieth target of this value in its project: 各一处 are two of one. */
  nth: number
  carrying: Carrying
}

/** One deed as the year tells it. */
export interface Deed {
  target: AtWork
  /** A neighbourhood's short name, or the street's for what an office does for all. */
  place: string
  byOffice: boolean
  on: Civil
  quantity: number
}

/** The course of a target, or undefined where nothing was done yet. */
export function courseOf(target: AtWork): Course | undefined {
  // The second children's corner of 各一处 has not begun.
  return target.nth > 0 ? undefined : carrying[target.number]?.targets[target.value]
}

/** The year of a target as single deeds between two days: their sum is exactly what its course says was done. */
export function deedsOf(target: AtWork, c: Chance, from: Civil, end: Civil): Deed[] {
  const course = courseOf(target)
  if (!course) return []
  const span = Math.max(course.records, Math.floor((daysBetween(from, end) - 1) * (course.until ?? 1)))
  const days = Array.from({ length: course.records }, () => c.int(0, span)).sort((a, b) => a - b)
  const parts = target.measuredBy === 'reading' ? readings(course, c) : portions(course, c)
  return days.map((day, i) => ({
    target,
    place: course.by === 'office' ? street : c.pick(course.where ?? neighbourhoods),
    byOffice: course.by === 'office',
    on: addDays(from, day),
    quantity: parts[i]!,
  }))
}

/** Readings wander, and end at the last one. */
function readings({ done, records }: Course, c: Chance): number[] {
  return Array.from({ length: records }, (_, i) =>
    i === records - 1 ? done : Math.round(done * 10 + c.int(-20, 12)) / 10,
  ).map((value) => (done > 100 ? Math.round(value) : value))
}

/** Whole parts of a whole: equal at first, then shifted by chance so that no two months look alike. */
export function portions({ done, records }: Course, c: Chance): number[] {
  const parts = Array.from(
    { length: records },
    (_, i) => Math.floor(done / records) + (i < done % records ? 1 : 0),
  )
  for (let from = 0; from < records; from++) {
    const to = c.int(0, records - 1)
    const shift = Math.floor((parts[from]! * c.int(0, 35)) / 100)
    if (to === from || parts[from]! - shift < 1) continue
    parts[from]! -= shift
    parts[to]! += shift
  }
  return parts
}

/** From the day after one turn of the month to the next. */
export interface Month {
  from: Civil
  until: Civil
}

export function monthsBetween(from: Civil, end: Civil): Month[] {
  const list: Month[] = []
  for (let first = from; first <= end; ) {
    const next = addDays(`${first.slice(0, 8)}28`, 4).slice(0, 8)
    const last = addDays(`${next}01`, -1)
    list.push({ from: first, until: last < end ? last : end })
    first = `${next}01`
  }
  return list
}
