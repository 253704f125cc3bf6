import { App, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { type Indicator, openRanking } from '../../contract/definitions.ts'
import { indicatorsWords } from '../words.ts'
import styles from './forms.module.css'

/** Opens the ranking by this number, or ends it: always with a reason, which whoever sees the ranking reads. */
export function RankingForm({ indicator, onClose }: { indicator: Indicator; onClose: () => void }) {
  const words = useWords(indicatorsWords).pages.one
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const isOpen = indicator.rankingReason === null
  const rank = useSend(openRanking, {
    onDone: () => {
      message.success(isOpen ? words.rankingDone : words.rankingClosed)
      onClose()
    },
  })
  const wrong = asked && reason.trim() === ''
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={isOpen ? words.rankingTitle : words.closeRanking}
      okText={isOpen ? words.openRanking : words.closeRanking}
      cancelText={common.cancel}
      confirmLoading={rank.isPending}
      onCancel={onClose}
      onOk={() => {
        setAsked(true)
        if (reason.trim())
          rank.mutate({ params: { id: indicator.id }, body: { isOpen, reason: reason.trim() } })
      }}
    >
      <div className={styles.form}>
        <p className={styles.hint}>{isOpen ? words.rankingLead : words.rankingCloseLead}</p>
        <div className={styles.field}>
          <label htmlFor={`${id}-reason`}>{words.rankingReason}</label>
          <Input
            id={`${id}-reason`}
            value={reason}
            maxLength={200}
            status={wrong ? 'error' : ''}
            onChange={(event) => setReason(event.target.value)}
          />
          {wrong && <p className={styles.wrong}>{words.rankingMissing}</p>}
        </div>
        {rank.error && <Problem error={rank.error} words={indicatorsWords} />}
      </div>
    </Modal>
  )
}
