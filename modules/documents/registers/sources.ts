import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'

/** A column that a register can print. `kind` says how a sheet writes it: a number stays a number. */
export interface RegisterField {
  /** As named in code, and in a template written in English: {place}. */
  key: string
  /** As named in a template: {地点}, or the title of a column. */
  label: string
  /** Other titles under which upper offices ask for the same. */
  also?: readonly string[]
  kind: 'text' | 'number' | 'date'
}

export interface RegisterRow {
  /** The record itself, by which an inspection folder binds it. */
  id: string
  /** The civil day by which the record falls into a period. */
  on: string
  /** One line that says what this is: how it is named as evidence. */
  title: string
  /** The live event of the ledger behind it, where it counts: once that is reversed, the evidence no longer stands. */
  eventId?: string | null
  /** Photos and files behind the record, by their ids in `platform.file`. */
  fileIds?: readonly string[]
  /** By the keys of the fields. A day is YYYY-MM-DD. Personal data is masked here, by whoever owns it. */
  cells: Readonly<Record<string, string | number | null>>
}

/** Days are half-open: from `from` up to, not including, `until`. Null place or office: wherever the actor may see. */
export interface RegisterAsk {
  from: string
  until: string
  placeId: string | null
  officeId: string | null
  /** At most so many rows are wanted; a source need not read more. */
  limit: number
  /** Only these records, whatever their day. */
  ids?: readonly string[]
}

/**
 * Records that can be printed as a register (台账) and bound as evidence, declared by the module that owns them. `read` gives only what
 * this actor may see, in the order in which a register lists it.
 */
export interface RegisterSource {
  /** One word of code, 'plans.records'. */
  key: string
  label: string
  /** The same in English, for the page. */
  labelEn: string
  /** The page on which one record opens, '/plans/records/:id'; absent where there is none. */
  path?: `/${string}/:id`
  /** The permission without which nothing of this source is seen. */
  can: `${string}.${string}`
  fields: readonly RegisterField[]
  read(tx: Tx, actor: Actor, ask: RegisterAsk): Promise<readonly RegisterRow[]>
}

const sources = new Map<string, RegisterSource>()

/** Makes records printable. Called once by the module that owns them, when it is loaded; of two with one key the later holds. */
export function registerSource(source: RegisterSource): void {
  sources.set(source.key, source)
}

export const sourceNamed = (key: string): RegisterSource | undefined => sources.get(key)
export const allSources = (): readonly RegisterSource[] => [...sources.values()]
