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

/** Every office of the house, by name, in the order of the tree. */
export function useOffices() {
  const tree = useAsked(getTree, { query: { tree: 'office' } })
  return { offices: tree.data?.units, isPending: tree.isPending }
}

type Props = {
  id?: string
  label?: string
  placeholder?: string
  only?: readonly string[]
  without?: readonly string[]
} & (
  | { many?: false; value: string | null; onChange: (id: string | null) => void }
  | { many: true; value: readonly string[]; onChange: (ids: string[]) => void }
)

/** One office, or several, found by typing a part of the name. */
export function OfficeSelect(props: Props) {
  const { offices, isPending } = useOffices()
  const options = useMemo(
    () =>
      (offices ?? [])
        .filter(({ id }) => (!props.only || props.only.includes(id)) && !props.without?.includes(id))
        .map(({ id, name, shortName }) => ({ value: id, label: shortName, search: `${shortName} ${name}` })),
    [offices, props.only, props.without],
  )
  const common = {
    id: props.id,
    'aria-label': props.label,
    placeholder: props.placeholder,
    loading: isPending,
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
