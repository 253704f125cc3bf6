import type { ReactNode } from 'react'
import { Han } from '../../../../web/ui/Han.tsx'
import type { Adjustment, NumberTold } from '../../contract/told.ts'
import { lastDay } from '../../rules/periods.ts'
import type { Lines } from '../../words/lines.zh-CN.ts'
import type { Words } from '../../words.zh-CN.ts'
import desk from '../desk/Desk.module.css'
import { inLanguage } from './told.ts'

/** What stands behind a number: what it is called, what counts, which days and where, how many records; and the ways on. */
export function NumberCard(props: {
  number: NumberTold
  since: Adjustment | undefined
  words: Words['reports']['number']
  lines: Lines
  language: 'zh-CN' | 'en'
  children?: ReactNode
}) {
  const { number, words, lines, language, since } = props
  const value = (one: number | null) => lines.value(one, number.unit, number.decimals)
  return (
    <div className={desk.card}>
      <p lang="zh-CN">{number.title}</p>
      <p className={desk.big}>{inLanguage(number.said, language)}</p>
      {since && (
        <p>
          {words.was(value(since.was))}
          {language === 'en' ? ', ' : '，'}
          <strong>{words.became(value(since.became))}</strong>
          {language === 'en' ? '. ' : '。'}
          <Han>{lines.behind(since)}</Han>
        </p>
      )}
      <dl className={desk.pairs}>
        <dt>{words.counted}</dt>
        <dd>
          <Han>
            {number.source
              ? lines.external(number.source.title, number.source.on)
              : (number.counted ?? words.countedNone)}
          </Han>
        </dd>
        <dt>{lines.numberColumns.period}</dt>
        <dd>{lines.numberPeriod(number.from, lastDay(number))}</dd>
        {number.place && (
          <>
            <dt>{words.place}</dt>
            <dd lang="zh-CN">{number.place.name}</dd>
          </>
        )}
      </dl>
      {number.form !== 'amount' && number.value !== null && (
        <p className={desk.quiet}>{words.exact(value(number.value))}</p>
      )}
      {number.form === 'change' && number.former !== null && (
        <p className={desk.quiet}>{words.former(value(number.former))}</p>
      )}
      {number.form === 'share' && number.whole !== null && (
        <p className={desk.quiet}>{words.whole(value(number.whole))}</p>
      )}
      {number.numerator !== null && number.denominator !== null && (
        <p className={desk.quiet}>
          {words.fraction(lines.value(number.numerator, null, 2), lines.value(number.denominator, null, 2))}
        </p>
      )}
      {number.kind === 'external' ? (
        <p className={desk.quiet}>{words.external}</p>
      ) : (
        <p className={desk.quiet}>{words.records(number.n)}</p>
      )}
      {number.identified !== null && number.identified < number.n && (
        <p className={desk.quiet}>{words.identified(number.identified, number.n)}</p>
      )}
      {props.children}
    </div>
  )
}
