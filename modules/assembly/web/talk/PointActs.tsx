import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useSend } from '../../../../web/lib/queries.ts'
import { mergePoint, type Point, separatePoint } from '../../contract/talk.ts'
import { assemblyWords } from '../words.ts'
import { StrikeForm } from './group/PointLine.tsx'
import { HandForm } from './HandForm.tsx'
import styles from './Talk.module.css'
import { talkWords } from './words.ts'

/** What is done with a point on the chair's list: together with another, apart again, handed on, struck. */
export function PointActs(props: { point: Point; points: readonly Point[]; isReal: boolean }) {
  const { point, points, isReal } = props
  const words = useWords(talkWords).point
  const me = useMe()
  const [act, setAct] = useState<'merge' | 'hand' | 'strike' | null>(null)
  const close = () => setAct(null)
  const merge = useSend(mergePoint, { onDone: close })
  const separate = useSend(separatePoint)
  if (point.struck) return null
  if (point.wishId)
    return me.holds('plans.wish_read') ? (
      <p>
        <Link to={`/plans/wishes/${point.wishId}`}>{words.seeWish}</Link>
      </p>
    ) : null
  if (point.mergedInto)
    return (
      <div className={styles.acts}>
        <Button
          size="small"
          loading={separate.isPending}
          onClick={() => separate.mutate({ params: { id: point.id } })}
        >
          {words.separate}
        </Button>
        {separate.error && <Problem error={separate.error} words={assemblyWords} />}
      </div>
    )
  if (act === 'strike') return <StrikeForm id={point.id} close={close} />
  if (act === 'hand') return <HandForm point={point} close={close} />
  if (act === 'merge')
    return (
      <div className={styles.merge}>
        <Select<string>
          showSearch={{ optionFilterProp: 'label' }}
          autoFocus
          defaultOpen
          aria-label={words.mergeWith}
          placeholder={words.mergeWith}
          className={styles.into}
          loading={merge.isPending}
          onChange={(intoId) => merge.mutate({ params: { id: point.id }, body: { intoId } })}
          options={points
            .filter((other) => other.id !== point.id && other.struck === null && other.mergedInto === null)
            .map((other) => ({
              value: other.id,
              label: `${words.which(other.group.name, other.position)}　${other.words.slice(0, 60)}`,
            }))}
        />
        <Button onClick={close}>{words.cancel}</Button>
        <p className={styles.quiet}>{words.mergeHint}</p>
        {merge.error && <Problem error={merge.error} words={assemblyWords} />}
      </div>
    )
  return (
    <div className={styles.acts}>
      {point.merged === 0 && points.length > 1 && (
        <Button size="small" onClick={() => setAct('merge')}>
          {words.merge}
        </Button>
      )}
      {isReal && me.holds('plans.wish_for') && (
        <Button size="small" onClick={() => setAct('hand')}>
          {words.hand}
        </Button>
      )}
      {point.merged === 0 && (
        <Button size="small" type="text" onClick={() => setAct('strike')}>
          {words.strike}
        </Button>
      )}
    </div>
  )
}
