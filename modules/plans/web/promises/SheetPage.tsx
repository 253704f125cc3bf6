import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Static } from '../../../../platform/contract.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import table from '../../../../web/ui/table.module.css'
import { acceptSheetRows, getSheet, type Sheet, type SheetRow } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import styles from './SheetsPage.module.css'

type Row = Static<typeof SheetRow>
const isReady = (row: Row) => row.problem === null && row.recordId === null

/** A sheet that came back: what every row would become, what is wrong with the others, and the rows to submit. */
export default function SheetPage() {
  const { id = '' } = useParams()
  const sheet = useAsked(getSheet, { params: { id } })
  return (
    <Asked of={sheet} words={plansWords} rows={10}>
      {(answer) => <Preview sheet={answer} />}
    </Asked>
  )
}

function Preview({ sheet }: { sheet: Sheet }) {
  const words = useWords(plansWords).records.sheets
  const { message } = App.useApp()
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const submit = useSend(acceptSheetRows, {
    onDone: ({ submitted }) => message.success(words.submitted(submitted)),
  })
  const ready = sheet.rows.filter(isReady)
  const wrong = sheet.rows.filter((row) => row.problem !== null)
  const done = sheet.rows.filter((row) => row.recordId !== null)
  const chosen = ready.filter(({ row }) => !left.has(row)).map(({ row }) => row)
  const toggle = (row: number) =>
    setLeft((now) => {
      const next = new Set(now)
      if (!next.delete(row)) next.add(row)
      return next
    })
  return (
    <Page
      title={sheet.name}
      kicker={<Link to={`/plans/${sheet.planId}/sheets`}>{words.title}</Link>}
      lead={
        <>
          {words.uploaded} <DateSaid at={sheet.uploadedAt} />
        </>
      }
    >
      {sheet.rows.length === 0 ? (
        <Empty
          title={words.noRows}
          action={<Link to={`/plans/${sheet.planId}/sheets`}>{words.title}</Link>}
        />
      ) : (
        <>
          <p>
            {[
              ready.length > 0 && words.ready(ready.length),
              wrong.length > 0 && words.wrong(wrong.length),
              done.length > 0 && words.done(done.length),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <Rows rows={sheet.rows} left={left} toggle={toggle} />
          {submit.error && <Problem error={submit.error} words={plansWords} />}
          {ready.length > 0 && (
            <div>
              <Button
                type="primary"
                disabled={chosen.length === 0}
                loading={submit.isPending}
                onClick={() => submit.mutate({ params: { id: sheet.id }, body: { rows: chosen } })}
              >
                {words.submit(chosen.length)}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  )
}

function Rows(props: { rows: readonly Row[]; left: ReadonlySet<number>; toggle: (row: number) => void }) {
  const words = useWords(plansWords).records.sheets
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            {(['row', 'target', 'place', 'day', 'quantity', 'note', 'outcome'] as const).map((column) => (
              <th key={column} scope="col" data-column={column}>
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.row} data-state={row.recordId ? 'done' : row.problem ? 'wrong' : 'ready'}>
              <td>
                {isReady(row) ? (
                  <Checkbox checked={!props.left.has(row.row)} onChange={() => props.toggle(row.row)}>
                    {row.row}
                  </Checkbox>
                ) : (
                  row.row
                )}
              </td>
              <td lang="zh-CN">
                {row.targetQuoted} <span className={styles.lead}>{row.projectTitle}</span>
              </td>
              <td>{row.placeName}</td>
              <td>{row.happenedOn}</td>
              <td data-column="quantity">{row.quantity === null ? '' : sayNumber(row.quantity)}</td>
              <td>{row.note}</td>
              <td>
                {row.recordId ? (
                  <Link to={`/plans/records/${row.recordId}`}>{words.seeRecord}</Link>
                ) : (
                  row.problem && (words.problems[row.problem] ?? words.problem)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
