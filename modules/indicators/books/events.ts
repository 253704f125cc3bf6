import { Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'

/** Somebody, or the clock at night, wanted the books checked. */
export const booksCheckAsked = eventKind('indicators.books_check_asked')
export const booksChecked = eventKind('indicators.books_checked', {
  data: Type.Object({ whole: Type.Boolean(), events: Type.Integer(), differing: Type.Integer() }),
})

export const bookKinds = [booksCheckAsked, booksChecked]
