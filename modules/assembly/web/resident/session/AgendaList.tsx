import { addressOf } from '../../../../../web/lib/ask.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useSend } from '../../../../../web/lib/queries.ts'
import { getItemPaper, type Item, readItemPaper } from '../../../contract/prepare-agenda.ts'
import styles from './Session.module.css'
import { mineWords } from './words.ts'

/** The agenda with what there is to read; opening a paper leaves the receipt that it was read. */
export function AgendaList({ items }: { items: readonly Item[] }) {
  const words = useWords(mineWords).mine
  const read = useSend(readItemPaper)
  if (items.length === 0) return <p>{words.noAgenda}</p>
  return (
    <ol className={styles.agenda}>
      {items.map((item, index) => (
        <li key={item.id} className={styles.item}>
          <span>{index + 1}</span>
          <span lang="zh-CN">
            {item.title}
            {item.speaker && `（${item.speaker}）`}
          </span>
          {item.papers.length > 0 && (
            <ul className={styles.papers}>
              {item.papers.map((paper) => (
                <li key={paper.id}>
                  <a
                    href={addressOf(getItemPaper, { params: { id: paper.id } })}
                    download
                    lang="zh-CN"
                    onClick={() => read.mutate({ params: { id: paper.id } })}
                  >
                    {paper.title}
                  </a>{' '}
                  {paper.isRead && <span className={styles.facts}>✓ {words.isRead}</span>}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
