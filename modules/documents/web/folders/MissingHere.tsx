import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { listFolders } from '../../contract/folders.ts'
import styles from './folders.module.css'
import { folderWords } from './words.ts'

/** On the first page: folders in which one's own office still owes evidence. */
export default function MissingHere({ tell }: HomePartProps) {
  const words = useWords(folderWords).home
  const folders = useAsked(listFolders, {}, { topics: ['documents.folders'] })
  const owing = (folders.data ?? []).filter(({ state, missingMine }) => state === 'open' && missingMine > 0)
  const count = owing.reduce((sum, { missingMine }) => sum + missingMine, 0)
  useEffect(() => {
    if (folders.data) tell(count)
  }, [folders.data, count, tell])
  if (owing.length === 0) return null
  return (
    <Section title={words.title}>
      <ul className={styles.list}>
        {owing.map((folder) => (
          <li key={folder.id}>
            <Link to={`/documents/folders/${folder.id}`}>{words.line(folder.title, folder.missingMine)}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
