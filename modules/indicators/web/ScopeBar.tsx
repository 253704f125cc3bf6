import { Select } from 'antd'
import { type ReactNode, useId, useMemo } from 'react'
import { useWords } from '../../../web/lib/language.tsx'
import { useAsked } from '../../../web/lib/queries.ts'
import { Choice } from '../../../web/ui/Choice.tsx'
import { getTree } from '../../units/contract.ts'
import type { View } from '../contract/words.ts'
import styles from './ScopeBar.module.css'
import { type Scope, years } from './scope.ts'
import { indicatorsWords } from './words.ts'

/** Year and borders, and whatever else the page lets one choose, in one quiet line. */
export function ScopeBar(props: {
  scope: Scope
  choose: (next: Partial<Scope>) => void
  children?: ReactNode
}) {
  const { scope, choose } = props
  const words = useWords(indicatorsWords).pages
  const id = useId()
  return (
    <div className={styles.bar}>
      {props.children}
      <label className={styles.field} htmlFor={`${id}-year`}>
        <span className={styles.word}>{words.scope.year}</span>
        <Select
          id={`${id}-year`}
          value={scope.year}
          onChange={(year) => choose({ year })}
          options={[...new Set([scope.year, ...years()])]
            .sort((a, b) => b - a)
            .map((year) => ({ value: year, label: words.year(year) }))}
          popupMatchSelectWidth={false}
        />
      </label>
      <span title={words.scope.viewHint}>
        <Choice<View>
          label={words.scope.view}
          value={scope.view}
          onChoose={(view) => choose({ view })}
          options={(['then', 'now'] as const).map((value) => ({ value, word: words.views(value) }))}
        />
      </span>
    </div>
  )
}

/** A unit of a tree, found by a part of its name; none chosen is the whole. */
export function UnitPick(props: {
  tree: 'place' | 'office'
  value: string | null
  onChange: (id: string | null) => void
  label: string
  /** Painted above the field instead of beside it. */
  stacked?: boolean
  whole: string
  /** Offers the root as well, where it is a unit like others and not the absence of a choice. */
  withRoot?: boolean
  id?: string
}) {
  const own = useId()
  const id = props.id ?? own
  const tree = useAsked(getTree, { query: { tree: props.tree } }, { topics: ['units.trees'] })
  const options = useMemo(
    () =>
      (tree.data?.units ?? [])
        .filter(({ parentId }) => props.withRoot || parentId !== null)
        .map((unit) => ({
          value: unit.id,
          label: unit.shortName || unit.name,
          search: `${unit.shortName} ${unit.name}`,
        })),
    [tree.data, props.withRoot],
  )
  return (
    <label className={props.stacked ? styles.stacked : styles.field} htmlFor={id}>
      <span className={styles.word}>{props.label}</span>
      <Select
        id={id}
        className={styles.unit}
        value={props.value ?? undefined}
        placeholder={props.whole}
        allowClear
        loading={tree.isPending}
        showSearch={{ optionFilterProp: 'search' }}
        popupMatchSelectWidth={false}
        options={options}
        onChange={(unit: string | undefined) => props.onChange(unit ?? null)}
      />
    </label>
  )
}
