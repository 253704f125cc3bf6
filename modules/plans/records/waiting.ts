import { type RawBuilder, sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import type { getWaiting as getWaitingEndpoint } from '../contract/records.ts'
import { askTargets, targetOf } from '../figures/figures.ts'
import { askProjects, byProject } from '../projects/projects.ts'
import { gravity } from '../rules/standing.ts'
import { askDeeds, forMe } from './deeds.ts'
import { ownIds, recordDecided, recordSeen } from './sight.ts'

type Waiting = ReplyOf<typeof getWaitingEndpoint>

const most = 50

/** What waits for this very person: to accept, to release, come back, to check, and what is late in one's own projects. */
export async function getWaiting(tx: Tx, actor: Actor): Promise<Waiting> {
  const seen = recordSeen(tx, actor)
  const [toAccept, toRelease, cameBack, toSample, late] = await Promise.all([
    askDeeds(tx, actor, sql`${seen} and ${forMe(tx, actor)}`, { limit: most, order: sql`r.id` }),
    askDeeds(
      tx,
      actor,
      sql`r.state = 'accepted' and r.released_at is null and (r.held_until_on is null or r.held_until_on <= ${tx.today}::date)
        and ${seen} and ${withinReach(tx, actor.reach('plans.release'), 'r.place_id', 'r.office_id')}`,
      { limit: most, order: sql`r.id` },
    ),
    // A record that came back waits until its author has said it again: for the same target and place.
    askDeeds(
      tx,
      actor,
      sql`r.state = 'returned' and r.submitted_by = any (${ownIds(actor)}) and not exists (
        select from plans.record again
        where again.submitted_by = r.submitted_by and again.target_id = r.target_id and again.place_id = r.place_id
          and again.submitted_at > r.decided_at)`,
      { limit: most },
    ),
    countSamples(tx, actor),
    listLate(tx, actor),
  ])
  return { toAccept, toRelease, cameBack, toSample, late }
}

async function countSamples(tx: Tx, actor: Actor): Promise<number> {
  if (!actor.holds('plans.sample')) return 0
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from plans.sample s
    join plans.record r on r.id = s.record_id join plans.project p on p.id = r.project_id
    where s.outcome is null and r.state = 'accepted' and ${recordDecided(tx, actor, 'plans.sample')}`.execute(
    tx.db,
  )
  return rows[0]?.waiting ?? 0
}

/** Targets that are late or at risk, the gravest first, in projects this person leads, is the contact of, assigns or carries out. */
async function listLate(tx: Tx, actor: Actor): Promise<Waiting['late']> {
  const reach = (permission: 'plans.assign' | 'plans.carry_out'): RawBuilder<boolean> =>
    withinReach(tx, actor.reach(permission), 'p.place_id', 'p.office_id')
  const projects = await askProjects(
    tx,
    sql`p.state in ('adopted', 'under_way') and (leader.person_id = ${actor.personId}
      or p.contact_person_id = ${actor.personId} or ${reach('plans.assign')} or ${reach('plans.carry_out')})`,
  )
  const targets = byProject(
    await askTargets(tx, sql`t.project_id = any (${projects.map((project) => project.id)}::uuid[])`),
  )
  return projects
    .flatMap((project) =>
      (targets.get(project.id) ?? []).map((row) => ({
        project,
        row,
        standing: targetOf(tx, row, {
          state: project.state,
          adoptedOn: project.adopted_on,
          milestones: project.milestones,
        }).standing.kind,
      })),
    )
    .filter(({ standing }) => standing === 'late' || standing === 'at_risk')
    .sort((a, b) => gravity(a.standing) - gravity(b.standing))
    .slice(0, most)
    .map(({ project, row, standing }) => ({
      projectId: project.id,
      title: project.title,
      targetQuoted: row.quoted,
      standing,
    }))
}
