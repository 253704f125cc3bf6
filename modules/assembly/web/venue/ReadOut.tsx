import { useWords } from '../../../../web/lib/language.tsx'
import styles from './Tablet.module.css'
import type { PersonHere } from './ticks.ts'
import { venueWords } from './words.ts'

/** What is read to the main hall by telephone while there is no network: names, not only numbers, for two people write them down. */
export function ReadOut({ people }: { people: readonly PersonHere[] }) {
  const words = useWords(venueWords).readOut
  const voters = people.filter(({ person }) => person.standing === 'entitled')
  const names = (some: readonly PersonHere[]) => some.map(({ person }) => person.name).join('、')
  const here = voters.filter(({ there }) => there)
  const missing = voters.filter(({ there }) => !there)
  const observers = people.filter(({ person, there }) => person.standing === 'observer' && there)
  return (
    <details className={styles.readOut}>
      <summary>{words.title}</summary>
      <p className={styles.quiet}>{words.lead}</p>
      <p lang="zh-CN">{words.present(here.length, names(here))}</p>
      <p lang="zh-CN">{words.missing(missing.length, names(missing))}</p>
      {observers.length > 0 && <p lang="zh-CN">{words.observers(names(observers))}</p>}
    </details>
  )
}
