import styles from './Skeleton.module.css'
import { useSaying } from './say.ts'

/** Where rows will be: grey lines of uneven length that appear only when the answer takes a moment. */
export function SkeletonRows({ rows = 5 }: { rows?: number }) {
  const { words } = useSaying()
  return (
    <div className={styles.rows} role="status">
      <span className="spoken">{words.loading}</span>
      {Array.from({ length: rows }, (_, at) => 92 - ((at * 29) % 47)).map((width) => (
        <span key={width} className={styles.row} style={{ inlineSize: `${width}%` }} />
      ))}
    </div>
  )
}
