import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { getAttendanceSheet, keepAttendance } from '../../contract/meetings.ts'
import styles from './Committee.module.css'
import { committeeWords } from './words.ts'

type Sheet = ReplyOf<typeof getAttendanceSheet>
type Mark = 'present' | 'leave' | 'absent'

/** Entering from the paper sheet who came to a small meeting. */
export default function SheetPage() {
  const { id = '' } = useParams()
  const sheet = useAsked(getAttendanceSheet, { params: { id } }, { topics: [`assembly.session:${id}`] })
  return (
    <Asked of={sheet} words={committeeWords} rows={8}>
      {(answer) => <OneSheet sheet={answer} />}
    </Asked>
  )
}

function OneSheet({ sheet }: { sheet: Sheet }) {
  const words = useWords(committeeWords)
  const { meeting, attendees, mayKeep } = sheet
  const begin = (one: Sheet['attendees'][number]): Mark =>
    one.isPresent ? 'present' : one.leave === 'granted' ? 'leave' : 'absent'
  const [marks, setMarks] = useState<Readonly<Record<string, Mark>>>({})
  const markOf = (one: Sheet['attendees'][number]) => marks[one.id] ?? begin(one)
  const keep = useSend(keepAttendance)
  const present = attendees.filter((one) => markOf(one) === 'present')
  const isOver = meeting.state === 'closed'
  return (
    <Page
      title={words.sheet.title}
      kicker={
        <Link to={`/assembly/${meeting.id}`} lang="zh-CN">
          {meeting.title}
        </Link>
      }
      lead={
        <>
          <DateSaid at={meeting.opensAt} /> · <span lang="zh-CN">{meeting.where}</span>
        </>
      }
    >
      {isOver && (
        <Remark tone="kept">
          {words.sheet.done} {words.meetings.count(meeting.present, meeting.entitled)}，
          {words.meetings.rest(meeting.leave, meeting.absent)}
        </Remark>
      )}
      {!isOver && <p className={styles.lead}>{mayKeep ? words.sheet.lead : words.sheet.notYet}</p>}
      {mayKeep && (
        <p>
          <PlainButton
            onClick={() => setMarks(Object.fromEntries(attendees.map(({ id }) => [id, 'present' as const])))}
          >
            {words.sheet.all}
          </PlainButton>
        </p>
      )}
      <ul className={styles.list}>
        {attendees.map((one) => (
          <li key={one.id} className={styles.item}>
            <div className={styles.line}>
              <span>
                <span className={styles.name} lang="zh-CN">
                  {one.person.name}
                </span>{' '}
                {one.standing === 'observer' && <span className={styles.quiet}>{words.sheet.observer}</span>}
              </span>
              {mayKeep ? (
                <Choice
                  label={one.person.name}
                  value={markOf(one)}
                  onChoose={(mark) => setMarks((now) => ({ ...now, [one.id]: mark }))}
                  options={(['present', 'leave', 'absent'] as const).map((value) => ({
                    value,
                    word: words.sheet[value],
                  }))}
                />
              ) : (
                isOver && <span className={styles.quiet}>{words.sheet[begin(one)]}</span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {keep.error && <Problem error={keep.error} words={committeeWords} />}
      {mayKeep && (
        <p>
          <PlainButton
            kind="main"
            disabled={keep.isPending}
            onClick={() =>
              keep.mutate({
                params: { id: meeting.id },
                body: {
                  presentIds: present.map(({ id }) => id),
                  leaveIds: attendees.filter((one) => markOf(one) === 'leave').map(({ id }) => id),
                },
              })
            }
          >
            {words.sheet.submit(present.filter(({ standing }) => standing === 'entitled').length)}
          </PlainButton>
        </p>
      )}
    </Page>
  )
}
