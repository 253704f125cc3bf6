import { Button, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { listNumbers, listSeries, type NumberLine, openSeries, type Series } from '../../contract/papers.ts'
import { documentsWords } from '../words.ts'
import forms from './forms.module.css'
import styles from './NumbersPage.module.css'
import { OfficeSelect, useOffices } from './OfficeSelect.tsx'

/** The register of numbers (发文登记簿): one after another, with what bears them and whether it came back sealed. */
export default function NumbersPage() {
  const words = useWords(documentsWords).desk.numbers
  const me = useMe()
  const series = useAsked(listSeries, {}, { topics: ['documents.papers'] })
  const [opening, setOpening] = useState(false)
  return (
    <Page
      title={words.title}
      lead={words.lead}
      kicker={<Link to="/documents/papers">{useWords(documentsWords).desk.paper.back}</Link>}
      actions={
        <>
          {me.holds('documents.number') && <Button onClick={() => setOpening(true)}>{words.open}</Button>}
          <Button onClick={() => window.print()}>{words.print}</Button>
        </>
      }
    >
      {opening && <OpenSeries onClose={() => setOpening(false)} />}
      <Asked of={series} words={documentsWords} rows={8}>
        {(list) =>
          list.length === 0 ? <Empty title={words.none}>{words.noneLead}</Empty> : <Register series={list} />
        }
      </Asked>
    </Page>
  )
}

function Register({ series }: { series: readonly Series[] }) {
  const words = useWords(documentsWords).desk.numbers
  const [query, setQuery] = useSearchParams()
  const keyOf = (one: Series) => `${one.organ.id} ${one.code}`
  const chosen = series.find((one) => keyOf(one) === query.get('series')) ?? series[0]!
  const thisYear = Number(dayAndTimeOf(new Date()).on.slice(0, 4))
  const years = [...new Set([thisYear, ...chosen.years.map(({ year }) => year)])].sort((a, b) => b - a)
  const year = years.find((one) => String(one) === query.get('year')) ?? chosen.years[0]?.year ?? thisYear
  const numbers = useAsked(
    listNumbers,
    { query: { organId: chosen.organ.id, series: chosen.code, year } },
    { topics: ['documents.papers'], keep: true },
  )
  const set = (name: string, value: string) =>
    setQuery(
      (now) => {
        now.set(name, value)
        return now
      },
      { replace: true },
    )
  return (
    <>
      <div className={styles.choose}>
        <Select
          aria-label={words.series}
          className={styles.series}
          value={keyOf(chosen)}
          onChange={(value) => set('series', value)}
          options={series.map((one) => ({ value: keyOf(one), label: `${one.code} · ${one.organ.name}` }))}
        />
        <Select
          aria-label={words.year}
          value={year}
          onChange={(value) => set('year', String(value))}
          options={years.map((value) => ({ value, label: String(value) }))}
        />
        {numbers.data && numbers.data.last > 0 && (
          <span className={styles.quiet}>{words.whole(numbers.data.last)}</span>
        )}
      </div>
      <Asked of={numbers} words={documentsWords} rows={10}>
        {({ lines }) =>
          lines.length === 0 ? (
            <Empty title={words.empty}>{null}</Empty>
          ) : (
            <Lines lines={lines.toReversed()} />
          )
        }
      </Asked>
    </>
  )
}

function Lines({ lines }: { lines: readonly NumberLine[] }) {
  const words = useWords(documentsWords).desk.numbers
  return (
    <div className={styles.wide}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[
              words.number,
              words.paper,
              words.office,
              words.dated,
              words.issued,
              words.copies,
              words.scan,
            ].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.ordinal} data-void={line.voidReason ? true : undefined}>
              <td className={styles.number}>{line.number}</td>
              <td>
                {line.paper ? (
                  <Link to={`/documents/papers/${line.paper.id}`}>{line.paper.title}</Link>
                ) : (
                  <span className={styles.quiet}>
                    {line.isKeptElsewhere ? words.elsewhere : words.hidden}
                  </span>
                )}
                {line.voidReason && <span className={styles.void}>{words.voided(line.voidReason)}</span>}
              </td>
              <td>{line.paper?.office.name}</td>
              <td className={styles.day} data-head={words.dated}>
                {line.paper?.datedOn}
              </td>
              <td className={styles.day} data-head={words.issued}>
                {line.issuedAt && dayAndTimeOf(line.issuedAt).on}
              </td>
              <td className={styles.count} data-head={words.copies}>
                {line.copies || ''}
              </td>
              <td className={styles.hash} title={line.scanSha256 ?? undefined}>
                {line.scanSha256?.slice(0, 16)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OpenSeries({ onClose }: { onClose: () => void }) {
  const words = useWords(documentsWords).desk.numbers
  const common = useWords(webWords)
  const id = useId()
  const { offices } = useOffices()
  const [organ, setOrgan] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const [mark, setMark] = useState('')
  const send = useSend(openSeries, { onDone: onClose })
  const organId = organ ?? offices?.find((unit) => unit.parentId === null)?.id ?? null
  const isReady = organId !== null && /^[^\s〔〕[\]]{1,20}$/.test(code.trim())
  return (
    <Modal
      open
      title={words.open}
      okText={words.create}
      cancelText={common.cancel}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={send.isPending}
      afterOpenChange={toFirstField}
      onCancel={onClose}
      onOk={() => organId && send.mutate({ body: { organId, code: code.trim(), mark: mark.trim() || null } })}
    >
      <div className={forms.form}>
        <p className={forms.hint}>{words.openLead}</p>
        <div className={forms.field}>
          <label htmlFor={`${id}-code`}>{words.code}</label>
          <Input
            id={`${id}-code`}
            value={code}
            maxLength={20}
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <div className={forms.field}>
          <label htmlFor={`${id}-mark`}>{words.mark}</label>
          <Input
            id={`${id}-mark`}
            value={mark}
            maxLength={60}
            placeholder={words.markHint}
            onChange={(event) => setMark(event.target.value)}
          />
        </div>
        <div className={forms.field}>
          <label htmlFor={`${id}-organ`}>{words.organ}</label>
          <OfficeSelect id={`${id}-organ`} value={organId} onChange={setOrgan} />
        </div>
        {send.error && <Problem error={send.error} words={documentsWords} />}
      </div>
    </Modal>
  )
}
