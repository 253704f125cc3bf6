import { Select } from 'antd'
import { useMemo } from 'react'
import { useAsked } from '../../../../web/lib/queries.ts'
import { getTree } from '../../../units/contract.ts'

interface Option {
  readonly value: string
  readonly label: string
}

/** What was typed whole comes first, or Enter after 管理办 takes 房管办, whose long name contains it. */
function nearness(label: string, typed: string): number {
  const wanted = typed.trim()
  if (label === wanted) return 0
  return label.startsWith(wanted) ? 1 : label.includes(wanted) ? 2 : 3
}

interface Common {
  id: string
  tree: 'place' | 'office'
  placeholder: string
  /** Those not offered: an office that leads does not also join. */
  without?: readonly string[]
}
type Props = Common &
  (
    | { many?: false; value: string | null; onChange: (id: string | null) => void }
    | { many: true; value: readonly string[]; onChange: (ids: string[]) => void }
  )

/** One unit of a tree, or several, found by typing a part of the name. */
export function UnitSelect(props: Props) {
  const tree = useAsked(getTree, { query: { tree: props.tree } })
  const options = useMemo(
    () =>
      (tree.data?.units ?? [])
        .filter(({ id }) => !props.without?.includes(id))
        .map(({ id, name, shortName }) => ({
          value: id,
          label: shortName,
          search: `${shortName} ${name}`,
        })),
    [tree.data, props.without],
  )
  const common = {
    id: props.id,
    placeholder: props.placeholder,
    loading: tree.isPending,
    allowClear: true,
    showSearch: {
      optionFilterProp: 'search' as const,
      filterSort: (one: Option, other: Option, { searchValue }: { searchValue: string }) =>
        nearness(one.label, searchValue) - nearness(other.label, searchValue),
    },
    options,
  }
  return props.many ? (
    <Select
      {...common}
      mode="multiple"
      value={[...props.value]}
      onChange={(ids: string[]) => props.onChange(ids)}
    />
  ) : (
    <Select
      {...common}
      value={props.value ?? undefined}
      onChange={(id: string | undefined) => props.onChange(id ?? null)}
    />
  )
}
