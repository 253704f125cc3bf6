import { useWords } from '../../../../web/lib/language.tsx'
import styles from './Notice.module.css'
import { residentWords } from './words.ts'

/** What is kept, why, who sees it and how it goes away, in plain words: in one line with the rest behind it, or whole. */
export function Notice({ short = false }: { short?: boolean }) {
  const { notice } = useWords(residentWords)
  const whole = (
    <dl className={styles.parts}>
      {notice.parts.map(({ title, text }) => (
        <div key={title}>
          <dt className={styles.part}>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
  if (!short) {
    return (
      <section className={styles.notice} aria-labelledby="notice">
        <h2 id="notice" className={styles.title}>
          {notice.title}
        </h2>
        {whole}
      </section>
    )
  }
  return (
    <section className={styles.notice} aria-labelledby="notice">
      <h2 id="notice" className={styles.title}>
        {notice.title}
      </h2>
      <p>{notice.short}</p>
      <details>
        <summary className={styles.more}>{notice.more}</summary>
        {whole}
      </details>
    </section>
  )
}
