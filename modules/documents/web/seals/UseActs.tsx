import { App, Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { refuseSeal, type SealUse, setSeal } from '../../contract/seals.ts'
import type { Named } from '../../contract/words.ts'
import { keeperRefusals } from '../../rules/sealing.ts'
import forms from '../papers/forms.module.css'
import { PersonSelect } from '../papers/PersonSelect.tsx'
import { documentsWords } from '../words.ts'
import styles from './seals.module.css'

/** What the keeper does about an application: sets the seal with another watching, or refuses it with a reason. */
export function UseActs({ use }: { use: SealUse }) {
  const words = useWords(documentsWords).desk.seals
  const [opened, open] = useState<'seal' | 'refuse' | null>(null)
  if (use.may.length === 0) return null
  return (
    <div className={styles.acts}>
      <Button type="primary" onClick={() => open('seal')}>
        {words.set}
      </Button>
      <Button onClick={() => open('refuse')}>{words.refuse}</Button>
      {opened === 'seal' && <SetForm use={use} onClose={() => open(null)} />}
      {opened === 'refuse' && <RefuseForm use={use} onClose={() => open(null)} />}
    </div>
  )
}

function SetForm({ use, onClose }: { use: SealUse; onClose: () => void }) {
  const all = useWords(documentsWords).desk
  const words = all.seals
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const [watcher, setWatcher] = useState<Named | null>(null)
  const [remark, setRemark] = useState('')
  const send = useSend(setSeal, {
    onDone: () => {
      message.success(words.done)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={words.setTitle}
      okText={words.confirmSet}
      cancelText={common.cancel}
      okButtonProps={{ disabled: watcher === null }}
      confirmLoading={send.isPending}
      onCancel={onClose}
      onOk={() =>
        watcher &&
        send.mutate({
          params: { id: use.id },
          body: { watchedById: watcher.id, words: remark.trim() || null },
        })
      }
    >
      <div className={forms.form}>
        <p>
          《{use.paper.title}》{use.paper.number} {all.paper.copiesPages(use.copies, use.pages)}
        </p>
        <div className={forms.field}>
          <label htmlFor={`${id}-watcher`}>{words.watchedBy}</label>
          <PersonSelect id={`${id}-watcher`} value={watcher} onChange={setWatcher} />
          <p className={forms.hint}>{words.setLead}</p>
        </div>
        <div className={forms.field}>
          <label htmlFor={`${id}-remark`}>{words.remark}</label>
          <Input
            id={`${id}-remark`}
            value={remark}
            maxLength={500}
            onChange={(event) => setRemark(event.target.value)}
          />
        </div>
        {send.error && <Problem error={send.error} words={documentsWords} />}
      </div>
    </Modal>
  )
}

function RefuseForm({ use, onClose }: { use: SealUse; onClose: () => void }) {
  const all = useWords(documentsWords)
  const words = all.desk.seals
  const common = useWords(webWords)
  const id = useId()
  const [refusal, setRefusal] = useState<(typeof keeperRefusals)[number]>('faulty')
  const [said, setSaid] = useState('')
  const send = useSend(refuseSeal, { onDone: onClose })
  return (
    <Modal
      open
      title={words.refuseTitle}
      okText={words.confirmRefuse}
      cancelText={common.cancel}
      okButtonProps={{ disabled: said.trim() === '' }}
      confirmLoading={send.isPending}
      onCancel={onClose}
      onOk={() => send.mutate({ params: { id: use.id }, body: { refusal, words: said.trim() } })}
    >
      <div className={forms.form}>
        <Choice
          label={all.desk.acts.reason}
          labelShown
          options={keeperRefusals.map((value) => ({ value, word: all.names.refusals[value] }))}
          value={refusal}
          onChoose={setRefusal}
        />
        <div className={forms.field}>
          <label htmlFor={id}>{words.refuseReason}</label>
          <Input.TextArea
            id={id}
            value={said}
            maxLength={1_000}
            autoSize={{ minRows: 2 }}
            onChange={(event) => setSaid(event.target.value)}
          />
        </div>
        {send.error && <Problem error={send.error} words={documentsWords} />}
      </div>
    </Modal>
  )
}
