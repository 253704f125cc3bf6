import { Suspense } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { getShapes } from '../../../units/contract.ts'
import { PlaceSketch } from '../../../units/web/index.ts'
import type { Project } from '../../contract/projects.ts'
import { listRecords } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import styles from './ProjectPage.module.css'

/** Where a promise is kept: the places of its accepted records and of the promise itself, on a small map. */
export function SitesPart({ project }: { project: Project }) {
  const words = useWords(plansWords).promises.sites
  const shapes = useAsked(getShapes, {}, { topics: ['units.trees'] })
  const records = useAsked(
    listRecords,
    { query: { projectId: project.id, state: 'accepted', limit: 200 } },
    { topics: [`plans.project:${project.id}`] },
  )
  const drawn = new Set(shapes.data?.shapes.map(({ id }) => id))
  const byPlace = new Map<string, { name: string; records: number }>()
  for (const { place } of records.data ?? []) {
    if (!drawn.has(place.id)) continue
    byPlace.set(place.id, { name: place.name, records: (byPlace.get(place.id)?.records ?? 0) + 1 })
  }
  const site = project.sitePlace && drawn.has(project.sitePlace.id) ? project.sitePlace : null
  if (byPlace.size === 0 && !site) return null
  const done = [...byPlace].map(([id, { name, records }]) => ({ id, name, word: words.records(records) }))
  return (
    <Section title={words.title}>
      <Suspense fallback={null}>
        <PlaceSketch
          marked={done}
          site={site?.id ?? null}
          label={words.label(
            site?.name ?? null,
            done.map(({ name, word }) => `${name} ${word}`),
          )}
        />
      </Suspense>
      <p className={styles.hint}>{words.legend(site !== null, done.length > 0)}</p>
    </Section>
  )
}
