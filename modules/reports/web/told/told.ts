import { createContext, useContext } from 'react'
import type { Adjustment, InTwo, NumberTold, TargetLine, Told } from '../../contract/told.ts'
import type { Lines } from '../../words/lines.zh-CN.ts'

/** What the parts of a report need to draw themselves, at the desk and in public alike. */
export interface ToldAround {
  readonly lines: Lines
  readonly language: 'zh-CN' | 'en'
  readonly told: Told
  /** Numbers that are others now, by their key. */
  readonly since: ReadonlyMap<string, Adjustment>
  /** Where a target opens: its project at the desk, the living document in public. */
  readonly addressOf: (of: { planId: string | null; projectId: string | null; targetId: string }) => string
  /** Shows what stands behind a number; absent where its address alone does. */
  readonly onOpen?: (number: NumberTold) => void
  /** The number whose card is open. */
  readonly open?: string | null
}

export const ToldContext = createContext<ToldAround | null>(null)

export function useTold(): ToldAround {
  const around = useContext(ToldContext)
  if (!around) throw new Error('a part of a report was drawn outside of one')
  return around
}

export const inLanguage = (said: InTwo, language: 'zh-CN' | 'en'): string =>
  language === 'en' ? said.en : said.zh

/** How far a target's line is filled. */
export const filledBy = (target: TargetLine): number => Math.max(0, target.ratio ?? 0)

/** Things of a list that have no name of their own, known by where they stand. */
export const standing = <T>(list: readonly T[]): { key: string; at: number; value: T }[] =>
  list.map((value, at) => ({ key: `${at}`, at, value }))

/** Corrections by every number of the text that asks the same. */
export const byKey = (since: readonly Adjustment[]): Map<string, Adjustment> =>
  new Map(since.flatMap((one) => one.keys.map((key) => [key, one] as const)))
