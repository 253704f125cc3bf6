import { Button } from 'antd'
import { useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Asked } from '../../../web/lib/Asked.tsx'
import { useWords } from '../../../web/lib/language.tsx'
import { useMe } from '../../../web/lib/me.ts'
import { useAsked } from '../../../web/lib/queries.ts'
import { Choice } from '../../../web/ui/Choice.tsx'
import { DayField } from '../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../web/ui/dates.ts'
import { Empty } from '../../../web/ui/Empty.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { getTree, type Unit } from '../contract.ts'
import { type TreeName, trees, type UnitKind } from '../rules.ts'
import styles from './TreesPage.module.css'
import { unitsWords } from './words.ts'

/** Both trees as they stood on a day, and where that differs from today. The address keeps tree and day. */
export default function TreesPage() {
  const words = useWords(unitsWords).trees
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const today = dayAndTimeOf(new Date()).on
  const tree: TreeName = search.get('tree') === 'office' ? 'office' : 'place'
  const on = search.get('on') ?? today
  const show = (next: { tree?: TreeName; on?: string }) => {
    const day = next.on ?? on
    setSearch(
      { tree: next.tree ?? tree, ...(day === today || day === '' ? {} : { on: day }) },
      { replace: true },
    )
  }
  const then = useAsked(getTree, { query: { tree, on } }, { keep: true, topics: ['units.trees'] })
  const now = useAsked(
    getTree,
    { query: { tree } },
    { enabled: on !== today, keep: true, topics: ['units.trees'] },
  )
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        me.holds('units.change') && (
          <Link to="/units/import">
            <Button>{words.import}</Button>
          </Link>
        )
      }
    >
      <div className={styles.choices}>
        <Choice
          label={words.title}
          value={tree}
          onChoose={(value) => show({ tree: value })}
          options={trees.map((value) => ({ value, word: words.trees[value] }))}
        />
        <DayField label={words.day} value={on} onChange={(day) => show({ on: day })} />
        {on !== today && <PlainButton onClick={() => show({ on: today })}>{words.today}</PlainButton>}
      </div>
      <Asked of={then} words={unitsWords} rows={14}>
        {({ units }) => (
          <Tree
            units={units}
            today={on === today ? null : (now.data?.units ?? null)}
            on={on}
            isPast={on !== today}
          />
        )}
      </Asked>
    </Page>
  )
}

function Tree(props: { units: readonly Unit[]; today: readonly Unit[] | null; on: string; isPast: boolean }) {
  const words = useWords(unitsWords).trees
  const below = useMemo(() => Map.groupBy(props.units, (unit) => unit.parentId), [props.units])
  const current = useMemo(
    () => (props.today ? new Map(props.today.map((unit) => [unit.id, unit])) : null),
    [props.today],
  )
  if (props.units.length === 0) return <Empty title={words.none} />
  const changed = current
    ? props.units.filter((unit) => current.get(unit.id)?.parentId !== unit.parentId).length +
      [...current.keys()].filter((id) => !props.units.some((unit) => unit.id === id)).length
    : 0
  return (
    <>
      {props.isPast && current && (
        <p role="status">
          {words.asItWas(props.on)} {changed === 0 ? words.same : words.changed(changed)}
        </p>
      )}
      <ul className={styles.tree}>
        {(below.get(null) ?? []).map((root) => (
          <Branch key={root.id} unit={root} below={below} current={current} depth={0} />
        ))}
      </ul>
    </>
  )
}

type Below = ReadonlyMap<string | null, readonly Unit[]>

function Branch(props: {
  unit: Unit
  below: Below
  current: ReadonlyMap<string, Unit> | null
  depth: number
}) {
  const all = useWords(unitsWords)
  const words = all.trees
  const { unit, below, current, depth } = props
  const children = below.get(unit.id) ?? []
  const now = current?.get(unit.id)
  const parentNow = now?.parentId && now.parentId !== unit.parentId ? current?.get(now.parentId) : undefined
  const line = (
    <>
      {unit.tree === 'place' ? <Link to={`/units/${unit.id}`}>{unit.name}</Link> : <span>{unit.name}</span>}
      <span className={styles.kind}>
        {all.kinds[unit.kind as UnitKind]}
        {unit.code && ` ${unit.code}`}
      </span>
      {current && !now && <span className={styles.changed}>{words.notYet}</span>}
      {parentNow && <span className={styles.changed}>{words.movedSince(parentNow.name)}</span>}
      {children.length > 0 && <span className={styles.kind}>{words.count(children.length)}</span>}
    </>
  )
  if (children.length === 0) return <li className={styles.line}>{line}</li>
  return (
    <li>
      {/* The first levels are open: what one comes for is seldom the root. */}
      <details open={depth < 2}>
        <summary className={styles.line}>{line}</summary>
        <ul className={styles.tree}>
          {children.map((child) => (
            <Branch key={child.id} unit={child} below={below} current={current} depth={depth + 1} />
          ))}
        </ul>
      </details>
    </li>
  )
}
