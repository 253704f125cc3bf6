import {
  byId,
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
import { itemKinds, Named, sessionMoved } from './core.ts'
import { itemNeeds } from './script.ts'

// The agenda of a session, and the papers that lie on the table for its items.

export const itemHasBegun = problem(
  'item_has_begun',
  409,
  'An item that has begun, or that a poll stands on, cannot be taken away.',
  {
    title: Type.String(),
  },
)
export const badPlaceholder = problem(
  'bad_placeholder',
  422,
  'A script names something in braces that nobody knows.',
  {
    item: Type.Integer(),
    name: Type.String(),
  },
)
export const paperUnreadable = problem(
  'paper_unreadable',
  415,
  'Only a PDF or a Word file (docx) lies on the table.',
  {
    name: Type.String(),
  },
)
export const sourceNotReady = problem(
  'source_not_ready',
  409,
  'What was chosen is not finished yet, or has no text.',
)

export const paperSources = ['file', 'plan', 'report', 'paper'] as const

export const ItemPaper = shape({
  id: Id,
  title: Type.String(),
  source: oneOf(paperSources),
  mediaType: Type.String(),
  sizeBytes: Type.Integer(),
  addedAt: Instant,
  /** How many of those on the list have opened it; null at a representative’s own page. */
  readBy: orNull(Type.Integer()),
  /** Whether the one who asks has opened it. */
  isRead: Type.Boolean(),
})
export type ItemPaper = Static<typeof ItemPaper>

export const Item = shape({
  id: Id,
  position: Type.Integer(),
  kind: oneOf(itemKinds),
  title: Type.String(),
  speaker: orNull(Type.String()),
  speakerPerson: orNull(Named),
  minutes: orNull(Type.Integer()),
  script: Type.String(),
  needs: Type.Array(oneOf(itemNeeds)),
  papers: Type.Array(ItemPaper),
})
export type Item = Static<typeof Item>

export const getAgenda = endpoint('GET', '/api/assembly/sessions/:id/agenda', {
  summary: 'The agenda of a session with the papers of each item.',
  params: byId,
  reply: shape({
    version: Type.Integer(),
    items: Type.Array(Item),
    /** Whom to say how many of have read: those on the list. */
    readers: Type.Integer(),
    may: Type.Array(oneOf(['prepare'])),
  }),
})

export const ItemText = shape({
  /** Of an item that stands already; absent for a new one. */
  id: Type.Optional(Id),
  kind: oneOf(itemKinds),
  title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  speaker: orNull(Type.String({ maxLength: 60 })),
  speakerId: Type.Optional(orNull(Id)),
  minutes: orNull(Type.Integer({ minimum: 1, maximum: 600 })),
  script: Type.String({ maxLength: 8_000 }),
  needs: Type.Array(oneOf(itemNeeds), { maxItems: 6 }),
})
export type ItemText = Static<typeof ItemText>
export const setAgenda = endpoint('PUT', '/api/assembly/sessions/:id/agenda', {
  summary:
    'The whole agenda in order: items that are named stay themselves, others are new, what is left out goes.',
  params: byId,
  body: shape({ version: Type.Integer(), items: Type.Array(ItemText, { maxItems: 100 }) }),
  reply: shape({ version: Type.Integer(), ids: Type.Array(Id) }),
  problems: [sessionMoved, itemHasBegun, badPlaceholder],
})

const byItem = shape({ id: Id })
export const addItemFile = endpoint('POST', '/api/assembly/items/:id/files', {
  summary: 'Lay a file on the table for an item: PDF or docx.',
  params: byItem,
  body: shape({ title: Type.Optional(Type.String({ maxLength: 200 })) }),
  files: { most: 1, mostBytes: 40_000_000 },
  reply: shape({ id: Id }),
  problems: [paperUnreadable, sessionMoved],
})
export const addItemPaper = endpoint('POST', '/api/assembly/items/:id/papers', {
  summary:
    'Lay on the table a draft of a plan, a closed report or an issued paper, with its text as it stands now.',
  params: byItem,
  body: shape({
    source: oneOf(['plan', 'report', 'paper']),
    sourceId: Id,
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  reply: shape({ id: Id }),
  problems: [sourceNotReady, sessionMoved],
})
export const removeItemPaper = endpoint('DELETE', '/api/assembly/papers/:id', {
  summary: 'Take a paper off the table; who read it stays known.',
  params: byId,
  reply: shape({ id: Id }),
  problems: [sessionMoved],
})
export const getItemPaper = endpoint('GET', '/api/assembly/papers/:id', {
  summary: 'The file of a paper, for whoever sees the session.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/octet-stream',
})
export const readItemPaper = endpoint('POST', '/api/assembly/papers/:id/reading', {
  summary: 'Say that the actor has opened a paper; only the first time counts.',
  params: byId,
  reply: shape({ readAt: Instant }),
  quiet: 'opening a paper is no civic act; the first time is kept as a receipt',
})
/** A piece of text of the booklet: what a paper says, as far as it is text. */
export const BookletPart = shape({
  kind: oneOf(['heading', 'paragraph', 'item', 'apart']),
  text: Type.String(),
})
export const getBooklet = endpoint('GET', '/api/assembly/sessions/:id/booklet', {
  summary: 'Agenda and papers as one text in large type, to be read on screen or printed from the page.',
  params: byId,
  reply: shape({
    title: Type.String(),
    heldOn: Type.String(),
    opensAt: Instant,
    parts: Type.Array(BookletPart),
    /** The papers that stand in it, for their receipts. */
    papers: Type.Array(Id),
  }),
})
export const getBookletPaper = endpoint('GET', '/api/assembly/sessions/:id/booklet/docx', {
  summary: 'The same as a document to print.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})
export const getAgendaPaper = endpoint('GET', '/api/assembly/sessions/:id/agenda/docx', {
  summary: 'The agenda on one sheet, or the chair’s script with blanks where live numbers will stand.',
  params: byId,
  query: shape({ what: Type.Optional(oneOf(['agenda', 'script'])) }),
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})
