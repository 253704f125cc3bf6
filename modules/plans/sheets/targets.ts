import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { ProjectState } from '../contract/words.ts'
import { promisedBy, type TargetRow } from '../figures/figures.ts'
import { mayRecordAt } from '../records/records.ts'
import type { Promised } from '../rules/measuring.ts'
import { isClosed } from '../rules/states.ts'

/** A target as a line of a sheet needs it. */
export interface SheetTarget {
  id: string
  number: string | null
  projectTitle: string
  quoted: string
  promised: Promised
  /** Whether the actor's office leads or joins: then every place of the plan may be written down. */
  isOwnLine: boolean
}

interface AdoptedPlan {
  id: string
  title: string
  placeId: string
  year: number
}

export async function adoptedPlan(tx: Tx, id: string): Promise<AdoptedPlan | undefined> {
  const { rows } = await sql<AdoptedPlan>`
    select id, title, place_id as "placeId", year from plans.plan where id = ${id} and adopted_on is not null`.execute(
    tx.db,
  )
  return rows[0]
}

type Row = TargetRow & {
  number: string | null
  title: string
  state: ProjectState
  office_id: string
  joining: string[]
}

/** The targets of open projects that the actor may record for somewhere, in the order of the adopted text. */
export async function targetsToRecord(tx: Tx, actor: Actor, plan: AdoptedPlan): Promise<SheetTarget[]> {
  const { rows } = await sql<Row>`
    select t.id, t.quoted, t.value, t.comparator, t.unit, t.kind, t.baseline, t.per, t.measured_by, t.denominator,
      t.denominator_unit, t.due_on, s.number, p.title, p.state, p.office_id,
      array(select office_id from plans.joining_office j where j.project_id = p.id) as joining
    from plans.target t join plans.project p on p.id = t.project_id join plans.passage s on s.id = p.passage_id
    where p.plan_id = ${plan.id} order by s.position, t.position`.execute(tx.db)
  const hasPlaces = actor.reach('plans.record').placeIds.length > 0
  return rows
    .filter((row) => !isClosed(row.state) && row.measured_by !== 'indicator')
    .map((row) => ({
      id: row.id,
      number: row.number,
      projectTitle: row.title,
      quoted: row.quoted,
      promised: promisedBy(row),
      isOwnLine: mayRecordAt(actor, plan.placeId, row),
    }))
    .filter((target) => target.isOwnLine || hasPlaces)
}
