import { Checkbox } from 'antd'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import type { Deed } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import styles from './ReviewDesk.module.css'
import { photosOf, sayDeed } from './saying.ts'

/** One record in the queue. On a phone it is a way to the record; at the desk it is held beside the queue. */
export function DeedLine(props: {
  deed: Deed
  held: boolean
  /** Whether a record that waits says so: in a queue of nothing else it need not. */
  saysWaiting: boolean
  onHold: () => void
  /** Undefined where it cannot be selected. */
  selected: boolean | undefined
  onSelect: () => void
}) {
  const words = useWords(plansWords)
  const { deed } = props
  const what = sayDeed(deed, words)
  const picture = photosOf(deed, '')[0]
  return (
    <li className={styles.line} data-row={deed.id} data-held={props.held || undefined}>
      {props.selected !== undefined ? (
        <Checkbox
          className={styles.box}
          aria-label={words.records.desk.select(what)}
          checked={props.selected}
          onChange={props.onSelect}
        />
      ) : (
        <span className={styles.box} />
      )}
      <button
        type="button"
        data-holds
        className={styles.take}
        onClick={props.onHold}
        aria-current={props.held || undefined}
      >
        <LineWords {...props} what={what} />
      </button>
      <Link to={`/plans/records/${deed.id}`} className={styles.goThere}>
        <LineWords {...props} what={what} />
      </Link>
      {picture ? (
        <img className={styles.thumb} src={picture.small} alt="" loading="lazy" width={56} height={42} />
      ) : (
        <span />
      )}
    </li>
  )
}

function LineWords({ deed, what, saysWaiting }: { deed: Deed; what: string; saysWaiting: boolean }) {
  const words = useWords(plansWords).records
  return (
    <>
      <span className={styles.what} data-state={deed.state}>
        {what}
      </span>
      <span className={styles.which}>{deed.projectTitle}</span>
      <span className={styles.who}>
        <DateSaid on={deed.happenedOn} /> · {deed.submittedBy.name}
        {(saysWaiting || deed.state !== 'submitted') && ` · ${words.states[deed.state]}`}
      </span>
    </>
  )
}
