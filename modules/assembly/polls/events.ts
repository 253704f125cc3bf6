import { oneOf, Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'
import { pollKinds, pollSecrecies, roundCauses, voidCauses, voterChannels } from '../contract/polls-shapes.ts'

// What is remembered of polls: that a ballot opened, who voted and how it was counted; never what anybody voted.

const OfRound = { kind: oneOf(pollKinds), secrecy: oneOf(pollSecrecies), cause: oneOf(roundCauses) }

export const roundOpened = eventKind('assembly.round_opened', {
  data: Type.Object({
    poll: Type.String(),
    ...OfRound,
    number: Type.Integer(),
    entitled: Type.Integer(),
    present: Type.Integer(),
    phone: Type.Integer(),
    paper: Type.Integer(),
    hands: Type.Integer(),
  }),
})
/** That somebody voted. Its subject is their line in the list of voters; the ballot is named nowhere. */
export const ballotCast = eventKind('assembly.ballot_cast', {
  data: Type.Object({ kind: oneOf(pollKinds), secrecy: oneOf(pollSecrecies) }),
  dims: ['kind', 'secrecy'],
})
export const votingEnded = eventKind('assembly.voting_ended', {
  data: Type.Object({ poll: Type.String(), cast: Type.Integer() }),
})
/** The result stands. `digest` is that of the published file. */
export const roundClosed = eventKind('assembly.round_closed', {
  data: Type.Object({
    poll: Type.String(),
    ...OfRound,
    outcome: oneOf(['decided', 'tied', 'vacant', 'void']),
    digest: Type.String(),
  }),
  dims: ['kind', 'secrecy', 'cause', 'outcome'],
})
export const roundVoided = eventKind('assembly.round_voided', {
  data: Type.Object({ poll: Type.String(), why: oneOf(voidCauses), digest: Type.String() }),
})
export const channelChanged = eventKind('assembly.channel_changed', {
  data: Type.Object({ to: oneOf(voterChannels) }),
})
export const handsEntered = eventKind('assembly.hands_entered', {
  data: Type.Object({ box: Type.String(), how: oneOf(['counted', 'derived', 'unanimous']) }),
})
export const countEntered = eventKind('assembly.count_entered', {
  data: Type.Object({ box: Type.String(), attempt: Type.Integer() }),
})
export const boxRecounted = eventKind('assembly.box_recounted', {
  data: Type.Object({ box: Type.String(), attempt: Type.Integer() }),
})
export const boxPoured = eventKind('assembly.box_poured', {
  data: Type.Object({ box: Type.String(), into: Type.String() }),
})
export const countSigned = eventKind('assembly.count_signed', {
  data: Type.Object({ signs: Type.Boolean(), digest: Type.String() }),
})
export const venueReconciled = eventKind('assembly.venue_reconciled', {
  data: Type.Object({ venue: Type.String(), doubtful: Type.Integer() }),
})

export const pollEvents = [
  roundOpened,
  ballotCast,
  votingEnded,
  roundClosed,
  roundVoided,
  channelChanged,
  handsEntered,
  countEntered,
  boxRecounted,
  boxPoured,
  countSigned,
  venueReconciled,
]
