import styles from './OriginView.module.css'

export interface InTextProps {
  number: string | null
  text: string
  start: number
  end: number
}

/** A quantity in the sentence in which it was voted: the panel shows which "一处" is meant. */
export function InText({ number, text, start, end }: InTextProps) {
  const from = Math.max(...['。', '；', '\n'].map((mark) => text.lastIndexOf(mark, start - 1) + 1))
  const ends = ['。', '；', '\n'].map((mark) => text.indexOf(mark, end)).filter((at) => at >= 0)
  const until = ends.length > 0 ? Math.min(...ends) + 1 : text.length
  return (
    <p className={styles.sentence} lang="zh-CN">
      {number && <span className={styles.project}>{number} </span>}
      {text.slice(from, start)}
      <strong className={styles.quoted}>{text.slice(start, end)}</strong>
      {text.slice(end, until)}
    </p>
  )
}
