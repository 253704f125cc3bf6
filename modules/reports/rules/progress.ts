import type { PlanLine, ProjectLine } from '../contract/told.ts'

// A circular (通报) says which projects are where and why, in the order of the list. Offices are not compared unless somebody opened
// that: a list of the last makes people write numbers.

export const progressGroups = ['met', 'ahead', 'on_track', 'late', 'at_risk', 'not_begun'] as const
export type ProgressGroup = (typeof progressGroups)[number]

const gravest: readonly string[] = ['at_risk', 'late', 'not_begun', 'on_track', 'ahead', 'met']

/** The worst of its targets is how a project stands; without any it is as far as its state says. */
export function worstStanding(kinds: readonly string[], state: string): string {
  const worst = [...kinds].sort((a, b) => gravest.indexOf(a) - gravest.indexOf(b))[0]
  if (worst) return worst
  if (state === 'accepted' || state === 'finished') return 'met'
  return state === 'adopted' || state === 'draft' ? 'not_begun' : state === 'stopped' ? 'at_risk' : 'on_track'
}

export const projectsOf = (plan: PlanLine): ProjectLine[] =>
  plan.passages.flatMap(({ project }) => (project ? [project] : []))

/** The projects of each group, in the order of the list; empty groups are left out. */
export function groupsOf(plan: PlanLine): { group: ProgressGroup; projects: ProjectLine[] }[] {
  const projects = projectsOf(plan)
  return progressGroups
    .map((group) => ({ group, projects: projects.filter(({ standing }) => standing === group) }))
    .filter((one) => one.projects.length > 0)
}

export interface OfficeLine {
  office: { id: string; name: string } | null
  projects: number
  counts: Record<ProgressGroup, number>
}

/** The same by lead office, those with the largest part on time first. Only for a report that opened it. */
export function officesOf(plan: PlanLine): OfficeLine[] {
  const byOffice = Map.groupBy(projectsOf(plan), ({ office }) => office?.id ?? '')
  const lines = [...byOffice.values()].map((projects): OfficeLine => {
    const count = (group: ProgressGroup) => projects.filter(({ standing }) => standing === group).length
    return {
      office: projects[0]!.office,
      projects: projects.length,
      counts: {
        met: count('met'),
        ahead: count('ahead'),
        on_track: count('on_track'),
        late: count('late'),
        at_risk: count('at_risk'),
        not_begun: count('not_begun'),
      },
    }
  })
  const onTime = ({ counts }: OfficeLine) => counts.met + counts.ahead + counts.on_track
  // a/b against c/d as a·d against c·b: no fraction decides a place.
  return lines.sort((a, b) => onTime(b) * a.projects - onTime(a) * b.projects)
}
