import { Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { enterSeal, type Seal } from '../../contract/seals.ts'
import type { Named } from '../../contract/words.ts'
import { type SealKind, sealKinds } from '../../rules/sealing.ts'
import forms from '../papers/forms.module.css'
import { OfficeSelect, useOffices } from '../papers/OfficeSelect.tsx'
import { PersonSelect } from '../papers/PersonSelect.tsx'
import { documentsWords } from '../words.ts'
import { RulesField } from './RulesField.tsx'

export function EnterSealForm({ onClose }: { onClose: () => void }) {
  const all = useWords(documentsWords)
  const words = all.desk.seals
  const common = useWords(webWords)
  const id = useId()
  const today = dayAndTimeOf(new Date()).on
  const { offices } = useOffices()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<SealKind>('official')
  const [office, setOffice] = useState<string | null>(null)
  const [keptAt, setKeptAt] = useState('')
  const [keeper, setKeeper] = useState<Named | null>(null)
  const [fromOn, setFrom] = useState(today)
  const [rules, setRules] = useState<Seal['rules']>([{ kind: 'notice', signedRank: 'leader' }])
  const send = useSend(enterSeal, { onDone: onClose })
  const officeId = office ?? offices?.find((unit) => unit.parentId === null)?.id ?? null
  const isReady = name.trim() !== '' && keptAt.trim() !== '' && keeper !== null && officeId !== null
  return (
    <Modal
      open
      width={640}
      title={words.new}
      okText={words.create}
      cancelText={common.cancel}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={send.isPending}
      afterOpenChange={toFirstField}
      onCancel={onClose}
      onOk={() =>
        keeper &&
        officeId &&
        send.mutate({
          body: {
            name: name.trim(),
            kind,
            officeId,
            keptAt: keptAt.trim(),
            fromOn,
            keeperId: keeper.id,
            rules,
          },
        })
      }
    >
      <div className={forms.form}>
        <div className={forms.two}>
          <div className={forms.field}>
            <label htmlFor={`${id}-name`}>{words.name}</label>
            <Input
              id={`${id}-name`}
              value={name}
              maxLength={60}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
          <div className={forms.field}>
            <label htmlFor={`${id}-kind`}>{words.kind}</label>
            <Select<SealKind>
              id={`${id}-kind`}
              value={kind}
              onChange={setKind}
              options={sealKinds.map((value) => ({ value, label: all.names.sealKinds[value] }))}
            />
          </div>
          <div className={forms.field}>
            <label htmlFor={`${id}-office`}>{words.office}</label>
            <OfficeSelect id={`${id}-office`} value={officeId} onChange={setOffice} />
          </div>
          <div className={forms.field}>
            <label htmlFor={`${id}-keeper`}>{words.keeper}</label>
            <PersonSelect id={`${id}-keeper`} value={keeper} onChange={setKeeper} />
          </div>
          <div className={forms.field}>
            <label htmlFor={`${id}-at`}>{words.keptAt}</label>
            <Input
              id={`${id}-at`}
              value={keptAt}
              maxLength={120}
              onChange={(event) => setKeptAt(event.target.value)}
            />
          </div>
          <DayField label={words.from} value={fromOn} onChange={setFrom} max={today} />
        </div>
        <RulesField value={rules} onChange={setRules} />
        {send.error && <Problem error={send.error} words={documentsWords} />}
      </div>
    </Modal>
  )
}
