import { Id, oneOf, Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'
import { ballotChannels, presenceChannels, standings } from '../contract/core.ts'

// What happens at the door. Ids, enumerations and numbers only.

const who = Type.Object({ standing: oneOf(standings), channel: oneOf(presenceChannels) })

/** Counts one 人次 for somebody entitled who arrives for the first time; none for observers and for coming back. */
export const signedIn = eventKind('assembly.signed_in', { data: who, dims: ['channel'] })
export const signedOut = eventKind('assembly.signed_out', { data: who })
/** A sign-in that was a mistake (another person of the same name): it is taken back and counts for nothing. */
export const signInStruck = eventKind('assembly.sign_in_struck', { data: who })
export const cardsIssued = eventKind('assembly.cards_issued', {
  data: Type.Object({ cards: Type.Integer() }),
})
export const cardReplaced = eventKind('assembly.card_replaced')
export const ballotsAssigned = eventKind('assembly.ballots_assigned', {
  data: Type.Object({ by: oneOf(ballotChannels), people: Type.Integer() }),
})
export const attendanceTelephoned = eventKind('assembly.attendance_telephoned', {
  data: Type.Object({ venue: Id, present: Type.Integer() }),
})

export const presenceKinds = [
  signedIn,
  signedOut,
  signInStruck,
  cardsIssued,
  cardReplaced,
  ballotsAssigned,
  attendanceTelephoned,
]
