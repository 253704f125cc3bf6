import {
  Amount,
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
import { Named, RecordState, ReversalReason } from './words.ts'

// What was done: recorded with evidence, accepted by another person, released, corrected.

export const Photo = shape({
  id: Id,
  widthPx: orNull(Type.Integer()),
  heightPx: orNull(Type.Integer()),
  isPublic: Type.Boolean(),
})

export const Deed = shape({
  id: Id,
  projectId: Id,
  projectTitle: Type.String(),
  targetId: Id,
  targetQuoted: Type.String(),
  /** What is counted, as the text names it: "120个" alone says little. */
  targetSubject: orNull(Type.String()),
  unit: orNull(Type.String()),
  place: Named,
  office: orNull(Named),
  happenedOn: CivilDate,
  quantity: Type.Number(),
  note: orNull(Type.String()),
  state: RecordState,
  submittedBy: Named,
  submittedAt: Instant,
  decidedBy: orNull(Named),
  decidedAt: orNull(Instant),
  returnReason: orNull(Type.String()),
  reversalReason: orNull(ReversalReason),
  photos: Type.Array(Photo),
  releasedAt: orNull(Instant),
  heldUntilOn: orNull(CivilDate),
  holdReason: orNull(Type.String()),
  may: Type.Array(Type.String()),
})
export type Deed = Static<typeof Deed>

export const deedInFuture = problem('deed_in_future', 422, 'The day of the deed lies in the future.')
export const deedBeforePlan = problem(
  'deed_before_plan',
  422,
  'The day of the deed lies before the year of the plan.',
)
export const quantityNotPositive = problem(
  'quantity_not_positive',
  422,
  'What was done is a number larger than zero.',
)
export const quantityTooFine = problem('quantity_too_fine', 422, 'This unit is counted in whole numbers.', {
  unit: Type.String(),
})
export const evidenceMissing = problem('evidence_missing', 422, 'Add at least one photo.')
export const photoNotYours = problem(
  'photo_not_yours',
  422,
  'A photo belongs to another record or another person.',
)
export const alreadyDecided = problem(
  'already_decided',
  409,
  'Somebody decided about this record meanwhile.',
  { recordId: Id, state: RecordState },
)
export const selfAcceptance = problem(
  'self_acceptance',
  403,
  'Whoever submitted a record cannot accept it.',
  { recordId: Id },
)
export const projectClosed = problem(
  'project_closed',
  409,
  'The project is stopped or accepted; nothing is recorded any more.',
)
export const measuredByIndicator = problem(
  'measured_by_indicator',
  409,
  'This number comes from an indicator; nothing is recorded for it here.',
)
export const alreadyReversed = problem('already_reversed', 409, 'This record was taken back already.')
export const wholeMissing = problem('whole_missing', 409, 'Say first what the share is a share of.')
export const alreadyReleased = problem('already_released', 409, 'This record is public already.', {
  recordId: Id,
})
export const recordHeld = problem('record_held', 409, 'This record is held back until a later day.', {
  recordId: Id,
  untilOn: CivilDate,
})
export const notReleasable = problem('not_releasable', 409, 'Only accepted records are released.', {
  recordId: Id,
})
export const holdNeedsFuture = problem(
  'hold_needs_future',
  422,
  'Hold a record until a day that is still to come.',
)

export const keepPhoto = endpoint('POST', '/api/plans/photos', {
  summary: 'Keeps a photo until a record names it. One file.',
  files: { most: 1, mostBytes: 30_000_000 },
  reply: Photo,
  quiet: 'a photo alone says nothing yet; the record that names it is the act',
})
export const submitRecord = endpoint('POST', '/api/plans/targets/:id/records', {
  summary:
    'Records what was done: how many, where, on which day, with photos. Counts only once another person has accepted it.',
  params: byId,
  body: shape({
    placeId: Id,
    happenedOn: CivilDate,
    quantity: Amount,
    note: orNull(Type.String({ maxLength: 1_000 })),
    photoIds: Type.Array(Id, { maxItems: 12, uniqueItems: true }),
  }),
  reply: byId,
  problems: [
    deedInFuture,
    deedBeforePlan,
    quantityNotPositive,
    quantityTooFine,
    evidenceMissing,
    photoNotYours,
    projectClosed,
    wholeMissing,
    measuredByIndicator,
  ],
})
export const listRecords = endpoint('GET', '/api/plans/records', {
  summary: 'Records the actor may see, newest first.',
  query: shape({
    planId: Type.Optional(Id),
    projectId: Type.Optional(Id),
    targetId: Type.Optional(Id),
    placeId: Type.Optional(Id),
    state: Type.Optional(RecordState),
    /** Those this actor may accept now. */
    forMe: Type.Optional(Type.Boolean()),
    mine: Type.Optional(Type.Boolean()),
    before: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  reply: Type.Array(Deed),
})
export const getRecord = endpoint('GET', '/api/plans/records/:id', {
  summary: 'One record.',
  params: byId,
  reply: Deed,
})
export const getRecordPhoto = endpoint('GET', '/api/plans/records/:id/photos/:photoId', {
  summary: 'A photo of a record the actor may see.',
  params: shape({ id: Id, photoId: Id }),
  query: shape({ width: Type.Optional(Type.Integer({ minimum: 64, maximum: 2048 })) }),
  reply: Type.Unknown(),
  sends: 'image/jpeg',
})
export const acceptRecords = endpoint('POST', '/api/plans/records/acceptances', {
  summary: 'Accepts records of others, all or none. From now on they count, on the day of the deed.',
  body: shape({ recordIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) }),
  reply: shape({ accepted: Type.Integer() }),
  problems: [alreadyDecided, selfAcceptance, projectClosed, measuredByIndicator],
})
export const returnRecord = endpoint('POST', '/api/plans/records/:id/return', {
  summary: 'Sends a record back to whoever submitted it, with a reason.',
  params: byId,
  body: shape({ reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) }),
  reply: byId,
  problems: [alreadyDecided],
})
export const withdrawRecord = endpoint('POST', '/api/plans/records/:id/withdrawal', {
  summary: 'Takes back one’s own record before anybody decided about it.',
  params: byId,
  reply: byId,
  problems: [alreadyDecided],
})
export const reverseRecord = endpoint('POST', '/api/plans/records/:id/reversal', {
  summary: 'Takes an accepted record out of every figure. It stays readable, with the reason.',
  params: byId,
  body: shape({ reason: ReversalReason }),
  reply: byId,
  problems: [alreadyReversed, alreadyDecided],
})

// ── samples by the Party and government office (党政办抽查) ─────────────────────────────────────────────────────

export const Sample = shape({
  id: Id,
  record: Deed,
  drawnAt: Instant,
  outcome: orNull(oneOf(['confirmed', 'doubted'])),
  words: orNull(Type.String()),
})
export const nothingToSample = problem(
  'nothing_to_sample',
  409,
  'No accepted record of others is left to draw.',
)
export const drawSamples = endpoint('POST', '/api/plans/:id/samples', {
  summary: 'Draws accepted records at random for a check, those of others and not drawn before.',
  params: byId,
  body: shape({ count: Type.Integer({ minimum: 1, maximum: 50 }) }),
  reply: shape({ drawn: Type.Integer() }),
  problems: [nothingToSample],
})
export const listSamples = endpoint('GET', '/api/plans/:id/samples', {
  summary: 'Samples and what came of them.',
  params: byId,
  reply: Type.Array(Sample),
})
export const judgeSample = endpoint('POST', '/api/plans/samples/:id/outcome', {
  summary: 'Says whether the record held. A doubted record is taken out of the figures in the same act.',
  params: byId,
  body: shape({ outcome: oneOf(['confirmed', 'doubted']), words: orNull(Type.String({ maxLength: 500 })) }),
  reply: byId,
  problems: [alreadyDecided, alreadyReversed, selfAcceptance],
})

// ── release ────────────────────────────────────────────────────────────────────────────────────────────────────

export const listReleasable = endpoint('GET', '/api/plans/:id/releasable', {
  summary: 'Accepted records that are not public yet, with holds.',
  params: byId,
  reply: Type.Array(Deed),
})
export const releaseRecords = endpoint('POST', '/api/plans/:id/releases', {
  summary: 'Makes accepted records public, in the name of whoever releases them. Photos can be left out.',
  params: byId,
  body: shape({
    recordIds: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }),
    hiddenPhotoIds: Type.Array(Id, { maxItems: 2_000, uniqueItems: true }),
  }),
  reply: shape({ released: Type.Integer() }),
  problems: [notReleasable, alreadyReleased, recordHeld],
})
export const holdRecord = endpoint('POST', '/api/plans/records/:id/hold', {
  summary: 'Holds an accepted record back until a day, with a reason.',
  params: byId,
  body: shape({ untilOn: CivilDate, reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) }),
  reply: byId,
  problems: [alreadyReleased, notReleasable, holdNeedsFuture],
})
export const liftHold = endpoint('POST', '/api/plans/records/:id/hold/lifted', {
  summary: 'Ends a hold early.',
  params: byId,
  reply: byId,
  problems: [notReleasable],
})

// ── sheets: xlsx out and back ──────────────────────────────────────────────────────────────────────────────────

export const SheetRow = shape({
  row: Type.Integer(),
  targetId: orNull(Id),
  targetQuoted: orNull(Type.String()),
  projectTitle: orNull(Type.String()),
  placeName: orNull(Type.String()),
  happenedOn: orNull(Type.String()),
  quantity: orNull(Type.Number()),
  note: orNull(Type.String()),
  /** A problem of this row by name, or null when it can become a record. */
  problem: orNull(Type.String()),
  recordId: orNull(Id),
})
export const Sheet = shape({
  id: Id,
  planId: Id,
  name: Type.String(),
  uploadedAt: Instant,
  rows: Type.Array(SheetRow),
})
export type Sheet = Static<typeof Sheet>
export const sheetUnreadable = problem(
  'sheet_unreadable',
  422,
  'This is not the sheet that was handed out.',
  { reason: Type.String() },
)
export const sheetRowRefused = problem('sheet_row_refused', 422, 'A chosen row cannot become a record.', {
  row: Type.Integer(),
  reason: Type.String(),
})
export const getSheetTemplate = endpoint('GET', '/api/plans/:id/sheet.xlsx', {
  summary:
    'A sheet to fill in away from the desk: the targets the actor may record for, with hidden signed row ids.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
export const uploadSheet = endpoint('POST', '/api/plans/:id/sheets', {
  summary: 'Reads a sheet that came back and shows every change it would make. Nothing is recorded yet.',
  params: byId,
  files: { most: 1, mostBytes: 10_000_000 },
  reply: Sheet,
  problems: [sheetUnreadable],
  quiet: 'a preview; each accepted row is an act of its own',
})
export const getSheet = endpoint('GET', '/api/plans/sheets/:id', {
  summary: 'A returned sheet, row by row.',
  params: byId,
  reply: Sheet,
})
export const acceptSheetRows = endpoint('POST', '/api/plans/sheets/:id/rows', {
  summary: 'Turns chosen rows into submitted records, all or none.',
  params: byId,
  body: shape({ rows: Type.Array(Type.Integer(), { minItems: 1, maxItems: 1_000, uniqueItems: true }) }),
  reply: shape({ submitted: Type.Integer() }),
  problems: [sheetRowRefused],
})

// ── my day ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const getWaiting = endpoint('GET', '/api/plans/waiting', {
  summary:
    'What waits for this actor: records to accept or release, records that came back, targets that are late.',
  reply: shape({
    toAccept: Type.Array(Deed),
    toRelease: Type.Array(Deed),
    cameBack: Type.Array(Deed),
    toSample: Type.Integer(),
    late: Type.Array(
      shape({ projectId: Id, title: Type.String(), targetQuoted: Type.String(), standing: Type.String() }),
    ),
  }),
})
