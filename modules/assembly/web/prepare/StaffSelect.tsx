import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useAsked } from '../../../../web/lib/queries.ts'
import { findStaff } from '../../../people/contract.ts'
import styles from './forms.module.css'

/** A member of staff by name; two of one name are told apart by their posts. */
export function StaffSelect(props: {
  label: string
  value: { id: string; name: string } | null
  onChange: (person: { id: string; name: string } | null) => void
}) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  useEffect(() => {
    const soon = setTimeout(() => setSearch(typed.trim()), 200)
    return () => clearTimeout(soon)
  }, [typed])
  const staff = useAsked(findStaff, { query: { ...(search ? { search } : {}), limit: 30 } }, { keep: true })
  const people = staff.data?.people ?? []
  const kept = props.value && !people.some(({ id }) => id === props.value?.id) ? [props.value] : []
  return (
    <div className={styles.label}>
      {props.label}
      <Select
        aria-label={props.label}
        // In a dialog of the browser's own the list has to hang inside it, or it lies below.
        getPopupContainer={(box) => box.parentElement ?? document.body}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        allowClear
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
    </div>
  )
}
