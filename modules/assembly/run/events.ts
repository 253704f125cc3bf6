import { oneOf, Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'

/** A rehearsal was deleted; how many rows went. */
export const runWiped = eventKind('assembly.run_wiped', { data: Type.Object({ rows: Type.Integer() }) })
export const itemBegan = eventKind('assembly.item_began', {
  data: Type.Object({ position: Type.Integer() }),
})
export const itemEnded = eventKind('assembly.item_ended', {
  data: Type.Object({ position: Type.Integer(), how: oneOf(['done', 'skipped']) }),
})
/** Somebody took the floor. */
export const spoke = eventKind('assembly.spoke')

export const runEvents = [runWiped, itemBegan, itemEnded, spoke]
