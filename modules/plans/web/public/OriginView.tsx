import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { PaceLine } from '../../../../web/ui/LiveQuantity.tsx'
import { sayNumber, sayPercent } from '../../../../web/ui/numbers.ts'
import { Standing } from '../../../../web/ui/Standing.tsx'
import { Sums } from '../../../../web/ui/Sums.tsx'
import type { PublicOrigin } from '../../contract/figures.ts'
import { livingWords } from '../words.ts'
import { InText, type InTextProps } from './InText.tsx'
import styles from './OriginView.module.css'
import {
  amountOf,
  definePromise,
  filled,
  isCeiling,
  type Promised,
  sayDate,
  sayMeasure,
  standingOf,
} from './saying.ts'

export interface Origin {
  readonly target: Promised & {
    readonly dueOn: string
    readonly countedHow: string | null
    readonly baseline: number | null
    readonly standing: string
    readonly max?: number | null
    readonly denominatorUnit?: string | null
  }
  readonly project: { readonly title: string; readonly number: string | null }
  readonly byPlace: PublicOrigin['byPlace']
  readonly byMonth: PublicOrigin['byMonth']
  readonly asOf: string
  /** The definition behind it, when an indicator answers. */
  readonly indicator?: PublicOrigin['indicator']
  /** The passage it stands in, and where. */
  readonly inText?: InTextProps | undefined
}

/**
 * "Where does this number come from?": what was promised and what was done, the definition in a sentence, the sum by place and by
 * month; below it whoever draws this panel sets the records they may see.
 */
export function OriginView({
  origin,
  above,
  children,
}: {
  origin: Origin
  above?: ReactNode
  children: ReactNode
}) {
  const words = useWords(livingWords)
  const language = useLanguage()
  const { target } = origin
  const standing = standingOf(target.standing)
  const day = sayDate(target.dueOn, language)
  return (
    <>
      <header className={styles.head}>
        {origin.inText ? (
          <InText {...origin.inText} />
        ) : (
          <p className={styles.sentence} lang="zh-CN">
            {origin.project.title} <strong className={styles.quoted}>{target.quoted}</strong>
          </p>
        )}
        <Done target={target} />
        {!isCeiling(target) && <PaceLine done={filled(target)} of={1} standing={standing} />}
        <p className={styles.standing}>
          <Standing kind={standing} />
          {(target.figure.ratio ?? 0) > 1 && <span>{sayPercent(target.figure.ratio ?? 0)}</span>}
        </p>
        <div className={styles.definition}>
          <p>{definePromise(target, day, words)}</p>
          <p>{sayMeasure(target, words)}</p>
          {target.countedHow && <p>{words.origin.countedHow(target.countedHow)}</p>}
          {origin.indicator && (
            <>
              <p>{origin.indicator.sentence[language === 'en' ? 'en' : 'zh-CN']}</p>
              <p lang="zh-CN">{words.origin.countedHow(origin.indicator.countedHow)}</p>
              {origin.indicator.source && <p>{words.origin.source(origin.indicator.source)}</p>}
              <p>{words.origin.cutOff(sayDate(origin.indicator.cutOffOn, language))}</p>
            </>
          )}
        </div>
        {above}
      </header>
      {target.measuredBy !== 'reading' && origin.byPlace.length > 0 && (
        <Sums
          title={words.origin.byPlace}
          rows={origin.byPlace.map(({ place, quantity, records }) => ({
            key: place.id,
            name: place.name,
            quantity,
            aside: words.origin.records(records),
          }))}
        />
      )}
      {target.measuredBy !== 'reading' && origin.byMonth.length > 1 && (
        <Sums
          title={words.origin.byMonth}
          rows={origin.byMonth.map(({ month, quantity }) => ({
            key: month,
            name: words.origin.month(Number(month.slice(0, 4)), Number(month.slice(5, 7))),
            quantity,
          }))}
        />
      )}
      {children}
      <p className={styles.asOf}>
        {words.origin.asOf} <DateSaid at={origin.asOf} />
      </p>
    </>
  )
}

/** The number itself, large, and what was promised, small. */
function Done({ target }: { target: Promised }) {
  const words = useWords(livingWords)
  const { figure, unit, value } = target
  const share = target.measuredBy === 'share' && figure.covered !== null && figure.whole !== null
  const now = isCeiling(target) || target.measuredBy === 'reading'
  return (
    <p className={styles.done}>
      <span className={styles.number}>
        {share
          ? sayNumber(figure.covered ?? 0)
          : figure.done === null
            ? words.count.none
            : unit === '%'
              ? amountOf(figure.done, unit, words)
              : sayNumber(figure.done)}
      </span>
      {(share || figure.done !== null) && (
        <span className={styles.word}>
          {!share && unit && unit !== '%' ? `${unit} ` : ''}
          {share ? words.origin.covered : now ? words.origin.now : words.origin.done}
        </span>
      )}
      <span className={styles.of}>
        {words.origin.of(share ? `${sayNumber(figure.whole ?? 0)}` : amountOf(value, unit, words))}
      </span>
    </p>
  )
}
