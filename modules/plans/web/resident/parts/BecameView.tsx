import type { ReactNode } from 'react'
import { addressOf } from '../../../../../web/lib/ask.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../../web/ui/DateSaid.tsx'
import { sayWholeDay } from '../../../../../web/ui/dates.ts'
import { Han } from '../../../../../web/ui/Han.tsx'
import { PaceLine } from '../../../../../web/ui/LiveQuantity.tsx'
import { PhotoStrip } from '../../../../../web/ui/photos.tsx'
import { Standing } from '../../../../../web/ui/Standing.tsx'
import { useSaying } from '../../../../../web/ui/say.ts'
import { getPublicPhoto } from '../../../contract/figures.ts'
import type { Became } from '../../../contract/wishes.ts'
import { amountOf, filled, standingOf } from '../../public/saying.ts'
import { livingWords, wishingWords } from '../../words.ts'
import styles from './Wishing.module.css'

/** What a suggestion became: the promise as voted, how far its number has come, and the photos of what was done. */
export function BecameView({
  became,
  isMoved,
  way,
}: {
  became: Became
  /** It was not led to by this suggestion; it was under way already. */
  isMoved: boolean
  /** The way to the whole promise at this door. */
  way: (targetId: string | null, word: string) => ReactNode
}) {
  const words = useWords(wishingWords).became
  const living = useWords(livingWords)
  const saying = useSaying()
  const own = became.targets.filter((target) => target.isIts)
  const shown = own.length > 0 ? own : became.targets
  return (
    <section className={styles.became} aria-label={isMoved ? words.movedTitle : words.title}>
      <div className={styles.promise}>
        <h2>{isMoved ? words.movedTitle : words.title}</h2>
        <p className={styles.aside}>
          {words.project(became.year, became.number)}
          {!isMoved && became.voices > 1 && <> · {words.voices(became.voices)}</>}
        </p>
        <p className={styles.words} lang="zh-CN">
          {became.text}
        </p>
      </div>
      {shown.length > 0 && (
        <ul className={styles.targets}>
          {shown.map((target) => {
            const of = amountOf(target.value, target.unit, living)
            const { done } = target.figure
            return (
              <li key={target.id} className={styles.target}>
                <p className={styles.facts}>
                  <span className={styles.own}>
                    <Han>
                      {done === null ? words.none(of) : words.done(amountOf(done, target.unit, living), of)}
                    </Han>
                  </span>
                  <Standing kind={standingOf(target.standing)} />
                </p>
                <PaceLine done={filled(target)} of={1} standing={standingOf(target.standing)} />
              </li>
            )
          })}
        </ul>
      )}
      {became.deeds.length === 0 ? (
        <p className={styles.aside}>{words.noDeeds}</p>
      ) : (
        <div>
          <h3>{words.deeds}</h3>
          <ul className={styles.deeds}>
            {became.deeds.map((deed) => {
              const amount = amountOf(deed.quantity, deed.unit, living)
              const caption = words.photo(deed.placeName, sayWholeDay(deed.happenedOn, saying), amount)
              const address = (id: string, width: number) =>
                addressOf(getPublicPhoto, { params: { id }, query: { width } })
              return (
                <li key={deed.id} className={styles.deed}>
                  <p className={styles.facts}>
                    <DateSaid on={deed.happenedOn} />
                    <span className={styles.own}>
                      <Han>{words.deed(deed.placeName, amount)}</Han>
                    </span>
                  </p>
                  <PhotoStrip
                    photos={deed.photoIds.map((id) => ({
                      id,
                      small: address(id, 320),
                      whole: address(id, 1280),
                      caption,
                    }))}
                  />
                </li>
              )
            })}
          </ul>
        </div>
      )}
      <p>{way(own[0]?.id ?? null, words.all)}</p>
    </section>
  )
}
