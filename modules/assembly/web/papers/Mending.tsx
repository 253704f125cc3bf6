import { useState } from 'react'
import { Link } from 'react-router'
import { addDays } from '../../../../platform/civil.ts'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { listOrderers } from '../../../reports/contract.ts'
import { getTree } from '../../../units/contract.ts'
import {
  listRectifications,
  orderRectification,
  prepareSecondTest,
  type Rectification,
} from '../../contract/papers.ts'
import { getRound } from '../../contract/polls.ts'
import { listSessions } from '../../contract/prepare.ts'
import { assemblyWords } from '../words.ts'
import styles from './papers.module.css'

/** After an evaluation: what is to be mended, by whom and until when, and the second test. Draws nothing for other rounds. */
export function Mending({ roundId, isDecided }: { roundId: string; isDecided: boolean }) {
  const round = useAsked(getRound, { params: { id: roundId } }, { enabled: isDecided })
  const isEvaluation = round.data?.kind === 'evaluation'
  const mended = useAsked(
    listRectifications,
    { params: { id: roundId } },
    { enabled: isEvaluation, topics: ['reports.notices'] },
  )
  const words = useWords(assemblyWords).outcome.mending
  const [ordering, setOrdering] = useState<string | null>(null)
  if (!round.data?.reply || !mended.data) return null
  const { rectifications, may } = mended.data
  const byOption = new Map(rectifications.map((one) => [one.optionId, one]))
  const lines = round.data.reply.options
    .map((line) => ({
      ...line,
      label: round.data.options.find(({ id }) => id === line.id)?.label ?? line.id,
    }))
    .filter((line) => line.grade && (line.grade !== 'satisfied' || byOption.has(line.id)))
  const ready = rectifications.filter(
    ({ notice, secondPollId }) => notice.state === 'accepted' && secondPollId === null,
  )
  if (lines.length === 0) return null
  return (
    <div className={styles.mending}>
      <h3>{words.title}</h3>
      <ul className={styles.lines}>
        {lines.map(({ id, label, grade }) => {
          const one = byOption.get(id)
          return (
            <li key={id}>
              <span lang="zh-CN">{label}</span>
              <span className={styles.state}>{words.grades[grade!]}</span>
              {one ? (
                <Ordered one={one} />
              ) : (
                may.includes('order') &&
                ordering !== id && <PlainButton onClick={() => setOrdering(id)}>{words.order}</PlainButton>
              )}
              {ordering === id && (
                <OrderForm roundId={roundId} optionId={id} close={() => setOrdering(null)} />
              )}
            </li>
          )
        })}
      </ul>
      {may.includes('retest') && ready.length > 0 && (
        <Retest roundId={roundId} sessionId={round.data.sessionId} ids={ready.map(({ id }) => id)} />
      )}
    </div>
  )
}

function Ordered({ one }: { one: Rectification }) {
  const words = useWords(assemblyWords).outcome.mending
  return (
    <span className={styles.facts}>
      <span lang="zh-CN">{one.office.name}</span>
      <Link to={`/reports/notices/${one.notice.id}`}>{words.notice(one.notice.number)}</Link>
      <span>{words.states[one.notice.state] ?? ''}</span>
      <span>{words.dueSaid(one.dueOn)}</span>
      {one.secondGrade ? (
        <strong>{words.second(words.grades[one.secondGrade])}</strong>
      ) : (
        one.secondPollId && <Link to={`/assembly/polls/${one.secondPollId}`}>{words.waitsForSecond}</Link>
      )}
    </span>
  )
}

const answerDays = 30

function OrderForm({ roundId, optionId, close }: { roundId: string; optionId: string; close: () => void }) {
  const words = useWords(assemblyWords).outcome.mending
  const today = dayAndTimeOf(new Date()).on
  const offices = useAsked(getTree, { query: { tree: 'office' } })
  const leaders = useAsked(listOrderers)
  const [officeId, setOffice] = useState('')
  const [leader, setLeader] = useState('')
  const [asked, setAsked] = useState('')
  const [dueOn, setDueOn] = useState(addDays(today, answerDays))
  const order = useSend(orderRectification, { onDone: close })
  const orderedById = leader || (leaders.data?.[0]?.id ?? '')
  const isWhole = officeId !== '' && orderedById !== '' && asked.trim().length > 1 && dueOn !== ''
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole)
          order.mutate({
            params: { id: roundId },
            body: { optionId, officeId, orderedById, asked: asked.trim(), dueOn },
          })
      }}
    >
      <label className={styles.label}>
        {words.office}
        <select lang="zh-CN" value={officeId} onChange={(event) => setOffice(event.target.value)}>
          <option value="">—</option>
          {(offices.data?.units ?? []).map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.shortName}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.label}>
        {words.orderedBy}
        <select lang="zh-CN" value={orderedById} onChange={(event) => setLeader(event.target.value)}>
          {(leaders.data ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <DayField label={words.dueOn} value={dueOn} min={today} onChange={setDueOn} />
      <Field
        label={words.asked}
        value={asked}
        maxLength={4000}
        onChange={(event) => setAsked(event.target.value)}
      />
      {order.error && <Problem error={order.error} words={assemblyWords} />}
      <PlainButton kind="main" type="submit" disabled={!isWhole || order.isPending}>
        {words.send}
      </PlainButton>
      <PlainButton onClick={close}>{words.cancel}</PlainButton>
    </form>
  )
}

function Retest({ roundId, sessionId, ids }: { roundId: string; sessionId: string; ids: string[] }) {
  const words = useWords(assemblyWords).outcome.mending
  const sessions = useAsked(listSessions)
  // The second test is held where a poll can still be prepared: mostly at the next session.
  const open = (sessions.data?.sessions ?? []).filter(
    ({ state }) => state !== 'closed' && state !== 'cancelled',
  )
  const [chosen, choose] = useState('')
  const into = chosen || (open.find(({ id }) => id === sessionId) ?? open[0])?.id
  const prepare = useSend(prepareSecondTest)
  if (into === undefined) return null
  return (
    <div className={styles.form}>
      <label className={styles.label}>
        {words.into}
        <select lang="zh-CN" value={into} onChange={(event) => choose(event.target.value)}>
          {open.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <PlainButton
        disabled={prepare.isPending}
        onClick={() =>
          prepare.mutate({ params: { id: roundId }, body: { sessionId: into, rectificationIds: ids } })
        }
      >
        {words.retest}
      </PlainButton>
      {prepare.error && <Problem error={prepare.error} words={assemblyWords} />}
    </div>
  )
}
