import type { Static, TObject } from 'typebox'
import type { Tx } from './tx.ts'

/** What a message says, worded: a line for the list, and one or two sentences below it. */
export interface Worded {
  title: string
  text: string
}

/** A kind of message, declared once by the module whose matter it is, like a kind of event. */
export interface MessageKind<D extends TObject = TObject> {
  readonly kind: `${string}.${string}`
  /** Ids, enumerations, numbers and short words of the trade; never a name or a phone: those are looked up when it is read. */
  readonly data: D
  readonly channel: 'inbox' | 'inbox+sms'
  /** Whether data has the declared shape. */
  check(data: unknown): boolean
  /** The fields that name its occasion: the same occasion is told to the same person once. */
  readonly once: readonly string[]
  /** The page it opens, as an address under each door: `/plans/wishes/:wishId`, filled from data. */
  readonly opens: { readonly resident?: string; readonly staff?: string }
  /** Whether the occasion still stands; a text message whose occasion has gone is not sent. */
  stands(tx: Tx, data: Static<D>): Promise<boolean>
  /** Words many messages of this kind at once, in both languages; null where what it spoke of is no longer there. */
  word(tx: Tx, many: readonly Static<D>[], language: 'zh-CN' | 'en'): Promise<readonly (Worded | null)[]>
}
