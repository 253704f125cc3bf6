import { useWords } from '../../../../../web/lib/language.tsx'
import type { BallotFault, LineFault } from '../../../rules.ts'
import type { Sheet } from '../vote/marking.ts'
import { votingWords } from '../vote/words.ts'
import styles from './Counting.module.css'
import { countingWords } from './words.ts'

/** What makes a ballot or a line of it void in this vote: the same rules by which the screens refuse it. */
export function Validity({ sheet }: { sheet: Sheet }) {
  const words = useWords(countingWords).sheet
  const voting = useWords(votingWords)
  const named = sheet.writeIns !== 'none'
  const whole: BallotFault[] = [
    ...(sheet.kind === 'motion' || sheet.mode === 'grades' ? [] : (['over-marked'] as const)),
    ...(named ? [] : (['write-ins-not-allowed'] as const)),
  ]
  const lines: LineFault[] = named
    ? [
        ...(sheet.writeIns === 'instead-of' ? (['write-in-without-vote-against'] as const) : []),
        'write-in-unnamed',
        'write-in-is-printed',
        'repeated',
      ]
    : []
  return (
    <details className={styles.validity}>
      <summary>{words.validity}</summary>
      <ul>
        {whole.map((fault) => (
          <li key={fault}>{voting.ballotFaults[fault]}</li>
        ))}
        {lines.map((fault) => (
          <li key={fault}>{voting.lineFaults[fault]}</li>
        ))}
        {sheet.mode === 'approve' && <li>{words.blank}</li>}
        <li>{words.legible}</li>
      </ul>
    </details>
  )
}
