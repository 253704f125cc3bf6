import { useCallback } from 'react'
import { Link } from 'react-router'
import { useLanguage, useWords } from '../lib/language.tsx'
import { Arriving, lazily } from '../lib/pages.tsx'
import { useResident } from '../lib/resident.ts'
import { dayAndTimeOf, sayWholeDay } from '../ui/dates.ts'
import { Han } from '../ui/Han.tsx'
import { useTab } from '../ui/Page.tsx'
import styles from './Home.module.css'
import { modules } from './modules.ts'
import { useWays } from './ways.ts'
import { residentDoorWords } from './words.ts'

const parts = modules
  .flatMap((module) =>
    (module.resident?.home ?? []).map((part) => ({ ...part, name: `${module.name} ${part.key}` })),
  )
  .sort((a, b) => a.order - b.order)

/** The first page of a resident: where and when, what happens near them, and large doors to everything else. */
export function Home() {
  const resident = useResident()
  const words = useWords(residentDoorWords)
  const language = useLanguage()
  const ways = useWays()
  useTab(words.home)
  return (
    <div className={styles.home}>
      <header>
        <p className={styles.kicker}>{sayWholeDay(dayAndTimeOf(new Date()).on, { language })}</p>
        <h1 className={styles.title}>
          <Han>{resident.neighbourhood.name}</Han>
        </h1>
        <p className={styles.hello}>
          <Han>{words.hello(resident.name)}</Han>
        </p>
      </header>
      {parts
        .filter(({ can }) => can === undefined || resident.holds(can))
        .map((part) => (
          <Piece key={part.name} part={part} />
        ))}
      <nav aria-label={words.doors} className={styles.doors}>
        {ways.map(({ path, label, lead }) => (
          <Link key={path} to={path} className={styles.way}>
            <span className={styles.label}>{label}</span>
            {lead && <span className={styles.lead}>{lead}</span>}
          </Link>
        ))}
        <a href="/public" className={styles.way}>
          <span className={styles.label}>{words.publicDoor}</span>
          <span className={styles.lead}>{words.publicLead}</span>
        </a>
      </nav>
    </div>
  )
}

function Piece({ part }: { part: (typeof parts)[number] }) {
  const Content = lazily(part)
  // The doors below stand there anyway: nothing to say when every part is empty.
  const tell = useCallback(() => undefined, [])
  return (
    <Arriving rows={3}>
      <Content tell={tell} />
    </Arriving>
  )
}
