import { Select } from 'antd'
import { useId, useMemo } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { getTree } from '../../../units/contract.ts'
import { type Dashboard, listDashboards } from '../../contract/dashboards.ts'
import { indicatorsWords } from '../words.ts'
import styles from './BoardPick.module.css'

/** Which dashboard: one's own, another's, or that of any neighbourhood or office. */
export function BoardPick(props: {
  board: Dashboard | undefined
  choose: (next: { board?: string; unit?: string }) => void
}) {
  const { board } = props
  const words = useWords(indicatorsWords).pages
  const id = useId()
  const heads = useAsked(listDashboards, {}, { topics: ['indicators'] })
  const places = useAsked(getTree, { query: { tree: 'place' } }, { topics: ['units.trees'] })
  const offices = useAsked(getTree, { query: { tree: 'office' } }, { topics: ['units.trees'] })
  const options = useMemo(() => {
    const own = heads.data?.own ?? []
    const others = heads.data?.others ?? []
    const arranged = new Set([...own, ...others].map(({ unit }) => unit.id))
    const line = (head: (typeof own)[number]) => ({
      value: head.id ? `board:${head.id}` : `unit:${head.unit.id}`,
      label: head.title === head.unit.name ? head.title : `${head.unit.name} · ${head.title}`,
    })
    const units = [...(places.data?.units ?? []), ...(offices.data?.units ?? [])]
      .filter(
        ({ id, parentId, tree, kind }) =>
          !arranged.has(id) &&
          (parentId === null ||
            tree === 'office' ||
            kind === 'neighbourhood' ||
            kind === 'comprehensive_grid'),
      )
      .map((unit) => ({ value: `unit:${unit.id}`, label: unit.shortName || unit.name }))
    return [
      { label: words.board.own, options: own.map(line) },
      { label: words.board.others, options: [...others.map(line), ...units] },
    ].filter(({ options }) => options.length > 0)
  }, [heads.data, places.data, offices.data, words])
  const value = board ? (board.id ? `board:${board.id}` : `unit:${board.unit.id}`) : undefined
  return (
    <label className={styles.field} htmlFor={id}>
      <span className={styles.word}>{words.board.choose}</span>
      <Select
        id={id}
        className={styles.pick}
        value={value}
        loading={heads.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={options}
        onChange={(next: string) => {
          const [kind, key = ''] = next.split(':')
          props.choose(kind === 'board' ? { board: key } : { unit: key })
        }}
      />
    </label>
  )
}
