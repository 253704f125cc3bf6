import { App, Button, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { type DeputyTerm, endDeputy, listDeputies, nameDeputy } from '../../contract/approvals.ts'
import type { Named } from '../../contract/words.ts'
import { type PaperKind, paperKinds } from '../../rules/kinds.ts'
import forms from '../papers/forms.module.css'
import { PersonSelect } from '../papers/PersonSelect.tsx'
import parts from '../papers/parts.module.css'
import { documentsWords } from '../words.ts'

/** Who signs for whom, from when until when. Only the person themselves gives their name away. */
export default function DeputiesPage() {
  const all = useWords(documentsWords).desk
  const words = all.deputies
  const me = useMe()
  const terms = useAsked(listDeputies, {}, { topics: ['documents.papers'] })
  const [naming, setNaming] = useState(false)
  return (
    <Page
      title={words.title}
      lead={words.lead}
      kicker={<Link to="/documents/papers">{all.paper.back}</Link>}
      actions={
        me.holds('documents.approve') && (
          <Button type="primary" onClick={() => setNaming(true)}>
            {words.new}
          </Button>
        )
      }
    >
      {naming && <NameDeputy onClose={() => setNaming(false)} />}
      <Asked of={terms} words={documentsWords} rows={6}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <ul className={parts.rows}>
              {list.map((term) => (
                <Term key={term.id} term={term} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  )
}

function Term({ term }: { term: DeputyTerm }) {
  const all = useWords(documentsWords)
  const words = all.desk.deputies
  const me = useMe()
  const today = dayAndTimeOf(new Date()).on
  const send = useSend(endDeputy)
  const isOver = term.endedOn !== null || term.untilOn <= today
  const isParty = term.isMine || term.deputy.id === me.personId
  return (
    <li className={parts.row}>
      <span>
        <span className={parts.who}>
          {term.deputy.name} {all.desk.paper.forPerson(term.person.name)}
        </span>{' '}
        <span className={parts.quiet}>
          {term.kinds ? term.kinds.map((kind) => all.names.kinds[kind]).join('、') : words.allKinds}
        </span>
      </span>
      <span className={parts.quiet}>
        {isOver ? words.over : term.fromOn > today ? words.coming : words.running}
      </span>
      <p>
        {words.from} <DateSaid on={term.fromOn} /> {words.until} <DateSaid on={term.untilOn} /> ·{' '}
        {term.reason}
        {term.endedOn && ` · ${words.ended(term.endedOn)}`}
      </p>
      {!isOver && isParty && (
        <p>
          <Button
            size="small"
            loading={send.isPending}
            onClick={() => send.mutate({ params: { id: term.id } })}
          >
            {words.end}
          </Button>
        </p>
      )}
      {send.error && <Problem error={send.error} words={documentsWords} />}
    </li>
  )
}

function NameDeputy({ onClose }: { onClose: () => void }) {
  const all = useWords(documentsWords)
  const words = all.desk.deputies
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const today = dayAndTimeOf(new Date()).on
  const [deputy, setDeputy] = useState<Named | null>(null)
  const [kinds, setKinds] = useState<PaperKind[]>([])
  const [fromOn, setFrom] = useState(today)
  const [untilOn, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const send = useSend(nameDeputy, {
    onDone: () => {
      message.success(words.done)
      onClose()
    },
  })
  const isReady = deputy !== null && fromOn !== '' && untilOn !== '' && reason.trim() !== ''
  return (
    <Modal
      open
      title={words.new}
      okText={words.save}
      cancelText={common.cancel}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={send.isPending}
      onCancel={onClose}
      onOk={() =>
        deputy &&
        send.mutate({
          body: {
            deputyId: deputy.id,
            kinds: kinds.length > 0 ? kinds : null,
            fromOn,
            untilOn,
            reason: reason.trim(),
          },
        })
      }
    >
      <div className={forms.form}>
        <div className={forms.field}>
          <label htmlFor={`${id}-deputy`}>{words.deputy}</label>
          <PersonSelect id={`${id}-deputy`} value={deputy} onChange={setDeputy} />
        </div>
        <div className={forms.two}>
          <DayField label={words.from} value={fromOn} onChange={setFrom} min={today} />
          <DayField label={words.until} value={untilOn} onChange={setUntil} min={fromOn} />
        </div>
        <div className={forms.field}>
          <label htmlFor={`${id}-kinds`}>{words.kinds}</label>
          <Select<PaperKind[]>
            id={`${id}-kinds`}
            mode="multiple"
            placeholder={words.allKinds}
            value={kinds}
            onChange={setKinds}
            options={paperKinds.map((value) => ({ value, label: all.names.kinds[value] }))}
          />
        </div>
        <div className={forms.field}>
          <label htmlFor={`${id}-reason`}>{words.reason}</label>
          <Input
            id={`${id}-reason`}
            value={reason}
            maxLength={200}
            placeholder={words.reasonHint}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        {send.error && <Problem error={send.error} words={documentsWords} />}
      </div>
    </Modal>
  )
}
