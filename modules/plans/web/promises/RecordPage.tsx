import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { getProject, type Project } from '../../contract/projects.ts'
import { isClosed } from '../../rules/states.ts'
import { plansWords } from '../words.ts'
import { PickTarget } from './PickTarget.tsx'
import styles from './RecordForm.module.css'
import { RecordForm } from './RecordForm.tsx'

/** "Record": first the promise it belongs to, then how many, where, when, with photos. */
export default function RecordPage() {
  const { id } = useParams()
  return id ? <OfProject id={id} /> : <PickTarget />
}

function OfProject({ id }: { id: string }) {
  const words = useWords(plansWords).records.form
  const project = useAsked(getProject, { params: { id } })
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked of={project} words={plansWords}>
        {(answer) =>
          isClosed(answer.state) ? (
            <Empty
              title={words.closed}
              action={<Link to={`/plans/projects/${answer.id}`}>{words.toProject}</Link>}
            />
          ) : answer.targets.length === 0 ? (
            <Empty
              title={words.pickNoTargets}
              action={<Link to={`/plans/projects/${answer.id}`}>{words.toProject}</Link>}
            />
          ) : (
            <WithTarget project={answer} />
          )
        }
      </Asked>
    </Page>
  )
}

function WithTarget({ project }: { project: Project }) {
  const words = useWords(plansWords).records
  const [query, setQuery] = useSearchParams()
  const [round, setRound] = useState(0)
  const wanted = query.get('target')
  const target = project.targets.find(({ id }) => id === wanted) ?? project.targets[0]
  if (!target) return null
  return (
    <div className={styles.page}>
      <p className={styles.project}>
        {project.number && <span>{project.number} </span>}
        <Link to={`/plans/projects/${project.id}`}>{project.title}</Link>
      </p>
      <fieldset className={styles.targets}>
        <legend className="spoken">{words.target}</legend>
        {project.targets.map((one) => (
          <label key={one.id} className={styles.target}>
            <input
              type="radio"
              name="target"
              checked={one.id === target.id}
              onChange={() => setQuery({ target: one.id }, { replace: true })}
            />
            <span lang="zh-CN">{one.quoted}</span>
            {one.subject && <span className={styles.quiet}>{one.subject}</span>}
          </label>
        ))}
      </fieldset>
      <RecordForm
        key={`${target.id} ${round}`}
        project={project}
        target={target}
        onAnother={() => setRound(round + 1)}
      />
    </div>
  )
}
