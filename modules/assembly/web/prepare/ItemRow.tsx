import { type KeyboardEvent, useRef, useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { itemKinds } from '../../contract/core.ts'
import type { ItemPaper } from '../../contract/prepare-agenda.ts'
import { itemNeeds, placeholders } from '../../contract/script.ts'
import { assemblyWords } from '../words.ts'
import styles from './Agenda.module.css'
import forms from './forms.module.css'
import { ItemPapers } from './ItemPapers.tsx'
import type { Line } from './lines.ts'

/** One item: a line that opens. Drag it by its number, or move it with Alt and the arrow keys. */
export function ItemRow(props: {
  line: Line
  index: number
  count: number
  papers: readonly ItemPaper[]
  readers: number
  mayChange: boolean
  onChange: (line: Line) => void
  onMove: (to: number) => void
  onDropAt: (key: string) => void
  onRemove: () => void
}) {
  const words = useWords(assemblyWords)
  const say = words.arrange.agenda
  const { line, index, mayChange } = props
  const [isOpen, setOpen] = useState(line.title === '')
  const [isOver, setOver] = useState(false)
  const put = (part: Partial<Line>) => props.onChange({ ...line, ...part })
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || !mayChange || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    props.onMove(index + (event.key === 'ArrowUp' ? -1 : 1))
  }
  return (
    <li
      className={styles.item}
      data-over={isOver || undefined}
      // An open item holds fields, in which dragging means marking text.
      draggable={mayChange && !isOpen}
      onDragStart={(event) => event.dataTransfer.setData('text/agenda-item', line.key)}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (!mayChange || !event.dataTransfer.types.includes('text/agenda-item')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        props.onDropAt(event.dataTransfer.getData('text/agenda-item'))
      }}
    >
      <div className={styles.head}>
        <span className={styles.number} title={mayChange ? say.drag : undefined}>
          {index + 1}
        </span>
        <button
          type="button"
          className={styles.title}
          aria-expanded={isOpen}
          title={mayChange ? say.moveKeys : undefined}
          onClick={() => setOpen(!isOpen)}
          lang="zh-CN"
        >
          {line.title || say.title}
        </button>
        <span className={styles.facts}>
          <span>{words.core.items[line.kind]}</span>
          {line.speaker && <span lang="zh-CN">{line.speaker}</span>}
          {line.minutes && <span>{`${line.minutes}′`}</span>}
          {props.papers.length > 0 && <span>{`${say.papers} ${props.papers.length}`}</span>}
        </span>
        {mayChange && (
          <span className={styles.moves}>
            <PlainButton
              kind="text"
              aria-label={`${say.up} ${line.title}`}
              disabled={index === 0}
              onClick={() => props.onMove(index - 1)}
            >
              ↑
            </PlainButton>
            <PlainButton
              kind="text"
              aria-label={`${say.down} ${line.title}`}
              disabled={index === props.count - 1}
              onClick={() => props.onMove(index + 1)}
            >
              ↓
            </PlainButton>
          </span>
        )}
      </div>
      {isOpen && (
        <div className={styles.body}>
          <fieldset className={forms.form} disabled={!mayChange}>
            <div className={styles.fields}>
              <label className={`${forms.label} ${styles.wide}`}>
                {say.title}
                <input
                  className={forms.input}
                  value={line.title}
                  maxLength={200}
                  onChange={(event) => put({ title: event.target.value })}
                />
              </label>
              <label className={forms.label}>
                {say.kind}
                <select
                  className={forms.input}
                  value={line.kind}
                  onChange={(event) => put({ kind: event.target.value as Line['kind'] })}
                >
                  {itemKinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {words.core.items[kind]}
                    </option>
                  ))}
                </select>
              </label>
              <label className={forms.label}>
                {say.speaker}
                <input
                  className={forms.input}
                  value={line.speaker}
                  maxLength={60}
                  onChange={(event) => put({ speaker: event.target.value, speakerId: null })}
                />
              </label>
              <label className={forms.label}>
                {say.minutes}
                <input
                  className={forms.input}
                  type="number"
                  min={1}
                  max={600}
                  value={line.minutes}
                  onChange={(event) => put({ minutes: event.target.value })}
                />
              </label>
            </div>
            <Script line={line} onChange={(script) => put({ script })} />
            <fieldset className={styles.needs}>
              <legend>{say.needs}</legend>
              {itemNeeds.map((need) => (
                <label key={need} className={forms.check}>
                  <input
                    type="checkbox"
                    checked={line.needs.includes(need)}
                    onChange={(event) =>
                      put({
                        needs: event.target.checked
                          ? [...line.needs, need]
                          : line.needs.filter((one) => one !== need),
                      })
                    }
                  />
                  {say.need[need]}
                </label>
              ))}
            </fieldset>
          </fieldset>
          {line.id && (
            <ItemPapers
              itemId={line.id}
              papers={props.papers}
              readers={props.readers}
              mayChange={mayChange}
            />
          )}
          {mayChange && (
            <div>
              <PlainButton kind="text" onClick={props.onRemove}>
                {say.remove}
              </PlainButton>
            </div>
          )}
        </div>
      )}
    </li>
  )
}

/** What is read aloud; a number is put in where the cursor stands. */
function Script({ line, onChange }: { line: Line; onChange: (script: string) => void }) {
  const say = useWords(assemblyWords).arrange.agenda
  const area = useRef<HTMLTextAreaElement>(null)
  return (
    <div className={forms.label}>
      <label htmlFor={`script-${line.key}`}>{say.script}</label>
      <textarea
        ref={area}
        id={`script-${line.key}`}
        className={forms.area}
        lang="zh-CN"
        rows={4}
        maxLength={8_000}
        value={line.script}
        onChange={(event) => onChange(event.target.value)}
      />
      <select
        className={forms.select}
        aria-label={say.insert}
        value=""
        onChange={(event) => {
          const at = area.current?.selectionStart ?? line.script.length
          onChange(`${line.script.slice(0, at)}{${event.target.value}}${line.script.slice(at)}`)
        }}
      >
        <option value="">{say.insert} …</option>
        {placeholders.map((name) => (
          <option key={name} value={name}>
            {say.placeholders[name]}
          </option>
        ))}
      </select>
    </div>
  )
}
