import { useId } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { plainName } from '../../../rules.ts'
import styles from './Counting.module.css'
import type { CountFault, TypedName } from './counting.ts'
import { sayFault } from './saying.ts'
import { countingWords } from './words.ts'

/** Names written in on paper, each with its votes. */
export function NamesField(props: {
  names: readonly TypedName[]
  onChange: (names: readonly TypedName[]) => void
  faults: ReadonlyMap<string, CountFault>
  /** What is to be counted again. */
  differ: readonly string[]
  locked: boolean
}) {
  const { names, onChange } = props
  const all = useWords(countingWords)
  const words = all.sheet
  const own = useId()
  const put = (id: number, change: Partial<TypedName>) =>
    onChange(names.map((one) => (one.id === id ? { ...one, ...change } : one)))
  return (
    <fieldset className={styles.line}>
      <legend>{words.writeIns}</legend>
      <p className={styles.quiet}>{words.writeInHint}</p>
      {names.map((line) => {
        const wrongName = props.faults.get(`name ${line.id}`)
        const wrongVotes = props.faults.get(`votes ${line.id}`)
        return (
          <div key={line.id} className={styles.named}>
            <div className={styles.cell}>
              <label className={styles.label} htmlFor={`${own}-n${line.id}`}>
                {words.name}
              </label>
              <input
                id={`${own}-n${line.id}`}
                className={styles.text}
                value={line.name}
                maxLength={40}
                autoComplete="off"
                readOnly={props.locked}
                aria-invalid={wrongName ? true : undefined}
                onChange={(event) => put(line.id, { name: event.target.value })}
              />
              {wrongName && <p className={styles.wrong}>{sayFault(wrongName, words)}</p>}
            </div>
            <div className={styles.cell}>
              <label className={styles.label} htmlFor={`${own}-v${line.id}`}>
                {words.votes}
              </label>
              <input
                id={`${own}-v${line.id}`}
                className={styles.number}
                inputMode="numeric"
                autoComplete="off"
                maxLength={7}
                value={line.votes}
                readOnly={props.locked}
                aria-invalid={wrongVotes ? true : undefined}
                onChange={(event) => put(line.id, { votes: event.target.value })}
              />
              {wrongVotes && <p className={styles.wrong}>{sayFault(wrongVotes, words)}</p>}
              {!wrongVotes && props.differ.includes(plainName(line.name)) && (
                <p className={styles.remark}>{all.differ.recount}</p>
              )}
            </div>
            {!props.locked && (
              <PlainButton
                aria-label={words.remove(line.name)}
                onClick={() => onChange(names.filter(({ id }) => id !== line.id))}
              >
                ×
              </PlainButton>
            )}
          </div>
        )
      })}
      {!props.locked && (
        <div>
          <PlainButton
            onClick={() =>
              onChange([
                ...names,
                { id: Math.max(-1, ...names.map(({ id }) => id)) + 1, name: '', votes: '' },
              ])
            }
          >
            {words.add}
          </PlainButton>
        </div>
      )}
    </fieldset>
  )
}
