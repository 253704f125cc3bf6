import {
  CivilDate,
  Id,
  Instant,
  oneOf,
  orNull,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { PaperBody } from './layout.ts'
import {
  Ask,
  CountersignMode,
  Named,
  PaperKind,
  PaperState,
  Rank,
  SealRefusal,
  Stance,
  Urgency,
} from './words.ts'

// What one sees of a paper.

export const Attached = shape({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  sizeBytes: Type.Integer(),
  sha256: Type.String(),
})
export type Attached = Static<typeof Attached>

/** Everything of a paper that is approved: this is what is hashed. */
export const PaperContent = shape({
  kind: PaperKind,
  title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  /** 发文机关: in whose name it goes out. */
  organId: Id,
  isInternal: Type.Boolean(),
  urgency: orNull(Urgency),
  dueOn: orNull(CivilDate),
  /** 主送 and 抄送 within the house; others stand in the body’s own words. */
  mainOfficeIds: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
  copyOfficeIds: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
  /** Title, number, signer, dates and red head are filled in from the rest whenever the paper is read. */
  body: PaperBody,
  attachments: Type.Array(
    shape({
      fileId: Id,
      name: Type.String({ minLength: 1, maxLength: 200 }),
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    }),
    { maxItems: 30 },
  ),
})
export type PaperContent = Static<typeof PaperContent>

export const PaperLine = shape({
  id: Id,
  kind: PaperKind,
  title: Type.String(),
  state: PaperState,
  number: orNull(Type.String()),
  office: Named,
  draftedBy: Named,
  isInternal: Type.Boolean(),
  urgency: orNull(Urgency),
  dueOn: orNull(CivilDate),
  datedOn: orNull(CivilDate),
  touchedAt: Instant,
  /** Offices or persons whose word is missing now. */
  waitsFor: Type.Array(Type.String()),
})
export type PaperLine = Static<typeof PaperLine>

export const Countersign = shape({
  id: Id,
  office: Named,
  position: Type.Integer(),
  dueOn: orNull(CivilDate),
  isLate: Type.Boolean(),
  /** Whether this office may speak now. */
  isDue: Type.Boolean(),
  stance: orNull(Stance),
  words: orNull(Type.String()),
  spokenBy: orNull(Named),
  spokenAt: orNull(Instant),
  answer: orNull(Type.String()),
  answeredBy: orNull(Named),
  answeredAt: orNull(Instant),
})
export type Countersign = Static<typeof Countersign>

export const Approval = shape({
  id: Id,
  path: Type.String(),
  ask: Ask,
  person: Named,
  isDue: Type.Boolean(),
  outcome: orNull(oneOf(['approved', 'returned', 'passed', 'seen', 'dropped'])),
  words: orNull(Type.String()),
  /** Another than `person` where a deputy signed: 代. */
  decidedBy: orNull(Named),
  decidedAt: orNull(Instant),
  isByDeputy: Type.Boolean(),
  passedTo: orNull(Named),
})
export type Approval = Static<typeof Approval>

export const Step = shape({
  id: Id,
  round: Type.Integer(),
  version: Type.Integer(),
  act: Type.String(),
  person: Named,
  forPerson: orNull(Named),
  office: orNull(Named),
  words: orNull(Type.String()),
  at: Instant,
})
export type Step = Static<typeof Step>

export const Scan = shape({
  id: Id,
  fileId: Id,
  name: Type.String(),
  mediaType: Type.String(),
  sizeBytes: Type.Integer(),
  sha256: Type.String(),
  reason: orNull(Type.String()),
  keptBy: Named,
  keptAt: Instant,
})
export type Scan = Static<typeof Scan>

export const SealUseOfPaper = shape({
  id: Id,
  seal: Named,
  state: oneOf(['asked', 'sealed', 'refused']),
  copies: Type.Integer(),
  pages: Type.Integer(),
  appliedBy: Named,
  appliedAt: Instant,
  decidedBy: orNull(Named),
  decidedAt: orNull(Instant),
  watchedBy: orNull(Named),
  refusal: orNull(SealRefusal),
  words: orNull(Type.String()),
})

export const Paper = shape({
  id: Id,
  content: PaperContent,
  /** As it is to be read and printed: with number, signer, dates and red head as far as it has them. */
  body: PaperBody,
  state: PaperState,
  organ: Named,
  office: Named,
  placeId: Id,
  version: Type.Integer(),
  round: Type.Integer(),
  number: orNull(Type.String()),
  draftedBy: Named,
  draftedAt: Instant,
  main: Type.Array(Named),
  copies: Type.Array(Named),
  attachments: Type.Array(Attached),
  countersignMode: orNull(CountersignMode),
  countersigns: Type.Array(Countersign),
  approvals: Type.Array(Approval),
  /** What was frozen, and whether the words still are exactly that. */
  frozen: orNull(
    shape({
      version: Type.Integer(),
      sha256: Type.String(),
      at: Instant,
      signer: Named,
      rank: Rank,
      intact: Type.Boolean(),
    }),
  ),
  datedOn: orNull(CivilDate),
  issuedAt: orNull(Instant),
  filedAt: orNull(Instant),
  fileMark: orNull(Type.String()),
  voidReason: orNull(Type.String()),
  about: orNull(shape({ kind: Type.String(), id: Id })),
  steps: Type.Array(Step),
  versions: Type.Array(shape({ version: Type.Integer(), by: Named, at: Instant, sha256: Type.String() })),
  scans: Type.Array(Scan),
  sealUses: Type.Array(SealUseOfPaper),
  /** What this person may do with it now, by the names of the acts. */
  may: Type.Array(Type.String()),
  /** The line this person is to decide now, and for whom when as a deputy. */
  mine: orNull(shape({ approvalId: Id, ask: Ask, forPerson: orNull(Named) })),
  /** Offices for which this person may speak now. */
  speaksFor: Type.Array(Named),
})
export type Paper = Static<typeof Paper>
