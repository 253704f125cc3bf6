import type { ComponentType } from 'react'
import type { WordSource } from './language.tsx'
import type { ProblemWords } from './problem.ts'

/** A page of a module: an address under its door and where its code stands. It travels when it is first opened. */
export interface PageEntry {
  /** As the router reads it, from the root of the door: `/plans/:id`. */
  readonly path: string
  readonly load: () => Promise<{ default: ComponentType }>
  /** The permission without which the page is as if it were not there. Absent: any signed-in person. */
  readonly can?: string
}

export interface MenuEntry {
  /** Worded by the module: `words.menu[key]`. */
  readonly key: string
  readonly path: string
  /** The permission it is shown for; of several one is enough. */
  readonly can?: string | readonly string[]
  /** Where it stands in the menu; its tens say under which heading: 10 promises, 20 and 30 numbers, 40 papers, 50 conferences, 60 the street, 70 the house. */
  readonly order: number
  /** Addresses that also belong to this way, where `path` only leads on to them. */
  readonly owns?: RegExp
  /** The letter after `g` that goes there. */
  readonly press?: string
}

/** How a part of the first page says how much waits, so that the page can say when nothing does. */
export interface HomePartProps {
  readonly tell: (count: number) => void
}

/** A part of the first page of a door: what waits, what is late, what came back. It shows nothing when it has nothing. */
export interface HomePart {
  readonly key: string
  readonly can?: string
  readonly order: number
  readonly load: () => Promise<{ default: ComponentType<HomePartProps> }>
}

export interface PartProps {
  /** The id of what the page shows. */
  readonly id: string
}

/**
 * A part that a module adds to a page of an earlier one, which may not know it: `at` names the place (`plans.project`), the page says
 * of what. It shows nothing when it has nothing.
 */
export interface PartEntry {
  readonly key: string
  readonly at: `${string}.${string}`
  readonly can?: string
  readonly order: number
  readonly load: () => Promise<{ default: ComponentType<PartProps> }>
}

/** What a module brings to the browser. Its `web/index.ts` exports one as `web`. */
export interface WebModule {
  readonly name: string
  readonly words: WordSource<{
    menu?: Readonly<Record<string, string>>
    /** By the key of a way: what is behind it, in a few words, for the large doors of residents. */
    leads?: Readonly<Record<string, string>>
    problems: ProblemWords
    /** What this module's permissions allow, in words. */
    permissions?: Readonly<Record<string, string>>
  }>
  readonly staff?: {
    readonly pages?: readonly PageEntry[]
    readonly menu?: readonly MenuEntry[]
    readonly home?: readonly HomePart[]
    readonly parts?: readonly PartEntry[]
  }
  readonly resident?: {
    readonly pages?: readonly PageEntry[]
    readonly menu?: readonly MenuEntry[]
    readonly home?: readonly HomePart[]
  }
  readonly public?: {
    readonly pages?: readonly PageEntry[]
    readonly menu?: readonly MenuEntry[]
    readonly home?: readonly HomePart[]
  }
}
