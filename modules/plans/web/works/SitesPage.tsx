import { Checkbox, Input, Select } from 'antd'
import { Suspense, useDeferredValue, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { getTree } from '../../../units/contract.ts'
import { PlaceSketch } from '../../../units/web/index.ts'
import { getProject } from '../../contract/projects.ts'
import { listSites, type SitePhase, type SiteSummary, sitePhases } from '../../contract/works.ts'
import { usePlanTopics } from '../promises/topics.ts'
import { plansWords } from '../words.ts'
import { SiteRow } from './SiteRow.tsx'
import styles from './works.module.css'

/** Every site one may see, or those of one project: how many stand where, which are late, and the way to each. The address keeps the choice. */
export default function SitesPage() {
  const words = useWords(plansWords).works
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const [typed, setTyped] = useState(search.get('find') ?? '')
  const find = useDeferredValue(typed)
  const projectId = search.get('project') ?? undefined
  const phase = sitePhases.find((one) => one === search.get('phase'))
  const forMe = search.get('mine') === '1'
  const topics = usePlanTopics()
  const project = useAsked(
    getProject,
    { params: { id: projectId ?? '' } },
    { enabled: projectId !== undefined },
  )
  const sites = useAsked(
    listSites,
    {
      query: {
        ...(projectId ? { projectId } : {}),
        ...(phase ? { phase } : {}),
        ...(forMe ? { forMe } : {}),
        ...(find ? { search: find } : {}),
      },
    },
    { keep: true, topics },
  )
  const choose = (next: { phase?: SitePhase | null; mine?: boolean }) => {
    const chosen = new URLSearchParams(search)
    if (next.phase === null) chosen.delete('phase')
    else if (next.phase) chosen.set('phase', next.phase)
    if (next.mine !== undefined) next.mine ? chosen.set('mine', '1') : chosen.delete('mine')
    setSearch(chosen, { replace: true })
  }
  return (
    <Page
      title={words.title}
      kicker={project.data && <Link to={`/plans/projects/${project.data.id}`}>{project.data.title}</Link>}
      lead={words.lead}
      actions={
        projectId &&
        (me.holds('plans.carry_out') || me.holds('plans.assign')) && (
          <Link className={styles.way} to={`/plans/projects/${projectId}/sites`}>
            {words.open}
          </Link>
        )
      }
    >
      <div className={styles.filters}>
        <Input
          type="search"
          data-search
          aria-label={words.search}
          placeholder={words.search}
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select<SitePhase | ''>
          aria-label={words.title}
          value={phase ?? ''}
          onChange={(value) => choose({ phase: value || null })}
          options={[
            { value: '', label: words.all },
            ...sitePhases.map((value) => ({ value, label: words.phases[value] })),
          ]}
        />
        {me.holds('plans.accept') && (
          <Checkbox checked={forMe} onChange={(event) => choose({ mine: event.target.checked })}>
            {words.forMe}
          </Checkbox>
        )}
      </div>
      <Asked of={sites} words={plansWords} rows={10}>
        {(answer) => (
          <>
            <Sums sums={answer.sums} />
            {answer.sites.length === 0 ? (
              answer.sums.length === 0 && !find && !forMe ? (
                <Empty title={words.none}>{words.noneLead}</Empty>
              ) : (
                <Empty title={words.noneHere} />
              )
            ) : (
              <div className={styles.columns}>
                <ul className={styles.list}>
                  {answer.sites.map((site) => (
                    <SiteRow key={site.id} site={site} ofProject={projectId !== undefined} />
                  ))}
                </ul>
                <OnMap sites={answer.sites} />
              </div>
            )}
          </>
        )}
      </Asked>
    </Page>
  )
}

function Sums({ sums }: { sums: readonly { phase: SitePhase; sites: number; areaM2: number }[] }) {
  const words = useWords(plansWords).works
  if (sums.length === 0) return null
  return (
    <dl className={styles.sums}>
      {sitePhases.flatMap((phase) => {
        const sum = sums.find((one) => one.phase === phase)
        return sum
          ? [
              <div key={phase} data-phase={phase}>
                <dt>{words.phases[phase]}</dt>
                <dd>{words.sum(sum.sites, sum.areaM2 > 0 ? sayNumber(sum.areaM2) : null)}</dd>
              </div>,
            ]
          : []
      })}
    </dl>
  )
}

/** Where they are: how many sites stand in each place that has a boundary, or in the nearest one above it that has. */
function OnMap({ sites }: { sites: readonly SiteSummary[] }) {
  const words = useWords(plansWords).works
  const tree = useAsked(getTree, { query: { tree: 'place' } })
  const parentOf = new Map((tree.data?.units ?? []).map((unit) => [unit.id, unit]))
  const counted = new Map<string, { name: string; count: number }>()
  for (const { place } of sites) {
    let at = parentOf.get(place.id)
    while (at && at.kind !== 'neighbourhood' && at.parentId) at = parentOf.get(at.parentId)
    if (at?.kind === 'neighbourhood')
      counted.set(at.id, { name: at.shortName, count: (counted.get(at.id)?.count ?? 0) + 1 })
  }
  if (counted.size === 0) return null
  const marked = [...counted].map(([id, { count }]) => ({ id, word: words.sum(count, null) }))
  const label = [...counted.values()].map(({ name, count }) => `${name} ${words.sum(count, null)}`).join('、')
  return (
    <aside className={styles.map} aria-label={words.map}>
      <Suspense fallback={null}>
        <PlaceSketch marked={marked} site={null} label={label} />
      </Suspense>
    </aside>
  )
}
