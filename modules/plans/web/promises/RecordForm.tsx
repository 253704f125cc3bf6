import { Button, Input, Select } from 'antd'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import type { Project, Target } from '../../contract/projects.ts'
import { submitRecord } from '../../contract/records.ts'
import { comesInWholes, isCeiling, measureOf } from '../../rules/measuring.ts'
import type { Words } from '../../words.zh-CN.ts'
import { plansWords } from '../words.ts'
import { PhotosTaken } from './PhotosTaken.tsx'
import { Recorded } from './Recorded.tsx'
import styles from './RecordForm.module.css'
import { usePlaces } from './reach.ts'
import { readNumber, today } from './saying.ts'
import { forgetUnsent, keepUnsent, recallUnsent } from './unsent.ts'
import { usePhotos } from './uploads.ts'

/** What is missing or wrong, field by field; the server says the same again. */
function mistakes(
  form: { quantity: string; placeId: string; happenedOn: string; photos: number },
  target: Target,
  words: Words['records']['form'],
) {
  const quantity = readNumber(form.quantity)
  const zeroIsData = target.measuredBy === 'reading' || isCeiling(target)
  const unit = measureOf(target)
  const wrong =
    quantity === undefined
      ? words.quantityMissing
      : target.measuredBy === 'change'
        ? quantity === 0 && words.quantityZero
        : (quantity < 0 || (quantity === 0 && !zeroIsData)) && words.quantityZero
  const fine =
    quantity !== undefined &&
    target.measuredBy !== 'reading' &&
    !Number.isInteger(quantity) &&
    comesInWholes(unit)
  return {
    quantity: wrong || (fine ? words.quantityWhole(unit) : undefined),
    place: form.placeId ? undefined : words.placeMissing,
    day: !form.happenedOn ? words.dayMissing : form.happenedOn > today() ? words.dayFuture : undefined,
    photos: form.photos > 0 ? undefined : words.photoMissing,
  }
}

/**
 * One deed, filled in with a thumb: a large number, the place, the day, the photos. What was typed stays when the network fails
 * and when the phone ends the page to open its camera.
 */
export function RecordForm(props: { project: Project; target: Target; onAnother: () => void }) {
  const { project, target } = props
  const words = useWords(plansWords)
  const me = useMe()
  const id = useId()
  const [before] = useState(() => recallUnsent(me.personId, target.id))
  const [quantity, setQuantity] = useState(before?.quantity ?? '')
  const [placeId, setPlaceId] = useState(before?.placeId ?? '')
  const [happenedOn, setHappenedOn] = useState(before?.happenedOn ?? today())
  const [note, setNote] = useState(before?.note ?? '')
  const [asked, setAsked] = useState(false)
  const photos = usePhotos(before?.photos ?? [])
  const { places, error, again } = usePlaces(project)
  const submit = useSend(submitRecord, { onDone: () => forgetUnsent(me.personId, target.id) })
  const form = useRef<HTMLFormElement>(null)

  // Whoever holds a post for one place most often means that place.
  const own = places?.filter((place) => place.isOwn) ?? []
  const severalNeighbourhoods = new Set(places?.map((place) => place.neighbourhood)).size > 2
  const chosen = placeId || (own.length === 1 ? own[0]?.id : undefined) || ''
  const sent = photos.photos.flatMap((photo) => (photo.id ? [{ id: photo.id, preview: photo.preview }] : []))
  useEffect(() => {
    if (submit.isSuccess) return
    if (quantity || note || placeId || sent.length > 0)
      keepUnsent(me.personId, target.id, {
        quantity,
        placeId,
        happenedOn,
        note,
        photos: sent,
        ...(before?.returnedFor ? { returnedFor: before.returnedFor } : {}),
      })
  })
  const wrong = mistakes(
    { quantity, placeId: chosen, happenedOn, photos: photos.photos.length },
    target,
    words.records.form,
  )
  const waiting = photos.photos.some((photo) => photo.state === 'sending')
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const failed = photos.photos.some((photo) => photo.state === 'failed')
    if (Object.values(wrong).some(Boolean) || waiting || failed) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 0)
      return
    }
    submit.mutate({
      params: { id: target.id },
      body: {
        placeId: chosen,
        happenedOn,
        quantity: readNumber(quantity) ?? 0,
        note: note.trim() || null,
        photoIds: sent.map((photo) => photo.id),
      },
    })
  }
  if (submit.data) {
    const place = places?.find((one) => one.id === chosen)?.name ?? ''
    return (
      <Recorded
        recordId={submit.data.id}
        place={place}
        quantity={readNumber(quantity) ?? 0}
        target={target}
        onAnother={props.onAnother}
      />
    )
  }
  const step = (by: number) => setQuantity(String(Math.max(0, (readNumber(quantity) ?? 0) + by)))
  const unit = target.measuredBy === 'share' ? measureOf(target) : (target.unit ?? '')
  const say = words.records.form
  const wholes = comesInWholes(measureOf(target)) && target.measuredBy === 'count'
  return (
    <form ref={form} className={styles.form} onSubmit={send} noValidate>
      {before && (
        <Remark>
          {before.returnedFor ? say.keptReturned(before.returnedFor) : say.kept}{' '}
          <Button
            size="small"
            onClick={() => {
              forgetUnsent(me.personId, target.id)
              setQuantity('')
              setPlaceId('')
              setHappenedOn(today())
              setNote('')
              photos.clear()
            }}
          >
            {say.startOver}
          </Button>
        </Remark>
      )}
      <div className={styles.field}>
        <label htmlFor={`${id}-quantity`}>{say.howMany[target.measuredBy](unit)}</label>
        <div className={styles.quantity}>
          {wholes && (
            <button type="button" className={styles.step} aria-label={say.fewer} onClick={() => step(-1)}>
              −
            </button>
          )}
          <input
            id={`${id}-quantity`}
            className={styles.number}
            // A change may be negative, and the number pads of phones have no minus.
            inputMode={target.measuredBy === 'change' ? 'text' : 'decimal'}
            autoComplete="off"
            value={quantity}
            onChange={(event) => setQuantity(event.target.value)}
            aria-invalid={asked && wrong.quantity ? true : undefined}
            aria-describedby={`${id}-quantity-wrong`}
          />
          {unit && <span className={styles.unit}>{unit}</span>}
          {wholes && (
            <button type="button" className={styles.step} aria-label={say.more} onClick={() => step(1)}>
              +
            </button>
          )}
        </div>
        <Wrong id={`${id}-quantity-wrong`} text={asked ? wrong.quantity : undefined} />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-place`}>{say.where}</label>
        {error ? (
          <Problem error={error} again={again} />
        ) : places?.length === 0 ? (
          <Remark tone="late">{say.noPlace}</Remark>
        ) : (
          <Select
            id={`${id}-place`}
            size="large"
            showSearch={(places?.length ?? 0) > 12 ? { optionFilterProp: 'label' } : false}
            loading={!places}
            placeholder={say.choosePlace}
            value={chosen || undefined}
            onChange={setPlaceId}
            aria-invalid={asked && wrong.place ? true : undefined}
            status={asked && wrong.place ? 'error' : undefined}
            options={(places ?? []).map((place) => ({
              value: place.id,
              // The name first: on a phone the end of a line is cut off.
              label:
                severalNeighbourhoods && place.neighbourhood
                  ? `${place.name} · ${place.neighbourhood}`
                  : place.name,
            }))}
          />
        )}
        <Wrong text={asked ? wrong.place : undefined} />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-day`}>{say.when}</label>
        <input
          id={`${id}-day`}
          className={styles.day}
          type="date"
          max={today()}
          value={happenedOn}
          onChange={(event) => setHappenedOn(event.target.value)}
          aria-invalid={asked && wrong.day ? true : undefined}
        />
        <Wrong text={asked ? wrong.day : undefined} />
      </div>
      <PhotosTaken {...photos} wrong={asked ? wrong.photos : undefined} />
      <div className={styles.field}>
        <label htmlFor={`${id}-note`}>{say.noteOf}</label>
        <Input.TextArea
          id={`${id}-note`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1000}
          placeholder={say.notePlaceholder}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <div className={styles.submit}>
        {submit.error && <Problem error={submit.error} words={plansWords} />}
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          loading={submit.isPending}
          disabled={waiting}
        >
          {waiting ? say.waitPhotos : submit.isPending ? say.submitting : say.submit}
        </Button>
      </div>
    </form>
  )
}

function Wrong({ text, id }: { text: string | undefined; id?: string }) {
  return text ? (
    <p id={id} className={styles.wrong} role="alert">
      {text}
    </p>
  ) : null
}
