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
import { Named } from './words.ts'

// Registers (台账): records typed once, printed in whatever template an upper office asks for.

export const RegisterSourceShown = shape({
  key: Type.String(),
  label: Type.String(),
  labelEn: Type.String(),
  fields: Type.Array(
    shape({
      key: Type.String(),
      label: Type.String(),
      also: Type.Array(Type.String()),
      kind: oneOf(['text', 'number', 'date']),
    }),
  ),
})
export type RegisterSourceShown = Static<typeof RegisterSourceShown>

/** What a template was found to ask for when it was kept. */
export const TemplateReads = shape({
  /** Keys of the source’s fields that it prints. */
  fields: Type.Array(Type.String()),
  /** Things said once on a page: title, period, how many rows. */
  commons: Type.Array(Type.String()),
  /** Of a docx: the name of the loop over the rows. */
  loop: orNull(Type.String()),
  /** Of an xlsx: which sheet, which row is the head, and what each column holds. */
  sheet: orNull(
    shape({
      name: Type.String(),
      headRow: Type.Integer(),
      columns: Type.Array(shape({ column: Type.Integer(), key: Type.String() })),
    }),
  ),
})
export type TemplateReads = Static<typeof TemplateReads>

export const RegisterTemplate = shape({
  id: Id,
  ordinal: Type.Integer(),
  format: oneOf(['docx', 'xlsx']),
  name: Type.String(),
  reads: TemplateReads,
  keptBy: Named,
  keptAt: Instant,
  sha256: Type.String(),
})
export type RegisterTemplate = Static<typeof RegisterTemplate>

export const RegisterPrint = shape({
  id: Id,
  templateOrdinal: orNull(Type.Integer()),
  from: CivilDate,
  until: CivilDate,
  place: orNull(Named),
  office: orNull(Named),
  rows: Type.Integer(),
  name: Type.String(),
  sha256: Type.String(),
  printedBy: Named,
  printedAt: Instant,
})
export type RegisterPrint = Static<typeof RegisterPrint>

export const RegisterLine = shape({
  id: Id,
  title: Type.String(),
  sourceKey: Type.String(),
  sourceLabel: Type.String(),
  sourceLabelEn: Type.String(),
  office: Named,
  isShared: Type.Boolean(),
  isClosed: Type.Boolean(),
  templates: Type.Integer(),
  lastPrintedAt: orNull(Instant),
})
export type RegisterLine = Static<typeof RegisterLine>

export const Register = shape({
  id: Id,
  title: Type.String(),
  source: orNull(RegisterSourceShown),
  office: Named,
  isShared: Type.Boolean(),
  isClosed: Type.Boolean(),
  templates: Type.Array(RegisterTemplate),
  prints: Type.Array(RegisterPrint),
  /** Names of what a template may say once: {标题}, {期间} … */
  commons: Type.Array(Type.String()),
  may: Type.Array(oneOf(['keep', 'print'])),
})
export type Register = Static<typeof Register>

export const mostRegisterRows = 5_000

export const templateUnreadable = problem(
  'template_unreadable',
  422,
  'This file cannot be used as a template.',
  { reason: Type.String() },
)
export const templateUnsafe = problem(
  'template_unsafe',
  422,
  'The template carries something that must not be opened here: macros, external links, embedded objects or fields that load other files.',
  { what: Type.String(), part: Type.String() },
)
export const templateUnknownFields = problem(
  'template_unknown_fields',
  422,
  'The template names fields that these records do not have.',
  { fields: Type.String() },
)
export const templateWithoutRows = problem(
  'template_without_rows',
  422,
  'The template has no place for the rows.',
)
export const unknownSource = problem('unknown_source', 422, 'There are no such records.')
export const registerClosed = problem(
  'register_closed',
  409,
  'This register is closed; nothing is printed any more.',
)
export const registerTooLong = problem(
  'register_too_long',
  422,
  'More rows than one register holds; choose a shorter period or a smaller place.',
  { most: Type.Integer() },
)
export const periodBackwards = problem('period_backwards', 422, 'The period ends before it begins.')
export const notYourOffice = problem('not_your_office', 403, 'You do not work for this office.')

const period = {
  from: CivilDate,
  /** The first day that no longer belongs to it. */
  until: CivilDate,
}

export const listSources = endpoint('GET', '/api/documents/registers/sources', {
  summary: 'Records that can be printed as a register or bound as evidence, with their fields.',
  reply: Type.Array(RegisterSourceShown),
})
export const listRegisters = endpoint('GET', '/api/documents/registers', {
  summary: 'Registers of one’s offices, and those the street shares.',
  reply: Type.Array(RegisterLine),
})
export const openRegister = endpoint('POST', '/api/documents/registers', {
  summary: 'Begins a register over records of one kind, in an office one works for.',
  body: shape({
    title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    sourceKey: Type.String({ maxLength: 60 }),
    officeId: Id,
    isShared: Type.Boolean(),
  }),
  reply: byId,
  problems: [unknownSource, notYourOffice],
})
export const getRegister = endpoint('GET', '/api/documents/registers/:id', {
  summary: 'A register with its templates, and what this person printed from it.',
  params: byId,
  reply: Register,
})
export const closeRegister = endpoint('POST', '/api/documents/registers/:id/closing', {
  summary: 'Closes a register. What was printed stays.',
  params: byId,
  reply: byId,
  problems: [registerClosed],
})
export const keepTemplate = endpoint('POST', '/api/documents/registers/:id/templates', {
  summary:
    'Keeps the upper office’s template (docx with named fields, or xlsx with a head row) as a new version, after checking it.',
  params: byId,
  files: { most: 1, mostBytes: 5_000_000 },
  reply: RegisterTemplate,
  problems: [
    templateUnreadable,
    templateUnsafe,
    templateUnknownFields,
    templateWithoutRows,
    registerClosed,
    unknownSource,
  ],
})
export const getTemplateFile = endpoint('GET', '/api/documents/registers/:id/templates/:templateId', {
  summary: 'A template as it came.',
  params: shape({ id: Id, templateId: Id }),
  reply: Type.Unknown(),
  sends: 'application/octet-stream',
})
export const RegisterPreview = shape({
  columns: Type.Array(
    shape({ key: Type.String(), label: Type.String(), kind: oneOf(['text', 'number', 'date']) }),
  ),
  rows: Type.Array(Type.Array(orNull(Type.String()))),
  /** How many there are in all. */
  count: Type.Integer(),
  /** Of the fields the template prints, those that no row fills. */
  emptyColumns: Type.Array(Type.String()),
})
export type RegisterPreview = Static<typeof RegisterPreview>
export const previewRegister = endpoint('GET', '/api/documents/registers/:id/preview', {
  summary: 'The first rows as they would be printed, and how many there are.',
  params: byId,
  query: shape({
    templateId: Type.Optional(Id),
    ...period,
    placeId: Type.Optional(Id),
    officeId: Type.Optional(Id),
  }),
  reply: RegisterPreview,
  problems: [unknownSource, periodBackwards, registerTooLong],
})
export const printRegister = endpoint('POST', '/api/documents/registers/:id/prints', {
  summary:
    'Prints the records of a period, place and office this person may see, and keeps the file with its hash.',
  params: byId,
  body: shape({
    /** Null: in our own plain layout. */
    templateId: orNull(Id),
    ...period,
    placeId: orNull(Id),
    officeId: orNull(Id),
  }),
  reply: RegisterPrint,
  problems: [unknownSource, periodBackwards, registerClosed, registerTooLong, templateUnreadable],
})
export const getPrintFile = endpoint('GET', '/api/documents/registers/prints/:id/file', {
  summary: 'A printed register, byte for byte: for whoever printed it, and for those who oversee the papers.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/octet-stream',
})
