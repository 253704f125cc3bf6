import { useWords } from '../../../../../web/lib/language.tsx'
import { sayWholeDay } from '../../../../../web/ui/dates.ts'
import { Han } from '../../../../../web/ui/Han.tsx'
import { useSaying } from '../../../../../web/ui/say.ts'
import type { Round } from '../../../contract/wishes.ts'
import { wishingWords } from '../../words.ts'
import styles from './Wishing.module.css'

/** Whether suggestions are asked for now, for which year, until when, and for what. */
export function RoundSaid({ round, whole = false }: { round: Round | null; whole?: boolean }) {
  const words = useWords(wishingWords).round
  const saying = useSaying()
  if (!round) {
    return (
      <div className={styles.round} data-quiet>
        <p>{words.none}</p>
      </div>
    )
  }
  const day = (on: string) => sayWholeDay(on, saying)
  const sentence =
    round.state === 'open'
      ? words.open(round.title, day(round.lastOn))
      : round.state === 'announced'
        ? words.announced(round.title, day(round.fromOn))
        : words.over(round.title, round.wishes)
  return (
    <div className={styles.round} data-quiet={round.state === 'open' ? undefined : true}>
      <p>
        <Han>{sentence}</Han>
      </p>
      {whole && round.state !== 'over' && (
        <>
          <p lang="zh-CN">{round.words}</p>
          <p className={styles.aside}>
            {words.asks}
            <Han>{round.categories.map(({ name }) => name).join('、')}</Han>
          </p>
        </>
      )}
    </div>
  )
}
