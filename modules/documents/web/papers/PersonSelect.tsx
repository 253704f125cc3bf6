import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useAsked } from '../../../../web/lib/queries.ts'
import { findStaff } from '../../../people/contract.ts'
import type { Named } from '../../contract/words.ts'

/** A member of staff, found by name; two of one name are told apart by their posts. */
export function PersonSelect(props: {
  id?: string
  label?: string
  value: Named | null
  onChange: (person: Named | null) => void
  placeholder?: string
  size?: 'middle' | 'large'
}) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  useEffect(() => {
    const soon = setTimeout(() => setSearch(typed), 200)
    return () => clearTimeout(soon)
  }, [typed])
  const staff = useAsked(
    findStaff,
    { query: { ...(search.trim() ? { search: search.trim() } : {}), limit: 30 } },
    { keep: true },
  )
  const people = staff.data?.people ?? []
  const kept = props.value && !people.some(({ id }) => id === props.value?.id) ? [props.value] : []
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      size={props.size}
      showSearch={{
        // What was found for the letters before must not be taken by a quick Enter; a phone is found by the server only.
        filterOption: (text, option) =>
          /^\d+$/.test(text.trim()) || String(option?.label).includes(text.trim()),
        onSearch: setTyped,
      }}
      allowClear
      placeholder={props.placeholder}
      loading={staff.isFetching}
      notFoundContent={null}
      value={props.value?.id}
      onChange={(id: string | undefined) => {
        const person = people.find((one) => one.id === id)
        props.onChange(person ? { id: person.id, name: person.name } : null)
      }}
      options={[
        ...kept.map(({ id, name }) => ({ value: id, label: name })),
        ...people.map(({ id, name, posts }) => ({
          value: id,
          label: [
            name,
            posts.map(({ office, title }) => [office, title].filter(Boolean).join(' ')).join('、'),
          ]
            .filter(Boolean)
            .join(' · '),
        })),
      ]}
    />
  )
}
