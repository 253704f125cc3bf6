import { AutoComplete, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../../web/lib/language.tsx'
import type { Unit } from '../contract.ts'
import type { UnitKind } from '../rules.ts'
import styles from './FindPlace.module.css'
import { unitsWords } from './words.ts'

const most = 12

/** Finds a place by any part of its name or number. */
export function FindPlace(props: { units: readonly Unit[]; onChoose: (id: string) => void }) {
  const words = useWords(unitsWords)
  const id = useId()
  const [typed, setTyped] = useState('')
  const wanted = typed.normalize('NFKC').trim().toLowerCase()
  const found = props.units
    .filter((unit) =>
      [unit.name, unit.shortName, unit.code ?? ''].some((word) => word.toLowerCase().includes(wanted)),
    )
    .slice(0, most)
  return (
    <div className={styles.find}>
      <label htmlFor={id} className="spoken">
        {words.answers.search}
      </label>
      <AutoComplete
        id={id}
        className={styles.box}
        value={typed}
        onChange={(text: string) => setTyped(text)}
        onSelect={(_: string, option: { id: string }) => {
          setTyped('')
          props.onChoose(option.id)
        }}
        defaultActiveFirstOption
        notFoundContent={wanted ? words.answers.none : null}
        options={
          wanted
            ? found.map((unit) => ({
                value: unit.name,
                key: unit.id,
                id: unit.id,
                label: (
                  <span className={styles.option}>
                    <span>{unit.name}</span>
                    <span className={styles.kind}>{words.kinds[unit.kind as UnitKind]}</span>
                  </span>
                ),
              }))
            : []
        }
      >
        <Input size="large" placeholder={words.answers.search} data-search allowClear />
      </AutoComplete>
    </div>
  )
}
