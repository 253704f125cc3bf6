import { Button } from 'antd'
import { useWords } from '../../../../web/lib/language.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import type { PersonLine } from '../../contract/presence.ts'
import styles from './checkin.module.css'
import { checkinWords } from './words.ts'

/** Two people of one name side by side, with what tells them apart. */
export function SameName(props: {
  people: readonly PersonLine[]
  onClose: () => void
  onChoose: (line: PersonLine) => void
}) {
  const words = useWords(checkinWords)
  return (
    <Dialog title={words.sameNameAsk(props.people[0]?.name ?? '')} onClose={props.onClose}>
      <ul className={styles.namesakes}>
        {props.people.map((line) => (
          <li key={line.attendeeId}>
            <span lang="zh-CN">
              <strong>{line.name}</strong> {line.sex && words.sexes[line.sex]}
              <br />
              {[
                line.constituency ?? line.capacity,
                line.delegation,
                line.venue?.name,
                line.seat && words.seat(line.seat),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {line.there ? (
              <span className={styles.note}>
                {words.done.already(line.name, line.there.inAt, line.there.venue?.name ?? null)}
              </span>
            ) : (
              <Button onClick={() => props.onChoose(line)}>{words.thisOne}</Button>
            )}
          </li>
        ))}
      </ul>
      {/* A clerk who presses Enter twice must not have chosen the first. */}
      <Button data-first onClick={props.onClose}>
        {words.acts.cancel}
      </Button>
    </Dialog>
  )
}
