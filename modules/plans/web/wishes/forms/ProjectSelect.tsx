import { Select } from 'antd'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { listPlans } from '../../../contract/drafts.ts'
import { listProjects, type ProjectSummary } from '../../../contract/projects.ts'
import { plansWords } from '../../words.ts'
import { Labelled } from './ActForm.tsx'

/** Projects of the newest adopted list, or of a given one. */
export function useProjects(planId?: string): readonly ProjectSummary[] {
  const plans = useAsked(listPlans)
  const newest =
    planId ??
    (plans.data ?? [])
      .filter((plan) => plan.adoptedOn)
      .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
      .at(0)?.id
  const projects = useAsked(listProjects, { params: { id: newest ?? '' } }, { enabled: newest !== undefined })
  return projects.data ?? []
}

/** A project of the list and, if somebody knows, the very number. */
export function ProjectSelect(props: {
  id: string
  projects: readonly ProjectSummary[]
  projectId: string | null
  targetId: string | null
  onChange: (projectId: string | null, targetId: string | null) => void
  labels: { project: string; target: string; none?: string; whole: string }
}) {
  const words = useWords(plansWords).wishes.candidates
  const project = props.projects.find((one) => one.id === props.projectId)
  return (
    <>
      <Labelled id={`${props.id}-project`} label={props.labels.project}>
        <Select
          id={`${props.id}-project`}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={props.labels.none}
          value={props.projectId ?? undefined}
          onChange={(value?: string) => props.onChange(value ?? null, null)}
          options={props.projects.map((one) => ({
            value: one.id,
            label: words.became(one.number, one.title),
          }))}
        />
      </Labelled>
      {project && project.targets.length > 0 && (
        <Labelled id={`${props.id}-target`} label={props.labels.target}>
          <Select
            id={`${props.id}-target`}
            allowClear
            placeholder={props.labels.whole}
            value={props.targetId ?? undefined}
            onChange={(value?: string) => props.onChange(props.projectId, value ?? null)}
            options={project.targets.map((target) => ({
              value: target.id,
              label: `${target.subject ?? ''}${target.quoted}`,
            }))}
          />
        </Labelled>
      )}
    </>
  )
}
