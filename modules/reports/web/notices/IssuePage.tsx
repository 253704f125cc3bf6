import { App } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { addDays } from '../../../../platform/civil.ts'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { getProject } from '../../../plans/contract.ts'
import { getTree } from '../../../units/contract.ts'
import { issueNotice, listOrderers } from '../../contract/notices.ts'
import styles from '../desk/Desk.module.css'
import { reportsWords } from '../words.ts'

const answerDays = 10

/** A new notice; from a project it begins with what is late there. */
export default function IssuePage() {
  const words = useWords(reportsWords)
  const say = words.notices.form
  const { message } = App.useApp()
  const go = useNavigate()
  const [query] = useSearchParams()
  const today = dayAndTimeOf(new Date()).on
  const projectId = query.get('project')
  const project = useAsked(getProject, { params: { id: projectId ?? '' } }, { enabled: projectId !== null })
  const offices = useAsked(getTree, { query: { tree: 'office' } })
  const leaders = useAsked(listOrderers)
  const late = (project.data?.targets ?? []).filter(
    ({ standing }) =>
      standing.kind === 'late' || standing.kind === 'at_risk' || standing.kind === 'not_begun',
  )
  const [name, setName] = useState<string | null>(null)
  const [asked, setAsked] = useState('')
  const [target, setTarget] = useState<string | null>(query.get('target'))
  const [about, setAbout] = useState('')
  const [to, setTo] = useState<string | null>(null)
  const [orderedBy, setOrderedBy] = useState<string | null>(null)
  const [dueOn, setDueOn] = useState(addDays(today, answerDays))
  const chosen = project.data?.targets.find(({ id }) => id === (target ?? late[0]?.id))
  const title = name ?? (project.data ? project.data.title : '')
  const toOffice = to ?? project.data?.leadOffice?.id ?? ''
  const leader = orderedBy ?? project.data?.leader?.id ?? leaders.data?.[0]?.id ?? ''
  const issue = useSend(issueNotice, {
    onDone: ({ id, number }) => {
      message.success(say.done(number))
      go(`/reports/notices/${id}`)
    },
  })
  const isWhole =
    title.trim() !== '' && asked.trim() !== '' && toOffice !== '' && leader !== '' && dueOn !== ''
  return (
    <Page title={say.title} lead={say.lead}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWhole) return
          issue.mutate({
            body: {
              title: title.trim(),
              asked: asked.trim(),
              about: chosen
                ? { kind: 'target', id: chosen.id, text: null }
                : project.data
                  ? { kind: 'project', id: project.data.id, text: null }
                  : { kind: 'other', id: null, text: about.trim() || null },
              toOfficeId: toOffice,
              orderedById: leader,
              dueOn,
            },
          })
        }}
      >
        <Field
          label={say.name}
          value={title}
          maxLength={120}
          onChange={(event) => setName(event.target.value)}
        />
        {project.data ? (
          <label className={styles.label}>
            {say.aboutTarget}
            <select
              className={styles.input}
              lang="zh-CN"
              value={chosen?.id ?? ''}
              onChange={(event) => setTarget(event.target.value)}
            >
              <option value="">{project.data.title}</option>
              {project.data.targets.map((one) => (
                <option key={one.id} value={one.id}>
                  {[one.subject, one.quoted].filter(Boolean).join(' ')}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <Field
            label={say.about}
            value={about}
            maxLength={300}
            onChange={(event) => setAbout(event.target.value)}
          />
        )}
        <label className={styles.label}>
          {say.asked}
          <textarea
            className={styles.input}
            rows={5}
            maxLength={4000}
            placeholder={say.askedHint}
            value={asked}
            onChange={(event) => setAsked(event.target.value)}
          />
        </label>
        <div className={styles.fields}>
          <label className={styles.label}>
            {say.to}
            <select
              className={styles.input}
              lang="zh-CN"
              value={toOffice}
              onChange={(event) => setTo(event.target.value)}
            >
              <option value="">—</option>
              {(offices.data?.units ?? []).map((unit) => (
                <option key={unit.id} value={unit.id}>
                  {unit.shortName}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.label}>
            {say.orderedBy}
            <select
              className={styles.input}
              lang="zh-CN"
              value={leader}
              onChange={(event) => setOrderedBy(event.target.value)}
            >
              {(leaders.data ?? []).map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <DayField label={say.dueOn} value={dueOn} min={today} onChange={setDueOn} />
        </div>
        {issue.error && <Problem error={issue.error} words={reportsWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={!isWhole || issue.isPending}>
            {say.submit}
          </PlainButton>
        </div>
      </form>
    </Page>
  )
}
