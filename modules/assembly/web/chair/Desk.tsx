import { Link } from 'react-router'
import type { Watched } from '../../../../web/lib/broadcast.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import type { Desk as DeskFacts } from '../../contract/desk.ts'
import type { HallState } from '../../contract/now.ts'
import { assemblyWords } from '../words.ts'
import { Agenda } from './Agenda.tsx'
import styles from './Chair.module.css'
import { HallPart } from './HallPart.tsx'
import { Now } from './Now.tsx'
import { Runs } from './Runs.tsx'
import { Speakers } from './Speakers.tsx'

/** Nobody asks for the floor while these are under way. */
const silent: readonly string[] = ['opening', 'vote', 'election', 'evaluation', 'break', 'closing']

/** Agenda on the left, what is said and done now in the middle, the hall and its speakers on the right. */
export function Desk({ desk, watched }: { desk: DeskFacts; watched: Watched<HallState> }) {
  const words = useWords(assemblyWords).now
  const may = desk.may.includes('run')
  const current = desk.items.find(({ state }) => state === 'under_way')
  if (desk.items.length === 0)
    return (
      <>
        <Empty
          title={words.desk.noAgenda}
          action={<Link to={`/assembly/${desk.sessionId}/agenda`}>{words.desk.agenda}</Link>}
        >
          {words.desk.noAgendaLead}
        </Empty>
        <Runs desk={desk} />
      </>
    )
  return (
    <>
      <div className={styles.desk}>
        <Agenda desk={desk} />
        <div className={styles.middle}>
          <Now desk={desk} watched={watched} />
        </div>
        <aside className={styles.side}>
          <HallPart desk={desk} />
          {current && (desk.speakers.length > 0 || !silent.includes(current.kind)) && (
            <Speakers desk={desk} item={current} now={watched.now} />
          )}
        </aside>
      </div>
      {(!desk.run || may) && <Runs desk={desk} />}
    </>
  )
}
