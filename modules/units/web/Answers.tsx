import { Select } from 'antd'
import { Fragment, useId, useState } from 'react'
import { Link } from 'react-router'
import type { ReplyOf } from '../../../platform/contract.ts'
import { useWords } from '../../../web/lib/language.tsx'
import { Section } from '../../../web/ui/Page.tsx'
import type { Answer, getAnswers } from '../contract.ts'
import { type Line, lines, type UnitKind } from '../rules.ts'
import styles from './Answers.module.css'
import { answersByUnit, linesHeld } from './answering.ts'
import { unitsWords } from './words.ts'

/**
 * What the chosen place stands in, and who answers for each, nearest first. A line once chosen stays chosen while one walks from
 * place to place, wherever somebody holds it.
 */
export function Answers({ chain, answers }: ReplyOf<typeof getAnswers>) {
  const words = useWords(unitsWords)
  const id = useId()
  const [chosen, setLine] = useState<Line | null>(null)
  const [place, ...above] = chain
  const held = linesHeld(answers, lines)
  const line = chosen && held.includes(chosen) ? chosen : null
  return (
    <div className={styles.answers} aria-live="polite">
      <header className={styles.head}>
        <div>
          <p className={styles.kind}>{words.kinds[place?.kind as UnitKind]}</p>
          <h2 className={styles.place}>{place?.name}</h2>
        </div>
        {above.length > 0 && (
          <p className={styles.chain}>
            <span className="spoken">{words.answers.chain}</span>
            {above.map((unit, i) => (
              <Fragment key={unit.id}>
                {i > 0 && <span className={styles.step}>›</span>}
                <Link to={`/units/${unit.id}`}>{unit.name}</Link>
              </Fragment>
            ))}
          </p>
        )}
      </header>
      {held.length > 0 && (
        <div className={styles.lines}>
          <label htmlFor={id}>{words.answers.choose}</label>
          <Select<Line | ''>
            id={id}
            className={styles.select}
            value={line ?? ''}
            onChange={(value) => setLine(value || null)}
            options={[
              { value: '', label: words.answers.everyLine },
              ...held.map((value) => ({ value, label: words.lines[value] })),
            ]}
          />
        </div>
      )}
      {answersByUnit(chain, answers, line).map(({ unit, answering, others }) => (
        <Section key={unit.id} title={unit.name} aside={words.kinds[unit.kind as UnitKind]}>
          {answering.length === 0 ? (
            <p className={styles.quiet}>
              {line ? words.answers.nobodyOnLine(words.lines[line]) : words.answers.nobody(unit.name)}
            </p>
          ) : (
            <ul className={styles.people}>
              {answering.map((answer) => (
                <Person key={`${answer.person.id} ${answer.role}`} answer={answer} />
              ))}
            </ul>
          )}
          {others.length > 0 && (
            <p className={styles.quiet}>
              {words.answers.alsoHere(
                others.map((o) => words.answers.named(o.person.name, words.roles[o.role])),
              )}
            </p>
          )}
        </Section>
      ))}
    </div>
  )
}

function Person({ answer }: { answer: Answer }) {
  const words = useWords(unitsWords)
  return (
    <li className={styles.person}>
      <span className={styles.name}>{answer.person.name}</span>
      <span>{answer.person.title ?? words.roles[answer.role]}</span>
      <span className={styles.quiet}>
        {answer.lines
          ? words.answers.list(answer.lines.map((line) => words.lines[line]))
          : words.answers.everyLine}
      </span>
    </li>
  )
}
