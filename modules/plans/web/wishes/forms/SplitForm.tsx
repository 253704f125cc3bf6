import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { listRounds, type StaffWish, splitWish } from '../../../contract/wishes.ts'
import { UnitSelect } from '../../promises/UnitSelect.tsx'
import { plansWords } from '../../words.ts'
import { ActForm, Labelled } from './ActForm.tsx'

/** The second matter of a suggestion, with a page of its own. */
export function SplitForm({ wish, onClose }: { wish: StaffWish; onClose: () => void }) {
  const { acts: words, desk } = useWords(plansWords).wishes
  const id = useId()
  const rounds = useAsked(listRounds)
  const [title, setTitle] = useState('')
  const [said, setSaid] = useState(wish.words)
  const [categoryId, setCategoryId] = useState(wish.category?.id ?? null)
  const [placeId, setPlaceId] = useState<string | null>(wish.place.id)
  const split = useSend(splitWish, { onDone: onClose })
  return (
    <ActForm
      title={words.split}
      hint={words.splitHint}
      ready={title.trim() !== '' && said.trim() !== '' && placeId !== null}
      sending={split.isPending}
      error={split.error}
      onClose={onClose}
      onSend={() => {
        if (placeId)
          split.mutate({
            params: { id: wish.id },
            body: { title: title.trim(), words: said.trim(), categoryId, placeId },
          })
      }}
    >
      <Labelled id={`${id}-title`} label={words.splitTitle}>
        <Input
          id={`${id}-title`}
          maxLength={40}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Labelled>
      <Labelled id={`${id}-words`} label={words.splitWords}>
        <Input.TextArea
          id={`${id}-words`}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={2000}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </Labelled>
      <Labelled id={`${id}-category`} label={desk.category}>
        <Select
          id={`${id}-category`}
          value={categoryId ?? undefined}
          onChange={(value?: string) => setCategoryId(value ?? null)}
          options={rounds.data
            ?.find((round) => round.categories.some((one) => one.id === wish.category?.id))
            ?.categories.map(({ id: value, name }) => ({ value, label: name }))}
        />
      </Labelled>
      <Labelled id={`${id}-place`} label={desk.place}>
        <UnitSelect
          id={`${id}-place`}
          tree="place"
          placeholder={desk.place}
          value={placeId}
          onChange={setPlaceId}
        />
      </Labelled>
    </ActForm>
  )
}
