import { App, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { type Indicator, retireIndicator } from '../../contract/definitions.ts'
import { indicatorsWords } from '../words.ts'
import styles from './forms.module.css'

/** Takes an indicator out of the lists, with a reason; what it answered stays answerable. */
export function RetireForm({ indicator, onClose }: { indicator: Indicator; onClose: () => void }) {
  const words = useWords(indicatorsWords).pages.one
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const retire = useSend(retireIndicator, {
    onDone: () => {
      message.success(words.retireDone)
      onClose()
    },
  })
  const wrong = asked && reason.trim() === ''
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={words.retireTitle}
      okText={words.retire}
      cancelText={common.cancel}
      confirmLoading={retire.isPending}
      onCancel={onClose}
      onOk={() => {
        setAsked(true)
        if (reason.trim()) retire.mutate({ params: { id: indicator.id }, body: { reason: reason.trim() } })
      }}
    >
      <div className={styles.form}>
        <p className={styles.hint}>{words.retireLead}</p>
        <div className={styles.field}>
          <label htmlFor={`${id}-reason`}>{words.retireReason}</label>
          <Input
            id={`${id}-reason`}
            value={reason}
            maxLength={200}
            status={wrong ? 'error' : ''}
            onChange={(event) => setReason(event.target.value)}
          />
          {wrong && <p className={styles.wrong}>{words.retireMissing}</p>}
        </div>
        {retire.error && <Problem error={retire.error} words={indicatorsWords} />}
      </div>
    </Modal>
  )
}
