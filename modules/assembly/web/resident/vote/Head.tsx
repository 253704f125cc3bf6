import { useWords } from '../../../../../web/lib/language.tsx'
import type { RoundNow } from '../../../contract/now.ts'
import styles from './Vote.module.css'
import { votingWords } from './words.ts'

/** Which vote this is: its number and its question in the largest type. */
export function Head({ round }: { round: RoundNow }) {
  const words = useWords(votingWords)
  return (
    <header className={styles.head}>
      <p className={styles.kicker}>
        {words.round(round.number, round.ordinal)} · {words.ruling.secrecies[round.secrecy]}
      </p>
      <h2 className={styles.question} lang="zh-CN">
        {round.title}
      </h2>
    </header>
  )
}
