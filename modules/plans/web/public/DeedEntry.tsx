import type { ReactNode } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayWholeDay } from '../../../../web/ui/dates.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { type Photo, PhotoStrip } from '../../../../web/ui/photos.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { ReversalReason } from '../../contract/words.ts'
import { livingWords } from '../words.ts'
import styles from './DeedEntry.module.css'
import { amountOf } from './saying.ts'

/** One deed: when, where, how many, its photos; taken back, it stays readable, struck through, with the reason. */
export function DeedEntry(props: {
  happenedOn: string
  placeName: string
  quantity: number
  unit: string | null
  reversedReason: ReversalReason | null
  photos: readonly { id: string; small: string; whole: string }[]
  /** What else whoever draws the list may say about it. */
  children?: ReactNode
}) {
  const words = useWords(livingWords)
  const saying = useSaying()
  const amount = amountOf(props.quantity, props.unit, words)
  const caption = words.deed.photo(props.placeName, sayWholeDay(props.happenedOn, saying), amount)
  const photos: Photo[] = props.photos.map((photo) => ({ ...photo, caption }))
  const facts = (
    <>
      <span className={styles.day}>
        <DateSaid on={props.happenedOn} />
      </span>
      <span className={styles.place}>
        <Han>{props.placeName}</Han>
      </span>
      <span className={styles.amount}>
        <Han>{amount}</Han>
      </span>
    </>
  )
  return (
    <li className={styles.deed}>
      {props.reversedReason ? (
        <>
          <del className={styles.facts}>{facts}</del>
          <p className={styles.reason}>{words.deed.reversed(words.reversal[props.reversedReason])}</p>
        </>
      ) : (
        <p className={styles.facts}>{facts}</p>
      )}
      {props.children}
      <PhotoStrip photos={photos} />
    </li>
  )
}

/** Deeds one under the other, under a heading of their own. */
export function Deeds({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.deeds}>{children}</ul>
    </section>
  )
}
