import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { Choice } from '../../ui/Choice.tsx'
import { Han } from '../../ui/Han.tsx'
import { useWords } from '../language.tsx'
import { ChartFigure, NoNumber, Opening } from './ChartFigure.tsx'
import { monthOption, smallFrame } from './monthOption.ts'
import { type MonthPoint, monthOf, mostOf } from './points.ts'
import styles from './SmallMultiples.module.css'
import { roundTop } from './scale.ts'
import { chartWords } from './words.ts'

const Drawn = lazy(() => import('./Drawn.tsx'))

export interface Multiple {
  readonly id: string
  readonly name: string
  /** The number of the whole period, said under the name. */
  readonly total: string
  /** The period has no number at all: its word stands back. */
  readonly isNone: boolean
  readonly points: readonly MonthPoint[]
}

/** The same months for one place after the other, in the order given. Which scale they share is chosen, and said in words. */
export function SmallMultiples(props: {
  title: ReactNode
  unit: string | null
  asOf?: string | undefined
  multiples: readonly Multiple[]
  say: (value: number) => string
  head: string
  /** Opens the number of the whole period, or of one month of it. */
  onOpen?: (id: string, month?: string) => void
}) {
  const { multiples, say, onOpen } = props
  const words = useWords(chartWords)
  const [scale, setScale] = useState<'shared' | 'own'>('shared')
  const most = Math.max(0, ...multiples.map(({ points }) => mostOf(points)))
  const months = multiples[0]?.points ?? []
  return (
    <ChartFigure
      title={props.title}
      unit={props.unit}
      asOf={props.asOf}
      aside={
        <Choice
          label={words.scale}
          value={scale}
          onChoose={setScale}
          options={(['shared', 'own'] as const).map((value) => ({ value, word: words.scales[value] }))}
        />
      }
      note={scale === 'shared' ? words.sharedScale(say(roundTop(most))) : words.ownScale}
      table={{
        head: [words.place, props.head, ...months.map(({ month }) => words.month(monthOf(month)))],
        rows: multiples.map(({ id, name, total, points }) => ({
          key: id,
          head: <Han>{name}</Han>,
          cells: [
            <Opening key="total" onOpen={onOpen && (() => onOpen(id))}>
              {total}
            </Opening>,
            ...points.map(({ month, value, gap, word }) =>
              value !== null ? (
                <Opening key={month} onOpen={onOpen && (() => onOpen(id, month))}>
                  {say(value)}
                </Opening>
              ) : (
                <NoNumber key={month}>
                  {word ?? (gap === 'nothing' ? words.nothing : words.notKnown)}
                </NoNumber>
              ),
            ),
          ],
        })),
      }}
    >
      <ul className={styles.multiples}>
        {multiples.map((multiple) => (
          <One
            key={multiple.id}
            multiple={multiple}
            most={scale === 'shared' ? most : mostOf(multiple.points)}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </ChartFigure>
  )
}

function One(props: { multiple: Multiple; most: number; onOpen?: ((id: string) => void) | undefined }) {
  const { multiple, most, onOpen } = props
  const option = useMemo(
    () => monthOption(multiple.points, { frame: smallFrame, most, font: '' }),
    [multiple.points, most],
  )
  const words = (
    <span className={styles.words}>
      <span className={styles.name}>
        <Han>{multiple.name}</Han>
      </span>
      <span className={styles.total} data-none={multiple.isNone || undefined}>
        {multiple.total}
      </span>
    </span>
  )
  return (
    <li className={styles.multiple}>
      {onOpen ? (
        <button type="button" className={styles.open} onClick={() => onOpen(multiple.id)}>
          {words}
        </button>
      ) : (
        words
      )}
      <Suspense fallback={<div className={styles.room} />}>
        <Drawn option={option} height={56} />
      </Suspense>
    </li>
  )
}
