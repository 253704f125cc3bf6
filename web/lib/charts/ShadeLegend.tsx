import { useWords } from '../language.tsx'
import styles from './ShadeLegend.module.css'
import { chartWords } from './words.ts'

/** What the shades of a map stand for: zero, five equal steps, and nothing reported. */
export function ShadeLegend(props: { bounds: readonly number[]; say: (value: number) => string }) {
  const { bounds, say } = props
  const words = useWords(chartWords)
  return (
    <ul className={styles.legend} aria-label={words.legend}>
      <li className={styles.step}>
        <span className={styles.box} data-shade="0" />
        {words.zero}
      </li>
      {bounds.slice(1).map((bound, at) => (
        <li key={bound} className={styles.step}>
          <span className={styles.box} data-shade={at + 1} />
          {words.upTo(say(bound))}
        </li>
      ))}
      <li className={styles.step}>
        <span className={styles.box} data-shade="none" />
        {words.nothing}
      </li>
    </ul>
  )
}
