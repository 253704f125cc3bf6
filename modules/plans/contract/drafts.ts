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
import { DraftStage, ProjectLevel, QuantityRole, quantityFields } from './words.ts'

// Drafts: from the plan's own text to the text that is adopted.

const LocalId = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' })

export const DraftQuantity = shape({
  /** Made by the reader or the page; unique within the draft. */
  id: LocalId,
  ...quantityFields,
  role: QuantityRole,
  /** The id of the whole in the same item, for a part named by 含 or 其中. */
  partOf: orNull(LocalId),
  /** Decided by a person; the reader proposes role `target`. */
  isTarget: Type.Boolean(),
  /** False when an edit took away the words it stood on: a person must place it again or drop it before adoption. */
  isPlaced: Type.Boolean(),
})
export type DraftQuantity = Static<typeof DraftQuantity>

/** What becomes of an item at adoption: a project to be kept track of, prose that stays in the text, or nothing. */
export const itemParts = ['project', 'prose', 'left_out'] as const

export const DraftItem = shape({
  id: LocalId,
  number: orNull(Type.String({ maxLength: 20 })),
  category: orNull(Type.String({ maxLength: 200 })),
  text: Type.String({ maxLength: 20_000 }),
  sourceStart: quantityFields.sourceStart,
  sourceEnd: quantityFields.sourceEnd,
  part: oneOf(itemParts),
  level: ProjectLevel,
  /** A short name for lists; the adopted text stays what it is. */
  title: Type.String({ maxLength: 120 }),
  quantities: Type.Array(DraftQuantity, { maxItems: 500 }),
})
export type DraftItem = Static<typeof DraftItem>

export const DraftContent = shape({
  title: orNull(Type.String({ maxLength: 200 })),
  year: orNull(Type.Integer({ minimum: 1980, maximum: 2100 })),
  items: Type.Array(DraftItem, { maxItems: 2_000 }),
})
export type DraftContent = Static<typeof DraftContent>

export const Draft = shape({
  id: Id,
  planId: Id,
  stage: DraftStage,
  ordinal: Type.Integer(),
  version: Type.Integer(),
  source: Type.String(),
  sourceName: orNull(Type.String()),
  content: DraftContent,
  isFrozen: Type.Boolean(),
  /** It lies before the voters at this moment. */
  isHeld: Type.Boolean(),
  savedAt: Instant,
  savedBy: orNull(Type.String()),
})
export type Draft = Static<typeof Draft>

export const PlanSummary = shape({
  id: Id,
  title: Type.String(),
  year: orNull(Type.Integer()),
  adoptedOn: orNull(CivilDate),
  adoptedDraftId: orNull(Id),
  projects: Type.Integer(),
  targets: Type.Integer(),
  drafts: Type.Array(
    shape({
      id: Id,
      stage: DraftStage,
      ordinal: Type.Integer(),
      savedAt: Instant,
      isFrozen: Type.Boolean(),
      savedBy: orNull(Type.String()),
    }),
  ),
})
export type PlanSummary = Static<typeof PlanSummary>

export const sourceUnreadable = problem('source_unreadable', 422, 'The file cannot be read as a plan text.', {
  /** Why: empty, too_large (bytes), too_long (letters or items), not_text, binary, old_word, pdf, archive, encrypted, damaged, unknown_encoding. */
  reason: Type.String(),
  name: orNull(Type.String()),
})
export const draftFrozen = problem('draft_frozen', 409, 'This text was adopted; it no longer changes.')
/** How a list was voted: the ballot, its number in the session, and the digest of what it published. */
export const PlanVote = shape({
  roundId: Id,
  number: Type.Integer(),
  session: Type.String(),
  digest: Type.String(),
})
export type PlanVote = Static<typeof PlanVote>

export const draftHeld = problem(
  'draft_held',
  409,
  'This text lies before the voters; it does not change until the vote is over.',
)
export const planAdopted = problem('plan_adopted', 409, 'This plan is adopted already.')
export const anchorAstray = problem('anchor_astray', 422, 'A quantity does not stand where the draft says.', {
  itemId: Type.String(),
  quantityId: Type.String(),
  quoted: Type.String(),
})
export const nothingToAdopt = problem('nothing_to_adopt', 422, 'No item of this draft is a project.')
export const adoptionInFuture = problem('adoption_in_future', 422, 'The day of adoption lies in the future.')
export const yearTaken = problem(
  'year_taken',
  409,
  'A plan of this office for this year is adopted already.',
  { year: Type.Integer() },
)
export const yearMissing = problem('year_missing', 422, 'Say which year the plan is for before adopting it.')
export const partAstray = problem(
  'part_astray',
  422,
  'A part points to a whole that is not in the same item, or in a circle.',
  {
    itemId: Type.String(),
    quantityId: Type.String(),
  },
)

export const listPlans = endpoint('GET', '/api/plans', {
  summary: 'All plans with their drafts.',
  reply: Type.Array(PlanSummary),
})
export const getPlan = endpoint('GET', '/api/plans/:id', {
  summary: 'One plan with its drafts.',
  params: byId,
  reply: PlanSummary,
})

const NewDraft = shape({ planId: Type.Optional(Id), stage: Type.Optional(DraftStage) })
const DraftMade = shape({ planId: Id, draftId: Id })

export const readText = endpoint('POST', '/api/plans/drafts', {
  summary: 'Reads a pasted plan text into a new draft (of a new plan, or of one that exists).',
  body: shape({ ...NewDraft.properties, text: Type.String({ maxLength: 1_500_000 }) }, { anyText: ['text'] }),
  reply: DraftMade,
  problems: [sourceUnreadable, planAdopted],
  quiet: 'a draft is nobody’s act yet',
})
export const readFile = endpoint('POST', '/api/plans/drafts/file', {
  summary: 'Reads a .txt or .docx into a new draft. Fields: planId, stage; one file.',
  body: NewDraft,
  files: { most: 1, mostBytes: 20_000_000 },
  reply: DraftMade,
  problems: [sourceUnreadable, planAdopted],
  quiet: 'a draft is nobody’s act yet',
})
export const getDraft = endpoint('GET', '/api/plans/drafts/:id', {
  summary: 'A draft: source, cleaned text, quantities.',
  params: byId,
  reply: Draft,
})
const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
export const saveDraft = endpoint('PUT', '/api/plans/drafts/:id', {
  summary:
    'Saves a draft as corrected. Refuses a quantity that does not stand where it says, and a version that is no longer the newest.',
  params: byId,
  body: shape({ version: Version, content: DraftContent }),
  reply: shape({ version: Type.Integer(), savedAt: Instant }),
  problems: [draftFrozen, draftHeld, anchorAstray, partAstray],
  quiet: 'a draft is nobody’s act yet',
})
export const copyDraft = endpoint('POST', '/api/plans/drafts/:id/copies', {
  summary: 'Begins the next stage from this draft; this one stays as it is.',
  params: byId,
  body: shape({ stage: DraftStage }),
  reply: DraftMade,
  problems: [planAdopted],
  quiet: 'a draft is nobody’s act yet',
})

export const Piece = shape({ op: oneOf(['same', 'added', 'removed']), text: Type.String() })
export const ComparedItem = shape({
  change: oneOf(['same', 'changed', 'moved', 'added', 'removed']),
  number: orNull(Type.String()),
  category: orNull(Type.String()),
  before: orNull(Type.String()),
  after: orNull(Type.String()),
  pieces: Type.Array(Piece),
  /** Quantities whose number changed: what a reader of two drafts looks for first. */
  numbers: Type.Array(shape({ before: orNull(Type.String()), after: orNull(Type.String()) })),
})
export type ComparedItem = Static<typeof ComparedItem>
export const compareDrafts = endpoint('GET', '/api/plans/drafts/:id/comparison', {
  summary: 'What changed from another draft to this one, item by item.',
  params: byId,
  query: shape({ with: Id }),
  reply: shape({
    before: shape({ id: Id, stage: DraftStage }),
    after: shape({ id: Id, stage: DraftStage }),
    items: Type.Array(ComparedItem),
  }),
})
export const adoptDraft = endpoint('POST', '/api/plans/drafts/:id/adoption', {
  summary: 'Adopts exactly this text: projects and targets come into being, text and anchors freeze.',
  params: byId,
  body: shape({
    version: Version,
    adoptedOn: CivilDate,
    /** By whom and in which sitting, as it should be read on the public page. */
    basis: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  }),
  reply: shape({ planId: Id, projects: Type.Integer(), targets: Type.Integer() }),
  problems: [
    draftFrozen,
    draftHeld,
    planAdopted,
    anchorAstray,
    partAstray,
    nothingToAdopt,
    adoptionInFuture,
    yearTaken,
    yearMissing,
  ],
})
