import { useWords } from '../../../../web/lib/language.tsx'
import { reportsWords } from '../words.ts'
import styles from './Desk.module.css'
import { useDesk, useDeskState } from './desk.ts'

/** The title, written where it stands. */
export function TitleLine() {
  const words = useWords(reportsWords).reports.desk
  const desk = useDesk()
  const title = useDeskState((state) => state.history.present.title)
  return (
    <textarea
      rows={1}
      className={styles.title}
      lang="zh-CN"
      aria-label={words.titleLabel}
      value={title}
      maxLength={120}
      onChange={(event) => {
        const { value } = event.target
        desk.act((now) => ({ ...now, title: value.replace(/\n/g, '') }), 'title')
      }}
    />
  )
}
