import { App, Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayDay } from '../../../../web/ui/dates.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Indicator } from '../../contract/definitions.ts'
import { listFigures, type PublishedFigure, withdrawFigure } from '../../contract/origins.ts'
import { say } from '../../rules.ts'
import { sayPeriod, withUnit } from '../saying.ts'
import { today } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import { EnterFigure } from './EnterFigure.tsx'
import styles from './FiguresPart.module.css'
import forms from './forms.module.css'

/** Figures that others published: as they were published, with source and day; one taken back stays readable. */
export function FiguresPart({ indicator }: { indicator: Indicator }) {
  const words = useWords(indicatorsWords).pages.one
  const [entering, setEntering] = useState(false)
  const figures = useAsked(listFigures, { params: { id: indicator.id } })
  const enter = indicator.may.includes('enter_figure') && (
    <Button onClick={() => setEntering(true)}>{words.enter}</Button>
  )
  return (
    <Section title={words.figures} aside={enter}>
      <p className={styles.quiet}>{words.figuresLead}</p>
      <Asked of={figures} words={indicatorsWords} rows={4}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.figuresNone} />
          ) : (
            <ul className={styles.figures}>
              {list.map((figure) => (
                <OneFigure key={figure.id} figure={figure} indicator={indicator} />
              ))}
            </ul>
          )
        }
      </Asked>
      {entering && <EnterFigure indicator={indicator} onClose={() => setEntering(false)} />}
    </Section>
  )
}

function OneFigure({ figure, indicator }: { figure: PublishedFigure; indicator: Indicator }) {
  const words = useWords(indicatorsWords).pages
  const saying = useSaying()
  const [withdrawing, setWithdrawing] = useState(false)
  const value = withUnit(
    say({ value: figure.value, decimals: indicator.decimals, bound: figure.bound }, saying.language),
    indicator.unit,
    words,
  )
  return (
    <li className={styles.figure}>
      <p className={styles.facts}>
        {figure.withdrawnReason === null ? (
          <strong className={styles.value}>{value}</strong>
        ) : (
          <del className={styles.value}>{value}</del>
        )}
        <span>
          <Han>{figure.place.name}</Han>
        </span>
        <span>{sayPeriod(figure.from, figure.until, words, saying)}</span>
      </p>
      <p className={styles.quiet}>
        <span lang="zh-CN">
          {figure.source.url ? (
            <a href={figure.source.url} target="_blank" rel="noreferrer">
              {figure.source.title}
            </a>
          ) : (
            figure.source.title
          )}
        </span>
        {' · '}
        {words.number.sourceOn(sayDay(figure.source.on, today(), saying))}
        {' · '}
        {figure.enteredBy && `${words.one.enteredBy(figure.enteredBy)} `}
        <DateSaid at={figure.enteredAt} time={false} />
      </p>
      {figure.withdrawnReason !== null && (
        <p className={styles.late}>{words.one.withdrawn(figure.withdrawnReason)}</p>
      )}
      {figure.withdrawnReason === null && figure.may.includes('withdraw') && (
        <button type="button" className={styles.link} onClick={() => setWithdrawing(true)}>
          {words.one.withdraw}
        </button>
      )}
      {withdrawing && <WithdrawForm figure={figure} onClose={() => setWithdrawing(false)} />}
    </li>
  )
}

function WithdrawForm({ figure, onClose }: { figure: PublishedFigure; onClose: () => void }) {
  const words = useWords(indicatorsWords).pages.one
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const withdraw = useSend(withdrawFigure, {
    onDone: () => {
      message.success(words.withdrawDone)
      onClose()
    },
  })
  const wrong = asked && reason.trim() === ''
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={words.withdrawTitle}
      okText={words.withdraw}
      cancelText={common.cancel}
      confirmLoading={withdraw.isPending}
      onCancel={onClose}
      onOk={() => {
        setAsked(true)
        if (reason.trim()) withdraw.mutate({ params: { id: figure.id }, body: { reason: reason.trim() } })
      }}
    >
      <div className={forms.form}>
        <div className={forms.field}>
          <label htmlFor={`${id}-reason`}>{words.withdrawReason}</label>
          <Input
            id={`${id}-reason`}
            value={reason}
            maxLength={200}
            status={wrong ? 'error' : ''}
            onChange={(event) => setReason(event.target.value)}
          />
          {wrong && <p className={forms.wrong}>{words.withdrawMissing}</p>}
        </div>
        {withdraw.error && <Problem error={withdraw.error} words={indicatorsWords} />}
      </div>
    </Modal>
  )
}
