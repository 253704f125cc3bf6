import type { PaperBlock, PaperBody } from '../../contract/layout.ts'
import { headingNumber } from '../../rules/writing.ts'
import { keyed } from './keyed.ts'
import styles from './PaperText.module.css'

/** "2026年3月2日": the day of a paper is written in figures, without zeros (GB/T 9704-2012 §7.3.5). */
const sayDate = (on: string) => {
  const [year, month, day] = on.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** A paper as one reads it on a screen: its elements in their order, wide enough for a phone. What it looks like printed, the docx says. */
export function PaperText({ body }: { body: PaperBody }) {
  return (
    <article className={styles.paper} lang="zh-CN">
      {(body.secrecy || body.urgency) && (
        <p className={styles.marks}>{[body.secrecy, body.urgency].filter(Boolean).join(' ')}</p>
      )}
      {body.organ && <p className={styles.organ}>{body.organ}</p>}
      {(body.number || body.signer) && (
        <p className={styles.number} data-up={body.signer ? true : undefined}>
          <span>{body.number}</span>
          {body.signer && <span>签发人：{body.signer}</span>}
        </p>
      )}
      {body.organ && <hr className={styles.line} />}
      <h2 className={styles.title}>{body.title}</h2>
      {body.mainTo && <p className={styles.to}>{body.mainTo}：</p>}
      <Blocks blocks={body.blocks} />
      {body.attachments.length > 0 && (
        <div className={styles.attachments}>
          <p>附件：</p>
          <ol>
            {keyed(body.attachments).map(({ key, value }) => (
              <li key={key}>{value}</li>
            ))}
          </ol>
        </div>
      )}
      <div className={styles.end}>
        {body.signature.map((name) => (
          <p key={name}>{name}</p>
        ))}
        {body.date && <p>{sayDate(body.date)}</p>}
      </div>
      {body.notes && <p className={styles.notes}>（{body.notes}）</p>}
      {(body.copyTo || body.printed) && (
        <footer className={styles.foot}>
          {body.copyTo && <p>抄送：{body.copyTo}。</p>}
          {body.printed && (
            <p className={styles.printed}>
              <span>{body.printed.organ}</span>
              <span>{sayDate(body.printed.on)}印发</span>
            </p>
          )}
        </footer>
      )}
    </article>
  )
}

function Blocks({ blocks }: { blocks: readonly PaperBlock[] }) {
  const counts = [0, 0, 0, 0]
  return keyed(blocks).map(({ key, value: block }) => {
    switch (block.kind) {
      case 'heading': {
        const number = block.unnumbered ? '' : numberOf(counts, block.level)
        return (
          <p key={key} className={styles.heading} data-level={block.level}>
            <span>
              {number}
              {block.text}
            </span>
            {block.runOn && <span className={styles.runOn}>{block.runOn}</span>}
          </p>
        )
      }
      case 'paragraph':
        return (
          <p key={key} className={styles.text} data-align={block.align}>
            {block.text}
          </p>
        )
      case 'labelled':
        return (
          <p key={key} className={styles.text}>
            <strong>{block.label}：</strong>
            {block.text}
          </p>
        )
      case 'list':
        return (
          <ul key={key}>
            {keyed(block.items).map((item) => (
              <li key={item.key}>{item.value}</li>
            ))}
          </ul>
        )
      case 'page_break':
        return <hr key={key} className={styles.break} />
      case 'table':
        return (
          <div key={key} className={styles.wide}>
            <table className={styles.table}>
              {block.caption && <caption>{block.caption}</caption>}
              <thead>
                <tr>
                  {keyed(block.columns).map((column) => (
                    <th key={column.key} scope="col">
                      {column.value.title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {keyed(block.rows).map((row) => (
                  <tr key={row.key} data-total={block.hasTotal && row.at === block.rows.length - 1}>
                    {keyed(row.value).map((cell) => (
                      <td key={cell.key}>{cell.value}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            {block.note && <p className={styles.tableNote}>{block.note}</p>}
          </div>
        )
      default:
        return null
    }
  })
}

function numberOf(counts: number[], level: 1 | 2 | 3 | 4): string {
  counts[level - 1]!++
  for (let below = level; below < 4; below++) counts[below] = 0
  return headingNumber(level, counts[level - 1]!)
}
