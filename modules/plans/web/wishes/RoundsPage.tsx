import { App, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { addDays } from '../../../../platform/civil.ts'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { closeRound, listRounds, openRound, type Round } from '../../contract/wishes.ts'
import { today } from '../promises/saying.ts'
import { plansWords } from '../words.ts'
import { ActForm, Labelled } from './forms/ActForm.tsx'
import styles from './Wishes.module.css'

/** Rounds of soliciting: when, for which year, what is asked for; opened and ended by the clerk. */
export default function RoundsPage() {
  const { wishes, wishing } = useWords(plansWords)
  const words = wishes.rounds
  const me = useMe()
  const [opening, setOpening] = useState(false)
  const rounds = useAsked(listRounds, {}, { topics: ['plans.rounds', 'plans.wishes'] })
  const sorts = me.holds('plans.wish_sort')
  return (
    <Page
      title={words.title}
      lead={words.lead}
      kicker={<Link to="/plans/wishes">{wishes.desk.title}</Link>}
      actions={
        sorts && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {words.open}
          </Button>
        )
      }
    >
      <Asked of={rounds} words={plansWords} rows={4}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <ul className={styles.rows}>
              {list.map((round) => (
                <li key={round.id}>
                  <p className={styles.row}>
                    <strong>
                      <Han>{round.title}</Han>
                    </strong>
                    <span className={styles.acts}>
                      <span className={styles.quiet}>
                        {words.states[round.state]} · <DateSaid on={round.fromOn} /> –{' '}
                        <DateSaid on={round.lastOn} />
                      </span>
                      {sorts && round.state !== 'over' && <CloseWay round={round} />}
                    </span>
                  </p>
                  <p lang="zh-CN">{round.words}</p>
                  <p className={styles.row}>
                    <span className={styles.quiet}>
                      {wishing.round.asks}
                      <Han>{round.categories.map(({ name }) => name).join('、')}</Han>
                    </span>
                    <Link to={`/plans/wishes?show=all&round=${round.id}`}>
                      {words.count(round.wishes)} · {words.see}
                    </Link>
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      {opening && <OpenForm former={rounds.data?.[0]} onClose={() => setOpening(false)} />}
    </Page>
  )
}

function CloseWay({ round }: { round: Round }) {
  const words = useWords(plansWords).wishes.rounds
  const common = useWords(webWords)
  const { modal } = App.useApp()
  const close = useSend(closeRound)
  return (
    <Button
      size="small"
      loading={close.isPending}
      onClick={() =>
        modal.confirm({
          title: words.close,
          content: words.closeAsk,
          okText: words.close,
          cancelText: common.cancel,
          onOk: () => close.mutateAsync({ params: { id: round.id } }),
        })
      }
    >
      {words.close}
    </Button>
  )
}

function OpenForm({ former, onClose }: { former: Round | undefined; onClose: () => void }) {
  const words = useWords(plansWords).wishes.rounds
  const id = useId()
  const nextYear = String(Math.max(Number(today().slice(0, 4)) + 1, (former?.year ?? 0) + 1))
  const [year, setYear] = useState(nextYear)
  const [title, setTitle] = useState(words.nameOf(nextYear))
  const [said, setSaid] = useState(former?.words ?? '')
  const [fromOn, setFromOn] = useState(today())
  const [lastOn, setLastOn] = useState(addDays(today(), 60))
  const [categories, setCategories] = useState(former?.categories.map(({ name }) => name).join('\n') ?? '')
  const open = useSend(openRound, { onDone: onClose })
  const names = [
    ...new Set(
      categories
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]
  const isYear = /^\d{4}$/.test(year)
  return (
    <ActForm
      title={words.open}
      okText={words.send}
      ready={
        isYear &&
        title.trim() !== '' &&
        said.trim() !== '' &&
        fromOn !== '' &&
        lastOn !== '' &&
        names.length > 0
      }
      sending={open.isPending}
      error={open.error}
      onClose={onClose}
      onSend={() =>
        open.mutate({
          body: {
            year: Number(year),
            title: title.trim(),
            words: said.trim(),
            fromOn,
            lastOn,
            categories: names,
          },
        })
      }
    >
      <div className={styles.two}>
        <Labelled id={`${id}-year`} label={words.year}>
          <Input
            id={`${id}-year`}
            inputMode="numeric"
            maxLength={4}
            value={year}
            onChange={(event) => {
              if (title === words.nameOf(year)) setTitle(words.nameOf(event.target.value))
              setYear(event.target.value)
            }}
          />
        </Labelled>
        <Labelled id={`${id}-title`} label={words.name}>
          <Input
            id={`${id}-title`}
            maxLength={60}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </Labelled>
        <DayField label={words.from} value={fromOn} onChange={setFromOn} />
        <DayField label={words.last} value={lastOn} min={fromOn} onChange={setLastOn} />
      </div>
      <Labelled id={`${id}-words`} label={words.words} hint={words.wordsHint}>
        <Input.TextArea
          id={`${id}-words`}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={2000}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </Labelled>
      <Labelled id={`${id}-categories`} label={words.categories}>
        <Input.TextArea
          id={`${id}-categories`}
          autoSize={{ minRows: 4, maxRows: 10 }}
          value={categories}
          onChange={(event) => setCategories(event.target.value)}
        />
      </Labelled>
    </ActForm>
  )
}
