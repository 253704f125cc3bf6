import { Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useSend } from '../../../../../web/lib/queries.ts'
import { askBack, reconsiderWish } from '../../../contract/wishes.ts'
import { plansWords } from '../../words.ts'
import { ActForm, Labelled } from './ActForm.tsx'

/** A question to the suggester, or why a refusal is taken back: words alone. */
export function WordsForm(props: { wishId: string; act: 'ask_back' | 'reconsider'; onClose: () => void }) {
  const words = useWords(plansWords).wishes.acts
  const id = useId()
  const [said, setSaid] = useState('')
  const question = useSend(askBack, { onDone: props.onClose })
  const reconsider = useSend(reconsiderWish, { onDone: props.onClose })
  const send = props.act === 'ask_back' ? question : reconsider
  return (
    <ActForm
      title={words[props.act]}
      ready={said.trim() !== ''}
      sending={send.isPending}
      error={send.error}
      onClose={props.onClose}
      onSend={() => send.mutate({ params: { id: props.wishId }, body: { words: said.trim() } })}
    >
      <Labelled
        id={id}
        label={props.act === 'ask_back' ? words.askWords : words.reconsiderWords}
        {...(props.act === 'ask_back' ? { hint: words.askHint } : {})}
      >
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
