import { useEffect, useState } from 'react'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Elector, listRegister } from '../../contract/voters.ts'
import styles from '../committee/Committee.module.css'

/** Finds a line of the register; building and room tell two of one name apart. */
export function FindElector(props: {
  electionId: string
  label: string
  hint: string
  chosen: Elector | null
  onChoose: (elector: Elector | null) => void
}) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  useEffect(() => {
    const soon = setTimeout(() => setSearch(typed.trim()), 200)
    return () => clearTimeout(soon)
  }, [typed])
  const found = useAsked(
    listRegister,
    { params: { id: props.electionId }, query: { search, state: 'entered' } },
    { enabled: search !== '', keep: true },
  )
  const said = (one: Elector) => `${one.person.name} ${one.building} ${one.room}`
  return (
    <div className={styles.form}>
      <Field
        label={props.label}
        hint={props.chosen ? <strong lang="zh-CN">{said(props.chosen)}</strong> : props.hint}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      {search !== '' && (
        <ul className={styles.chips} aria-live="polite">
          {(found.data?.voters ?? []).slice(0, 12).map((one) => (
            <li key={one.id}>
              <PlainButton
                onClick={() => {
                  props.onChoose(one)
                  setTyped('')
                }}
              >
                <span lang="zh-CN">{said(one)}</span>
              </PlainButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
