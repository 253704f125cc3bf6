import Type, { type Static } from 'typebox'
import { type BallotMarks, gradeMarks, lineMarks } from './ballot.ts'
import { grades } from './counts.ts'
import { ballotModes, bases, secrecies, tallyKinds, writeInRules } from './polls.ts'

// The file of a closed poll: every fact that its result follows from, for everybody to take away and count again.

const oneOf = <const V extends readonly string[]>(values: V) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values] })
const shape = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })
const orNull = <S extends Parameters<typeof Type.Optional>[0]>(schema: S) => Type.Union([schema, Type.Null()])

const Many = Type.Integer({ minimum: 0 })
const Text = Type.String()
const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Instant = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' })
const Share = Type.Unsafe<[number, number]>({ type: 'array', items: Many, minItems: 2, maxItems: 2 })

const FourMarks = shape({ satisfied: Many, mostly: Many, dissatisfied: Many, unknown: Many })

/** A line as tellers counted it: votes, or the four boxes of an evaluation. `option` is the id of a printed line or a name written in. */
export const PublishedLine = shape({
  option: Text,
  for: Type.Optional(Many),
  against: Type.Optional(Many),
  abstain: Type.Optional(Many),
  marks: Type.Optional(FourMarks),
})
export type PublishedLine = Static<typeof PublishedLine>

const counted = {
  issued: Many,
  returned: Many,
  invalid: Many,
  lines: Type.Array(PublishedLine),
  /** Of a ranked list, instead of lines: one order per valid ballot. */
  orders: Type.Array(Type.Array(Text)),
}

export const PublishedBallot = shape({
  /** Random; the voter’s receipt. */
  id: Type.String({ pattern: '^[0-9a-f]{32}$' }),
  marks: Type.Unsafe<BallotMarks>(
    shape({
      mode: oneOf(ballotModes),
      lines: Type.Optional(Type.Record(Text, oneOf(lineMarks))),
      picks: Type.Optional(Type.Array(Text)),
      grades: Type.Optional(Type.Record(Text, oneOf(gradeMarks))),
      writeIns: Type.Optional(Type.Array(shape({ name: Text, insteadOf: orNull(Text) }))),
    }),
  ),
  /** In a named poll, and in no other. */
  voter: Type.Optional(shape({ id: Text, name: Text })),
})

export const PublishedBox = shape({
  /** The places whose paper was put into it. In a secret poll small ones are put together. */
  names: Type.Array(Text, { minItems: 1 }),
  ...counted,
  /** What each teller entered without seeing the other; left out where several counted boxes were put together. */
  entries: Type.Array(shape({ teller: Text, ...counted })),
})
export type PublishedBox = Static<typeof PublishedBox>

export const PublishedHands = shape({
  name: Text,
  teller: Text,
  /** Who had a hand to raise there. */
  voters: Many,
  how: oneOf(['counted', 'derived', 'unanimous']),
  lines: Type.Array(PublishedLine),
})

export const PublishedResult = shape({
  quorate: Type.Boolean(),
  void: orNull(oneOf(['inquorate', 'returned-exceeds-issued'])),
  /** 0 for a ranked list, which needs no number of votes. */
  needed: Many,
  options: Type.Array(
    shape({
      id: Text,
      for: Many,
      against: Many,
      abstain: Many,
      percent: Text,
      passed: Type.Boolean(),
      grade: Type.Optional(orNull(oneOf(grades))),
      marks: Type.Optional(FourMarks),
      sum: Type.Optional(Many),
      place: Type.Optional(Many),
    }),
  ),
  elected: Type.Array(Text),
  tied: Type.Array(Text),
  vacant: Many,
  next: orNull(oneOf(['revote', 'separate-election', 'repeat'])),
  verdict: Text,
})
export type PublishedResult = Static<typeof PublishedResult>

export const publishedFormat = 'lilong.poll/1'

/** The parts of a file, each with a digest of its own; of the lists each item has one. */
export const sections = {
  poll: shape({
    body: Text,
    session: Text,
    /** 第几号表决. */
    number: Many,
    question: Text,
    kind: oneOf([...tallyKinds, 'ranked']),
    mode: oneOf(ballotModes),
    stage: oneOf(['formal', 'primary']),
    secrecy: oneOf(secrecies),
    quorum: shape({ share: Share, strict: Type.Boolean(), base: oneOf(['entitled']) }),
    rule: shape({ share: Share, strict: Type.Boolean(), base: oneOf(bases) }),
    seats: Many,
    most: Many,
    writeIns: oneOf(writeInRules),
    ties: oneOf(['revote', 'separate']),
    /** Exactly the text that was voted, where it is a plan’s. */
    draft: orNull(shape({ id: Text, version: Many, hash: Text })),
  }),
  round: shape({
    id: Text,
    ordinal: Many,
    cause: oneOf(['first', 'revote', 'separate', 'repeat']),
    openedAt: Instant,
    endedAt: orNull(Instant),
    closedAt: orNull(Instant),
    /** The ballots held before on the same question, void ones too. */
    former: Type.Array(shape({ number: Many, ordinal: Many, digest: orNull(Digest) })),
  }),
  attendance: shape({
    entitled: Many,
    present: Many,
    arrived: Many,
    left: Many,
    assigned: shape({ phone: Many, paper: Many, hands: Many }),
    /** Ballots that could not be accounted for. */
    doubtful: Many,
  }),
  options: Type.Array(shape({ id: Text, label: Text, note: orNull(Text), parts: Type.Array(Text) })),
  ballots: Type.Array(PublishedBallot),
  boxes: Type.Array(PublishedBox),
  hands: Type.Array(PublishedHands),
  signatures: Type.Array(shape({ name: Text, signs: Type.Boolean(), words: orNull(Text) })),
  /** Null when voting was voided before anything was counted. */
  sums: orNull(shape({ issued: Many, returned: Many, valid: Many, invalid: Many })),
  result: orNull(PublishedResult),
  voided: orNull(shape({ cause: oneOf(['declared', 'cannot-stand']), reason: Text })),
} as const
export type Section = keyof typeof sections

/** What is to be published, before its digests are made. */
export const PublishedFacts = shape(sections)
export type PublishedFacts = Static<typeof PublishedFacts>

const ofItems = Type.Array(Digest)
export const PublishedPoll = shape({
  format: oneOf([publishedFormat]),
  ...sections,
  digests: shape({
    poll: Digest,
    round: Digest,
    attendance: Digest,
    options: ofItems,
    ballots: ofItems,
    boxes: ofItems,
    hands: ofItems,
    signatures: ofItems,
    sums: Digest,
    result: Digest,
    voided: Digest,
  }),
  /** Of all the rest; the number on the signed sheet. */
  digest: Digest,
})
export type PublishedPoll = Static<typeof PublishedPoll>
