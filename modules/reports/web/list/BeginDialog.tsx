import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { addDays } from '../../../../platform/civil.ts'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { listPlans } from '../../../plans/contract.ts'
import { type ReportKind, reportKinds } from '../../contract/content.ts'
import { beginReport } from '../../contract/reports.ts'
import { daysProposed, lastDay } from '../../rules/periods.ts'
import styles from '../desk/Desk.module.css'
import { reportsWords } from '../words.ts'

/** Kind, period and list: the rest is laid out. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(reportsWords).reports
  const common = useWords(webWords)
  const go = useNavigate()
  const [query] = useSearchParams()
  const today = dayAndTimeOf(new Date()).on
  const wanted = reportKinds.find((one) => one === query.get('begin')) ?? 'circular'
  const [kind, setKind] = useState<ReportKind>(wanted)
  const [from, setFrom] = useState(daysProposed(wanted, today).from)
  const [last, setLast] = useState(lastDay(daysProposed(wanted, today)))
  const [title, setTitle] = useState('')
  const plans = useAsked(listPlans)
  const adopted = (plans.data ?? []).filter((plan) => plan.adoptedOn !== null)
  const [chosen, setChosen] = useState<string | null>(query.get('plan'))
  const year = Number(last.slice(0, 4))
  const planId = chosen ?? (adopted.find((plan) => plan.year === year) ?? adopted[0])?.id ?? ''
  const begin = useSend(beginReport, { onDone: ({ id }) => go(`/reports/${id}`) })
  const isWhole = from !== '' && last !== '' && from <= last
  return (
    <Dialog title={words.begin.title} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWhole) return
          begin.mutate({
            body: {
              kind,
              from,
              until: addDays(last, 1),
              planId: planId || null,
              ...(title.trim() ? { title: title.trim() } : {}),
            },
          })
        }}
      >
        <Choice
          label={words.begin.kind}
          labelShown
          value={kind}
          onChoose={(next) => {
            setKind(next)
            const days = daysProposed(next, today)
            setFrom(days.from)
            setLast(lastDay(days))
          }}
          options={reportKinds.map((value) => ({ value, word: words.kinds[value] }))}
        />
        <div className={styles.fields}>
          <DayField label={words.begin.from} value={from} onChange={setFrom} />
          <DayField label={words.begin.last} value={last} min={from} onChange={setLast} />
        </div>
        <label className={styles.label}>
          {words.begin.plan}
          <select className={styles.input} value={planId} onChange={(event) => setChosen(event.target.value)}>
            {adopted.map((plan) => (
              <option key={plan.id} value={plan.id}>
                {plan.title}
              </option>
            ))}
            <option value="">{words.begin.noPlan}</option>
          </select>
        </label>
        <Field
          label={words.begin.name}
          hint={words.begin.nameHint}
          value={title}
          maxLength={120}
          onChange={(event) => setTitle(event.target.value)}
        />
        {begin.error && <Problem error={begin.error} words={reportsWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={!isWhole || begin.isPending || plans.isPending}>
            {words.begin.submit}
          </PlainButton>
          <PlainButton onClick={onClose}>{common.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
