import type { Project } from '../../contract/projects.ts'
import type { Named } from '../../contract/words.ts'

/** What the form of responsibilities holds. */
export interface Assigned {
  readonly leadOfficeId: string | null
  readonly joining: readonly string[]
  readonly contact: Named | null
  /** As typed, in 万元. */
  readonly budget: string
  readonly site: string
  readonly sitePlaceId: string | null
}

export const assignedOf = (project: Project): Assigned => ({
  leadOfficeId: project.leadOffice?.id ?? null,
  joining: project.joiningOffices.map((office) => office.id),
  contact: project.contact,
  budget: project.budgetFen === null ? '' : String(project.budgetFen / 1_000_000),
  site: project.site ?? '',
  sitePlaceId: project.sitePlace?.id ?? null,
})

/**
 * Somebody saved meanwhile: what this person did not touch becomes what stands there now, what they changed stays as they typed it.
 */
export function mergeAssigned(typed: Assigned, before: Assigned, now: Assigned): Assigned {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  const keep = <Field extends keyof Assigned>(field: Field): Assigned[Field] =>
    same(typed[field], before[field]) ? now[field] : typed[field]
  return {
    leadOfficeId: keep('leadOfficeId'),
    joining: keep('joining'),
    contact: keep('contact'),
    budget: keep('budget'),
    site: keep('site'),
    sitePlaceId: keep('sitePlaceId'),
  }
}
