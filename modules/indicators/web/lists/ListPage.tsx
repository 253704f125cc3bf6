import { App, Button, Checkbox, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { type ExpectedList, endItems, getList } from '../../contract/lists.ts'
import forms from '../one/forms.module.css'
import { today } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import { AddLines } from './AddLines.tsx'
import styles from './ListPage.module.css'

/** One list of expected things as it stood on a day; lines are added from a paste or a sheet and ended, never removed. */
export default function ListPage() {
  const { id = '' } = useParams()
  const words = useWords(indicatorsWords).pages.lists
  const [on, setOn] = useState(today())
  const list = useAsked(
    getList,
    { params: { id }, query: on === '' || on === today() ? {} : { on } },
    { keep: true },
  )
  return (
    <Asked of={list} words={indicatorsWords} rows={10}>
      {(answer) => <OneList list={answer} day={<DayField label={words.on} value={on} onChange={setOn} />} />}
    </Asked>
  )
}

function OneList({ list, day }: { list: ExpectedList; day: ReactNode }) {
  const pages = useWords(indicatorsWords).pages
  const words = pages.lists
  const [doing, setDoing] = useState<'add' | 'end' | null>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const mayKeep = list.may.length > 0
  const wanted = text.normalize('NFKC').trim().toLowerCase()
  const found = list.items.filter((item) =>
    `${item.name} ${item.place.name} ${item.key ?? ''}`.toLowerCase().includes(wanted),
  )
  const turn = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const add = mayKeep && (
    <Button type="primary" onClick={() => setDoing('add')}>
      {words.add}
    </Button>
  )
  return (
    <Page
      title={list.name}
      kicker={<Link to="/indicators/lists">{words.back}</Link>}
      lead={`${pages.owner(list.office.name)} · ${words.matches[list.matchedBy]} · ${words.count(sayNumber(list.count))}`}
      actions={
        <>
          {list.items.length > 0 && add}
          {chosen.size > 0 && (
            <Button onClick={() => setDoing('end')}>
              {words.end} ({words.chosen(chosen.size)})
            </Button>
          )}
        </>
      }
    >
      <div className={styles.filters}>
        <Input
          type="search"
          data-search
          aria-label={words.search}
          className={styles.search}
          placeholder={words.search}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {day}
      </div>
      {list.items.length === 0 ? (
        <Empty title={words.itemNone} action={add}>
          {words.itemNoneLead}
        </Empty>
      ) : found.length === 0 ? (
        <Empty title={words.itemNoneFound} />
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {mayKeep && <td />}
                <th scope="col">{words.item}</th>
                <th scope="col">{words.place}</th>
                {list.matchedBy === 'key' && <th scope="col">{words.key}</th>}
                <th scope="col">{words.since}</th>
                <th scope="col">{words.until}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((item) => (
                <tr key={item.id}>
                  {mayKeep && (
                    <td>
                      <Checkbox
                        aria-label={words.choose(item.name)}
                        checked={chosen.has(item.id)}
                        disabled={item.untilOn !== null}
                        onChange={() => turn(item.id)}
                      />
                    </td>
                  )}
                  <th scope="row">
                    <Han>{item.name}</Han>
                  </th>
                  <td>
                    <Han>{item.place.name}</Han>
                  </td>
                  {list.matchedBy === 'key' && <td>{item.key}</td>}
                  <td>
                    <DateSaid on={item.fromOn} />
                  </td>
                  <td>
                    {item.untilOn ? (
                      <DateSaid on={item.untilOn} />
                    ) : (
                      <span className={styles.stands}>{words.stands}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {doing === 'add' && <AddLines list={list} onClose={() => setDoing(null)} />}
      {doing === 'end' && (
        <EndForm
          list={list}
          ids={[...chosen]}
          onClose={() => setDoing(null)}
          onDone={() => {
            setChosen(new Set())
            setDoing(null)
          }}
        />
      )}
    </Page>
  )
}

function EndForm(props: { list: ExpectedList; ids: string[]; onClose: () => void; onDone: () => void }) {
  const words = useWords(indicatorsWords).pages.lists
  const common = useWords(webWords)
  const { message } = App.useApp()
  const [untilOn, setUntilOn] = useState(today())
  const end = useSend(endItems, {
    onDone: ({ ended }) => {
      message.success(words.ended(ended))
      props.onDone()
    },
  })
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={words.endTitle}
      okText={words.end}
      cancelText={common.cancel}
      confirmLoading={end.isPending}
      onCancel={props.onClose}
      onOk={() =>
        untilOn && end.mutate({ params: { id: props.list.id }, body: { itemIds: props.ids, untilOn } })
      }
    >
      <div className={forms.form}>
        <p className={forms.hint}>
          {words.chosen(props.ids.length)} · {words.endLead}
        </p>
        <DayField label={words.endOn} value={untilOn} onChange={setUntilOn} />
        {end.error && <Problem error={end.error} words={indicatorsWords} />}
      </div>
    </Modal>
  )
}
