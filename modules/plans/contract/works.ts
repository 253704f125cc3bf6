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
import { projectClosed, quantityTooFine } from './records.ts'
import { Named } from './words.ts'

// Works on many sites: phases, photos before and after, acceptance by another office.

export const sitePhases = ['planned', 'signed', 'begun', 'finished', 'accepted', 'stopped'] as const
export const SitePhase = oneOf(sitePhases)
export type SitePhase = (typeof sitePhases)[number]
export const countedPhases = ['signed', 'begun', 'finished', 'accepted'] as const
export type CountedPhase = (typeof countedPhases)[number]
export const siteActs = [
  'sign',
  'begin',
  'finish',
  'accept',
  'send_back',
  'reopen',
  'stop',
  'resume',
] as const
export type SiteAct = (typeof siteActs)[number]
export const siteMoments = ['before', 'during', 'after'] as const
export const SiteMoment = oneOf(siteMoments)
export type SiteMoment = (typeof siteMoments)[number]

export const siteTwice = problem(
  'site_twice',
  409,
  'The project has a site of this name at this place already.',
)
export const sameOffice = problem(
  'same_office',
  422,
  'Works are accepted by another office than the one that carries them out.',
)
export const siteDaysWrong = problem(
  'site_days_wrong',
  422,
  'The planned end lies before the planned beginning.',
)
export const siteTargetForeign = problem(
  'site_target_foreign',
  422,
  'A site counts towards targets of its own project that are counted, not read.',
)
export const siteWrongPhase = problem(
  'site_wrong_phase',
  409,
  'The site is not in a phase that allows this.',
  {
    phase: SitePhase,
  },
)
export const sitePhotoMissing = problem('site_photo_missing', 422, 'A photo of this moment is missing.', {
  moment: SiteMoment,
})
export const siteDayWrong = problem(
  'site_day_wrong',
  422,
  'The day lies in the future, or before the step that came before it.',
  { notBefore: orNull(CivilDate) },
)
export const siteReasonMissing = problem('site_reason_missing', 422, 'Say why.')
export const siteOwnAcceptance = problem(
  'site_own_acceptance',
  403,
  'Whoever reported the works finished does not accept them.',
)
export const siteNotPlanned = problem(
  'site_not_planned',
  409,
  'Once works have begun, what they count is not changed any more.',
)
export const mostSites = problem('too_many_sites', 422, 'At most 500 sites at once.')

export const SitePhoto = shape({
  id: Id,
  moment: SiteMoment,
  takenOn: CivilDate,
  widthPx: orNull(Type.Integer()),
  heightPx: orNull(Type.Integer()),
})
export type SitePhoto = Static<typeof SitePhoto>

export const SiteCount = shape({
  targetId: Id,
  quoted: Type.String(),
  subject: orNull(Type.String()),
  unit: orNull(Type.String()),
  phase: oneOf(countedPhases),
  quantity: Type.Number(),
})

export const SiteSummary = shape({
  id: Id,
  projectId: Id,
  projectTitle: Type.String(),
  title: Type.String(),
  place: Named,
  office: Named,
  acceptanceOffice: Named,
  areaM2: orNull(Type.Number()),
  contractor: orNull(Type.String()),
  plannedStartOn: orNull(CivilDate),
  plannedFinishOn: orNull(CivilDate),
  phase: SitePhase,
  /** Since when it stands in this phase; null while planned. */
  phaseOn: orNull(CivilDate),
  isLate: Type.Boolean(),
  /** One photo of before and the newest of after, where there are any. */
  before: orNull(Id),
  after: orNull(Id),
})
export type SiteSummary = Static<typeof SiteSummary>

export const Site = shape({
  ...SiteSummary.properties,
  version: Type.Integer(),
  stoppedReason: orNull(Type.String()),
  counts: Type.Array(SiteCount),
  photos: Type.Array(SitePhoto),
  steps: Type.Array(
    shape({
      act: Type.String(),
      phase: SitePhase,
      happenedOn: CivilDate,
      words: orNull(Type.String()),
      by: Named,
      at: Instant,
    }),
  ),
  /** Records its phases have made, for the way to the figure. */
  records: Type.Array(
    shape({
      id: Id,
      targetId: Id,
      quantity: Type.Number(),
      unit: orNull(Type.String()),
      phase: oneOf(countedPhases),
      state: Type.String(),
    }),
  ),
  /** What this actor may do here now: acts, `photograph`, `correct`. */
  may: Type.Array(Type.String()),
})
export type Site = Static<typeof Site>

const siteFields = {
  title: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  placeId: Id,
  areaM2: orNull(Amount),
  contractor: orNull(Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })),
  plannedStartOn: orNull(CivilDate),
  plannedFinishOn: orNull(CivilDate),
}
const Counts = Type.Array(
  shape({
    targetId: Id,
    phase: oneOf(countedPhases),
    /** null: the area of the site. */
    quantity: orNull(Amount),
  }),
  { maxItems: 20 },
)

export const openSites = endpoint('POST', '/api/plans/projects/:id/sites', {
  summary:
    'Open the sites of a project, all or none: where, how large, by whom, and what each counts at which phase.',
  params: byId,
  body: shape({
    acceptanceOfficeId: Id,
    /** What every one of them counts. */
    counts: Counts,
    sites: Type.Array(shape(siteFields), { minItems: 1, maxItems: 500 }),
  }),
  reply: shape({ ids: Type.Array(Id) }),
  problems: [siteTwice, sameOffice, siteDaysWrong, siteTargetForeign, projectClosed, quantityTooFine],
})
export const correctSite = endpoint('PUT', '/api/plans/sites/:id', {
  summary: 'Correct what was said of a site that has not begun; afterwards only contractor and planned days.',
  params: byId,
  body: shape({ version: Type.Integer(), ...siteFields, counts: Counts }),
  reply: shape({ version: Type.Integer() }),
  problems: [siteTwice, siteDaysWrong, siteTargetForeign, siteNotPlanned, quantityTooFine],
})
export const listSites = endpoint('GET', '/api/plans/sites', {
  summary: 'Sites the actor may see, late ones first.',
  query: shape({
    projectId: Type.Optional(Id),
    placeId: Type.Optional(Id),
    phase: Type.Optional(SitePhase),
    /** Those this actor may accept now. */
    forMe: Type.Optional(Type.Boolean()),
    search: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  reply: shape({
    sites: Type.Array(SiteSummary),
    /** How many stand in each phase, and their area, of all that fit. */
    sums: Type.Array(shape({ phase: SitePhase, sites: Type.Integer(), areaM2: Type.Number() })),
  }),
})
export const getSite = endpoint('GET', '/api/plans/sites/:id', {
  summary: 'One site with its steps, photos, and the records it made.',
  params: byId,
  reply: Site,
})
export const moveSite = endpoint('POST', '/api/plans/sites/:id/acts', {
  summary:
    'Take a site a step further or back. What it counts at that phase becomes records; acceptance counts at once.',
  params: byId,
  body: shape({
    version: Type.Integer(),
    act: oneOf(siteActs),
    happenedOn: CivilDate,
    words: orNull(Type.String({ maxLength: 500 })),
  }),
  reply: shape({ version: Type.Integer(), phase: SitePhase }),
  problems: [
    siteWrongPhase,
    sitePhotoMissing,
    siteDayWrong,
    siteReasonMissing,
    siteOwnAcceptance,
    projectClosed,
  ],
})
export const photographSite = endpoint('POST', '/api/plans/sites/:id/photos', {
  summary: 'Keep a photo of a site: before, during or after.',
  params: byId,
  files: { most: 1, mostBytes: 30_000_000 },
  body: shape({ moment: SiteMoment, takenOn: CivilDate }),
  reply: SitePhoto,
  problems: [siteDayWrong],
})
export const getSitePhoto = endpoint('GET', '/api/plans/sites/:id/photos/:photoId', {
  summary: 'A photo of a site the actor may see.',
  params: shape({ id: Id, photoId: Id }),
  query: shape({ width: Type.Optional(Type.Integer({ minimum: 64, maximum: 2048 })) }),
  reply: Type.Unknown(),
  sends: 'image/jpeg',
})
