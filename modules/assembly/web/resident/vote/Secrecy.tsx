import { useWords } from '../../../../../web/lib/language.tsx'
import type { Secrecy as Kind } from '../../../rules.ts'
import styles from './Vote.module.css'
import { votingWords } from './words.ts'

/** What a secret vote protects against and what it does not, said before anybody votes. */
export function Secrecy({ secrecy }: { secrecy: Kind }) {
  const words = useWords(votingWords).secrecy
  if (secrecy !== 'secret') return <p className={styles.quiet}>{words[secrecy]}</p>
  return (
    <details className={styles.secrecy}>
      <summary>{words.title}</summary>
      <p>{words.secret}</p>
      <p>{words.secretAgainst}</p>
      <p>{words.secretNot}</p>
    </details>
  )
}
