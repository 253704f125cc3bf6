/**
 * Pure decisions of the conference: the same file decides on the server, in the browser and at the command line. The file of a closed poll
 * is written by `rules/publishing.ts` and checked by `rules/verifying.ts`, which load a schema and are asked for by name.
 */
export * from './rules/ballot.ts'
export { type BallotCount, type BallotRule, countBallots, ordersOf, readBallot } from './rules/ballots.ts'
export * from './rules/counts.ts'
export { canStand } from './rules/doubt.ts'
export * from './rules/elections.ts'
export { grade } from './rules/grading.ts'
export { merge } from './rules/merging.ts'
export { orderByStrokes, strokeOrder } from './rules/names.ts'
export * from './rules/obstacles.ts'
export { cautions, mayOpen } from './rules/opening.ts'
export * from './rules/polls.ts'
export { countRanks, type RankInput, type RankReply } from './rules/ranking.ts'
export { type CountedFacts, type Recount, recount } from './rules/recounting.ts'
export { meets, needed, percentOf, wrongShare } from './rules/shares.ts'
export { baseOf, factsOf, tally } from './rules/tally.ts'
export { plainName, readTally } from './rules/tally-input.ts'
export { sayBar, sayQuorum, sayVerdict, type VerdictFacts } from './rules/verdict.ts'
export { sayBarInEnglish, sayQuorumInEnglish, sayVerdictInEnglish } from './rules/verdict-english.ts'
export { sayRanks } from './rules/verdict-ranks.ts'
export { attempt, WrongInput } from './rules/wrong-input.ts'
