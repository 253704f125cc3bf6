import { App, Button, Input, InputNumber, Modal, Popconfirm, Select } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import {
  arrangeDashboard,
  type Dashboard,
  type DashboardItem,
  dropDashboard,
  makeDashboard,
} from '../../contract/dashboards.ts'
import { listIndicators } from '../../contract/definitions.ts'
import { indicatorsWords } from '../words.ts'
import styles from './ArrangeForm.module.css'

const most = 24

/** Which numbers a dashboard shows, in which order, and what is aimed at where no promise says it. */
export function ArrangeForm({ board, onClose }: { board: Dashboard; onClose: () => void }) {
  const words = useWords(indicatorsWords).pages.arrange
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const all = useAsked(listIndicators, { query: {} })
  const [title, setTitle] = useState(board.title)
  const [items, setItems] = useState<DashboardItem[]>(() =>
    board.items.map(({ indicatorId, draw, goal }) => ({
      indicatorId,
      draw,
      goal: goal && goal.path === null ? { value: goal.value, comparator: goal.comparator } : null,
    })),
  )
  const [asked, setAsked] = useState(false)
  const done = () => {
    message.success(words.saved)
    onClose()
  }
  const arrange = useSend(arrangeDashboard, { onDone: done })
  const make = useSend(makeDashboard, { onDone: done })
  const drop = useSend(dropDashboard, { onDone: onClose })
  const submit = () => {
    setAsked(true)
    if (title.trim() === '') return
    if (board.id) arrange.mutate({ params: { id: board.id }, body: { version: board.version, title, items } })
    else make.mutate({ body: { unitId: board.unit.id, title, items } })
  }
  const nameOf = (indicatorId: string) =>
    all.data?.find((one) => one.id === indicatorId)?.name ??
    board.items.find((one) => one.indicatorId === indicatorId)?.name ??
    ''
  const move = (at: number, by: number) =>
    setItems((former) => {
      const next = [...former]
      const [item] = next.splice(at, 1)
      if (item) next.splice(at + by, 0, item)
      return next
    })
  const change = (at: number, part: Partial<DashboardItem>) =>
    setItems((former) => former.map((item, i) => (i === at ? { ...item, ...part } : item)))
  const held = new Set(items.map(({ indicatorId }) => indicatorId))
  const error = arrange.error ?? make.error ?? drop.error
  return (
    <Modal
      open
      width={640}
      afterOpenChange={toFirstField}
      title={words.title}
      okText={words.save}
      cancelText={common.cancel}
      onOk={submit}
      onCancel={onClose}
      confirmLoading={arrange.isPending || make.isPending}
    >
      <div className={styles.form}>
        <div className={styles.field}>
          <label htmlFor={`${id}-title`}>{words.name}</label>
          <Input
            id={`${id}-title`}
            value={title}
            maxLength={40}
            status={asked && title.trim() === '' ? 'error' : ''}
            onChange={(event) => setTitle(event.target.value)}
          />
          {asked && title.trim() === '' && <p className={styles.wrong}>{words.nameMissing}</p>}
        </div>
        <ol className={styles.items}>
          {items.map((item, at) => (
            <li key={item.indicatorId} className={styles.item}>
              <span className={styles.name}>{nameOf(item.indicatorId)}</span>
              <span className={styles.goal}>
                {item.goal && (
                  <Select
                    aria-label={words.comparator}
                    value={item.goal.comparator === '<=' ? '<=' : '>='}
                    popupMatchSelectWidth={false}
                    options={(['>=', '<='] as const).map((value) => ({
                      value,
                      label: words.comparators[value],
                    }))}
                    onChange={(comparator: '>=' | '<=') =>
                      item.goal && change(at, { goal: { ...item.goal, comparator } })
                    }
                  />
                )}
                <InputNumber
                  aria-label={words.goalName(nameOf(item.indicatorId))}
                  placeholder={words.goal}
                  controls={false}
                  value={item.goal?.value ?? null}
                  onChange={(value) =>
                    change(at, {
                      goal: value === null ? null : { value, comparator: item.goal?.comparator ?? '>=' },
                    })
                  }
                />
              </span>
              <span className={styles.acts}>
                <Button
                  type="text"
                  disabled={at === 0}
                  aria-label={words.upName(nameOf(item.indicatorId))}
                  onClick={() => move(at, -1)}
                >
                  ↑
                </Button>
                <Button
                  type="text"
                  disabled={at === items.length - 1}
                  aria-label={words.downName(nameOf(item.indicatorId))}
                  onClick={() => move(at, 1)}
                >
                  ↓
                </Button>
                <Button
                  type="text"
                  aria-label={words.removeName(nameOf(item.indicatorId))}
                  onClick={() => setItems(items.filter((_, i) => i !== at))}
                >
                  {words.remove}
                </Button>
              </span>
            </li>
          ))}
        </ol>
        {items.length < most ? (
          <div className={styles.field}>
            <label htmlFor={`${id}-add`}>{words.add}</label>
            <Select
              id={`${id}-add`}
              value={null}
              placeholder={words.addHint}
              showSearch={{ optionFilterProp: 'label' }}
              options={(all.data ?? [])
                .filter((one) => !held.has(one.id) && one.retiredOn === null)
                .map((one) => ({ value: one.id, label: one.name }))}
              onChange={(indicatorId: string | null) => {
                if (indicatorId) setItems([...items, { indicatorId, draw: 'bar', goal: null }])
              }}
            />
          </div>
        ) : (
          <p className={styles.hint}>{words.full}</p>
        )}
        <p className={styles.hint}>{words.goalHint}</p>
        {board.id && (
          <div>
            <Popconfirm
              title={words.dropSure}
              okText={words.drop}
              cancelText={common.cancel}
              onConfirm={() => board.id && drop.mutate({ params: { id: board.id } })}
            >
              <Button type="link" className={styles.drop}>
                {words.drop}
              </Button>
            </Popconfirm>
          </div>
        )}
        {error && <Problem error={error} words={indicatorsWords} />}
      </div>
    </Modal>
  )
}
