import { Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useSend } from '../../../../../web/lib/queries.ts'
import { type Candidate, undraftCandidate } from '../../../contract/wishes.ts'
import { plansWords } from '../../words.ts'
import { ActForm, Labelled } from './ActForm.tsx'

/** Not in the list this time: words to those who wait for it. */
export function ReturnForm({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const words = useWords(plansWords).wishes.candidates
  const id = useId()
  const [said, setSaid] = useState('')
  const send = useSend(undraftCandidate, { onDone: onClose })
  return (
    <ActForm
      title={`${words.back} · ${candidate.title}`}
      ready={said.trim() !== ''}
      sending={send.isPending}
      error={send.error}
      onClose={onClose}
      onSend={() => send.mutate({ params: { id: candidate.id }, body: { words: said.trim() } })}
    >
      <Labelled id={id} label={words.backWords}>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={500}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </Labelled>
    </ActForm>
  )
}
