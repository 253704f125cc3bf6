import { memo } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import type { Block } from '../../contract/content.ts'
import { standing } from '../told/told.ts'
import { reportsWords } from '../words.ts'
import { changeBlock, moveBlock, removeBlock } from './content.ts'
import styles from './Desk.module.css'
import { useDesk } from './desk.ts'
import { PlanPart } from './PlanPart.tsx'
import { TablePart } from './TablePart.tsx'
import { TextLine } from './TextLine.tsx'

/** One part of the report with what can be done to it. Drawn again only when it changes. */
export const BlockRow = memo(function BlockRow(props: { block: Block; isFirst: boolean; isLast: boolean }) {
  const { block } = props
  return (
    <div className={styles.row} data-block={block.id}>
      <div className={styles.content}>
        <BlockContent block={block} />
      </div>
      <BlockActs {...props} />
    </div>
  )
})

function BlockContent({ block }: { block: Block }) {
  const words = useWords(reportsWords).reports.desk
  switch (block.kind) {
    case 'heading':
      return (
        <TextLine
          spot={{ block: block.id, part: 'text' }}
          text={block.text}
          label={words.level(block.level)}
          placeholder={words.empty.heading}
          className={[styles.h1, styles.h2, styles.h3][block.level - 1]}
          breaks
        />
      )
    case 'paragraph':
      return (
        <TextLine
          spot={{ block: block.id, part: 'text' }}
          text={block.text}
          label={words.parts.paragraph}
          placeholder={words.empty.paragraph}
          breaks
        />
      )
    case 'list':
      return (
        <ul className={styles.items}>
          {standing(block.items).map(({ key, at, value }) => (
            <li key={key}>
              <TextLine
                spot={{ block: block.id, part: 'item', at }}
                text={value}
                label={words.empty.item}
                placeholder={words.empty.item}
                breaks
              />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <TablePart table={block} />
    default:
      return <PlanPart block={block} />
  }
}

function BlockActs({ block, isFirst, isLast }: { block: Block; isFirst: boolean; isLast: boolean }) {
  const words = useWords(reportsWords).reports.desk
  const desk = useDesk()
  return (
    <div className={styles.acts}>
      {block.kind === 'heading' && (
        <button
          type="button"
          className={styles.act}
          title={words.level((block.level % 3) + 1)}
          aria-label={words.level((block.level % 3) + 1)}
          onClick={() =>
            desk.write((content) =>
              changeBlock(content, { ...block, level: ((block.level % 3) + 1) as 1 | 2 | 3 }),
            )
          }
        >
          H{block.level}
        </button>
      )}
      <button
        type="button"
        className={styles.act}
        disabled={isFirst}
        title={words.moveUp}
        aria-label={words.moveUp}
        onClick={() => desk.write((content) => moveBlock(content, block.id, -1))}
      >
        ↑
      </button>
      <button
        type="button"
        className={styles.act}
        disabled={isLast}
        title={words.moveDown}
        aria-label={words.moveDown}
        onClick={() => desk.write((content) => moveBlock(content, block.id, 1))}
      >
        ↓
      </button>
      <button
        type="button"
        className={styles.act}
        title={words.remove}
        aria-label={words.remove}
        onClick={() => desk.write((content) => removeBlock(content, block.id))}
      >
        ×
      </button>
    </div>
  )
}
