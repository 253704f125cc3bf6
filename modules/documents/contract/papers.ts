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
import { Attached, Paper, PaperContent, PaperLine, Scan } from './paper-shapes.ts'
import { Ask, CountersignMode, Named, PaperKind, PaperState, Rank, Words } from './words.ts'

export * from './paper-shapes.ts'

// Papers: drafted, numbered, sent out, filed.

export const paperNotOpen = problem(
  'paper_not_open',
  409,
  'The paper is on its way or approved; its words stand. Withdraw it first: changed words need a new round.',
  { state: PaperState },
)
export const paperMoved = problem('paper_moved', 409, 'In its present state the paper does not allow this.', {
  state: PaperState,
})
export const officeNotYours = problem('office_not_yours', 403, 'You do not work for this office.')
export const unknownOffice = problem('unknown_office', 422, 'There is no such office today.')
export const attachmentNotHere = problem(
  'attachment_not_here',
  422,
  'An attachment was not laid beside this paper, or is another file.',
)
export const nothingWritten = problem('nothing_written', 422, 'The paper has no text yet.')
export const recipientMissing = problem(
  'recipient_missing',
  422,
  'Say to whom it goes: an office of the house, or others in words.',
)
export const signerMissing = problem(
  'signer_missing',
  422,
  'The last of the approval signs, and of enough rank.',
  { rank: Rank },
)
export const cannotApprove = problem(
  'cannot_approve',
  422,
  'This person has no account or no post that approves papers here.',
  { personId: Id },
)
export const writerCannotApprove = problem(
  'writer_cannot_approve',
  422,
  'Whoever wrote the paper cannot be asked to approve it.',
  { personId: Id },
)
export const countersignOwnOffice = problem(
  'countersign_own_office',
  422,
  'The drafting office does not countersign its own paper.',
)
export const deadlinePast = problem('deadline_past', 422, 'The deadline lies in the past.')
export const seriesUnknown = problem(
  'series_unknown',
  422,
  'This organ has no such series of numbers in use.',
)
export const seriesTaken = problem('series_taken', 409, 'This organ has this series already.')
export const scanReasonMissing = problem(
  'scan_reason_missing',
  422,
  'There is a scan already; say why another.',
)
export const scanSame = problem('scan_same', 409, 'This very file is kept with the paper already.')
export const notAScan = problem('not_a_scan', 415, 'A scan is a PDF, a JPEG or a PNG.', {
  name: Type.String(),
})

// ── drafting ───────────────────────────────────────────────────────────────────────────────────────────────────

export const draftPaper = endpoint('POST', '/api/documents/papers', {
  summary: 'Begins a paper in an office one works for.',
  body: shape({ officeId: Id, placeId: Type.Optional(Id), content: PaperContent }),
  reply: byId,
  problems: [officeNotYours, unknownOffice],
  quiet: 'a draft is nobody’s act yet; handing it in is',
})
export const savePaper = endpoint('PUT', '/api/documents/papers/:id', {
  summary: 'Saves the words of a paper that is still open, as a new version.',
  params: byId,
  body: shape({ version: Type.Integer({ minimum: 1 }), content: PaperContent }),
  reply: shape({ id: Id, version: Type.Integer() }),
  problems: [paperNotOpen, unknownOffice, attachmentNotHere],
  quiet: 'a draft is nobody’s act yet; every version is kept',
})
export const attachFile = endpoint('POST', '/api/documents/papers/:id/attachments', {
  summary: 'Lays a file beside an open paper. The next version names it.',
  params: byId,
  files: { most: 1, mostBytes: 50_000_000 },
  reply: Attached,
  problems: [paperNotOpen],
  quiet: 'a file beside a draft says nothing until a version names it',
})
export const getAttachment = endpoint('GET', '/api/documents/papers/:id/attachments/:fileId', {
  summary: 'An attachment of a paper one may see.',
  params: shape({ id: Id, fileId: Id }),
  reply: Type.Unknown(),
  sends: 'application/octet-stream',
})

// ── finding and reading ────────────────────────────────────────────────────────────────────────────────────────

export const listPapers = endpoint('GET', '/api/documents/papers', {
  summary: 'Papers one may see, newest first.',
  query: shape({
    state: Type.Optional(PaperState),
    kind: Type.Optional(PaperKind),
    officeId: Type.Optional(Id),
    mine: Type.Optional(Type.Boolean()),
    /** Received by an office one works for. */
    received: Type.Optional(Type.Boolean()),
    aboutId: Type.Optional(Id),
    /** Words of the title, or a number. */
    search: Type.Optional(Type.String({ maxLength: 60 })),
    before: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  reply: Type.Array(PaperLine),
})
export const getPaper = endpoint('GET', '/api/documents/papers/:id', {
  summary: 'One paper with every step it went.',
  params: byId,
  reply: Paper,
})
export const TextLine = shape({ change: oneOf(['same', 'added', 'removed']), text: Type.String() })
export const compareVersions = endpoint('GET', '/api/documents/papers/:id/differences', {
  summary: 'What changed between two versions of a paper, line by line.',
  params: byId,
  query: shape({ from: Type.Integer({ minimum: 1 }), to: Type.Integer({ minimum: 1 }) }),
  reply: shape({ from: Type.Integer(), to: Type.Integer(), lines: Type.Array(TextLine) }),
})
export const getPaperDocx = endpoint('GET', '/api/documents/papers/:id/docx', {
  summary: 'The paper in the layout of GB/T 9704-2012.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

// ── the way of a paper ─────────────────────────────────────────────────────────────────────────────────────────

export const submitPaper = endpoint('POST', '/api/documents/papers/:id/submission', {
  summary:
    'Hands a paper in: which offices countersign, who approves in which order, who signs. Begins a new round.',
  params: byId,
  body: shape({
    version: Type.Integer({ minimum: 1 }),
    countersignOfficeIds: Type.Array(Id, { maxItems: 30, uniqueItems: true }),
    countersignMode: CountersignMode,
    countersignDueOn: orNull(CivilDate),
    approvers: Type.Array(shape({ personId: Id, ask: Ask }), { minItems: 1, maxItems: 12 }),
    words: orNull(Type.String({ maxLength: 1_000 })),
  }),
  reply: byId,
  problems: [
    paperNotOpen,
    nothingWritten,
    recipientMissing,
    signerMissing,
    cannotApprove,
    writerCannotApprove,
    countersignOwnOffice,
    deadlinePast,
    unknownOffice,
  ],
})
export const withdrawPaper = endpoint('POST', '/api/documents/papers/:id/withdrawal', {
  summary:
    'Takes a paper back before it bears a number, with a reason. Its words may then be changed in a new round.',
  params: byId,
  body: shape({ reason: Words }),
  reply: byId,
  problems: [paperMoved],
})
export const voidPaper = endpoint('POST', '/api/documents/papers/:id/voiding', {
  summary: 'Declares a paper void, with a reason. A number it bears stays given and shows the reason.',
  params: byId,
  body: shape({ reason: Words }),
  reply: byId,
  problems: [paperMoved],
})
export const numberPaper = endpoint('POST', '/api/documents/papers/:id/number', {
  summary: 'Gives an approved paper the next number of a series of its organ.',
  params: byId,
  body: shape({ series: Type.String({ minLength: 1, maxLength: 20 }) }),
  reply: shape({ id: Id, number: Type.String() }),
  problems: [paperMoved, seriesUnknown],
})
export const issuePaper = endpoint('POST', '/api/documents/papers/:id/issue', {
  summary: 'Sends a paper out: from now on its recipients see it.',
  params: byId,
  reply: byId,
  problems: [paperMoved],
})
export const filePaper = endpoint('POST', '/api/documents/papers/:id/filing', {
  summary: 'Files a paper that went out.',
  params: byId,
  body: shape({ fileMark: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }) }),
  reply: byId,
  problems: [paperMoved],
})

// ── the sealed paper come back ─────────────────────────────────────────────────────────────────────────────────

export const keepScan = endpoint('POST', '/api/documents/papers/:id/scans', {
  summary:
    'Keeps the scan of the sealed paper, byte for byte, under its SHA-256. A second one needs a reason.',
  params: byId,
  body: shape({ reason: Type.Optional(Type.String({ maxLength: 500 })) }),
  files: { most: 1, mostBytes: 80_000_000 },
  reply: Scan,
  problems: [paperMoved, scanReasonMissing, scanSame, notAScan],
})
export const getScan = endpoint('GET', '/api/documents/papers/:id/scans/:fileId', {
  summary: 'A scan of a paper one may see.',
  params: shape({ id: Id, fileId: Id }),
  reply: Type.Unknown(),
  sends: 'application/octet-stream',
})
export const checkFile = endpoint('POST', '/api/documents/checks', {
  summary:
    'Says whether a file is, byte for byte, a scan or an attachment that the register knows. Keeps nothing.',
  files: { most: 1, mostBytes: 80_000_000 },
  reply: shape({
    sha256: Type.String(),
    known: Type.Boolean(),
    /** Each paper it belongs to. Title and address only where this person may see the paper. */
    found: Type.Array(
      shape({
        as: oneOf(['scan', 'attachment']),
        number: orNull(Type.String()),
        keptAt: Instant,
        isReplaced: Type.Boolean(),
        isVoid: Type.Boolean(),
        paper: orNull(Named),
      }),
    ),
  }),
  quiet: 'looking a file up changes nothing',
})

// ── numbers ────────────────────────────────────────────────────────────────────────────────────────────────────

export const Series = shape({
  organ: Named,
  code: Type.String(),
  mark: orNull(Type.String()),
  closedOn: orNull(CivilDate),
  years: Type.Array(shape({ year: Type.Integer(), last: Type.Integer() })),
})
export type Series = Static<typeof Series>
export const listSeries = endpoint('GET', '/api/documents/series', {
  summary: 'Series of numbers of the organs within reach.',
  reply: Type.Array(Series),
})
export const openSeries = endpoint('POST', '/api/documents/series', {
  summary: 'Opens a series of numbers of an organ.',
  body: shape({
    organId: Id,
    code: Type.String({ pattern: '^[^\\s〔〕\\[\\]]{1,20}$' }),
    mark: orNull(Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })),
  }),
  reply: Type.Object({}),
  problems: [seriesTaken, unknownOffice],
})
export const NumberLine = shape({
  ordinal: Type.Integer(),
  number: Type.String(),
  takenAt: Instant,
  /** Null where another module keeps what bears the number, or where one may not see the paper. */
  paper: orNull(PaperLine),
  isKeptElsewhere: Type.Boolean(),
  voidReason: orNull(Type.String()),
  issuedAt: orNull(Instant),
  copies: Type.Integer(),
  scanSha256: orNull(Type.String()),
})
export type NumberLine = Static<typeof NumberLine>
export const listNumbers = endpoint('GET', '/api/documents/numbers', {
  summary: 'The register of numbers of a series and year, from the first to the last, without a hole.',
  query: shape({ organId: Id, series: Type.String(), year: Type.Integer() }),
  reply: shape({ lines: Type.Array(NumberLine), last: Type.Integer() }),
})
