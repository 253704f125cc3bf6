import { useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import styles from './Vote.module.css'
import { votingWords } from './words.ts'

/** The number of one's own ballot, for whoever wants it: what it is good for, and what it gives away. */
export function Receipt({ receipt }: { receipt: string }) {
  const words = useWords(votingWords).receipt
  const [shown, setShown] = useState(false)
  return (
    <section className={styles.receipt}>
      <h3>{words.offer}</h3>
      <p>{words.explained}</p>
      {shown && (
        <>
          <p className={styles.number}>
            <span className={styles.quiet}>{words.number}</span>
            <code>{receipt}</code>
          </p>
          <p className={styles.quiet}>{words.gone}</p>
        </>
      )}
      <div>
        <PlainButton onClick={() => setShown(!shown)}>{shown ? words.hide : words.show}</PlainButton>
      </div>
    </section>
  )
}
