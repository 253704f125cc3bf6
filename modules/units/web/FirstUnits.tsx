import { type FormEvent, useEffect, useId, useState } from 'react'
import { Problem } from '../../../web/lib/Asked.tsx'
import { send } from '../../../web/lib/ask.ts'
import { useWords } from '../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../web/lib/module.ts'
import { useAsked } from '../../../web/lib/queries.ts'
import { dayAndTimeOf } from '../../../web/ui/dates.ts'
import { Section } from '../../../web/ui/Page.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { getTree, openUnit } from '../contract.ts'
import type { TreeName, UnitKind } from '../rules.ts'
import styles from './FirstUnits.module.css'
import { unitsWords } from './words.ts'

/** In an empty house the administrator first names its offices and its neighbourhoods, one on a line. Once both stand this is gone. */
export default function FirstUnits({ tell }: HomePartProps) {
  const words = useWords(unitsWords).first
  const offices = useAsked(getTree, { query: { tree: 'office' } }, { topics: ['units.trees'] })
  const places = useAsked(getTree, { query: { tree: 'place' } }, { topics: ['units.trees'] })
  const missing = (tree: typeof offices) => tree.data !== undefined && tree.data.units.length <= 1
  const noOffices = missing(offices)
  const noPlaces = missing(places)
  const known = offices.data !== undefined && places.data !== undefined
  const count = (noOffices ? 1 : 0) + (noPlaces ? 1 : 0)
  useEffect(() => {
    if (known) tell(count)
  }, [known, count, tell])
  if (count === 0) return null
  return (
    <Section title={words.title}>
      <p className={styles.lead}>{words.lead}</p>
      <div className={styles.two}>
        {noOffices && (
          <Names
            tree="office"
            kind="office"
            rootId={offices.data?.units[0]?.id}
            label={words.offices}
            hint={words.officesHint}
            onDone={() => offices.refetch()}
          />
        )}
        {noPlaces && (
          <Names
            tree="place"
            kind="neighbourhood"
            rootId={places.data?.units[0]?.id}
            label={words.neighbourhoods}
            hint={words.neighbourhoodsHint}
            onDone={() => places.refetch()}
          />
        )}
      </div>
    </Section>
  )
}

function Names(props: {
  tree: TreeName
  kind: UnitKind
  rootId: string | undefined
  label: string
  hint: string
  onDone: () => unknown
}) {
  const words = useWords(unitsWords).first
  const id = useId()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const { tree, kind, rootId } = props
  const names = [...new Set(text.split('\n').map((line) => line.trim()))].filter((name) => name !== '')
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (!rootId || names.length === 0 || busy) return
    setBusy(true)
    setError(undefined)
    // One after the other, each an act of its own: what was refused stays in the field, what was done leaves it.
    let left = names
    try {
      for (const name of names) {
        const openedOn = dayAndTimeOf(new Date()).on
        await send(openUnit, { body: { tree, kind, name, parentId: rootId, openedOn } })
        left = left.slice(1)
      }
    } catch (refusal) {
      setError(refusal)
    }
    setText(left.join('\n'))
    setBusy(false)
    if (left.length === 0) props.onDone()
  }
  return (
    <form className={styles.form} onSubmit={open}>
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        className={styles.names}
        rows={6}
        placeholder={props.hint}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error !== undefined && <Problem error={error} words={unitsWords} />}
      <PlainButton kind="main" type="submit" disabled={busy || names.length === 0}>
        {words.open(names.length)}
      </PlainButton>
    </form>
  )
}
