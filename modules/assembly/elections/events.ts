import { Id, oneOf, Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'
import { electionCauses, electorKinds, soughtPosts } from '../contract/elections.ts'
import { objectionKinds, strikings, voterSources } from '../contract/voters.ts'

// Elections of a Residents' Committee. Ids, enumerations and numbers only: who objected to whom stands in no event.

export const electionPrepared = eventKind('assembly.election_prepared', {
  data: Type.Object({ cause: oneOf(electionCauses), electors: oneOf(electorKinds) }),
})
export const methodSet = eventKind('assembly.election_method_set')
export const registerImported = eventKind('assembly.register_imported', {
  data: Type.Object({ entered: Type.Integer(), moved: Type.Integer(), source: oneOf(voterSources) }),
})
export const electorEntered = eventKind('assembly.elector_entered', {
  data: Type.Object({ source: oneOf(voterSources) }),
})
export const electorStruck = eventKind('assembly.elector_struck', {
  data: Type.Object({ for: oneOf(strikings) }),
})
export const electorAsked = eventKind('assembly.elector_asked')
export const electorRefused = eventKind('assembly.elector_refused')
export const objectionRaised = eventKind('assembly.objection_raised', {
  data: Type.Object({ about: oneOf(objectionKinds) }),
})
export const objectionSettled = eventKind('assembly.objection_settled', {
  data: Type.Object({ decision: oneOf(['upheld', 'rejected', 'withdrawn']) }),
})
export const registerFrozenNow = eventKind('assembly.register_frozen', {
  data: Type.Object({ voters: Type.Integer() }),
})
export const candidateNominated = eventKind('assembly.candidate_nominated', {
  data: Type.Object({ post: oneOf(soughtPosts) }),
})
export const candidateSettled = eventKind('assembly.candidate_settled', {
  data: Type.Object({ state: oneOf(['confirmed', 'withdrawn', 'refused']) }),
})
export const candidatesAnnounced = eventKind('assembly.candidates_announced', {
  data: Type.Object({ candidates: Type.Integer() }),
})
export const ballotsPrepared = eventKind('assembly.election_ballots_prepared', {
  data: Type.Object({ polls: Type.Integer() }),
})
export const stationAdded = eventKind('assembly.station_added', { data: Type.Object({ venue: Id }) })
export const stationRemoved = eventKind('assembly.station_removed')
export const voteEntrustedTo = eventKind('assembly.vote_entrusted')
export const entrustmentEnded = eventKind('assembly.entrustment_ended')
/** A card handed to somebody who carries another's vote: the sign-in says that it was handed, this that it was carried. */
export const voteCarried = eventKind('assembly.vote_carried')
export const pollingClosed = eventKind('assembly.polling_closed', {
  data: Type.Object({ entitled: Type.Integer(), handed: Type.Integer(), isValid: Type.Boolean() }),
})
export const resultShown = eventKind('assembly.election_result_shown', {
  data: Type.Object({ seated: Type.Integer() }),
})

export const electionKinds = [
  electionPrepared,
  methodSet,
  registerImported,
  electorEntered,
  electorStruck,
  electorAsked,
  electorRefused,
  objectionRaised,
  objectionSettled,
  registerFrozenNow,
  candidateNominated,
  candidateSettled,
  candidatesAnnounced,
  ballotsPrepared,
  stationAdded,
  stationRemoved,
  voteEntrustedTo,
  entrustmentEnded,
  voteCarried,
  pollingClosed,
  resultShown,
]
