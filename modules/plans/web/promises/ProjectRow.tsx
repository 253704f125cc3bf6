import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { PaceLine } from '../../../../web/ui/LiveQuantity.tsx'
import { sayPercent } from '../../../../web/ui/numbers.ts'
import { Standing } from '../../../../web/ui/Standing.tsx'
import type { ProjectSummary, Target } from '../../contract/projects.ts'
import { countOf, filled, isCeiling, promisedInAll } from '../public/saying.ts'
import { plansWords } from '../words.ts'
import styles from './ProjectList.module.css'
import { dueToday } from './saying.ts'

/** One promise in a list: what, whose, its numbers against today, how it stands. */
export function ProjectRow(props: { project: ProjectSummary; held: boolean; onHold: () => void }) {
  const words = useWords(plansWords).promises
  const { project } = props
  return (
    <li
      className={styles.row}
      data-row={project.id}
      data-held={props.held || undefined}
      onPointerDown={props.onHold}
    >
      <span className={styles.number}>{project.number}</span>
      <div className={styles.about}>
        <Link to={`/plans/projects/${project.id}`} className={styles.title}>
          {project.title}
        </Link>
        <p className={styles.facts}>
          <span>{project.leadOffice?.name ?? words.list.noOffice}</span>
          {project.leader && <span>{project.leader.name}</span>}
          <span>{words.states[project.state]}</span>
          {project.waitingRecords > 0 && (
            <span className={styles.waiting}>{words.list.waiting(project.waitingRecords)}</span>
          )}
        </p>
      </div>
      <ul className={styles.targets}>
        {project.targets.length === 0 && <li className={styles.none}>{words.list.noTargets}</li>}
        {project.targets.map((target) => (
          <li key={target.id} className={styles.target}>
            <span className={styles.quoted} lang="zh-CN">
              {target.quoted} <span className={styles.subject}>{target.subject}</span>
            </span>
            <TargetLine target={target} />
          </li>
        ))}
      </ul>
      <span className={styles.standing}>
        <Standing kind={project.standing} />
      </span>
    </li>
  )
}

/** The pace line with its count: how far, and where the schedule wants it today. */
export function TargetLine({ target }: { target: Target }) {
  const words = useWords(plansWords).living
  const total = promisedInAll(target)
  const due = dueToday(target)
  const ratio = filled(target)
  return (
    <>
      <span className={styles.line}>
        {!isCeiling(target) && (
          <PaceLine
            done={ratio}
            of={1}
            due={due === null || total === 0 ? null : due / total}
            standing={target.standing.kind}
          />
        )}
      </span>
      <span className={styles.count}>
        {countOf(target, words)}
        {ratio > 1 && ` ${sayPercent(ratio)}`}
      </span>
    </>
  )
}
