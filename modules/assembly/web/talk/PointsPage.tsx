import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { listSessionPoints, type Point, type PointKind, pointKinds } from '../../contract/talk.ts'
import { SessionFrame } from '../prepare/SessionFrame.tsx'
import { PointLine } from './group/PointLine.tsx'
import group from './group/Points.module.css'
import { PointActs } from './PointActs.tsx'
import styles from './Talk.module.css'
import { talksTopic } from './topics.ts'
import { talkWords } from './words.ts'

/** The chair's list: the points of all groups, by group, with what is handled together and what was handed on. */
export default function PointsPage() {
  const { id = '' } = useParams()
  const words = useWords(talkWords).point
  const asked = useAsked(listSessionPoints, { params: { id } }, { topics: [talksTopic(id)] })
  return (
    <SessionFrame tab="talk" lead={words.wholeLead}>
      <Asked of={asked} words={talkWords} rows={8}>
        {({ session, points }) =>
          points.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <List points={points} isReal={session.run?.kind === 'real'} />
          )
        }
      </Asked>
    </SessionFrame>
  )
}

function List({ points, isReal }: { points: readonly Point[]; isReal: boolean }) {
  const words = useWords(talkWords).point
  const me = useMe()
  const [kind, setKind] = useState<PointKind | 'all'>('all')
  const [text, setText] = useState('')
  const [struck, setStruck] = useState(false)
  const standing = points.filter((point) => point.struck === null)
  const shown = points.filter(
    (point) =>
      (struck || point.struck === null) &&
      (kind === 'all' || point.kind === kind) &&
      `${point.words}${point.raisedBy?.name ?? ''}${point.item?.title ?? ''}${point.about ?? ''}`.includes(
        text.trim(),
      ),
  )
  const groups = [...new Map(shown.map((point) => [point.group.id, point.group.name]))]
  const mayHandle = me.holds('assembly.prepare') || me.holds('assembly.run')
  return (
    <div className={styles.list}>
      <p className={styles.sums}>
        <strong>{words.standing(standing.length)}</strong>
        {pointKinds.map((one) => (
          <span key={one}>
            {words.byKind(words.kinds[one], standing.filter((point) => point.kind === one).length)}
          </span>
        ))}
      </p>
      <div className={styles.filters}>
        <Input.Search
          data-search
          allowClear
          className={styles.search}
          placeholder={words.search}
          aria-label={words.search}
          onChange={(event) => setText(event.target.value)}
        />
        <Select
          aria-label={words.kind}
          value={kind}
          onChange={setKind}
          className={styles.kind}
          options={[
            { value: 'all' as const, label: words.all },
            ...pointKinds.map((value) => ({ value, label: words.kinds[value] })),
          ]}
        />
        <Checkbox checked={struck} onChange={(event) => setStruck(event.target.checked)}>
          {words.showStruck}
        </Checkbox>
        <Button onClick={() => print()}>{words.print}</Button>
      </div>
      {groups.map(([groupId, name]) => (
        <section key={groupId}>
          <h2 className={styles.heading}>
            <Han>{name}</Han>
          </h2>
          <ol className={group.points}>
            {shown
              .filter((point) => point.group.id === groupId)
              .map((point) => (
                <PointLine
                  key={point.id}
                  point={point}
                  whole={points.find((other) => other.id === point.mergedInto)}
                >
                  {mayHandle && <PointActs point={point} points={points} isReal={isReal} />}
                </PointLine>
              ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
