import type { Block, ReportContent } from '../../contract/content.ts'
import { lastDay } from '../../rules/periods.ts'
import { numberIn, sharesOf } from '../../rules/shares.ts'
import { filledIn, runsOf } from '../../rules/text.ts'
import { NumberSaid } from './NumberSaid.tsx'
import { PlanBlock } from './PlanBlock.tsx'
import styles from './Told.module.css'
import { inLanguage, standing, useTold } from './told.ts'

/** The text of a report as it is read: word for word, each number open. */
export function Blocks({ content, until }: { content: ReportContent; until: string }) {
  return content.blocks.map((block) => <OneBlock key={block.id} block={block} until={until} />)
}

/** Words and numbers in turn. */
export function Runs({ text }: { text: string }) {
  let at = 0
  return runsOf(text).map((run) => {
    at += 'text' in run ? run.text.length : run.number.length + 2
    return 'text' in run ? <span key={at}>{run.text}</span> : <NumberSaid key={at} id={run.number} />
  })
}

function OneBlock({ block, until }: { block: Block; until: string }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = (['h2', 'h3', 'h4'] as const)[block.level - 1] ?? 'h2'
      const look = [styles.h1, styles.h2, styles.h3][block.level - 1]
      return (
        <Heading className={look} lang="zh-CN">
          <Runs text={block.text} />
        </Heading>
      )
    }
    case 'paragraph':
      return block.text.trim() === '' ? null : (
        <p lang="zh-CN">
          <Runs text={block.text} />
        </p>
      )
    case 'list':
      return (
        <ul className={styles.list} lang="zh-CN">
          {standing(block.items.filter((item) => item.trim() !== '')).map(({ key, value: item }) => (
            <li key={key}>
              <Runs text={item} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <TableBlock block={block} />
    default:
      return <PlanBlock block={block} last={lastDay({ until })} />
  }
}

/** A table of the text; where one column is a distribution, its shares add to 100.00 and the rule stands below. */
function TableBlock({ block }: { block: Extract<Block, { kind: 'table' }> }) {
  const { lines, told, language } = useTold()
  const numbers = new Map(told.numbers.map((number) => [number.id, number]))
  const fill = (text: string) =>
    filledIn(text, (id) => {
      const number = numbers.get(id)
      return number ? inLanguage(number.said, language) : ''
    })
  const { sharesOf: column } = block
  const shares = column === null ? null : sharesOf(block.rows.map((row) => numberIn(fill(row[column] ?? ''))))
  return (
    <div className={styles.scroll}>
      <table className={styles.table} lang="zh-CN">
        {block.title.trim() !== '' && (
          <caption>
            <Runs text={block.title} />
          </caption>
        )}
        <thead>
          <tr>
            {standing(block.columns).map(({ key, value: title }) => (
              <th key={key} scope="col">
                <Runs text={title} />
              </th>
            ))}
            {shares && <th scope="col">{lines.sharesColumn}</th>}
          </tr>
        </thead>
        <tbody>
          {standing(block.rows).map(({ key, at, value: row }) => (
            <tr key={key}>
              {standing(block.columns).map(({ key: column, at: cell }) => (
                <td key={column}>
                  <Runs text={row[cell] ?? ''} />
                </td>
              ))}
              {shares && <td className={styles.figure}>{shares[at]}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {column !== null && <p className={styles.note}>{shares ? lines.sharesNote : lines.sharesNone}</p>}
    </div>
  )
}
