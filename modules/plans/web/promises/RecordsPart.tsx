import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import type { Project } from '../../contract/projects.ts'
import { listRecords } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import styles from './ProjectPage.module.css'
import { StaffDeed } from './StaffOriginPanel.tsx'

const most = 10

/** The diary of a promise: what was done, newest first, with photos and who stands behind it. */
export function RecordsPart({ project }: { project: Project }) {
  const words = useWords(plansWords).promises.project
  const records = useAsked(
    listRecords,
    { query: { projectId: project.id, limit: most } },
    { topics: [`plans.project:${project.id}`] },
  )
  return (
    <Section
      title={words.records}
      aside={
        records.data?.length === most && (
          <Link to={`/plans/records?show=all&project=${project.id}`}>{words.allRecords}</Link>
        )
      }
    >
      <Asked of={records} words={plansWords} rows={4}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.noRecords}>{words.noRecordsLead}</Empty>
          ) : (
            <ul className={styles.diary}>
              {list.map((deed) => (
                <StaffDeed key={deed.id} deed={deed} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Section>
  )
}
