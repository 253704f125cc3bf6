import type { PlanTold, ProjectTold, TargetTold } from '../../plans/index.ts'
import type { PlanLine, ProjectLine, TargetLine } from '../contract/told.ts'
import { verdictOf } from '../rules/lines.ts'
import { shareOf } from '../rules/percent.ts'
import { worstStanding } from '../rules/progress.ts'
import { sayCategory as inEnglish } from '../words/narrative.en.ts'
import { sayCategory as inChinese } from '../words/narrative.zh-CN.ts'

/** What a target is called where its sentence is not at hand: what is counted, and the words of the promise. */
export const titleOf = ({ subject, quoted }: Pick<TargetTold, 'subject' | 'quoted'>): string =>
  subject?.trim() ? `${subject.trim()} ${quoted}` : quoted

export function targetLine(target: TargetTold): TargetLine {
  const { done, covered, whole, ratio, records } = target.figure
  const line: TargetLine = {
    targetId: target.targetId,
    quoted: target.quoted,
    subject: target.subject?.trim() || null,
    start: target.start,
    end: target.end,
    unit: target.unit,
    value: target.value,
    comparator: target.comparator,
    measuredBy: target.measuredBy,
    dueOn: target.dueOn,
    counted: target.countedHow,
    promised: target.promised,
    done,
    covered,
    whole,
    wholeUnit: target.wholeUnit,
    ratio,
    records,
    isKept: target.isKept,
    standing: target.standing.kind,
    why: target.why,
    share: null,
  }
  // A rate and a bound are kept or not; a part of a year's plan they have not (services.md C.1, 27 and 28).
  const counts = verdictOf(line) === 'kept' || verdictOf(line) === 'not_yet'
  if (counts && target.measuredBy !== 'reading' && ratio !== null)
    line.share =
      target.measuredBy === 'share' && covered !== null && whole !== null
        ? shareOf(covered * 100, target.unit === '%' ? whole * (target.promised ?? 100) : whole * 100)
        : target.unit === '%'
          ? null
          : shareOf(done, target.promised)
  return line
}

function projectLine(project: ProjectTold): ProjectLine {
  const targets = project.targets.map(targetLine)
  return {
    projectId: project.projectId,
    number: project.number,
    title: project.title,
    state: project.state,
    office: project.leadOffice,
    leader: project.leader,
    standing: worstStanding(
      targets.map(({ standing }) => standing),
      project.state,
    ),
    targets,
  }
}

/** A plan as a report tells of it: the text, every target, and the narrative in both languages. */
export function planLine(plan: PlanTold): PlanLine {
  const passages = plan.passages.map(({ project, ...passage }) => ({
    ...passage,
    project: project ? projectLine(project) : null,
  }))
  const told = passages.flatMap((passage) =>
    passage.project ? [{ ...passage, project: passage.project }] : [],
  )
  const categories = [...new Set(told.map(({ category }) => category))]
  return {
    planId: plan.planId,
    title: plan.title,
    year: plan.year,
    adoptedOn: plan.adoptedOn,
    basis: plan.basis,
    passages,
    narrative: categories.map((category) => {
      const projects = told
        .filter((passage) => passage.category === category)
        .map(({ text, number, project }) => ({
          number,
          title: project.title,
          text,
          state: project.state,
          targets: project.targets,
        }))
      return { category, zh: inChinese({ projects }), en: inEnglish({ projects }) }
    }),
  }
}
