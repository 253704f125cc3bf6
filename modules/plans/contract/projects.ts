import {
  Amount,
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
import { deedInFuture } from './records.ts'
import { Measure, Named, ProjectLevel, ProjectState, quantityFields, StandingKind } from './words.ts'

// Projects, who answers for them, their targets and how they stand.

/** The numbers and names that a sentence needs; the browser words it. */
const SentenceParams = Type.Unsafe<Record<string, string | number | null>>({
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'null'] },
})

/** Why a target stands as it does: a code the page words, with the numbers the sentence needs. */
export const StandingReason = shape({
  code: Type.String(),
  params: SentenceParams,
})
export const Standing = shape({ kind: StandingKind, reasons: Type.Array(StandingReason) })
export type Standing = Static<typeof Standing>

/** What was done, from the ledger at this second. `null` figures mean "not measured yet", which is not zero. */
export const Figure = shape({
  /** Sum of accepted quantities, the level now, or the latest reading. */
  done: orNull(Type.Number()),
  /** For a share: covered and whole, so that the percentage is never typed. */
  covered: orNull(Type.Number()),
  whole: orNull(Type.Number()),
  /** done / promised as a plain ratio (1.72 = 172 %); null for ceilings and where nothing was measured. Never rounded up to 1. */
  ratio: orNull(Type.Number()),
  records: Type.Integer(),
})
export type Figure = Static<typeof Figure>

export const Target = shape({
  id: Id,
  projectId: Id,
  ...quantityFields,
  partOf: orNull(Id),
  measuredBy: Measure,
  /** The whole of a share, with its unit: 28 个小区. */
  denominator: orNull(Type.Number()),
  denominatorUnit: orNull(Type.String()),
  dueOn: CivilDate,
  /** 口径: in words, what counts as one. */
  countedHow: orNull(Type.String()),
  /** The indicator that measures it, and the place whose figure is meant; null place: the whole area of the indicator. */
  indicator: Type.Optional(orNull(shape({ id: Id, name: Type.String(), place: orNull(Named) }))),
  figure: Figure,
  /** The same as the public sees it: released records only. */
  released: Figure,
  standing: Standing,
})
export type Target = Static<typeof Target>

export const Milestone = shape({
  id: Id,
  title: Type.String(),
  dueOn: CivilDate,
  reachedOn: orNull(CivilDate),
})
export type Milestone = Static<typeof Milestone>

export const ProjectSummary = shape({
  id: Id,
  planId: Id,
  number: orNull(Type.String()),
  category: orNull(Type.String()),
  level: ProjectLevel,
  title: Type.String(),
  text: Type.String(),
  state: ProjectState,
  leadOffice: orNull(Named),
  joiningOffices: Type.Array(Named),
  leader: orNull(Named),
  contact: orNull(Named),
  budgetFen: orNull(Type.Integer()),
  targets: Type.Array(Target),
  nextMilestone: orNull(Milestone),
  /** The worst standing among its targets: a list sorts by it. */
  standing: StandingKind,
  waitingRecords: Type.Integer(),
})
export type ProjectSummary = Static<typeof ProjectSummary>

export const Project = shape({
  ...ProjectSummary.properties,
  version: Type.Integer(),
  site: orNull(Type.String()),
  sitePlace: orNull(Named),
  milestones: Type.Array(Milestone),
  /** Leaders one after the other, the present one last. */
  leaders: Type.Array(shape({ person: Named, fromOn: CivilDate, untilOn: orNull(CivilDate) })),
  stoppedReason: orNull(Type.String()),
  adoptedOn: CivilDate,
  basis: Type.String(),
  /** What this actor may do here now. */
  may: Type.Array(Type.String()),
  diary: Type.Array(
    shape({
      at: Instant,
      kind: Type.String(),
      who: orNull(Type.String()),
      params: SentenceParams,
    }),
  ),
})
export type Project = Static<typeof Project>

export const wrongState = problem('wrong_state', 409, 'The project is not in a state that allows this.', {
  state: Type.String(),
  act: Type.String(),
})
export const leadersOverlap = problem('leaders_overlap', 409, 'Another leader is in charge on that day.')
export const unmetTargets = problem(
  'unmet_targets',
  409,
  'Targets are not met yet; finish them, or say why the project ends without them.',
  { left: Type.Integer() },
)
export const sharesNeedWhole = problem(
  'share_needs_whole',
  422,
  'A share needs the whole it is a share of, larger than zero.',
)
export const targetCounted = problem(
  'target_counted',
  409,
  'Records were accepted already; how this target is measured no longer changes.',
)
export const indicatorUnfit = problem('indicator_unfit', 422, 'This indicator cannot measure this target.', {
  /** unknown; retired; unit: it counts something else; kind: a level cannot measure what is done in a year, nor a flow what stands; place: not one it is counted for. */
  why: Type.String(),
  unit: orNull(Type.String()),
  name: orNull(Type.String()),
})
export const reasonNeeded = problem('reason_needed', 422, 'Say why.')

export const listProjects = endpoint('GET', '/api/plans/:id/projects', {
  summary: 'Projects of a plan with live figures. Filters combine.',
  params: byId,
  query: shape({
    category: Type.Optional(Type.String()),
    state: Type.Optional(ProjectState),
    standing: Type.Optional(StandingKind),
    officeId: Type.Optional(Id),
    leaderId: Type.Optional(Id),
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: Type.Array(ProjectSummary),
})
export const getProject = endpoint('GET', '/api/plans/projects/:id', {
  summary: 'A promise: text, targets, people, milestones, diary.',
  params: byId,
  reply: Project,
})

const version = { version: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }
const Versioned = shape(version)

export const assignProject = endpoint('POST', '/api/plans/projects/:id/assignment', {
  summary: 'Says who carries the project out: lead and joining offices, contact, budget, site.',
  params: byId,
  body: shape({
    ...version,
    leadOfficeId: orNull(Id),
    joiningOfficeIds: Type.Array(Id, { maxItems: 30, uniqueItems: true }),
    contactPersonId: orNull(Id),
    // A hundred billion yuan; beyond 2^53 a number would come back as another one.
    budgetFen: orNull(Type.Integer({ minimum: 0, maximum: 1e13 })),
    site: orNull(Type.String({ maxLength: 200 })),
    sitePlaceId: orNull(Id),
  }),
  reply: Versioned,
})
export const handOverProject = endpoint('POST', '/api/plans/projects/:id/leaders', {
  summary:
    'Puts a leader in charge from a day on; whoever was in charge before stays in the record until that day.',
  params: byId,
  body: shape({ personId: Id, fromOn: CivilDate }),
  reply: Versioned,
  problems: [leadersOverlap],
})
export const addMilestone = endpoint('POST', '/api/plans/projects/:id/milestones', {
  summary: 'Sets a milestone.',
  params: byId,
  body: shape({ title: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }), dueOn: CivilDate }),
  reply: byId,
})
export const reachMilestone = endpoint('POST', '/api/plans/milestones/:id/reached', {
  summary: 'Says that a milestone was reached, and on which day.',
  params: byId,
  body: shape({ reachedOn: CivilDate }),
  reply: byId,
  problems: [deedInFuture],
})
/** begin, finish, accept, stop, resume: the acts that move a project from state to state. */
export const projectActs = ['begin', 'finish', 'accept', 'stop', 'resume'] as const
export const moveProject = endpoint('POST', '/api/plans/projects/:id/acts', {
  summary:
    'Begins, finishes, accepts, stops or resumes a project. Stopping, and finishing with targets unmet, need a reason.',
  params: byId,
  body: shape({
    act: Type.Unsafe<(typeof projectActs)[number]>(Type.String({ enum: [...projectActs] })),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  reply: shape({ state: ProjectState }),
  problems: [wrongState, unmetTargets, reasonNeeded],
})
export const defineTarget = endpoint('POST', '/api/plans/targets/:id/definition', {
  summary: 'Says until when and how a target is counted. The promised number itself is frozen.',
  params: byId,
  body: shape({
    dueOn: CivilDate,
    measuredBy: Measure,
    denominator: orNull(Amount),
    denominatorUnit: orNull(Type.String({ maxLength: 20 })),
    countedHow: orNull(Type.String({ maxLength: 500 })),
    /** With `measuredBy: 'indicator'`: which one, and of which place. */
    indicatorId: Type.Optional(orNull(Id)),
    indicatorPlaceId: Type.Optional(orNull(Id)),
  }),
  reply: byId,
  problems: [sharesNeedWhole, targetCounted, indicatorUnfit],
})
export const getResponsibilitySheet = endpoint('GET', '/api/plans/:id/responsibilities.xlsx', {
  summary: 'The table of responsibilities (责任分解表) as xlsx.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
