import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useSend } from '../../../../../web/lib/queries.ts'
import { refuseWish } from '../../../contract/wishes.ts'
import { type RefusalReason, refusalReasons } from '../../../rules/wishes.ts'
import { plansWords } from '../../words.ts'
import { ActForm, Labelled } from './ActForm.tsx'

/** Not followed: a reason of the list, and words that a person can live with. */
export function RefuseForm(props: { wishId: string; onClose: () => void }) {
  const { wishes, wishing } = useWords(plansWords)
  const words = wishes.acts
  const id = useId()
  const [reason, setReason] = useState<RefusalReason>()
  const [said, setSaid] = useState('')
  const refuse = useSend(refuseWish, { onDone: props.onClose })
  return (
    <ActForm
      title={words.refuse}
      ready={reason !== undefined && said.trim() !== ''}
      sending={refuse.isPending}
      error={refuse.error}
      onClose={props.onClose}
      onSend={() => {
        if (reason) refuse.mutate({ params: { id: props.wishId }, body: { reason, words: said.trim() } })
      }}
    >
      <Labelled id={`${id}-reason`} label={words.refuseReason}>
        <Select
          id={`${id}-reason`}
          value={reason}
          onChange={setReason}
          options={refusalReasons.map((value) => ({ value, label: wishing.reasons[value] }))}
        />
      </Labelled>
      <Labelled id={`${id}-words`} label={words.refuseWords} hint={words.refuseHint}>
        <Input.TextArea
          id={`${id}-words`}
          autoSize={{ minRows: 4, maxRows: 10 }}
          maxLength={1000}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </Labelled>
    </ActForm>
  )
}
