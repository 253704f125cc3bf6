/** The face of this room: elections of Residents’ Committees. */
export { nominate, settleCandidate, showCandidates } from './candidates.ts'
export { prepareElection } from './elections.ts'
export { decideObjection, raiseObjectionOnPaper } from './objections.ts'
export { enterVoter } from './register.ts'
