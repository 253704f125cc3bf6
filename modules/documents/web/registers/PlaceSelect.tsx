import { Select } from 'antd'
import { useMemo } from 'react'
import { useAsked } from '../../../../web/lib/queries.ts'
import { getTree } from '../../../units/contract.ts'

/** One place, found by typing a part of its name. */
export function PlaceSelect(props: {
  id: string
  value: string | null
  onChange: (id: string | null) => void
  placeholder: string
}) {
  const tree = useAsked(getTree, { query: { tree: 'place' } })
  const options = useMemo(
    () =>
      (tree.data?.units ?? []).map(({ id, name, shortName }) => ({
        value: id,
        label: shortName,
        search: `${shortName} ${name}`,
      })),
    [tree.data],
  )
  return (
    <Select
      id={props.id}
      placeholder={props.placeholder}
      loading={tree.isPending}
      allowClear
      showSearch={{ optionFilterProp: 'search' }}
      options={options}
      value={props.value ?? undefined}
      onChange={(id: string | undefined) => props.onChange(id ?? null)}
    />
  )
}
