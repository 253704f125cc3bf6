import type { RefusalReason } from '../modules/plans/rules/wishes.ts'
import type { Scene } from './pictures.ts'

// What residents of the demonstration wish for. Invented, in the kinds and shares that such rounds bring.

export type Outcome =
  /** Merged into the first of its kind, weighed, and voted as this project and, where it is one number, as this value. */
  | {
      as: 'became'
      number: string
      value: number | null
      title: string
      lead: string
      wan: number
      unit: string
    }
  | { as: 'refused'; reason: RefusalReason; words: string }
  /** Passed on: to a project under way, or to somebody else. */
  | { as: 'moved'; number: string | null; words: string }
  /** Published and supported, for a year to come. */
  | { as: 'open' }
  /** A candidate of the round that is open now; with `text`, written into the draft. */
  | {
      as: 'weighed'
      title: string
      lead: string
      wan: number
      value: number
      unit: string
      text?: string
      category?: string
    }

export interface Matter {
  category: string
  /** `○` is where. */
  title: string
  /** Ways of saying why; taken in turn. */
  whys: readonly string[]
  /** In which neighbourhoods it is wished for, one suggestion each. */
  where: readonly string[]
  scene?: Scene
  outcome: Outcome
  /** How many hands were counted for the first of them in a meeting. */
  crowd?: number
}

export const categories = [
  '老房子住得更稳',
  '垃圾分得更清',
  '邻里更安全',
  '老人更安心',
  '孩子更快乐',
  '身心更健康',
  '文化进里弄',
  '出行更方便',
  '邻里自治',
] as const
