/** Pure decisions of the conference: the same file decides on the server, in the browser and at the command line. */
export type {
  BallotFault,
  BallotMarks,
  BallotReading,
  CountedLine,
  GradeMark,
  LineFault,
  LineMark,
  WriteIn,
} from './rules/ballot.ts'
export { gradeMarks, lineMarks } from './rules/ballot.ts'
export type {
  CountPart,
  Grade,
  Marks,
  NextStep,
  OptionResult,
  Standing,
  TallyInput,
  TallyOption,
  TallyReply,
  VoidReason,
} from './rules/counts.ts'
export { grades } from './rules/counts.ts'
export type { Caution, Obstacle, OpeningBox, OpeningFacts } from './rules/obstacles.ts'
export { secretLeast, tellersLeast } from './rules/obstacles.ts'
export type {
  BallotMode,
  Base,
  Channel,
  PollKind,
  PollRule,
  Quorum,
  Rule,
  Secrecy,
  Share,
  TallyKind,
  WriteInRule,
} from './rules/polls.ts'
export { ballotModes, bases, channels, secrecies, tallyKinds, writeInRules } from './rules/polls.ts'
