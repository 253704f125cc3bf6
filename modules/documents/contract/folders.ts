import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { evidenceKinds, folderStates } from '../rules/folders.ts'
import { Named } from './words.ts'

// Inspection folders (迎检): what an assessment asks for, point by point, and what proves it.

export const EvidenceKind = oneOf(evidenceKinds)
export const FolderState = oneOf(folderStates)

/** A number as it stood when it was bound. */
export const PinnedNumber = shape({
  indicatorId: Id,
  versionId: Id,
  from: CivilDate,
  until: CivilDate,
  placeId: orNull(Id),
  value: orNull(Type.Number()),
  /** Why there is none. */
  why: orNull(Type.String()),
  unit: Type.String(),
  decimals: Type.Integer(),
  n: Type.Integer(),
  pinnedOn: CivilDate,
})
export type PinnedNumber = Static<typeof PinnedNumber>

export const Evidence = shape({
  id: Id,
  kind: EvidenceKind,
  refId: Id,
  sourceKey: orNull(Type.String()),
  title: Type.String(),
  /** The page on which it opens; null where there is none. */
  path: orNull(Type.String()),
  happenedOn: CivilDate,
  pinned: orNull(PinnedNumber),
  sha256: orNull(Type.String()),
  boundBy: Named,
  boundAt: Instant,
  /** Why it does not count: taken back, declared void, of other days, of another kind. Null: it counts. */
  fault: orNull(oneOf(['taken_back', 'void', 'outside_period', 'wrong_kind', 'no_value'])),
})
export type Evidence = Static<typeof Evidence>

export const Standard = shape({
  id: Id,
  position: Type.Integer(),
  code: Type.String(),
  section: orNull(Type.String()),
  words: Type.String(),
  needsKind: orNull(EvidenceKind),
  needsCount: Type.Integer(),
  from: orNull(CivilDate),
  until: orNull(CivilDate),
  weight: orNull(Type.Number()),
  office: Named,
  dueOn: CivilDate,
  waivedReason: orNull(Type.String()),
  evidence: Type.Array(Evidence),
  /** How many of its evidence count, and how many are still wanting. */
  have: Type.Integer(),
  missing: Type.Integer(),
  isLate: Type.Boolean(),
  /** Whether this person may bring evidence to it now. */
  isMine: Type.Boolean(),
  /** Whether it belongs to an office this person works for. */
  isOwn: Type.Boolean(),
})
export type Standard = Static<typeof Standard>

export const Tally = shape({
  standards: Type.Integer(),
  met: Type.Integer(),
  waived: Type.Integer(),
  missing: Type.Integer(),
  late: Type.Integer(),
  weight: orNull(Type.Number()),
  weightMet: orNull(Type.Number()),
  /** Whose the missing ones are, the most first. */
  byOffice: Type.Array(
    shape({ office: Named, missing: Type.Integer(), late: Type.Integer(), standards: Type.Integer() }),
  ),
})
export type Tally = Static<typeof Tally>

export const FolderLine = shape({
  id: Id,
  title: Type.String(),
  state: FolderState,
  office: Named,
  dueOn: CivilDate,
  standards: Type.Integer(),
  met: Type.Integer(),
  missing: Type.Integer(),
  /** Of the missing ones, those of this person’s offices. */
  missingMine: Type.Integer(),
})
export type FolderLine = Static<typeof FolderLine>

export const Folder = shape({
  id: Id,
  title: Type.String(),
  basis: orNull(Type.String()),
  inspector: orNull(Type.String()),
  office: Named,
  state: FolderState,
  dueOn: CivilDate,
  from: CivilDate,
  until: CivilDate,
  completedAt: orNull(Instant),
  completedBy: orNull(Named),
  handedInAt: orNull(Instant),
  handedInBy: orNull(Named),
  handedInSha256: orNull(Type.String()),
  standards: Type.Array(Standard),
  tally: Tally,
  may: Type.Array(oneOf(['edit', 'complete', 'reopen', 'hand_in', 'export'])),
})
export type Folder = Static<typeof Folder>

/** A standard as somebody typed or pasted it. */
export const StandardDraft = shape({
  code: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  section: orNull(Type.String({ maxLength: 200 })),
  words: Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' }),
  needsKind: orNull(EvidenceKind),
  needsCount: Type.Integer({ minimum: 1, maximum: 999 }),
  from: orNull(CivilDate),
  until: orNull(CivilDate),
  weight: orNull(Type.Number({ minimum: 0, maximum: 10_000 })),
  officeId: Id,
  dueOn: orNull(CivilDate),
})
export type StandardDraft = Static<typeof StandardDraft>

/** A line of a pasted text or a sheet, as it was understood; `problem` says by name why it cannot be taken as it is. */
export const ReadStandard = shape({
  line: Type.Integer(),
  code: Type.String(),
  section: orNull(Type.String()),
  words: Type.String(),
  needsKind: orNull(EvidenceKind),
  needsCount: Type.Integer(),
  weight: orNull(Type.Number()),
  officeId: orNull(Id),
  officeName: orNull(Type.String()),
  dueOn: orNull(CivilDate),
  problem: orNull(oneOf(['no_words', 'code_twice', 'unknown_office', 'bad_number', 'bad_day', 'formula'])),
})
export type ReadStandard = Static<typeof ReadStandard>

export const mostStandards = 500

export const folderNotOpen = problem('folder_not_open', 409, 'The folder is closed for changes.', {
  state: FolderState,
})
export const folderIncomplete = problem('folder_incomplete', 409, 'Something is still missing.', {
  missing: Type.Integer(),
})
export const folderHandedIn = problem('folder_handed_in', 409, 'The folder was handed in and stays as it is.')
export const folderEmpty = problem('folder_empty', 409, 'The folder has no standards yet.')
export const folderTooLarge = problem(
  'folder_too_large',
  422,
  'The files are too many or too large for one archive.',
  {
    mostBytes: Type.Integer(),
    bytes: Type.Integer(),
  },
)
export const standardCodeTwice = problem('standard_code_twice', 422, 'Two standards have the same code.')
export const standardHasEvidence = problem(
  'standard_has_evidence',
  409,
  'This standard has evidence already.',
)
export const standardsUnreadable = problem(
  'standards_unreadable',
  422,
  'No standards were found in this file.',
  {
    reason: Type.String(),
  },
)
export const tooManyStandards = problem('too_many_standards', 422, 'More standards than a folder holds.', {
  most: Type.Integer(),
})
export const evidenceNotSeen = problem(
  'evidence_not_seen',
  422,
  'There is no such record, or it is not yours to see.',
)
export const evidenceTwice = problem('evidence_twice', 409, 'This already proves the standard.')
export const evidenceNotAccepted = problem(
  'evidence_not_accepted',
  422,
  'Only a picture, a PDF, a Word or an Excel file serves as evidence.',
)
export const folderDays = problem('folder_days', 422, 'The period ends before it begins.')

const text = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })
const head = {
  title: text(120),
  basis: orNull(Type.String({ maxLength: 300 })),
  inspector: orNull(Type.String({ maxLength: 120 })),
  dueOn: CivilDate,
  from: CivilDate,
  until: CivilDate,
}

export const listFolders = endpoint('GET', '/api/documents/folders', {
  summary: 'Folders of one’s offices, and those in which one’s offices have something to prove.',
  reply: Type.Array(FolderLine),
})
export const openFolder = endpoint('POST', '/api/documents/folders', {
  summary: 'Begins an inspection folder in an office one works for.',
  body: shape({ ...head, officeId: Id }),
  reply: byId,
  problems: [folderDays],
})
export const getFolder = endpoint('GET', '/api/documents/folders/:id', {
  summary: 'A folder: every standard with its evidence, what is missing and whose it is.',
  params: byId,
  reply: Folder,
})
export const readStandards = endpoint('POST', '/api/documents/folders/:id/standards/reading', {
  summary: 'Reads standards from pasted text and shows how each line is understood. Nothing is kept.',
  params: byId,
  body: shape({ text: Type.String({ minLength: 1, maxLength: 200_000 }) }),
  reply: shape({ rows: Type.Array(ReadStandard) }),
  problems: [tooManyStandards],
  quiet: 'a preview; the standards that are added are the act',
})
export const readStandardSheet = endpoint('POST', '/api/documents/folders/:id/standards/sheet', {
  summary: 'Reads standards from an xlsx and shows how each row is understood. Nothing is kept.',
  params: byId,
  files: { most: 1, mostBytes: 5_000_000 },
  reply: shape({ rows: Type.Array(ReadStandard) }),
  problems: [standardsUnreadable, tooManyStandards],
  quiet: 'a preview; the standards that are added are the act',
})
export const addStandards = endpoint('POST', '/api/documents/folders/:id/standards', {
  summary: 'Adds standards to an open folder, all or none.',
  params: byId,
  body: shape({ standards: Type.Array(StandardDraft, { minItems: 1, maxItems: mostStandards }) }),
  reply: shape({ added: Type.Integer() }),
  problems: [folderNotOpen, standardCodeTwice, tooManyStandards, evidenceNotSeen],
})
export const changeStandard = endpoint('POST', '/api/documents/folders/standards/:id', {
  summary: 'Changes what a standard asks, whose it is, or says why nothing is needed.',
  params: byId,
  body: shape({
    needsKind: orNull(EvidenceKind),
    needsCount: Type.Integer({ minimum: 1, maximum: 999 }),
    officeId: Id,
    dueOn: orNull(CivilDate),
    waivedReason: orNull(text(500)),
  }),
  reply: byId,
  problems: [folderNotOpen],
})
export const dropStandard = endpoint('POST', '/api/documents/folders/standards/:id/removal', {
  summary: 'Takes a standard out of an open folder, as long as nothing is bound to it.',
  params: byId,
  reply: byId,
  problems: [folderNotOpen, standardHasEvidence],
})

export const Candidate = shape({
  id: Id,
  on: CivilDate,
  title: Type.String(),
  isBound: Type.Boolean(),
})
export type Candidate = Static<typeof Candidate>
export const listCandidates = endpoint('GET', '/api/documents/folders/standards/:id/candidates', {
  summary: 'Records, papers or indicators this person may see that could prove the standard, of its days.',
  params: byId,
  query: shape({
    kind: oneOf(['record', 'paper', 'indicator']),
    sourceKey: Type.Optional(Type.String({ maxLength: 60 })),
    search: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  reply: Type.Array(Candidate),
})
export const bindEvidence = endpoint('POST', '/api/documents/folders/standards/:id/evidence', {
  summary: 'Binds records, papers or an indicator’s present value to a standard.',
  params: byId,
  body: shape({
    kind: oneOf(['record', 'paper', 'indicator']),
    sourceKey: orNull(Type.String({ maxLength: 60 })),
    refIds: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true }),
  }),
  reply: shape({ bound: Type.Integer() }),
  problems: [folderNotOpen, evidenceNotSeen, evidenceTwice],
})
export const keepEvidenceFile = endpoint('POST', '/api/documents/folders/standards/:id/files', {
  summary: 'Keeps a file as evidence, byte for byte, with its hash.',
  params: byId,
  body: shape({ title: Type.String({ maxLength: 200 }), happenedOn: CivilDate }),
  files: { most: 1, mostBytes: 30_000_000 },
  reply: shape({ bound: Type.Integer() }),
  problems: [folderNotOpen, evidenceTwice, evidenceNotAccepted],
})
export const removeEvidence = endpoint('POST', '/api/documents/folders/evidence/:id/removal', {
  summary: 'Takes evidence out of an open folder; what it was stays in the ledger.',
  params: byId,
  reply: byId,
  problems: [folderNotOpen],
})
export const getEvidenceFile = endpoint('GET', '/api/documents/folders/evidence/:id/file', {
  summary: 'A file that was kept as evidence.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/octet-stream',
})
export const completeFolder = endpoint('POST', '/api/documents/folders/:id/completion', {
  summary: 'Says that the folder is complete. Refused while anything is missing.',
  params: byId,
  reply: byId,
  problems: [folderNotOpen, folderIncomplete, folderEmpty],
})
export const reopenFolder = endpoint('POST', '/api/documents/folders/:id/reopening', {
  summary: 'Opens a complete folder again, before it is handed in.',
  params: byId,
  reply: byId,
  problems: [folderHandedIn],
})
export const handInFolder = endpoint('POST', '/api/documents/folders/:id/handing-in', {
  summary: 'Hands a complete folder in: from now on it stays as it is, under the hash of all it holds.',
  params: byId,
  reply: shape({ id: Id, sha256: Type.String() }),
  problems: [folderNotOpen, folderIncomplete, folderHandedIn],
})
export const exportFolder = endpoint('GET', '/api/documents/folders/:id/archive.zip', {
  summary: 'The folder as an archive: an index and every file with its hash.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/zip',
  problems: [folderTooLarge],
})
