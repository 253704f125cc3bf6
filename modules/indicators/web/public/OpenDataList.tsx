import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { usePlaceTold } from '../../../../web/lib/place.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { getOpenCsv, listOpenData } from '../../contract/open.ts'
import { openWords } from './index.ts'
import styles from './open.module.css'

/** What everybody may read and take along: every open indicator with what it counts. */
export default function OpenDataList() {
  const words = useWords(openWords)
  const language = useLanguage()
  const data = useAsked(listOpenData, {}, { topics: ['indicators.open'] })
  usePlaceTold(data.data?.place)
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked of={data} words={openWords} rows={8}>
        {({ indicators }) =>
          indicators.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <>
              <ul className={styles.list}>
                {indicators.map((one) => (
                  <li key={one.id} className={styles.entry}>
                    <h2 className={styles.name}>
                      <Link to={`/data/${one.id}`}>
                        <span lang="zh-CN">{one.name}</span>
                      </Link>
                      <span className={styles.quiet}> {one.unit}</span>
                    </h2>
                    <p>{one.sentence[language]}</p>
                    <p className={styles.quiet}>
                      {words.months(one.from.slice(0, 7), one.until.slice(0, 7))} ·{' '}
                      <a href={addressOf(getOpenCsv, { params: { id: one.id } })} download>
                        {words.csv}
                      </a>
                    </p>
                  </li>
                ))}
              </ul>
              <p className={styles.quiet}>{words.hiddenRule}</p>
              <p className={styles.quiet}>
                {words.reuse} <a href="/api/docs">{words.docs}</a>
              </p>
            </>
          )
        }
      </Asked>
    </Page>
  )
}
