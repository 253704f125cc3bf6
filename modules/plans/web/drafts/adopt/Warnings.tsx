import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { type DraftWords, draftWords } from '../words.ts'
import styles from './AdoptPage.module.css'
import type { Warning } from './readback.ts'

const mostNamed = 12

function sayWarning({ kind, spots }: Warning, adopt: DraftWords['adopt']): string {
  const named = spots.slice(0, mostNamed).map(({ name }) => name)
  const list = named.join(adopt.listSeparator) + (spots.length > mostNamed ? '…' : '')
  switch (kind) {
    case 'noProjects':
    case 'noYear':
    case 'noTitle':
      return adopt[kind]
    case 'unplaced':
    case 'adrift':
      return adopt[kind](spots.length)
    default:
      return adopt[kind](list)
  }
}

/** What stands in the way, or is worth another look, each with the way to the place. */
export function Warnings({ of, desk, tone }: { of: readonly Warning[]; desk: string; tone: 'now' | 'late' }) {
  const { adopt } = useWords(draftWords)
  return (
    <div className={styles.warnings}>
      {of.map((warning) => {
        const [first] = warning.spots
        const at = first ? `?at=${first.itemId}${first.quantityId ? `.${first.quantityId}` : ''}` : ''
        return (
          <Remark key={warning.kind} tone={tone}>
            {sayWarning(warning, adopt)} <Link to={`${desk}${at}`}>{adopt.goThere}</Link>
          </Remark>
        )
      })}
    </div>
  )
}
