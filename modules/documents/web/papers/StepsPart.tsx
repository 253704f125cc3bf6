import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import type { Paper } from '../../contract/papers.ts'
import { documentsWords } from '../words.ts'
import styles from './parts.module.css'

/** Everything that was done with the paper, in order, round by round. */
export function StepsPart({ paper }: { paper: Paper }) {
  const words = useWords(documentsWords).desk.paper
  const rounds = [...Map.groupBy(paper.steps, (step) => step.round)]
  return (
    <div className={styles.steps}>
      {rounds.map(([round, steps]) => (
        <div key={round} className={styles.steps}>
          {rounds.length > 1 && <p className={styles.round}>{words.round(round)}</p>}
          {steps.map((step) => (
            <div key={step.id} className={styles.step}>
              <span className={styles.quiet}>
                <DateSaid at={step.at} />
              </span>
              <span>
                {step.office && `${step.office.name} `}
                {step.person.name} {step.forPerson && `（${words.forPerson(step.forPerson.name)}）`}
                {words.acts[step.act] ?? step.act}
                {step.words && `：${step.words}`}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
