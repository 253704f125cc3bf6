import { useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { sayDay } from '../../../../web/ui/dates.ts'
import { PaceLine } from '../../../../web/ui/LiveQuantity.tsx'
import { sayPercent } from '../../../../web/ui/numbers.ts'
import { Standing } from '../../../../web/ui/Standing.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Project, Target } from '../../contract/projects.ts'
import { countOf, filled, isCeiling, promisedInAll } from '../public/saying.ts'
import { plansWords } from '../words.ts'
import { DefineTarget } from './DefineTarget.tsx'
import styles from './ProjectPage.module.css'
import { dueToday, sayReasons, today } from './saying.ts'

/** A promised number against today: the pace line, how it stands and why in words, how it is counted. */
export function TargetPart(props: { target: Target; project: Project; onOpen: () => void }) {
  const words = useWords(plansWords)
  const saying = useSaying()
  const [defining, setDefining] = useState(false)
  const { target, project } = props
  const say = words.promises.target
  const total = promisedInAll(target)
  const due = dueToday(target)
  const ratio = filled(target)
  const whole = project.targets.find(({ id }) => id === target.partOf)
  return (
    <li className={styles.target}>
      <div className={styles.targetHead}>
        <p>
          <span className={styles.quoted} lang="zh-CN">
            {target.quoted}
          </span>{' '}
          <span className={styles.subject}>{target.subject}</span>
        </p>
        <p>
          <span className={styles.figure}>{countOf(target, words.living)}</span>
          {ratio > 1 && <span> {sayPercent(ratio)}</span>}
        </p>
      </div>
      {!isCeiling(target) && (
        <PaceLine
          done={ratio}
          of={1}
          due={due === null || total === 0 ? null : due / total}
          standing={target.standing.kind}
        />
      )}
      <div>
        <Standing kind={target.standing.kind} />
        {sayReasons(target, words, saying).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <p className={styles.facts}>
        <span>{say.due(sayDay(target.dueOn, today(), saying))}</span>
        <span>{target.indicator ? say.from(target.indicator.name) : say.measures[target.measuredBy]}</span>
        <span>
          {target.released.records > 0
            ? say.released(countOf({ ...target, figure: target.released }, words.living))
            : say.releasedNone}
        </span>
        {whole && <span>{say.partOf(whole.quoted)}</span>}
      </p>
      {target.countedHow && (
        <p className={styles.quiet}>{words.living.origin.countedHow(target.countedHow)}</p>
      )}
      <p className={styles.ways}>
        <span id={`number-of-${target.id}`}>
          <button type="button" className={styles.link} onClick={props.onOpen}>
            {say.origin}
          </button>
        </span>
        {project.may.includes('define_target') && (
          <button type="button" className={styles.link} onClick={() => setDefining(true)}>
            {say.define}
          </button>
        )}
      </p>
      {defining && <DefineTarget target={target} onClose={() => setDefining(false)} />}
    </li>
  )
}
