import { type ReactNode, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../../web/lib/problem.ts'
import { useSend } from '../../../../../web/lib/queries.ts'
import { Field } from '../../../../../web/ui/Field.tsx'
import { Han } from '../../../../../web/ui/Han.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { type Point, strikePoint } from '../../../contract/talk.ts'
import { talkWords } from '../words.ts'
import styles from './Points.module.css'

/** One point as it was raised: number, words, who, about what, what became of it. */
export function PointLine(props: { point: Point; whole?: Point | undefined; children?: ReactNode }) {
  const { point, whole } = props
  const words = useWords(talkWords).point
  const facts = [
    words.kinds[point.kind],
    point.raisedBy
      ? words.saidBy(
          point.raisedBy.of ? `${point.raisedBy.name}（${point.raisedBy.of}）` : point.raisedBy.name,
        )
      : words.saidByGroup,
    point.item?.title ?? point.about,
    point.wishId ? null : point.wanted === 'nothing' ? null : words.wants[point.wanted],
  ].filter((fact) => fact !== null)
  return (
    <li className={styles.point} data-struck={point.struck ? true : undefined} id={`point-${point.id}`}>
      <p className={styles.number}>{words.number(point.position)}</p>
      <div className={styles.body}>
        <p className={styles.words} lang="zh-CN">
          {point.words}
        </p>
        <p className={styles.facts}>
          {facts.map((fact) => (
            <span key={fact}>
              <Han>{fact}</Han>
            </span>
          ))}
        </p>
        {point.struck && <p className={styles.quiet}>{words.struck(point.struck.reason)}</p>}
        {whole && (
          <p className={styles.quiet}>
            <Han>{words.mergedInto(words.which(whole.group.name, whole.position))}</Han>
          </p>
        )}
        {point.merged > 0 && <p className={styles.quiet}>{words.merged(point.merged)}</p>}
        {point.wishId && <p className={styles.kept}>{words.handed}</p>}
        {props.children}
      </div>
    </li>
  )
}

/** Takes a point off the list, with a reason. */
export function StrikeForm({ id, close }: { id: string; close: () => void }) {
  const words = useWords(talkWords).point
  const sayWrong = useProblemSentence(talkWords)
  const strike = useSend(strikePoint, { onDone: close })
  const [reason, setReason] = useState('')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim()) strike.mutate({ params: { id }, body: { reason } })
      }}
    >
      <Field
        label={words.strikeWhy}
        hint={words.strikeHint}
        value={reason}
        maxLength={200}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
        wrong={strike.error ? sayWrong(strike.error) : undefined}
      />
      <p className={styles.acts}>
        <PlainButton type="submit" disabled={strike.isPending || reason.trim() === ''}>
          {words.strike}
        </PlainButton>
        <PlainButton kind="text" onClick={close}>
          {words.cancel}
        </PlainButton>
      </p>
    </form>
  )
}
