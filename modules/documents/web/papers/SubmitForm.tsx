import { App, Button, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { type Paper, submitPaper } from '../../contract/papers.ts'
import type { Named } from '../../contract/words.ts'
import { type Ask, asks } from '../../rules/approving.ts'
import { countersignModes } from '../../rules/countersigning.ts'
import { kindRules } from '../../rules/kinds.ts'
import { documentsWords } from '../words.ts'
import forms from './forms.module.css'
import { OfficeSelect } from './OfficeSelect.tsx'
import { PersonSelect } from './PersonSelect.tsx'
import styles from './SubmitForm.module.css'

interface Asked {
  key: number
  person: Named | null
  ask: Ask
}

/** Who countersigns, who approves in which order, who signs. A paper that came back begins with whom it was sent to before. */
export function SubmitForm({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const all = useWords(documentsWords)
  const words = all.desk.submit
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const before = paper.approvals.filter((line) => line.path.length === 2)
  const [offices, setOffices] = useState<string[]>(() => paper.countersigns.map((one) => one.office.id))
  const [mode, setMode] = useState(paper.countersignMode ?? 'at_once')
  const [dueOn, setDueOn] = useState('')
  const [said, setSaid] = useState('')
  const [approvers, setApprovers] = useState<readonly Asked[]>(() =>
    before.length > 0
      ? before.map((line, key) => ({ key, person: line.person, ask: line.ask }))
      : [
          { key: 0, person: null, ask: 'review' },
          { key: 1, person: null, ask: 'sign' },
        ],
  )
  const send = useSend(submitPaper, {
    onDone: () => {
      message.success(words.sent)
      onClose()
    },
  })
  const change = (key: number, news: Partial<Asked>) =>
    setApprovers((now) => now.map((one) => (one.key === key ? { ...one, ...news } : one)))
  const isReady = approvers.length > 0 && approvers.every((one) => one.person !== null)
  return (
    <Modal
      open
      width={640}
      title={words.title}
      okText={words.send}
      cancelText={common.cancel}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={send.isPending}
      onCancel={onClose}
      onOk={() =>
        send.mutate({
          params: { id: paper.id },
          body: {
            version: paper.version,
            countersignOfficeIds: offices,
            countersignMode: mode,
            countersignDueOn: offices.length > 0 && dueOn ? dueOn : null,
            approvers: approvers.flatMap(({ person, ask }) => (person ? [{ personId: person.id, ask }] : [])),
            words: said.trim() || null,
          },
        })
      }
    >
      <div className={forms.form}>
        <p className={forms.hint}>
          {words.lead} {words.signerHint[kindRules[paper.content.kind].signedBy]}
        </p>
        <div className={forms.field}>
          <label htmlFor={`${id}-offices`}>{words.countersign}</label>
          <OfficeSelect
            id={`${id}-offices`}
            many
            value={offices}
            onChange={setOffices}
            without={[paper.office.id]}
          />
        </div>
        {offices.length > 0 && (
          <div className={forms.two}>
            <Choice
              label={words.mode}
              labelShown
              options={countersignModes.map((value) => ({ value, word: all.names.modes[value] }))}
              value={mode}
              onChoose={setMode}
            />
            <DayField label={words.due} value={dueOn} onChange={setDueOn} min={dayAndTimeOf(new Date()).on} />
          </div>
        )}
        <fieldset className={styles.approvers}>
          <legend>{words.approvers}</legend>
          <ol className={styles.list}>
            {approvers.map(({ key, person, ask }, i) => (
              <li key={key} className={styles.approver}>
                <PersonSelect
                  label={`${words.person} ${i + 1}`}
                  placeholder={words.person}
                  value={person}
                  onChange={(value) => change(key, { person: value })}
                />
                <Select<Ask>
                  aria-label={`${words.mode} ${i + 1}`}
                  value={ask}
                  onChange={(value) => change(key, { ask: value })}
                  options={asks.map((value) => ({ value, label: all.names.asks[value] }))}
                />
                <Button
                  type="text"
                  disabled={approvers.length === 1}
                  onClick={() => setApprovers((now) => now.filter((one) => one.key !== key))}
                >
                  {words.remove}
                </Button>
              </li>
            ))}
          </ol>
          <Button
            onClick={() =>
              setApprovers((now) => {
                const fresh = {
                  key: Math.max(0, ...now.map((one) => one.key)) + 1,
                  person: null,
                  ask: 'review' as const,
                }
                // Whoever signs stays last.
                const at = now.at(-1)?.ask === 'sign' ? now.length - 1 : now.length
                return now.toSpliced(at, 0, fresh)
              })
            }
          >
            {words.add}
          </Button>
        </fieldset>
        <div className={forms.field}>
          <label htmlFor={`${id}-words`}>{words.words}</label>
          <Input.TextArea
            id={`${id}-words`}
            value={said}
            maxLength={1_000}
            autoSize={{ minRows: 2, maxRows: 4 }}
            onChange={(event) => setSaid(event.target.value)}
          />
        </div>
        {send.error && <Problem error={send.error} words={documentsWords} />}
      </div>
    </Modal>
  )
}
