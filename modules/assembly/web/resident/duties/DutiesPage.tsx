import { Link, useParams } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { Page } from '../../../../../web/ui/Page.tsx'
import { listMyDuties } from '../../../contract/counts.ts'
import { votingWords } from '../vote/words.ts'
import styles from './Counting.module.css'
import { countingWords } from './words.ts'

/** What somebody counts or watches in one session today. The same page at both doors. */
export default function DutiesPage() {
  const { id = '' } = useParams()
  const words = useWords(countingWords)
  const voting = useWords(votingWords)
  const duties = useAsked(
    listMyDuties,
    { params: { id } },
    { topics: [`assembly.polls:${id}`, `assembly.now:${id}`] },
  )
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked of={duties} words={countingWords} rows={4}>
        {({ rounds }) =>
          rounds.length === 0 ? (
            <Empty title={words.none} />
          ) : (
            <ul className={styles.boxes}>
              {rounds.toReversed().map((round) => (
                <li key={round.id}>
                  <Link to={`/assembly/rounds/${round.id}/counting`} className={styles.box}>
                    <span className={styles.quiet}>
                      {words.round(round.number)} · {voting.ruling.secrecies[round.secrecy]}
                    </span>
                    <span className={styles.boxName} lang="zh-CN">
                      {round.question}
                    </span>
                    <span className={styles.boxState} data-now={round.state === 'counting' || undefined}>
                      {[
                        round.teller && words.roles.teller,
                        round.scrutineer && words.roles.scrutineer,
                        words.states[round.state],
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  )
}
