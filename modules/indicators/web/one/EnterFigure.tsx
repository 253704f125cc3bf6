import { App, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { addDays } from '../../../../platform/civil.ts'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { getTree } from '../../../units/contract.ts'
import type { Indicator } from '../../contract/definitions.ts'
import { enterFigure } from '../../contract/origins.ts'
import { type Bound, bounds } from '../../contract/words.ts'
import { readFigure, say } from '../../rules.ts'
import { UnitPick } from '../ScopeBar.tsx'
import { thisYear, today } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import styles from './forms.module.css'

/** Enters a figure as it was published. What is typed may be written as it stood there: "1,600余" is read as a bound. */
export function EnterFigure({ indicator, onClose }: { indicator: Indicator; onClose: () => void }) {
  const words = useWords(indicatorsWords).pages
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const tree = useAsked(getTree, { query: { tree: 'place' } })
  const root = tree.data?.units.find(({ parentId }) => parentId === null)
  const [typed, setTyped] = useState('')
  const [bound, setBound] = useState<Bound>('exact')
  const [placeId, setPlaceId] = useState<string | null>(null)
  const [from, setFrom] = useState(`${thisYear()}-01-01`)
  const [last, setLast] = useState(`${thisYear()}-12-31`)
  const [title, setTitle] = useState('')
  const [on, setOn] = useState(today())
  const [url, setUrl] = useState('')
  const [asked, setAsked] = useState(false)
  const enter = useSend(enterFigure, {
    onDone: () => {
      message.success(words.one.entered)
      onClose()
    },
  })
  const read = readFigure(typed)
  const place = placeId ?? indicator.place.id ?? root?.id ?? null
  const wrong = {
    value: read === null ? words.one.valueWrong : undefined,
    place: place === null ? words.one.placeMissing : undefined,
    days: from === '' || last === '' || last < from ? words.one.daysWrong : undefined,
    title: title.trim() === '' ? words.one.sourceMissing : undefined,
    on: on === '' ? words.one.sourceOnMissing : undefined,
  }
  const submit = () => {
    setAsked(true)
    if (!read || place === null || Object.values(wrong).some(Boolean)) return
    enter.mutate({
      params: { id: indicator.id },
      body: {
        placeId: place,
        from,
        until: addDays(last, 1),
        value: read.value,
        bound: read.bound === 'exact' ? bound : read.bound,
        source: { title: title.trim(), on, url: url.trim() || null },
      },
    })
  }
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={words.one.enter}
      okText={words.one.save}
      cancelText={common.cancel}
      confirmLoading={enter.isPending}
      onCancel={onClose}
      onOk={submit}
    >
      <div className={styles.form}>
        <div className={styles.two}>
          <div className={styles.field}>
            <label htmlFor={`${id}-value`}>
              {words.one.value}
              {indicator.unit && ` (${indicator.unit})`}
            </label>
            <Input
              id={`${id}-value`}
              value={typed}
              status={asked && wrong.value ? 'error' : ''}
              onChange={(event) => {
                setTyped(event.target.value)
                const found = readFigure(event.target.value)
                if (found && found.bound !== 'exact') setBound(found.bound)
              }}
            />
          </div>
          <div className={styles.field}>
            <label htmlFor={`${id}-bound`}>{words.one.bound}</label>
            <Select
              id={`${id}-bound`}
              value={bound}
              onChange={setBound}
              options={bounds.map((value) => ({ value, label: words.one.bounds[value] }))}
            />
          </div>
        </div>
        {asked && wrong.value ? (
          <p className={styles.wrong}>{wrong.value}</p>
        ) : (
          read && (
            <p className={styles.hint}>
              {say({ value: read.value, decimals: indicator.decimals, bound }, 'zh-CN')} {indicator.unit}
            </p>
          )
        )}
        <UnitPick
          tree="place"
          stacked
          value={placeId ?? (indicator.place.id === root?.id ? null : indicator.place.id)}
          onChange={setPlaceId}
          label={words.one.place}
          whole={root?.shortName ?? words.scope.anyPlace}
        />
        <div className={styles.two}>
          <DayField label={words.one.from} value={from} onChange={setFrom} />
          <DayField
            label={words.one.until}
            value={last}
            onChange={setLast}
            wrong={asked ? wrong.days : undefined}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-title`}>{words.one.sourceTitle}</label>
          <Input
            id={`${id}-title`}
            value={title}
            maxLength={200}
            placeholder={words.one.sourceHint}
            status={asked && wrong.title ? 'error' : ''}
            onChange={(event) => setTitle(event.target.value)}
          />
          {asked && wrong.title && <p className={styles.wrong}>{wrong.title}</p>}
        </div>
        <div className={styles.two}>
          <DayField
            label={words.one.sourceOn}
            value={on}
            onChange={setOn}
            max={today()}
            wrong={asked ? wrong.on : undefined}
          />
          <div className={styles.field}>
            <label htmlFor={`${id}-url`}>{words.one.sourceUrl}</label>
            <Input
              id={`${id}-url`}
              value={url}
              maxLength={500}
              inputMode="url"
              onChange={(event) => setUrl(event.target.value)}
            />
          </div>
        </div>
        {enter.error && <Problem error={enter.error} words={indicatorsWords} />}
      </div>
    </Modal>
  )
}
