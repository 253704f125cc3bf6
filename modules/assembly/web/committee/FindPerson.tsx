import { useEffect, useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { findSeatable } from '../../contract/committee.ts'
import styles from './Committee.module.css'
import { committeeWords } from './words.ts'

export interface Found {
  id: string | null
  name: string
  aside: string | null
}

/** Finds whoever may sit in a body; two of one name are told apart by where they come from. */
export function FindPerson(props: {
  termId: string
  label: string
  newcomers?: boolean
  onChoose: (person: Found) => void
}) {
  const words = useWords(committeeWords).seating
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  useEffect(() => {
    const soon = setTimeout(() => setSearch(typed.trim()), 200)
    return () => clearTimeout(soon)
  }, [typed])
  const people = useAsked(
    findSeatable,
    { params: { id: props.termId }, query: { search } },
    { enabled: search !== '', keep: true },
  )
  const found = search === '' ? [] : (people.data?.people ?? [])
  const choose = (person: Found) => {
    props.onChoose(person)
    setTyped('')
  }
  return (
    <div className={styles.form}>
      <Field
        label={props.label}
        hint={words.findHint}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      {search !== '' && (
        <ul className={styles.chips} aria-live="polite">
          {found.map((person) => (
            <li key={person.id}>
              <PlainButton onClick={() => choose(person)}>
                <span lang="zh-CN">{person.name}</span>
                {person.aside && (
                  <span className={styles.quiet} lang="zh-CN">
                    {person.aside}
                  </span>
                )}
              </PlainButton>
            </li>
          ))}
          {people.data && found.length === 0 && <li className={styles.quiet}>{words.noneFound}</li>}
          {props.newcomers && people.data && typed.trim() !== '' && (
            <li>
              <PlainButton kind="text" onClick={() => choose({ id: null, name: typed.trim(), aside: null })}>
                {words.newcomer(typed.trim())}
              </PlainButton>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
