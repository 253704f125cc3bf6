import { useState } from 'react'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { listPoints, type Point, type TalkTold } from '../../../contract/talk.ts'
import { talkTopic } from '../topics.ts'
import { talkWords } from '../words.ts'
import { PointForm, type PointStart, SortForm } from './PointForm.tsx'
import { PointLine, StrikeForm } from './PointLine.tsx'
import styles from './Points.module.css'

/** The points of one group, with a form to raise one. */
export function PointsPart(props: {
  group: TalkTold
  /** What the form begins with; null: no form is open. */
  start: PointStart | null
  open: (start: PointStart | null) => void
}) {
  const { group, start, open } = props
  const words = useWords(talkWords).point
  const points = useAsked(listPoints, { params: { id: group.id } }, { topics: [talkTopic(group.id)] })
  const mayRaise = group.may.includes('raise') && group.session.run !== null
  const isMember = group.people.some((person) => person.id === group.me)
  return (
    <div className={styles.part}>
      {mayRaise &&
        (start ? (
          <PointForm key={start.words} group={group} start={start} close={() => open(null)} />
        ) : (
          <p>
            <PlainButton
              kind="main"
              onClick={() => open({ words: '', raisedBy: isMember ? group.me : null })}
            >
              {words.raiseTitle}
            </PlainButton>
          </p>
        ))}
      <Asked of={points} words={talkWords} rows={6}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <ol className={styles.points}>
              {list.map((point) => (
                <OnePoint key={point.id} point={point} group={group} list={list} />
              ))}
            </ol>
          )
        }
      </Asked>
    </div>
  )
}

function OnePoint({ point, group, list }: { point: Point; group: TalkTold; list: readonly Point[] }) {
  const words = useWords(talkWords).point
  const [act, setAct] = useState<'sort' | 'strike' | null>(null)
  const close = () => setAct(null)
  const isDone = point.struck !== null || point.wishId !== null
  const maySort = group.may.includes('raise_for') && !isDone
  const mayStrike = !isDone && point.merged === 0 && (maySort || point.raisedBy?.id === group.me)
  return (
    <PointLine point={point} whole={list.find((other) => other.id === point.mergedInto)}>
      {act === 'sort' && <SortForm items={group.items} point={point} close={close} />}
      {act === 'strike' && <StrikeForm id={point.id} close={close} />}
      {act === null && (maySort || mayStrike) && (
        <p className={styles.acts}>
          {maySort && (
            <PlainButton kind="text" onClick={() => setAct('sort')}>
              {words.sort}
            </PlainButton>
          )}
          {mayStrike && (
            <PlainButton kind="text" onClick={() => setAct('strike')}>
              {words.strike}
            </PlainButton>
          )}
        </p>
      )}
    </PointLine>
  )
}
