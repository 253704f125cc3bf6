import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { Became } from '../contract/wishes.ts'
import type { ProjectState } from '../contract/words.ts'
import { askTargets, promisedBy, releasedSums, type Surroundings } from '../figures/figures.ts'
import { figureOf } from '../rules/measuring.ts'
import { standOf } from '../rules/standing.ts'

interface ProjectRow {
  planId: string
  year: number
  adoptedOn: string
  number: string | null
  title: string
  text: string
  state: ProjectState
  milestones: Surroundings['milestones']
  voices: number
}

const mostDeeds = 8

/**
 * What a suggestion became: the promise, its numbers as somebody answers for them before the public, and the latest released deeds with
 * their photos. The same for everybody: no name, no note, nothing that was not released.
 */
export async function becameOf(
  tx: Tx,
  projectId: string | null,
  targetId: string | null,
): Promise<Became | null> {
  if (projectId === null) return null
  const [projects, targets, deeds] = await Promise.all([
    sql<ProjectRow>`
      select pl.id as "planId", pl.year, pl.adopted_on as "adoptedOn", ps.number, p.title, ps.text, p.state,
        coalesce((select json_agg(json_build_object('title', m.title, 'dueOn', m.due_on, 'reachedOn', m.reached_on))
          from plans.milestone m where m.project_id = p.id), '[]') as milestones,
        (select count(*)::integer from plans.wish w join plans.wish root on root.id = w.root_id
          where root.project_id = p.id and w.state <> 'withdrawn') as voices
      from plans.project p join plans.plan pl on pl.id = p.plan_id join plans.passage ps on ps.id = p.passage_id
      where p.id = ${projectId}`.execute(tx.db),
    askTargets(tx, sql`t.project_id = ${projectId}`),
    sql<Became['deeds'][number]>`
      select r.id, r.target_id as "targetId", r.happened_on as "happenedOn", place.short_name as "placeName", r.quantity,
        case when t.measured_by = 'share' then coalesce(t.denominator_unit, '项') else t.unit end as unit,
        array(select ph.file_id from plans.photo ph where ph.record_id = r.id and ph.is_public order by ph.position) as "photoIds"
      from plans.record r join plans.target t on t.id = r.target_id join units.label place on place.id = r.place_id
      where r.project_id = ${projectId} and r.released_at is not null and r.state = 'accepted'
        and (${targetId}::uuid is null or r.target_id = ${targetId}::uuid)
      order by r.happened_on desc, r.id desc limit ${mostDeeds}`.execute(tx.db),
  ])
  const project = projects.rows[0]
  if (!project) return null
  const { milestones, adoptedOn, ...told } = project
  return {
    projectId,
    ...told,
    targets: targets.map((row) => {
      const target = promisedBy(row)
      const figure = figureOf(target, releasedSums(row))
      return {
        id: row.id,
        quoted: row.quoted,
        value: row.value,
        unit: row.unit,
        comparator: row.comparator,
        measuredBy: row.measured_by,
        figure,
        standing: standOf({ target, figure, today: tx.today, state: project.state, adoptedOn, milestones })
          .kind,
        isIts: row.id === targetId,
      }
    }),
    deeds: deeds.rows,
  }
}
