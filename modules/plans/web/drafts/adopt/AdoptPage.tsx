import { useId, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Asked, Problem } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { NoPage } from '../../../../../web/lib/pages.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { dayAndTimeOf } from '../../../../../web/ui/dates.ts'
import { Field } from '../../../../../web/ui/Field.tsx'
import { Page, Section } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { adoptDraft, type Draft, getDraft } from '../../../contract/drafts.ts'
import { isNowhere } from '../nowhere.ts'
import { draftWords } from '../words.ts'
import { AdoptedText } from './AdoptedText.tsx'
import styles from './AdoptPage.module.css'
import { readBack } from './readback.ts'
import { Warnings } from './Warnings.tsx'

/** Reads back what will be adopted, and adopts exactly that. */
export default function AdoptPage() {
  const { id = '' } = useParams()
  const draft = useAsked(getDraft, { params: { id } }, { topics: [`plans.draft:${id}`] })
  if (isNowhere(draft.error)) return <NoPage />
  return (
    <Asked of={draft} words={draftWords} rows={10}>
      {(answer) =>
        answer.isFrozen || answer.isHeld ? (
          <Adopted draft={answer} />
        ) : (
          <Adopting draft={answer} again={draft.refetch} />
        )
      }
    </Asked>
  )
}

function Adopted({ draft }: { draft: Draft }) {
  const words = useWords(draftWords)
  return (
    <Page title={words.adopt.title} tab={words.adopt.tab}>
      <Remark tone="kept">
        {draft.isHeld ? words.desk.held : words.adopt.already}{' '}
        <Link to={`/plans/${draft.planId}`}>{words.desk.toPlan}</Link>
      </Remark>
    </Page>
  )
}

function Adopting({ draft, again }: { draft: Draft; again: () => unknown }) {
  const words = useWords(draftWords)
  const { adopt } = words
  const go = useNavigate()
  const { content } = draft
  const read = readBack(content)
  const send = useSend(adoptDraft, { onDone: ({ planId }) => go(`/plans/${planId}`, { replace: true }) })
  const desk = `/plans/drafts/${draft.id}`
  return (
    <Page
      title={adopt.title}
      tab={adopt.tab}
      kicker={words.compare.draft(words.stages[draft.stage], draft.ordinal)}
      lead={adopt.lead}
      actions={<PlainButton onClick={() => go(desk)}>{adopt.back}</PlainButton>}
    >
      <p className={styles.reads}>
        {adopt.reads(content.title ?? words.desk.untitled, read.projects, read.targets)}{' '}
        <span className={styles.quiet}>
          {adopt.prose(read.prose)}
          {adopt.leftOut(read.leftOut)}
        </span>
      </p>
      <div className={styles.layout}>
        <div className={styles.warn}>
          {read.mustFix.length > 0 && (
            <Section title={adopt.mustFix}>
              <Warnings of={read.mustFix} desk={desk} tone="now" />
            </Section>
          )}
          <Section title={adopt.mayLook}>
            {read.mayLook.length > 0 ? (
              <Warnings of={read.mayLook} desk={desk} tone="late" />
            ) : (
              <p className={styles.quiet}>{adopt.untouched}</p>
            )}
          </Section>
        </div>
        <div className={styles.read}>
          <Section title={adopt.list}>
            <AdoptedText content={content} />
          </Section>
        </div>
        <div className={styles.act}>
          {read.mustFix.length === 0 && (
            <AdoptForm
              projects={read.projects}
              targets={read.targets}
              busy={send.isPending}
              onAdopt={(adoptedOn, basis) =>
                send.mutate({ params: { id: draft.id }, body: { version: draft.version, adoptedOn, basis } })
              }
            />
          )}
          {send.error && (
            <Problem
              error={send.error}
              words={draftWords}
              again={() => {
                send.reset()
                again()
              }}
            />
          )}
        </div>
      </div>
    </Page>
  )
}

function AdoptForm(props: {
  projects: number
  targets: number
  busy: boolean
  onAdopt: (adoptedOn: string, basis: string) => void
}) {
  const { adopt } = useWords(draftWords)
  const today = dayAndTimeOf(new Date()).on
  const [day, setDay] = useState(today)
  const [basis, setBasis] = useState('')
  const [hasRead, setHasRead] = useState(false)
  const [tried, setTried] = useState(false)
  const box = useId()
  const wrongDay = day === '' ? adopt.dayMissing : day > today ? adopt.dayAhead : undefined
  const wrongBasis =
    basis.trim() === '' ? adopt.basisMissing : basis.trim().length > 200 ? adopt.basisLong : undefined
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!wrongDay && !wrongBasis && hasRead && !props.busy) return props.onAdopt(day, basis.trim())
        const form = event.currentTarget
        setTimeout(() => {
          const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]')
          ;(wrong ?? form.querySelector<HTMLElement>('input[type="checkbox"]'))?.focus()
        }, 0)
      }}
    >
      <Field
        label={adopt.day}
        type="date"
        value={day}
        max={today}
        hint={adopt.dayHint}
        wrong={tried ? wrongDay : undefined}
        onChange={(event) => setDay(event.target.value)}
      />
      <Field
        label={adopt.basis}
        value={basis}
        hint={adopt.basisHint}
        wrong={tried ? wrongBasis : undefined}
        onChange={(event) => setBasis(event.target.value)}
      />
      <div className={styles.confirm}>
        <input
          id={box}
          type="checkbox"
          checked={hasRead}
          onChange={(event) => setHasRead(event.target.checked)}
        />
        <label htmlFor={box}>{adopt.confirm(props.projects, props.targets)}</label>
      </div>
      {tried && !hasRead && (
        <p className={styles.wrong} role="alert">
          {adopt.confirmFirst}
        </p>
      )}
      <div>
        <PlainButton type="submit" kind="main" disabled={props.busy}>
          {props.busy ? adopt.working : adopt.adopt}
        </PlainButton>
      </div>
    </form>
  )
}
