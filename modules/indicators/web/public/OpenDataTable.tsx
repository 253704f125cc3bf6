import { Link, useParams } from 'react-router'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { usePlaceTold } from '../../../../web/lib/place.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { getOpenCsv, getOpenData } from '../../contract/open.ts'
import { openWords } from './index.ts'
import styles from './open.module.css'

type Data = ReplyOf<typeof getOpenData>

/** One open indicator: places down, months across, as released. */
export default function OpenDataTable() {
  const { id = '' } = useParams()
  const words = useWords(openWords)
  const language = useLanguage()
  const data = useAsked(getOpenData, { params: { id } }, { topics: ['indicators.open'] })
  usePlaceTold(data.data?.place)
  return (
    <Asked of={data} words={openWords} rows={14}>
      {(answer) => (
        <Page
          title={answer.name}
          kicker={<Link to="/data">{words.back}</Link>}
          lead={answer.sentence[language]}
        >
          <p>
            {words.countedHow}
            {language === 'en' ? ': ' : '：'}
            <Han>{answer.countedHow}</Han>
          </p>
          <Table data={answer} />
          <p className={styles.quiet}>
            {answer.about === 'people' ? words.hiddenRule : words.shownBecause(answer.reason ?? '')}
          </p>
          <p className={styles.quiet}>
            {words.reuse}{' '}
            <a href={addressOf(getOpenCsv, { params: { id } })} download>
              {words.csv}
            </a>
            {' · '}
            <a href={addressOf(getOpenData, { params: { id } })}>{words.json}</a>
          </p>
        </Page>
      )}
    </Asked>
  )
}

function Table({ data }: { data: Data }) {
  const words = useWords(openWords)
  // The newest month names the rows; a neighbourhood that closed since follows.
  const rows = new Map<string, { name: string; isHan: boolean }>()
  for (const { cells } of data.months) {
    for (const { place } of cells) {
      const key = place?.id ?? ''
      if (!rows.has(key))
        rows.set(key, {
          name:
            place === null
              ? words.whole(data.place)
              : place.name === data.place
                ? words.elsewhere
                : place.name,
          isHan: place !== null && place.name !== data.place,
        })
    }
  }
  return (
    <section className={styles.scroll} aria-label={words.caption(data.name, data.unit)} tabIndex={-1}>
      <table className={styles.table}>
        <caption className="spoken">{words.caption(data.name, data.unit)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.head.place}</th>
            {data.months.map(({ month }) => (
              <th key={month} scope="col" className={styles.number}>
                {month.slice(0, 7)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows].map(([key, { name, isHan }]) => (
            <tr key={key} data-whole={key === '' || undefined}>
              <th scope="row" lang={isHan ? 'zh-CN' : undefined}>
                {name}
              </th>
              {data.months.map(({ month, cells }) => {
                const cell = cells.find(({ place }) => (place?.id ?? '') === key)
                return (
                  <td key={month} className={styles.number}>
                    {cell?.state === 'shown' && cell.value !== null ? (
                      sayNumber(cell.value)
                    ) : cell?.state === 'hidden' ? (
                      <span title={words.states.hidden} className={styles.quiet}>
                        <span aria-hidden="true">▪</span>
                        <span className="spoken">{words.states.hidden}</span>
                      </span>
                    ) : (
                      <span title={words.states.not_reported} className={styles.quiet}>
                        <span aria-hidden="true">—</span>
                        <span className="spoken">{words.states.not_reported}</span>
                      </span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.quiet} aria-hidden="true">
        ▪ {words.states.hidden}　— {words.states.not_reported}
      </p>
    </section>
  )
}
