import type { Actor } from '../http/actor.ts'
import type { Tx } from '../tx.ts'
import type { EventKind } from './event.ts'

// What may be counted, and how to say it. A kind of event that declares dims is a fact that people make indicators of; the module
// that records it says here what it is called, what its dims hold, and where its source record stands:
//
//   countable(recordAccepted, {
//     name: { 'zh-CN': '实事项目记录已认定', en: 'Record of a promise accepted' },
//     measures: askMeasures,
//     dims: { target: { name: { 'zh-CN': '目标', en: 'Target' }, values: askTargets } },
//     open: openRecords,
//   })

/** A text in both languages. */
export interface Said {
  readonly 'zh-CN': string
  readonly en: string
}

export type DimValue = string | number | boolean | null

export interface OfferedValue {
  value: DimValue
  label: Said
  /** A heading under which the value stands in a long list. */
  group?: Said | null
}

export interface CountableDim {
  name: Said
  /** The values there are, in an order that makes sense; absent where any value may be typed. */
  values?: (tx: Tx) => Promise<readonly OfferedValue[]> | readonly OfferedValue[]
}

/** What an event is about, as somebody may open it. */
export interface OpenSubject {
  title: string
  /** The page of the source record in the staff's door; null where it has none. */
  path: string | null
}

export interface CountableWords {
  /** What happened, as a noun: it stands in sentences like "…的件数". */
  name: Said
  /** The heading in a list of all kinds: the module's name. */
  group: Said
  /** Measure words its quantities carry; absent where its events carry no quantity and are only counted. */
  measures?: readonly string[] | ((tx: Tx) => Promise<readonly string[]>)
  /** Whether its events name the person or household that was served. */
  persons?: boolean
  households?: boolean
  /** One entry for every dim that the kind declares. */
  dims: Readonly<Record<string, CountableDim>>
  /** Words of the reasons for which its events are reversed. */
  reasons?: Readonly<Record<string, Said>>
  /** Of these subjects those that this actor may open. */
  open?: (tx: Tx, actor: Actor, subjectIds: readonly string[]) => Promise<ReadonlyMap<string, OpenSubject>>
}

export interface Countable extends CountableWords {
  readonly kind: EventKind
}

const known = new Map<string, Countable>()

/** Offers a kind of event to be counted. Refuses words that do not fit the dims of the kind: that is a mistake of the module. */
export function countable(kind: EventKind, words: CountableWords): void {
  const said = Object.keys(words.dims).toSorted().join()
  const declared = kind.dims.toSorted().join()
  if (said !== declared)
    throw new TypeError(
      `${kind.kind} declares the dims ${declared || '(none)'} and words ${said || '(none)'}`,
    )
  known.set(kind.kind, { ...words, kind })
}

/** Every kind that may be counted, by its key. */
export const countables: ReadonlyMap<string, Countable> = known

/** A register that a level can be checked against: how many stand in it below a place on a day. */
export interface Register {
  name: Said
  count: (tx: Tx, asked: { placeId: string | null; on: string }) => Promise<number>
}

const knownRegisters = new Map<string, Register>()

/** Offers a register by its key, `module.noun`. */
export function offerRegister(key: `${string}.${string}`, register: Register): void {
  knownRegisters.set(key, register)
}

export const registers: ReadonlyMap<string, Register> = knownRegisters
