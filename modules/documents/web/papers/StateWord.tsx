import { useWords } from '../../../../web/lib/language.tsx'
import type { PaperLine } from '../../contract/papers.ts'
import { documentsWords } from '../words.ts'
import styles from './StateWord.module.css'
import { toneOf } from './saying.ts'

/** How a paper stands, as a word with a mark before it that does not rest on colour. */
export function StateWord({ state }: { state: PaperLine['state'] }) {
  const words = useWords(documentsWords).names.states
  return (
    <span className={styles.state} data-tone={toneOf(state)}>
      {words[state]}
    </span>
  )
}
