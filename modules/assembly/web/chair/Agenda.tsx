import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { beginItem, type Desk, type DeskItem, skipItem } from '../../contract/desk.ts'
import { assemblyWords } from '../words.ts'
import styles from './Chair.module.css'

/** The agenda with how far it is; what waits may be left out, and what was left out or is done may be taken up again. */
export function Agenda({ desk }: { desk: Desk }) {
  const words = useWords(assemblyWords).now.desk
  const skip = useSend(skipItem)
  const resume = useSend(beginItem)
  const acts = desk.run !== null && desk.may.includes('run')
  const error = skip.error ?? resume.error
  return (
    <nav aria-label={words.agenda}>
      <h2 className={styles.heading}>{words.agenda}</h2>
      <ol className={styles.items}>
        {desk.items.map((item) => (
          <li
            key={item.id}
            data-state={item.state}
            aria-current={item.state === 'under_way' ? 'step' : undefined}
          >
            <span className={styles.ordinal}>{item.position}</span>
            <span className={styles.itemTitle}>
              <Han>{item.title}</Han>
              <ItemFacts item={item} />
              {acts && item.state === 'waiting' && (
                <PlainButton
                  kind="text"
                  className={styles.small}
                  onClick={() => skip.mutate({ params: { id: item.id } })}
                >
                  {words.skip}
                </PlainButton>
              )}
              {acts && (item.state === 'skipped' || item.state === 'done') && (
                <PlainButton
                  kind="text"
                  className={styles.small}
                  onClick={() => resume.mutate({ params: { id: item.id } })}
                >
                  {words.resume}
                </PlainButton>
              )}
            </span>
          </li>
        ))}
      </ol>
      {error && <Problem error={error} words={assemblyWords} />}
    </nav>
  )
}

function ItemFacts({ item }: { item: DeskItem }) {
  const words = useWords(assemblyWords).now.desk
  const at = item.endedAt ?? item.beganAt
  const said = [words.itemStates[item.state], at && item.state !== 'waiting' ? dayAndTimeOf(at).time : '']
    .filter(Boolean)
    .join(' ')
  return said ? <span className={styles.facts}>{said}</span> : null
}
