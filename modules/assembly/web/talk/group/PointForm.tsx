import { useId, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../../web/lib/problem.ts'
import { useSend } from '../../../../../web/lib/queries.ts'
import { Choice } from '../../../../../web/ui/Choice.tsx'
import { Field } from '../../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import {
  type Point,
  type PointKind,
  type PointWant,
  pointKinds,
  pointWants,
  raisePoint,
  sortPoint,
  type TalkTold,
} from '../../../contract/talk.ts'
import { talkWords } from '../words.ts'
import styles from './Points.module.css'

/** What a form begins with: words and speaker of a remark, say. */
export interface PointStart {
  words: string
  raisedBy: string | null
}

interface Sorting {
  kind: PointKind
  itemId: string | null
  about: string | null
  wanted: PointWant
}

function SortingFields(props: {
  items: TalkTold['items']
  value: Sorting
  change: (next: Partial<Sorting>) => void
}) {
  const words = useWords(talkWords).point
  const id = useId()
  const { value, change } = props
  return (
    <>
      <Choice
        label={words.kind}
        labelShown
        value={value.kind}
        onChoose={(kind) => change({ kind })}
        options={pointKinds.map((kind) => ({ value: kind, word: words.kinds[kind] }))}
      />
      <div className={styles.field}>
        <label htmlFor={id}>{words.about}</label>
        <select
          id={id}
          className={styles.box}
          value={value.itemId ?? ''}
          onChange={(event) => change({ itemId: event.target.value || null })}
        >
          <option value="">{words.noItem}</option>
          {props.items.map((item) => (
            <option key={item.id} value={item.id}>
              {item.title}
            </option>
          ))}
        </select>
      </div>
      {value.itemId === null && (
        <Field
          label={words.work}
          hint={words.aboutHint}
          value={value.about ?? ''}
          maxLength={80}
          onChange={(event) => change({ about: event.target.value || null })}
        />
      )}
      <Choice
        label={words.wanted}
        labelShown
        value={value.wanted}
        onChoose={(wanted) => change({ wanted })}
        options={pointWants.map((want) => ({ value: want, word: words.wants[want] }))}
      />
      {value.wanted === 'written_opinion' && <p className={styles.quiet}>{words.writtenHint}</p>}
    </>
  )
}

/** Raises a point: a member their own, whoever records that of anybody in the group or of the group as a whole. */
export function PointForm(props: { group: TalkTold; start: PointStart; close: () => void }) {
  const { group, close } = props
  const words = useWords(talkWords).point
  const sayWrong = useProblemSentence(talkWords)
  const id = useId()
  const [text, setText] = useState(props.start.words)
  const [raisedBy, setRaisedBy] = useState<string | null>(props.start.raisedBy)
  const [sorting, setSorting] = useState<Sorting>({
    kind: 'suggestion',
    itemId: null,
    about: null,
    wanted: 'nothing',
  })
  const raise = useSend(raisePoint, { onDone: close })
  const forOthers = group.may.includes('raise_for')
  return (
    <form
      className={styles.form}
      aria-label={words.raiseTitle}
      onSubmit={(event) => {
        event.preventDefault()
        const about = sorting.itemId === null && sorting.about?.trim() ? sorting.about : null
        raise.mutate({ params: { id: group.id }, body: { ...sorting, about, words: text, raisedBy } })
      }}
    >
      <div className={styles.field}>
        <label htmlFor={`${id}-words`}>{words.words}</label>
        <textarea
          id={`${id}-words`}
          className={styles.area}
          value={text}
          maxLength={4000}
          required
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {forOthers && (
        <div className={styles.field}>
          <label htmlFor={`${id}-who`}>{words.raisedBy}</label>
          <select
            id={`${id}-who`}
            className={styles.box}
            value={raisedBy ?? ''}
            onChange={(event) => setRaisedBy(event.target.value || null)}
          >
            <option value="">{words.theGroup}</option>
            {group.people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.of ? `${person.name}（${person.of}）` : person.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <SortingFields
        items={group.items}
        value={sorting}
        change={(next) => setSorting({ ...sorting, ...next })}
      />
      {raise.error && (
        <p className={styles.wrong} role="alert">
          {sayWrong(raise.error)}
        </p>
      )}
      <p className={styles.acts}>
        <PlainButton kind="main" type="submit" disabled={raise.isPending || text.trim() === ''}>
          {forOthers ? words.enter : words.raise}
        </PlainButton>
        <PlainButton kind="text" onClick={close}>
          {words.cancel}
        </PlainButton>
      </p>
    </form>
  )
}

/** Says anew what a point is; its words stay. */
export function SortForm(props: { items: TalkTold['items']; point: Point; close: () => void }) {
  const { point, close } = props
  const words = useWords(talkWords).point
  const sayWrong = useProblemSentence(talkWords)
  const [sorting, setSorting] = useState<Sorting>({
    kind: point.kind,
    itemId: point.item?.id ?? null,
    about: point.about,
    wanted: point.wanted,
  })
  const sort = useSend(sortPoint, { onDone: close })
  return (
    <form
      className={styles.form}
      aria-label={words.sort}
      onSubmit={(event) => {
        event.preventDefault()
        const about = sorting.itemId === null && sorting.about?.trim() ? sorting.about : null
        sort.mutate({ params: { id: point.id }, body: { ...sorting, about } })
      }}
    >
      <SortingFields
        items={props.items}
        value={sorting}
        change={(next) => setSorting({ ...sorting, ...next })}
      />
      {sort.error && (
        <p className={styles.wrong} role="alert">
          {sayWrong(sort.error)}
        </p>
      )}
      <p className={styles.acts}>
        <PlainButton type="submit" disabled={sort.isPending}>
          {words.save}
        </PlainButton>
        <PlainButton kind="text" onClick={close}>
          {words.cancel}
        </PlainButton>
      </p>
    </form>
  )
}
