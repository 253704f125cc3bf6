import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { closeSeal, handOverSeal, listSealable, type Seal } from '../../contract/seals.ts'
import type { Named } from '../../contract/words.ts'
import forms from '../papers/forms.module.css'
import { PersonSelect } from '../papers/PersonSelect.tsx'
import { documentsWords } from '../words.ts'
import { RulesField } from './RulesField.tsx'

interface Common {
  seal: Seal
  onClose: () => void
}

export function RulesForm({ seal, onClose }: Common) {
  const words = useWords(documentsWords).desk.seals
  const common = useWords(webWords)
  const [rules, setRules] = useState(seal.rules)
  const send = useSend(listSealable, { onDone: onClose })
  return (
    <Modal
      open
      title={words.rules}
      okText={words.save}
      cancelText={common.cancel}
      confirmLoading={send.isPending}
      onCancel={onClose}
      onOk={() => send.mutate({ params: { id: seal.id }, body: { rules } })}
    >
      <RulesField value={rules} onChange={setRules} />
      {send.error && <Problem error={send.error} words={documentsWords} />}
    </Modal>
  )
}

export function HandOverForm({ seal, onClose }: Common) {
  const words = useWords(documentsWords).desk.seals
  const common = useWords(webWords)
  const id = useId()
  const today = dayAndTimeOf(new Date()).on
  const [keeper, setKeeper] = useState<Named | null>(null)
  const [fromOn, setFrom] = useState(today)
  const send = useSend(handOverSeal, { onDone: onClose })
  return (
    <Modal
      open
      title={words.handOverTitle}
      okText={words.handOver}
      cancelText={common.cancel}
      okButtonProps={{ disabled: keeper === null || fromOn === '' }}
      confirmLoading={send.isPending}
      afterOpenChange={toFirstField}
      onCancel={onClose}
      onOk={() => keeper && send.mutate({ params: { id: seal.id }, body: { personId: keeper.id, fromOn } })}
    >
      <div className={forms.form}>
        <div className={forms.field}>
          <label htmlFor={id}>{words.keeper}</label>
          <PersonSelect id={id} value={keeper} onChange={setKeeper} />
        </div>
        <DayField label={words.handOverFrom} value={fromOn} onChange={setFrom} min={today} />
        {send.error && <Problem error={send.error} words={documentsWords} />}
      </div>
    </Modal>
  )
}

export function CloseSealForm({ seal, onClose }: Common) {
  const words = useWords(documentsWords).desk.seals
  const common = useWords(webWords)
  const id = useId()
  const today = dayAndTimeOf(new Date()).on
  const [untilOn, setUntil] = useState(today)
  const [reason, setReason] = useState('')
  const send = useSend(closeSeal, { onDone: onClose })
  return (
    <Modal
      open
      title={words.closeTitle}
      okText={words.close}
      cancelText={common.cancel}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' || untilOn === '' }}
      confirmLoading={send.isPending}
      afterOpenChange={toFirstField}
      onCancel={onClose}
      onOk={() => send.mutate({ params: { id: seal.id }, body: { untilOn, reason: reason.trim() } })}
    >
      <div className={forms.form}>
        <DayField label={words.closeOn} value={untilOn} onChange={setUntil} min={seal.fromOn} max={today} />
        <div className={forms.field}>
          <label htmlFor={id}>{words.closeReason}</label>
          <Input id={id} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </div>
        {send.error && <Problem error={send.error} words={documentsWords} />}
      </div>
    </Modal>
  )
}
