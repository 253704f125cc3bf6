import type { Static, TObject } from 'typebox'
import { Compile } from 'typebox/compile'
import type { MessageKind, Worded } from '../../platform/message.ts'
import type { Tx } from '../../platform/tx.ts'

/** How a kind of message is worded: the words of the module's own files, fed with what `lookUp` found. */
export type Wording<S> = Readonly<Record<'zh-CN' | 'en', (said: S) => Worded>>

interface Declaration<D extends TObject, S> {
  data: D
  /** `inbox+sms` also sends a short text to the person's phone; what needs no hurry stays in the inbox. */
  channel: 'inbox' | 'inbox+sms'
  /** `{ 'zh-CN': zh.messages.wish_merged, en: en.messages.wish_merged }` */
  words: Wording<S>
  /** The page it opens: an address under the residents' and the staff's door, filled from data (`/plans/wishes/:wishId`). */
  opens?: { resident?: string; staff?: string }
  /** The fields of data that name the occasion: told twice to one person, it stands in the inbox once. Absent: every telling is its own. */
  once?: readonly (keyof Static<D> & string)[]
  /** Whether the occasion still stands when a text is about to be sent. Absent: it always does. */
  stands?: (tx: Tx, data: Static<D>) => Promise<boolean>
}

/**
 * Declares a kind of message; a module lists its kinds as `messages` in its `module.ts`. Data holds ids, enumerations and numbers: names
 * and titles are looked up by `lookUp` each time somebody reads, for many messages in one go, and null says that the matter is gone.
 */
export function messageKind<D extends TObject, S = Static<D>>(
  kind: `${string}.${string}`,
  declared: Declaration<D, S> &
    (Static<D> extends S
      ? { lookUp?: (tx: Tx, many: readonly Static<D>[]) => Promise<readonly (S | null)[]> }
      : { lookUp: (tx: Tx, many: readonly Static<D>[]) => Promise<readonly (S | null)[]> }),
): MessageKind<D> {
  const validator = Compile(declared.data)
  const { words, lookUp } = declared
  return {
    kind,
    data: declared.data,
    channel: declared.channel,
    check: (data) => validator.Check(data),
    once: declared.once ?? [],
    opens: declared.opens ?? {},
    stands: declared.stands ?? (async () => true),
    async word(tx, many, language) {
      const said = lookUp ? await lookUp(tx, many) : (many as unknown as readonly S[])
      return said.map((one) => (one === null ? null : words[language](one)))
    },
  }
}
