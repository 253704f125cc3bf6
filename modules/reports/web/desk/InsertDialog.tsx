import { useEffect, useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { SkeletonRows } from '../../../../web/ui/Skeleton.tsx'
import type { BlockKind, NumberForm, NumberSubject } from '../../contract/content.ts'
import { type Finding, findNumbers } from '../../contract/reports.ts'
import { inLanguage } from '../told/told.ts'
import { reportsWords } from '../words.ts'
import styles from './Desk.module.css'
import { ExternalForm } from './ExternalForm.tsx'

export type Chosen =
  | { number: Pick<Finding, 'of' | 'period' | 'form'>; told: Finding['told'] | null }
  | { part: BlockKind }

const forms: readonly NumberForm[] = ['amount', 'bare', 'share', 'change']
const parts: readonly BlockKind[] = [
  'heading',
  'paragraph',
  'list',
  'table',
  'completion',
  'narrative',
  'promises',
  'progress',
]

/** Finds a number by a few words and puts it where the caret was: arrows move, Enter takes, Escape leaves the text as it is. */
export function InsertDialog(props: {
  reportId: string
  /** An empty line may also become another part. */
  withParts: boolean
  onChoose: (chosen: Chosen) => void
  onClose: () => void
}) {
  const words = useWords(reportsWords).reports
  const language = useLanguage()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const [form, setForm] = useState<NumberForm>('amount')
  const [period, setPeriod] = useState<'report' | 'year_to_date'>('report')
  const [external, setExternal] = useState(false)
  const [at, setAt] = useState(0)
  const [hasty, setHasty] = useState(false)
  useEffect(() => {
    const soon = setTimeout(() => setText(typed.trim()), 150)
    return () => clearTimeout(soon)
  }, [typed])
  const found = useAsked(
    findNumbers,
    { params: { id: props.reportId }, query: { ...(text ? { text } : {}), form, period } },
    { keep: true },
  )
  const numbers = found.data ?? []
  const offered = props.withParts ? parts.filter((part) => words.desk.parts[part].includes(typed.trim())) : []
  const count = numbers.length + offered.length
  const held = Math.min(at, Math.max(0, count - 1))
  // What was typed last is asked for before anything is taken; who was quicker than the answer gets it when it comes.
  const isAnswered = typed.trim() === text && found.data !== undefined && !found.isPlaceholderData
  const take = (index: number) => {
    const number = numbers[index]
    if (number) {
      const { of, period, form: written, told } = number
      props.onChoose({ number: { of, period, form: written }, told })
    } else {
      const part = offered[index - numbers.length]
      if (part) props.onChoose({ part })
    }
  }
  useEffect(() => {
    if (!hasty || !isAnswered) return
    setHasty(false)
    take(held)
  })
  const takeExternal = (of: NumberSubject) =>
    props.onChoose({ number: { of, period: { kind: 'report' }, form: 'amount' }, told: null })
  return (
    <Dialog title={external ? words.insert.external : words.insert.title} onClose={props.onClose} wide>
      {external ? (
        <ExternalForm onDone={takeExternal} onBack={() => setExternal(false)} />
      ) : (
        <div className={styles.form}>
          <input
            className={styles.input}
            role="combobox"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={count > 0 ? `${list}-${held}` : undefined}
            aria-label={words.insert.search}
            placeholder={words.insert.searchHint}
            data-first
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
              setHasty(false)
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                event.preventDefault()
                const by = event.key === 'ArrowDown' ? 1 : -1
                setAt(Math.min(count - 1, Math.max(0, held + by)))
                document.getElementById(`${list}-${held + by}`)?.scrollIntoView({ block: 'nearest' })
              } else if (event.key === 'Enter') {
                event.preventDefault()
                if (isAnswered) take(held)
                else setHasty(true)
              }
            }}
          />
          <div className={styles.fields}>
            <label className={styles.label}>
              {words.insert.form}
              <select
                className={styles.input}
                value={form}
                onChange={(event) => setForm(event.target.value as NumberForm)}
              >
                {forms.map((one) => (
                  <option key={one} value={one}>
                    {words.insert.forms[one]}
                  </option>
                ))}
              </select>
            </label>
            <label className={styles.label}>
              {words.insert.period}
              <select
                className={styles.input}
                value={period}
                onChange={(event) => setPeriod(event.target.value as 'report' | 'year_to_date')}
              >
                {(['report', 'year_to_date'] as const).map((one) => (
                  <option key={one} value={one}>
                    {words.insert.periods[one]}
                  </option>
                ))}
              </select>
            </label>
          </div>
          {found.error && <Problem error={found.error} words={reportsWords} />}
          {!found.data && !found.error && <SkeletonRows rows={4} />}
          {found.data && count === 0 && <p className={styles.quiet}>{words.insert.none}</p>}
          <div id={list} role="listbox" aria-label={words.insert.title} className={styles.found}>
            {numbers.map((number, index) => (
              <button
                key={
                  'targetId' in number.of
                    ? number.of.targetId
                    : 'indicatorId' in number.of
                      ? number.of.indicatorId
                      : index
                }
                type="button"
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === held}
                tabIndex={-1}
                className={styles.option}
                onClick={() => take(index)}
              >
                <span lang="zh-CN">{number.told.title}</span>
                <span className={styles.value}>{inLanguage(number.told.said, language)}</span>
                <span className={styles.aside} lang="zh-CN">
                  {number.aside}
                </span>
              </button>
            ))}
            {offered.map((part, index) => (
              <button
                key={part}
                type="button"
                id={`${list}-${numbers.length + index}`}
                role="option"
                aria-selected={numbers.length + index === held}
                tabIndex={-1}
                className={styles.option}
                onClick={() => take(numbers.length + index)}
              >
                <span>{words.desk.parts[part]}</span>
              </button>
            ))}
          </div>
          <div className={styles.buttons}>
            <PlainButton onClick={() => setExternal(true)}>{words.insert.external}</PlainButton>
          </div>
        </div>
      )}
    </Dialog>
  )
}
