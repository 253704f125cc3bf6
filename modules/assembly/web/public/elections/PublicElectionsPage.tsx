import { Link } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { Page } from '../../../../../web/ui/Page.tsx'
import { listPublicElections } from '../../../contract/elections-public.ts'
import styles from './Elections.module.css'
import { publicElectionWords } from './words.ts'

export default function PublicElectionsPage() {
  const words = useWords(publicElectionWords)
  const elections = useAsked(listPublicElections)
  return (
    <Page title={words.election.title}>
      <Asked of={elections} words={publicElectionWords} rows={4}>
        {({ elections: list }) =>
          list.length === 0 ? (
            <Empty title={words.election.none} />
          ) : (
            <ul className={styles.list}>
              {list.map((one) => (
                <li key={one.id} className={styles.item}>
                  <Link to={`/assembly/elections/${one.id}`} className={styles.name} lang="zh-CN">
                    {one.title}
                  </Link>
                  <p className={styles.facts}>
                    <span lang="zh-CN">{one.place}</span>
                    <span>{words.home.held(one.heldOn)}</span>
                    <span>{words.home.shows[one.shows]}</span>
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
