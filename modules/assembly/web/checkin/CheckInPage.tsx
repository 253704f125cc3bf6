import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { type CheckIn, getCheckIn, listCheckIn } from '../../contract/presence.ts'
import { assemblyWords } from '../words.ts'
import { Counts, CountsApart } from './Counts.tsx'
import styles from './checkin.module.css'
import { Desk } from './Desk.tsx'
import { DoorPage, doorTopics } from './DoorPage.tsx'
import { Ways } from './Ways.tsx'
import { checkinWords } from './words.ts'

/** The desk at the door: scan, tick, see who is there. */
export default function CheckInPage() {
  return <DoorPage>{(id) => <Door id={id} />}</DoorPage>
}

function Door({ id }: { id: string }) {
  const checkIn = useAsked(getCheckIn, { params: { id } }, { topics: doorTopics(id) })
  return (
    <>
      <Ways id={id} at="desk" />
      <Asked of={checkIn} words={assemblyWords} rows={8}>
        {(answer) => (
          <>
            <Standing checkIn={answer} />
            <Counts attendance={answer.attendance} />
            <WithList id={id} checkIn={answer} />
          </>
        )}
      </Asked>
    </>
  )
}

/** Whether anybody can be signed in now, and if not, why. */
export function Standing({ checkIn: { run, state, may } }: { checkIn: CheckIn }) {
  const words = useWords(checkinWords)
  if (state === 'closed' || state === 'cancelled') return <Remark>{words.over}</Remark>
  if (!run) return <Remark tone="late">{words.notBegun}</Remark>
  return (
    <>
      {run.kind === 'rehearsal' && <Remark tone="late">{words.rehearsal}</Remark>}
      {may === 'nothing' && <Remark>{words.mayNot}</Remark>}
    </>
  )
}

function WithList({ id, checkIn }: { id: string; checkIn: CheckIn }) {
  const words = useWords(checkinWords)
  const people = useAsked(listCheckIn, { params: { id } }, { topics: doorTopics(id) })
  return (
    <Asked of={people} words={assemblyWords} rows={10}>
      {(lines) =>
        lines.length === 0 ? (
          <Empty title={words.list.title}>{words.list.empty}</Empty>
        ) : (
          <div className={styles.desk}>
            <Desk id={id} checkIn={checkIn} lines={lines} />
            <aside className={styles.aside}>
              <CountsApart attendance={checkIn.attendance} />
            </aside>
          </div>
        )
      }
    </Asked>
  )
}
