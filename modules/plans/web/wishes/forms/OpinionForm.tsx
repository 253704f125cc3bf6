import { Input } from 'antd'
import { useId, useState } from 'react'
import { addDays } from '../../../../../platform/civil.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useSend } from '../../../../../web/lib/queries.ts'
import { DayField } from '../../../../../web/ui/DayField.tsx'
import { askOpinion } from '../../../contract/wishes.ts'
import { today } from '../../promises/saying.ts'
import { UnitSelect } from '../../promises/UnitSelect.tsx'
import { plansWords } from '../../words.ts'
import { ActForm, Labelled } from './ActForm.tsx'

/** Asks an office, until a day. */
export function OpinionForm(props: { wishId: string; onClose: () => void }) {
  const words = useWords(plansWords).wishes.acts
  const id = useId()
  const [officeId, setOfficeId] = useState<string | null>(null)
  const [dueOn, setDueOn] = useState(addDays(today(), 7))
  const [question, setQuestion] = useState('')
  const ask = useSend(askOpinion, { onDone: props.onClose })
  return (
    <ActForm
      title={words.ask_opinion}
      ready={officeId !== null && dueOn !== '' && question.trim() !== ''}
      sending={ask.isPending}
      error={ask.error}
      onClose={props.onClose}
      onSend={() => {
        if (officeId)
          ask.mutate({ params: { id: props.wishId }, body: { officeId, dueOn, question: question.trim() } })
      }}
    >
      <Labelled id={`${id}-office`} label={words.opinionOffice}>
        <UnitSelect
          id={`${id}-office`}
          tree="office"
          placeholder={words.opinionOffice}
          value={officeId}
          onChange={setOfficeId}
        />
      </Labelled>
      <DayField label={words.opinionDue} value={dueOn} min={today()} onChange={setDueOn} />
      <Labelled id={`${id}-question`} label={words.opinionWords}>
        <Input.TextArea
          id={`${id}-question`}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={500}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
      </Labelled>
    </ActForm>
  )
}
