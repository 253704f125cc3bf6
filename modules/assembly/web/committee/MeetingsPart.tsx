import { useState } from 'react'
import { Link } from 'react-router'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { CommitteeTerm } from '../../contract/committee.ts'
import { getMeetings, type Meeting } from '../../contract/meetings.ts'
import { CallDialog } from './CallDialog.tsx'
import styles from './Committee.module.css'
import { committeeWords } from './words.ts'

/** Meetings of the term, and who came to them. */
export function MeetingsPart({ term }: { term: CommitteeTerm }) {
  const words = useWords(committeeWords).meetings
  const [calling, setCalling] = useState(false)
  const meetings = useAsked(
    getMeetings,
    { params: { id: term.id } },
    { topics: [`assembly.committee:${term.id}`] },
  )
  const mayKeep = term.may.includes('keep')
  return (
    <Section
      title={words.title}
      aside={
        mayKeep &&
        term.now.length > 0 && <PlainButton onClick={() => setCalling(true)}>{words.call}</PlainButton>
      }
    >
      <Asked of={meetings} words={committeeWords} rows={4}>
        {(answer) =>
          answer.meetings.length === 0 ? (
            <Empty title={words.none}>{mayKeep && words.noneLead}</Empty>
          ) : (
            <>
              <ul className={styles.list}>
                {answer.meetings.map((meeting) => (
                  <MeetingLine key={meeting.id} meeting={meeting} mayKeep={mayKeep} />
                ))}
              </ul>
              <Attendance answer={answer} />
            </>
          )
        }
      </Asked>
      {calling && <CallDialog term={term} onClose={() => setCalling(false)} />}
    </Section>
  )
}

function MeetingLine({ meeting, mayKeep }: { meeting: Meeting; mayKeep: boolean }) {
  const all = useWords(committeeWords)
  const words = all.meetings
  const isOver = meeting.state === 'closed'
  const today = dayAndTimeOf(new Date()).on
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <Link to={`/assembly/${meeting.id}`} className={styles.name} lang="zh-CN">
          {meeting.title}
        </Link>
        {mayKeep && !isOver && meeting.state !== 'cancelled' && meeting.heldOn <= today && (
          <Link to={`/assembly/committees/meetings/${meeting.id}`}>{words.keep}</Link>
        )}
      </div>
      <p className={styles.facts}>
        <DateSaid at={meeting.opensAt} />
        <span lang="zh-CN">{meeting.where}</span>
        {isOver ? (
          <>
            <span>{words.count(meeting.present, meeting.entitled)}</span>
            <span>{words.rest(meeting.leave, meeting.absent)}</span>
            {meeting.quorate === false && <span className={styles.late}>{words.notQuorate}</span>}
          </>
        ) : (
          <span>{words.expected(meeting.entitled)}</span>
        )}
      </p>
    </li>
  )
}

/** Member by member, meeting by meeting; the oldest first, as the months went. */
function Attendance({ answer }: { answer: ReplyOf<typeof getMeetings> }) {
  const all = useWords(committeeWords)
  const words = all.meetings
  const held = answer.meetings.filter(({ state }) => state === 'closed').reverse()
  if (held.length === 0) return null
  return (
    <>
      <h3>{words.attendance}</h3>
      <p className={styles.lead}>{words.attendanceLead}</p>
      <div className={styles.scroll}>
        <table className={`${styles.table} ${styles.marks}`}>
          <caption className="spoken">{words.table}</caption>
          <thead>
            <tr>
              <th scope="col">{words.person}</th>
              <th scope="col">{words.attendance}</th>
              {held.map((meeting) => (
                <th key={meeting.id} scope="col" title={meeting.title}>
                  {meeting.heldOn.slice(5).replace('-', '/')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.people
              .filter((one) => one.held > 0)
              .map((one) => (
                <tr key={one.person.id}>
                  <th scope="row" lang="zh-CN">
                    {one.person.name}
                    {!one.isNow && <span className={styles.quiet}> {words.gone}</span>}
                  </th>
                  <td>{words.times(one.present, one.held)}</td>
                  {held.map((meeting) => {
                    const mark = one.marks.find(({ meetingId }) => meetingId === meeting.id)?.mark
                    return (
                      <td key={meeting.id} className={styles.mark} data-mark={mark}>
                        {mark && (
                          <>
                            <span aria-hidden="true">{words.marks[mark]}</span>
                            <span className="spoken">{words.markNames[mark]}</span>
                          </>
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
