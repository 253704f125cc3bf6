import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { listElections } from '../../contract/elections.ts'
import styles from '../committee/Committee.module.css'
import { electionWords } from './words.ts'

/** Elections within reach, each with what is the work of today. */
export default function ElectionsPage() {
  const words = useWords(electionWords)
  const elections = useAsked(listElections, {}, { topics: ['assembly.elections'] })
  return (
    <Page
      title={words.list.title}
      lead={words.list.lead}
      actions={elections.data?.mayHold && <Link to="/assembly/elections/new">{words.list.prepare}</Link>}
    >
      <Asked of={elections} words={electionWords} rows={4}>
        {({ elections: list, mayHold }) =>
          list.length === 0 ? (
            <Empty title={words.list.none}>{mayHold && words.list.noneLead}</Empty>
          ) : (
            <ul className={styles.list}>
              {list.map((one) => (
                <li key={one.id} className={styles.item}>
                  <div className={styles.line}>
                    <Link to={`/assembly/elections/${one.id}`} className={styles.name} lang="zh-CN">
                      {one.title}
                    </Link>
                    <span className={one.stage === 'polling' ? styles.now : styles.quiet}>
                      {words.stages[one.stage]}
                    </span>
                  </div>
                  <p className={styles.facts}>
                    <span lang="zh-CN">{one.place.name}</span>
                    <span>{words.list.held(one.heldOn)}</span>
                    <span>{words.electorsShort[one.electors]}</span>
                    <span>{words.list.voters(one.voters)}</span>
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  )
}
