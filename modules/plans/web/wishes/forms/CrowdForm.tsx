import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useSend } from '../../../../../web/lib/queries.ts'
import { DayField } from '../../../../../web/ui/DayField.tsx'
import { addCrowd, type StaffWish } from '../../../contract/wishes.ts'
import { readNumber, today } from '../../promises/saying.ts'
import { plansWords } from '../../words.ts'
import { ActForm, Labelled } from './ActForm.tsx'

/** Hands raised in a meeting, names on a sheet. */
export function CrowdForm({ wish, onClose }: { wish: StaffWish; onClose: () => void }) {
  const words = useWords(plansWords).wishes.acts
  const id = useId()
  const [typed, setTyped] = useState('')
  const [way, setWay] = useState<'meeting' | 'sheet'>('meeting')
  const [happenedOn, setHappenedOn] = useState(today())
  const add = useSend(addCrowd, { onDone: onClose })
  const count = readNumber(typed)
  const isFine = count !== undefined && Number.isInteger(count) && count > 0
  return (
    <ActForm
      title={words.crowd}
      ready={isFine && happenedOn !== ''}
      sending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSend={() => {
        if (isFine)
          add.mutate({
            params: { id: wish.id },
            body: { count, way, placeId: (wish.neighbourhood ?? wish.place).id, happenedOn },
          })
      }}
    >
      <Labelled id={`${id}-count`} label={words.crowdCount}>
        <Input
          id={`${id}-count`}
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Labelled>
      <Labelled id={`${id}-way`} label={words.crowdWay}>
        <Select
          id={`${id}-way`}
          value={way}
          onChange={setWay}
          options={(['meeting', 'sheet'] as const).map((value) => ({ value, label: words.crowdWays[value] }))}
        />
      </Labelled>
      <DayField label={words.crowdOn} value={happenedOn} max={today()} onChange={setHappenedOn} />
    </ActForm>
  )
}
