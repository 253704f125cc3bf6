import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'

/** A column that a register can print. `kind` says how a sheet writes it: a number stays a number, a day a day. */
export interface RegisterField {
  /** As named in code and in a template written in English. */
  key: string
  /** As named in a template: {日期}, or the title of a column. */
  label: string
  /** Other titles under which upper offices ask for the same column. */
  also?: readonly string[]
  kind: 'text' | 'number' | 'date'
}

export type RegisterRow = Readonly<Record<string, string | number | null>>

/** Days are half-open: from `from` up to, not including, `until`. Absent place or office: everywhere the actor may see. */
export interface RegisterAsk {
  from: string
  until: string
  placeId: string | null
  officeId: string | null
  /** At most so many rows are wanted; a source need not read more. */
  limit: number
}

/**
 * Records that can be printed as a register (台账), declared by the module that owns them. `read` gives only what this actor may
 * see, personal data masked, in the order in which a register lists it; a day is YYYY-MM-DD.
 */
export interface RegisterSource {
  key: string
  label: string
  /** The same in English, for the page. */
  labelEn: string
  /** The permission without which nothing of this source is seen. */
  can: `${string}.${string}`
  fields: readonly RegisterField[]
  read(tx: Tx, actor: Actor, ask: RegisterAsk): Promise<readonly RegisterRow[]>
}

const sources = new Map<string, RegisterSource>()

/** Makes records printable. Called once by the module that owns them, when it is loaded; the later of two of one key holds. */
export function registerSource(source: RegisterSource): void {
  sources.set(source.key, source)
}

export const sourceNamed = (key: string): RegisterSource | undefined => sources.get(key)
export const allSources = (): readonly RegisterSource[] => [...sources.values()]
