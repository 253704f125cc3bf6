import { Button, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { getPublicRounds, getWish } from '../../../plans/contract.ts'
import { wishPlaceKinds } from '../../../plans/rules.ts'
import { getTree } from '../../../units/contract.ts'
import { handPoint, type Point } from '../../contract/talk.ts'
import { assemblyWords } from '../words.ts'
import styles from './Talk.module.css'
import { talkWords } from './words.ts'

/** Hands a point on as a suggestion for the yearly list: a short title, where it points to, of what kind. */
export function HandForm({ point, close }: { point: Point; close: () => void }) {
  const words = useWords(talkWords).point
  const id = useId()
  const [title, setTitle] = useState(point.words.split(/[，。；,.;\n]/)[0]?.slice(0, 40) ?? '')
  const [placeId, setPlaceId] = useState<string | null>(null)
  const [categoryId, setCategoryId] = useState<string | null>(null)
  const places = useAsked(getTree, { query: { tree: 'place' } })
  const rounds = useAsked(getPublicRounds)
  const hand = useSend(handPoint, { onDone: close, freshens: [getWish] })
  const categories = rounds.data?.find((round) => round.state === 'open')?.categories ?? []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (placeId) hand.mutate({ params: { id: point.id }, body: { title, placeId, categoryId } })
  }
  return (
    <form className={styles.hand} onSubmit={submit} aria-label={words.hand}>
      <label htmlFor={`${id}-title`}>{words.handTitle}</label>
      <Input
        id={`${id}-title`}
        value={title}
        maxLength={40}
        showCount
        autoFocus
        onChange={(event) => setTitle(event.target.value)}
      />
      <label htmlFor={`${id}-place`}>{words.handPlace}</label>
      <Select
        id={`${id}-place`}
        value={placeId}
        onChange={setPlaceId}
        showSearch={{ optionFilterProp: 'label' }}
        loading={places.isPending}
        options={(places.data?.units ?? [])
          .filter(({ kind }) => (wishPlaceKinds as readonly string[]).includes(kind))
          .map(({ id: value, shortName }) => ({ value, label: shortName }))}
      />
      {categories.length > 0 && (
        <>
          <label htmlFor={`${id}-category`}>{words.handCategory}</label>
          <Select
            id={`${id}-category`}
            value={categoryId ?? ''}
            onChange={(value) => setCategoryId(value || null)}
            options={[
              { value: '', label: words.noCategory },
              ...categories.map(({ id: value, name }) => ({ value, label: name })),
            ]}
          />
        </>
      )}
      <p className={styles.quiet}>{words.handHint}</p>
      {hand.error && <Problem error={hand.error} words={assemblyWords} />}
      <p className={styles.acts}>
        <Button
          type="primary"
          htmlType="submit"
          loading={hand.isPending}
          disabled={placeId === null || title.trim() === ''}
        >
          {words.hand}
        </Button>
        <Button onClick={close}>{words.cancel}</Button>
      </p>
    </form>
  )
}
