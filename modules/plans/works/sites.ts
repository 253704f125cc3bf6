import { type RawBuilder, sql } from 'kysely'
import {
  type BodyOf,
  mayNot,
  notFound,
  type QueryOf,
  type ReplyOf,
  staleVersion,
} from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import { projectClosed, quantityTooFine } from '../contract/records.ts'
import {
  type CountedPhase,
  type correctSite as correctEndpoint,
  type listSites as listEndpoint,
  type openSites as openEndpoint,
  type Site,
  type SiteSummary,
  siteDaysWrong,
  siteNotPlanned,
  siteTargetForeign,
} from '../contract/works.ts'
import { siteCorrected, sitesOpened } from '../events.ts'
import { lockProject } from '../projects/assignment.ts'
import { ownIds } from '../records/sight.ts'
import { comesInWholes } from '../rules/measuring.ts'
import { isClosed } from '../rules/states.ts'
import { siteIsLate, siteSteps } from '../rules/works.ts'

type Fields = BodyOf<typeof openEndpoint>['sites'][number]
type Counts = BodyOf<typeof openEndpoint>['counts']

/**
 * Opens the sites of a project, all or none. Refuses an accepting office that carries the works out itself, targets of another project or
 * such as are read and not counted, half a lift, and what is counted by an area that a site does not have.
 */
export async function openSites(
  tx: Tx,
  actor: Actor,
  projectId: string,
  { acceptanceOfficeId, counts, sites }: BodyOf<typeof openEndpoint>,
): Promise<ReplyOf<typeof openEndpoint>> {
  const project = await lockProject(tx, projectId)
  demandCarrying(actor, project)
  if (isClosed(project.state)) refuse(projectClosed)
  await knowAll(tx, acceptanceOfficeId, sites)
  const rows = sites.map((site) => ({ ...cleaned(site), id: newId(tx.now.getTime()) }))
  const counted = await countsOf(tx, projectId, rows, counts)
  await sql`
    insert into plans.site (id, project_id, title, place_id, office_id, acceptance_office_id, area_m2, contractor, planned_start_on,
      planned_finish_on, phase, opened_by, opened_at)
    select r.id, ${projectId}, r.title, r."placeId", ${project.officeId}, ${acceptanceOfficeId}, r."areaM2", r.contractor,
      r."plannedStartOn", r."plannedFinishOn", 'planned', ${actor.personId}, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, title text, "placeId" uuid, "areaM2" numeric,
      contractor text, "plannedStartOn" date, "plannedFinishOn" date)`.execute(tx.db)
  await writeCounts(tx, counted)
  record(tx, sitesOpened, {
    placeId: project.placeId,
    officeId: project.officeId,
    actor,
    subject: { kind: 'plans.project', id: projectId },
    data: { sites: rows.length, acceptance: acceptanceOfficeId },
  })
  publishSites(tx, project.planId, projectId)
  return { ids: rows.map(({ id }) => id) }
}

/** Corrects a site. Once works have begun, only contractor and planned days: what it counts stays as it was when somebody began to build. */
export async function correctSite(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, counts, ...fields }: BodyOf<typeof correctEndpoint>,
): Promise<ReplyOf<typeof correctEndpoint>> {
  const site = await lockSite(tx, actor, id)
  demandCarrying(actor, site)
  if (site.version !== version) refuse(staleVersion)
  await knowAll(tx, site.acceptanceOfficeId, [fields])
  const next = cleaned(fields)
  const isOpen = site.phase === 'planned'
  const fixed = next.title !== site.title || next.placeId !== site.placeId || next.areaM2 !== site.areaM2
  const counted = await countsOf(tx, site.projectId, [{ ...next, id }], counts)
  const before = await sql<{ key: string }>`
    select target_id || ' ' || phase || ' ' || trim_scale(quantity) as key from plans.site_count where site_id = ${id}`.execute(
    tx.db,
  )
  const key = (c: (typeof counted)[number]) => `${c.targetId} ${c.phase} ${c.quantity}`
  const same =
    JSON.stringify(before.rows.map((row) => row.key).sort()) === JSON.stringify(counted.map(key).sort())
  if (!isOpen && (fixed || !same)) refuse(siteNotPlanned)
  await sql`
    update plans.site set title = ${next.title}, place_id = ${next.placeId}, area_m2 = ${next.areaM2}, contractor = ${next.contractor},
      planned_start_on = ${next.plannedStartOn}, planned_finish_on = ${next.plannedFinishOn}, version = version + 1
    where id = ${id}`.execute(tx.db)
  if (!same) {
    await sql`delete from plans.site_count where site_id = ${id}`.execute(tx.db)
    await writeCounts(tx, counted)
  }
  record(tx, siteCorrected, { ...aboutSite(site, actor), data: { site: id, project: site.projectId } })
  publishSites(tx, site.planId, site.projectId)
  return { version: version + 1 }
}

/** In WHERE, with `plans.site s`: where one works, or whose office accepts. */
export function siteSeen(tx: Tx, actor: Actor): RawBuilder<boolean> {
  const reach = actor.reach('plans.read')
  return sql<boolean>`(${withinReach(tx, reach, 's.place_id', 's.office_id')}
    or ${withinReach(tx, reach, 's.place_id', 's.acceptance_office_id')})`
}

/** Works are carried out by the project's office, at every place: a grant on one neighbourhood does not carry them. */
export function demandCarrying(
  actor: Actor,
  project: { placeId: string; officeId: string; projectPlaceId?: string },
) {
  const row = { placeId: project.projectPlaceId ?? project.placeId, officeId: project.officeId }
  if (!mayCarry(actor, row)) refuse(mayNot, { permission: 'plans.carry_out' })
}
const mayCarry = (actor: Actor, row: { placeId: string; officeId: string }) =>
  actor.may('plans.carry_out', row) || actor.may('plans.assign', row)

export interface LockedSite {
  id: string
  projectId: string
  planId: string
  year: number
  projectState: string
  projectPlaceId: string
  title: string
  placeId: string
  officeId: string
  acceptanceOfficeId: string
  areaM2: number | null
  phase: Site['phase']
  stoppedAtPhase: Site['phase'] | null
  finishedBy: string | null
  finishedOn: string | null
  isFinisher: boolean
  version: number
  lastOn: string | null
  moments: ('before' | 'during' | 'after')[]
}

/** The site, held until the act commits; its project is shared meanwhile. 404 when it is not this actor's to see. */
export async function lockSite(tx: Tx, actor: Actor, id: string): Promise<LockedSite> {
  const { rows } = await sql<LockedSite>`
    select s.id, s.project_id as "projectId", p.plan_id as "planId", pl.year, p.state as "projectState",
      p.place_id as "projectPlaceId", s.title, s.place_id as "placeId", s.office_id as "officeId",
      s.acceptance_office_id as "acceptanceOfficeId", s.area_m2 as "areaM2", s.phase, s.stopped_at_phase as "stoppedAtPhase",
      s.finished_by as "finishedBy", s.finished_on as "finishedOn",
      coalesce(s.finished_by = any (${ownIds(actor)}), false) as "isFinisher", s.version,
      (select max(happened_on)::text from plans.site_step t where t.site_id = s.id) as "lastOn",
      array(select distinct moment from plans.site_photo ph where ph.site_id = s.id) as moments
    from plans.project p join plans.plan pl on pl.id = p.plan_id join plans.site s on s.project_id = p.id
    where s.id = ${id} and ${siteSeen(tx, actor)}
    for share of p for no key update of s`.execute(tx.db)
  return found(rows[0])
}

export const aboutSite = (site: { id: string; placeId: string; officeId: string }, actor: Actor) => ({
  placeId: site.placeId,
  officeId: site.officeId,
  actor,
  subject: { kind: 'plans.site', id: site.id },
})

export function publishSites(tx: Tx, planId: string, projectId: string): void {
  publish(tx, `plans:${planId}`)
  publish(tx, `plans.project:${projectId}`)
}

function cleaned(site: Fields): Fields {
  if (site.plannedStartOn && site.plannedFinishOn && site.plannedFinishOn < site.plannedStartOn)
    refuse(siteDaysWrong)
  return {
    ...site,
    title: site.title.normalize('NFC').trim(),
    contractor: site.contractor?.normalize('NFC').trim() || null,
  }
}

async function knowAll(tx: Tx, officeId: string, sites: readonly Fields[]): Promise<void> {
  const places = [...new Set(sites.map(({ placeId }) => placeId))]
  const { rows } = await sql<{ known: number }>`
    select count(*) as known from units.label
    where (tree = 'office' and id = ${officeId}) or (tree = 'place' and id = any (${places}::uuid[]))`.execute(
    tx.db,
  )
  if (rows[0]?.known !== places.length + 1) refuse(notFound)
}

/** What each site counts towards which target; areas are filled in where no quantity is said. */
async function countsOf(
  tx: Tx,
  projectId: string,
  sites: readonly (Fields & { id: string })[],
  counts: Counts,
) {
  const { rows } = await sql<{ id: string; measure: string }>`
    select t.id, coalesce(case when t.measured_by = 'share' then t.denominator_unit else t.unit end, '项') as measure
    from plans.target t where t.project_id = ${projectId} and t.measured_by in ('count', 'change', 'share')`.execute(
    tx.db,
  )
  const measures = new Map(rows.map((row) => [row.id, row.measure]))
  return sites.flatMap((site) =>
    counts.map(({ targetId, phase, quantity }) => {
      const measure = measures.get(targetId)
      const counted = quantity ?? site.areaM2
      if (measure === undefined || counted === null || counted <= 0) return refuse(siteTargetForeign)
      if (!Number.isInteger(counted) && comesInWholes(measure))
        return refuse(quantityTooFine, { unit: measure })
      return { siteId: site.id, targetId, phase: phase as CountedPhase, quantity: counted }
    }),
  )
}

async function writeCounts(tx: Tx, counts: Awaited<ReturnType<typeof countsOf>>): Promise<void> {
  if (counts.length === 0) return
  await sql`
    insert into plans.site_count (site_id, target_id, phase, quantity)
    select "siteId", "targetId", phase, sum(quantity)
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as c("siteId" uuid, "targetId" uuid, phase text, quantity numeric)
    group by "siteId", "targetId", phase`.execute(tx.db)
}

// ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

const summaryColumns = sql`s.id, s.project_id as "projectId", p.title as "projectTitle", s.title,
  jsonb_build_object('id', pu.id, 'name', pu.name) as place, jsonb_build_object('id', o.id, 'name', o.short_name) as office,
  jsonb_build_object('id', a.id, 'name', a.short_name) as "acceptanceOffice", s.area_m2 as "areaM2", s.contractor,
  s.planned_start_on as "plannedStartOn", s.planned_finish_on as "plannedFinishOn", s.phase,
  (select t.happened_on from plans.site_step t where t.site_id = s.id order by t.version desc limit 1) as "phaseOn",
  (select file_id from plans.site_photo ph where ph.site_id = s.id and moment = 'before' order by kept_at limit 1) as before,
  (select file_id from plans.site_photo ph where ph.site_id = s.id and moment = 'after' order by kept_at desc limit 1) as after`
const joins = sql`plans.site s join plans.project p on p.id = s.project_id join units.label pu on pu.id = s.place_id
  join units.label o on o.id = s.office_id join units.label a on a.id = s.acceptance_office_id`

export async function listSites(
  tx: Tx,
  actor: Actor,
  { phase, forMe, search = '', ...query }: QueryOf<typeof listEndpoint>,
): Promise<ReplyOf<typeof listEndpoint>> {
  const pattern = `%${search
    .normalize('NFC')
    .trim()
    .replace(/[\\%_]/g, '\\$&')}%`
  const [projectId, placeId] = [query.projectId ?? null, query.placeId ?? null]
  const forThem = withinReach(tx, actor.reach('plans.accept'), 'p.place_id', 's.acceptance_office_id')
  const common = sql`${siteSeen(tx, actor)} and (${projectId}::uuid is null or s.project_id = ${projectId})
    and (${placeId}::uuid is null or exists (select from units.within w where w.id = s.place_id and w.ancestor_id = ${placeId}
      and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on))
    and (s.title ilike ${pattern} or s.contractor ilike ${pattern} or pu.name ilike ${pattern})
    and (${forMe ?? false} = false or (s.phase = 'finished' and ${forThem} and s.finished_by <> all (${ownIds(actor)})))`
  const { rows } = await sql<Omit<SiteSummary, 'isLate'>>`
    select ${summaryColumns} from ${joins}
    where ${common} and (${phase ?? null}::text is null or s.phase = ${phase ?? null})
    order by (s.planned_finish_on < ${tx.today}::date and s.phase in ('planned', 'signed', 'begun')) desc nulls last,
      s.planned_finish_on nulls last, s.title, s.id limit 1000`.execute(tx.db)
  const { rows: sums } = await sql<ReplyOf<typeof listEndpoint>['sums'][number]>`
    select s.phase, count(*)::integer as sites, coalesce(sum(s.area_m2), 0) as "areaM2" from ${joins}
    where ${common} group by s.phase`.execute(tx.db)
  return { sites: rows.map((row) => ({ ...row, isLate: siteIsLate(row, tx.today) })), sums }
}

export async function getSite(tx: Tx, actor: Actor, id: string): Promise<Site> {
  const { rows } = await sql<Omit<Site, 'isLate' | 'may'> & { projectPlaceId: string; isFinisher: boolean }>`
    select ${summaryColumns}, s.version, s.stopped_reason as "stoppedReason", p.place_id as "projectPlaceId",
      coalesce(s.finished_by = any (${ownIds(actor)}), false) as "isFinisher",
      coalesce((select jsonb_agg(jsonb_build_object('targetId', t.id, 'quoted', t.quoted, 'subject', t.subject,
        'unit', case when t.measured_by = 'share' then t.denominator_unit else t.unit end, 'phase', c.phase,
        'quantity', c.quantity) order by t.position, c.phase)
        from plans.site_count c join plans.target t on t.id = c.target_id where c.site_id = s.id), '[]') as counts,
      coalesce((select jsonb_agg(jsonb_build_object('id', ph.file_id, 'moment', ph.moment, 'takenOn', ph.taken_on,
        'widthPx', f.width_px, 'heightPx', f.height_px) order by ph.taken_on, ph.kept_at)
        from plans.site_photo ph join platform.file f on f.id = ph.file_id where ph.site_id = s.id), '[]') as photos,
      coalesce((select jsonb_agg(jsonb_build_object('act', t.act, 'phase', t.phase, 'happenedOn', t.happened_on, 'words', t.words,
        'by', jsonb_build_object('id', b.id, 'name', b.name), 'at', t.done_at) order by t.version)
        from plans.site_step t join people.label b on b.id = t.done_by where t.site_id = s.id), '[]') as steps,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'targetId', r.target_id, 'quantity', r.quantity,
        'unit', case when t.measured_by = 'share' then t.denominator_unit else t.unit end, 'phase', r.site_phase, 'state', r.state)
        order by r.id)
        from plans.record r join plans.target t on t.id = r.target_id where r.site_id = s.id), '[]') as records
    from ${joins} where s.id = ${id} and ${siteSeen(tx, actor)}`.execute(tx.db)
  const { projectPlaceId, isFinisher, ...site } = found(rows[0])
  const carrying = mayCarry(actor, { placeId: projectPlaceId, officeId: site.office.id })
  const accepting = actor.may('plans.accept', { placeId: projectPlaceId, officeId: site.acceptanceOffice.id })
  const reversing = actor.may('plans.reverse', { placeId: projectPlaceId, officeId: site.office.id })
  const holds = { carrying, accepting, reversing }
  const acts = Object.entries(siteSteps)
    .filter(
      ([act, step]) => step.from.includes(site.phase) && holds[step.by] && !(act === 'accept' && isFinisher),
    )
    .map(([act]) => act)
  return {
    ...site,
    isLate: siteIsLate(site, tx.today),
    may: [...acts, ...(carrying ? ['photograph', 'correct'] : accepting ? ['photograph'] : [])],
  }
}
