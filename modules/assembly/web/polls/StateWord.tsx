import { useWords } from '../../../../web/lib/language.tsx'
import type { RoundState } from '../../contract/polls.ts'
import styles from './polls.module.css'
import { pollsWords } from './words.ts'

/** Where a round stands, with a shape besides its colour. */
export function StateWord({ state }: { state: RoundState | 'prepared' }) {
  const words = useWords(pollsWords).states
  const shape = { open: '●', counting: '◐', provisional: '◑', closed: '✓', void: '×', prepared: '○' }[state]
  return (
    <span className={styles.state} data-state={state}>
      <span aria-hidden="true">{shape} </span>
      {words[state]}
    </span>
  )
}
