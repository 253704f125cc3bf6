import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import type { Target } from '../../contract/projects.ts'
import { measureOf } from '../../rules/measuring.ts'
import { amountOf } from '../public/saying.ts'
import { plansWords } from '../words.ts'
import styles from './RecordForm.module.css'

/** It was recorded: what, what comes next, and the ways on. */
export function Recorded(props: {
  recordId: string
  place: string
  quantity: number
  target: Target
  onAnother: () => void
}) {
  const words = useWords(plansWords)
  const { target } = props
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const unit = target.measuredBy === 'share' ? measureOf(target) : target.unit
  return (
    <div className={styles.done}>
      <h2 ref={title} tabIndex={-1} className={styles.doneTitle}>
        {words.records.form.done(props.place, amountOf(props.quantity, unit, words.living))}
      </h2>
      <p>{words.records.form.doneNext}</p>
      <p className={styles.ways}>
        <Button type="primary" onClick={props.onAnother}>
          {words.records.form.another}
        </Button>
        <Link to={`/plans/records/${props.recordId}`}>{words.records.form.toRecord}</Link>
        <Link to={`/plans/projects/${target.projectId}`}>{words.records.form.toProject}</Link>
      </p>
    </div>
  )
}
