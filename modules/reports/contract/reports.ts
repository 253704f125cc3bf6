import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { NumberForm, NumberPeriod, NumberSubject, ReportContent, ReportKind } from './content.ts'
import { Adjustment, NumberTold, PlanLine, Told } from './told.ts'

// Reports: written with live numbers, closed with pinned ones, released to everybody.

const Named = shape({ id: Id, name: Type.String() })
const Title = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })
const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })

export const ReportHead = shape({
  id: Id,
  kind: ReportKind,
  title: Type.String(),
  from: CivilDate,
  until: CivilDate,
  place: Named,
  office: Named,
  version: Version,
  savedAt: Instant,
  savedBy: orNull(Type.String()),
  closedAt: orNull(Instant),
  closedBy: orNull(Type.String()),
  releasedAt: orNull(Instant),
  releasedBy: orNull(Type.String()),
  /** The closed report this is a corrected edition of; and the closed edition that corrects this one. */
  corrects: orNull(shape({ id: Id, title: Type.String() })),
  correctedBy: orNull(shape({ id: Id, title: Type.String() })),
})
export type ReportHead = Static<typeof ReportHead>

export const Report = shape({
  ...ReportHead.properties,
  content: ReportContent,
  /** Of a closed report: the hash over its text and all its numbers, and whether what is kept still gives it. */
  hash: orNull(Type.String()),
  isIntact: orNull(Type.Boolean()),
  /** What this actor may do now: write, close, release, correct. */
  may: Type.Array(Type.String()),
})
export type Report = Static<typeof Report>

export const reportClosed = problem(
  'report_closed',
  409,
  'This report is closed; it no longer changes. A corrected edition can be written.',
  { closedAt: Instant, by: orNull(Type.String()) },
)
export const reportOpen = problem('report_open', 409, 'This report is not closed yet.')
export const reportReleased = problem('report_released', 409, 'This report is public already.')
export const tooManyNumbers = problem('too_many_numbers', 422, 'A report holds at most 500 numbers.', {
  most: Type.Integer(),
  numbers: Type.Integer(),
})
export const numberAstray = problem('number_astray', 422, 'A mark in the text names no number.', {
  id: Type.String(),
})
export const daysTurned = problem('days_turned', 422, 'The period ends before it begins.')
export const reportEmpty = problem('report_empty', 422, 'There is nothing in this report yet.')
export const numberGone = problem(
  'number_gone',
  422,
  'A number of this report is not there any more; take it out or choose another.',
  { title: Type.String() },
)
export const correctedAlready = problem(
  'corrected_already',
  409,
  'A corrected edition of this report is closed already.',
)

export const listReports = endpoint('GET', '/api/reports', {
  summary: 'Reports the actor may read, the newest first.',
  query: shape({
    kind: Type.Optional(ReportKind),
    year: Type.Optional(Type.Integer({ minimum: 1980, maximum: 2199 })),
    state: Type.Optional(
      Type.Unsafe<'draft' | 'closed' | 'released'>({ type: 'string', enum: ['draft', 'closed', 'released'] }),
    ),
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: Type.Array(ReportHead),
})
export const beginReport = endpoint('POST', '/api/reports', {
  summary: 'Begins a report. One that tells of a plan begins with the parts its kind needs.',
  body: shape({
    kind: ReportKind,
    /** Worded from kind and period when absent. */
    title: Type.Optional(Title),
    from: CivilDate,
    until: CivilDate,
    planId: orNull(Id),
    /** The units the actor writes for when absent. */
    placeId: Type.Optional(Id),
    officeId: Type.Optional(Id),
  }),
  reply: byId,
  problems: [daysTurned],
  quiet: 'a draft is nobody’s act yet',
})
export const getReport = endpoint('GET', '/api/reports/:id', {
  summary: 'A report: its text, who may do what.',
  params: byId,
  reply: Report,
})
export const saveReport = endpoint('PUT', '/api/reports/:id', {
  summary: 'Saves a draft. Refuses a version that is no longer the newest (412).',
  params: byId,
  body: shape({ version: Version, title: Title, from: CivilDate, until: CivilDate, content: ReportContent }),
  reply: shape({ version: Version, savedAt: Instant }),
  problems: [reportClosed, tooManyNumbers, numberAstray, daysTurned],
  quiet: 'a draft is nobody’s act yet',
})
export const dropReport = endpoint('DELETE', '/api/reports/:id', {
  summary: 'Throws a draft away.',
  params: byId,
  reply: byId,
  problems: [reportClosed],
  quiet: 'a draft is nobody’s act yet',
})
export const copyReport = endpoint('POST', '/api/reports/:id/copies', {
  summary: 'A draft with this text, of its own: for the next period, or for what two people wrote at once.',
  params: byId,
  body: shape({ title: Title, from: CivilDate, until: CivilDate }),
  reply: byId,
  problems: [daysTurned],
  quiet: 'a draft is nobody’s act yet',
})

/** What the report says: of a draft now, of a closed one as it was pinned, with what changed since. */
export const tellReport = endpoint('GET', '/api/reports/:id/told', {
  summary:
    'Every number of a report in words. Of a closed one as it was pinned, with what is another number since.',
  params: byId,
  reply: shape({
    told: Told,
    /** Numbers of this closed report that are others now; empty for a draft. */
    since: Type.Array(Adjustment),
  }),
})

/** What can be put into the text, with its value for the report's days. */
export const Finding = shape({
  of: NumberSubject,
  period: NumberPeriod,
  form: NumberForm,
  told: NumberTold,
  /** Where it stands: the project of a target, the owner of an indicator. */
  aside: Type.String(),
})
export type Finding = Static<typeof Finding>
export const findNumbers = endpoint('GET', '/api/reports/:id/findings', {
  summary: 'Targets and indicators whose words contain these, with their values for the days of the report.',
  params: byId,
  query: shape({
    text: Type.Optional(Type.String({ maxLength: 60 })),
    form: Type.Optional(NumberForm),
    period: Type.Optional(
      Type.Unsafe<'report' | 'year_to_date'>({ type: 'string', enum: ['report', 'year_to_date'] }),
    ),
    placeId: Type.Optional(Id),
  }),
  reply: Type.Array(Finding),
})

export const closeReport = endpoint('POST', '/api/reports/:id/closure', {
  summary:
    'Closes a report: every number is pinned with its version and what it had seen, the text freezes, a hash goes over all of it. Whole or not at all; of two at once one wins.',
  params: byId,
  body: shape({ version: Version }),
  reply: shape({ hash: Type.String(), numbers: Type.Integer() }),
  problems: [reportClosed, reportEmpty, numberGone, correctedAlready],
})
export const correctReport = endpoint('POST', '/api/reports/:id/editions', {
  summary: 'Begins a corrected edition of a closed report; the closed one stays as it is.',
  params: byId,
  reply: byId,
  problems: [reportOpen, correctedAlready],
  quiet: 'a draft is nobody’s act yet; closing it is',
})
export const releaseReport = endpoint('POST', '/api/reports/:id/release', {
  summary: 'Makes a closed report public, in the name of whoever releases it.',
  params: byId,
  reply: byId,
  problems: [reportOpen, reportReleased],
})

export const issueReport = endpoint('POST', '/api/reports/:id/paper', {
  summary:
    'Begins an official paper from a closed report: it is countersigned, approved, numbered and sealed like any other. The reply is its id.',
  params: byId,
  reply: byId,
  problems: [reportOpen],
  quiet: 'a draft of a paper is nobody’s act yet; handing it in is',
})
export const getReportPaper = endpoint('GET', '/api/reports/:id/report.docx', {
  summary: 'The report as a document in the official layout.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})
export const getReportSheets = endpoint('GET', '/api/reports/:id/report.xlsx', {
  summary: 'The tables and numbers of the report as a workbook, with what each number counts.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

// ── one click from a plan ──────────────────────────────────────────────────────────────────────────────────────

const untilQuery = shape({ until: Type.Optional(CivilDate) })
export const tellPlanNow = endpoint('GET', '/api/reports/plans/:id', {
  summary: 'An adopted plan as it stands before a day: completion table, narrative by category, progress.',
  params: byId,
  query: untilQuery,
  reply: shape({ asOf: Instant, until: CivilDate, plan: PlanLine }),
})
export const getPlanPaper = endpoint('GET', '/api/reports/plans/:id/completion.docx', {
  summary: 'The completion report of a plan as a document in the official layout.',
  params: byId,
  query: untilQuery,
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})
export const getPlanSheet = endpoint('GET', '/api/reports/plans/:id/completion.xlsx', {
  summary: 'The completion table of a plan as a workbook.',
  params: byId,
  query: untilQuery,
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

/** Which reports told of a project, a target or an indicator: the line back. */
export const listTelling = endpoint('GET', '/api/reports/telling', {
  summary: 'Closed reports that told of a project, a target or an indicator, with what they said.',
  query: shape({
    projectId: Type.Optional(Id),
    targetId: Type.Optional(Id),
    indicatorId: Type.Optional(Id),
  }),
  reply: Type.Array(
    shape({
      report: shape({ id: Id, title: Type.String(), closedAt: Instant, isReleased: Type.Boolean() }),
      until: CivilDate,
      targetId: orNull(Id),
      /** The words of the number, and what it is another number since. */
      said: Type.Array(
        shape({ key: Type.String(), title: Type.String(), zh: Type.String(), en: Type.String() }),
      ),
    }),
  ),
})

// ── for everybody ──────────────────────────────────────────────────────────────────────────────────────────────

export const listPublicReports = endpoint('GET', '/api/reports/public', {
  summary: 'Released reports, the newest first.',
  reply: Type.Array(
    shape({ id: Id, kind: ReportKind, title: Type.String(), until: CivilDate, closedAt: Instant }),
  ),
})
export const PublicReport = shape({
  id: Id,
  kind: ReportKind,
  title: Type.String(),
  from: CivilDate,
  until: CivilDate,
  streetName: Type.String(),
  closedAt: Instant,
  releasedAt: Instant,
  hash: Type.String(),
  corrects: ReportHead.properties.corrects,
  correctedBy: ReportHead.properties.correctedBy,
  content: ReportContent,
  told: Told,
  /** What of its numbers was corrected since it was closed. */
  since: Type.Array(Adjustment),
})
export type PublicReport = Static<typeof PublicReport>
export const getPublicReport = endpoint('GET', '/api/reports/public/:id', {
  summary: 'A released report, word for word as it was closed, with what was corrected since.',
  params: byId,
  reply: PublicReport,
})
