import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { Sentence, Sentences } from '../../../../web/ui/Sentence.tsx'
import type { Project } from '../../contract/projects.ts'
import { listSites, sitePhases } from '../../contract/works.ts'
import { plansWords } from '../words.ts'

/** On the page of a promise: how many of its sites stand in which phase. Nothing where there are none and none may be opened. */
export function WorksPart({ project }: { project: Project }) {
  const words = useWords(plansWords).works
  const sites = useAsked(
    listSites,
    { query: { projectId: project.id } },
    { topics: [`plans.project:${project.id}`] },
  )
  const mayOpen = project.may.includes('set_milestone')
  if (!sites.data || (sites.data.sums.length === 0 && !mayOpen)) return null
  return (
    <Section
      title={words.title}
      aside={mayOpen && <Link to={`/plans/projects/${project.id}/sites`}>{words.open}</Link>}
    >
      {sites.data.sums.length > 0 && (
        <Sentences label={words.title}>
          {sitePhases.flatMap((phase) => {
            const sum = sites.data?.sums.find((one) => one.phase === phase)
            return sum
              ? [
                  <li key={phase}>
                    <Sentence>
                      <Link to={`/plans/sites?project=${project.id}&phase=${phase}`}>
                        {words.phases[phase]}
                      </Link>{' '}
                      {words.sum(sum.sites, sum.areaM2 > 0 ? sayNumber(sum.areaM2) : null)}
                    </Sentence>
                  </li>,
                ]
              : []
          })}
        </Sentences>
      )}
    </Section>
  )
}
