import { App, Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { defineTarget, type Target } from '../../contract/projects.ts'
import { measures } from '../../contract/words.ts'
import { plansWords } from '../words.ts'
import { ChooseIndicator } from './ChooseIndicator.tsx'
import styles from './ProjectPage.module.css'
import { readNumber } from './saying.ts'

/** Until when and how a target is counted. The promised number was voted and cannot be changed here or anywhere. */
export function DefineTarget({ target, onClose }: { target: Target; onClose: () => void }) {
  const words = useWords(plansWords).promises.target
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const [measuredBy, setMeasuredBy] = useState(target.measuredBy)
  const [dueOn, setDueOn] = useState(target.dueOn)
  const [denominator, setDenominator] = useState(
    target.denominator === null ? '' : String(target.denominator),
  )
  const [unit, setUnit] = useState(target.denominatorUnit ?? '')
  const [countedHow, setCountedHow] = useState(target.countedHow ?? '')
  const [indicatorId, setIndicatorId] = useState(target.indicator?.id ?? null)
  const [placeId, setPlaceId] = useState(target.indicator?.place?.id ?? null)
  const [asked, setAsked] = useState(false)
  const save = useSend(defineTarget, {
    onDone: () => {
      message.success(words.saved)
      onClose()
    },
  })
  // What is promised "for each" of something needs its number too, whichever way it is counted.
  const needsWhole = measuredBy === 'share'
  const isBound = measuredBy === 'indicator'
  const asksWhole = !isBound && (needsWhole || target.per !== null)
  const whole = denominator.trim() === '' ? null : (readNumber(denominator) ?? 0)
  const wholeWrong = asksWhole && (whole === null ? needsWhole : whole <= 0)
  const submit = () => {
    setAsked(true)
    if (!dueOn || wholeWrong || (isBound && indicatorId === null)) return
    save.mutate({
      params: { id: target.id },
      body: {
        dueOn,
        measuredBy,
        denominator: asksWhole ? whole : null,
        denominatorUnit: asksWhole ? unit.trim() || null : null,
        countedHow: countedHow.trim() || null,
        indicatorId: isBound ? indicatorId : null,
        indicatorPlaceId: isBound ? placeId : null,
      },
    })
  }
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={words.defineTitle}
      okText={words.save}
      cancelText={common.cancel}
      onOk={submit}
      onCancel={onClose}
      confirmLoading={save.isPending}
    >
      <div className={styles.form}>
        <p className={styles.quoted} lang="zh-CN">
          {target.quoted}
        </p>
        <p className={styles.hint}>{words.defineLead}</p>
        <div className={styles.field}>
          <label htmlFor={`${id}-how`}>{words.countedHow}</label>
          <Input.TextArea
            id={`${id}-how`}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            placeholder={words.countedHowHint}
            value={countedHow}
            onChange={(event) => setCountedHow(event.target.value)}
          />
        </div>
        <DayField
          label={words.dueOn}
          value={dueOn}
          onChange={setDueOn}
          wrong={asked && !dueOn ? words.dueMissing : undefined}
        />
        <div className={styles.field}>
          <span className={styles.hint}>{words.measuredBy}</span>
          <Radio.Group
            aria-label={words.measuredBy}
            value={measuredBy}
            onChange={(event) => setMeasuredBy(event.target.value as typeof measuredBy)}
            options={measures.map((value) => ({ value, label: words.measures[value] }))}
          />
          <p className={styles.hint}>{words.measureHints[measuredBy]}</p>
        </div>
        {isBound && (
          <ChooseIndicator
            target={target}
            indicatorId={indicatorId}
            placeId={placeId}
            isMissing={asked && indicatorId === null}
            onIndicator={setIndicatorId}
            onPlace={setPlaceId}
          />
        )}
        {asksWhole && (
          <>
            <div className={styles.two}>
              <div className={styles.field}>
                <label htmlFor={`${id}-whole`}>{words.denominator}</label>
                <Input
                  id={`${id}-whole`}
                  inputMode="decimal"
                  value={denominator}
                  status={asked && wholeWrong ? 'error' : ''}
                  onChange={(event) => setDenominator(event.target.value)}
                />
              </div>
              <div className={styles.field}>
                <label htmlFor={`${id}-unit`}>{words.denominatorUnit}</label>
                <Input
                  id={`${id}-unit`}
                  maxLength={20}
                  value={unit}
                  onChange={(event) => setUnit(event.target.value)}
                />
              </div>
            </div>
            <p className={asked && wholeWrong ? styles.wrong : styles.hint}>
              {asked && wholeWrong ? words.denominatorMissing : words.denominatorHint}
            </p>
          </>
        )}
        {save.error && <Problem error={save.error} words={plansWords} />}
      </div>
    </Modal>
  )
}
