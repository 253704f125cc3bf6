import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../../web/ui/DateSaid.tsx'
import { Han } from '../../../../../web/ui/Han.tsx'
import type { WishLine } from '../../../contract/wishes.ts'
import { wishingWords } from '../../words.ts'
import { toneOf } from './tones.ts'
import styles from './Wishing.module.css'

/** Suggestions one under the other: what, where, how it stands, how many support it. The whole line opens it. */
export function WishLines<L extends WishLine>(props: {
  lines: readonly L[]
  photoOf: (line: L) => string | null
  /** What else is said about a line: that it is one's own, that one supports it. */
  marksOf?: (line: L) => readonly string[]
}) {
  const words = useWords(wishingWords)
  return (
    <ul className={styles.list}>
      {props.lines.map((line) => {
        const photo = props.photoOf(line)
        return (
          <li key={line.id} className={styles.line}>
            <div className={styles.texts}>
              <p className={styles.name} lang="zh-CN">
                <Link to={`/wishes/${line.id}`}>{line.title}</Link>
              </p>
              <p className={styles.facts}>
                <span className={styles.state} data-tone={toneOf(line.groupState)}>
                  {words.states[line.groupState]}
                </span>
                <span>
                  <Han>{line.place.name}</Han>
                </span>
                {line.category && (
                  <span>
                    <Han>{line.category.name}</Han>
                  </span>
                )}
                <DateSaid on={line.madeOn} />
              </p>
              <p className={styles.facts}>
                {line.supports > 0 && <span>{words.supports(line.supports)}</span>}
                {line.crowd > 0 && <span>{words.crowdShort(line.crowd)}</span>}
                {line.voices > 1 && <span>{words.voices(line.voices)}</span>}
                {props.marksOf?.(line).map((mark) => (
                  <span key={mark} className={styles.own}>
                    {mark}
                  </span>
                ))}
              </p>
            </div>
            {photo && <img src={photo} alt="" className={styles.thumb} loading="lazy" decoding="async" />}
          </li>
        )
      })}
    </ul>
  )
}
