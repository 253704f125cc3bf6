import { App, Button, Select } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { usePageKeys } from '../../../../web/lib/pageKeys.ts'
import { useAskedInPages, useSend } from '../../../../web/lib/queries.ts'
import { useRows } from '../../../../web/lib/useRows.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { KeyHint } from '../../../../web/ui/KeyHint.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { acceptRecords, type Deed, listRecords } from '../../contract/records.ts'
import { recordStates } from '../../contract/words.ts'
import { plansWords } from '../words.ts'
import { DeedActs, type Opened } from './DeedActs.tsx'
import { DeedFacts } from './DeedFacts.tsx'
import { DeedLine } from './DeedLine.tsx'
import styles from './ReviewDesk.module.css'
import { usePlanTopics } from './topics.ts'

const shows = ['forMe', 'mine', 'all'] as const
type Show = (typeof shows)[number]
const pageSize = 100
/** How many the server accepts in one act. */
const mostAtOnce = 200

/** Records in a queue, the one held beside it with its photos: read, compare, accept, next. */
export default function ReviewDesk() {
  const { desk: words, states } = useWords(plansWords).records
  const me = useMe()
  const [query, setQuery] = useSearchParams()
  const usual: Show = me.holds('plans.accept') ? 'forMe' : me.holds('plans.record') ? 'mine' : 'all'
  const show = shows.find((one) => one === query.get('show')) ?? usual
  const state = recordStates.find((one) => one === query.get('state'))
  const topics = usePlanTopics()
  const asked = {
    limit: pageSize,
    ...(show === 'forMe' ? { forMe: true } : show === 'mine' ? { mine: true } : {}),
    ...(state && show !== 'forMe' ? { state } : {}),
    ...(query.get('project') ? { projectId: query.get('project') ?? '' } : {}),
  }
  const records = useAskedInPages(
    listRecords,
    { query: asked },
    (page) => (page.length < pageSize ? undefined : { query: { ...asked, before: page.at(-1)?.id } }),
    { topics, keep: true },
  )
  const choose = (name: string, value: string | undefined) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const allowed = shows.filter(
    (one) => one === 'all' || me.holds(one === 'forMe' ? 'plans.accept' : 'plans.record'),
  )
  return (
    <Page title={words.title} lead={me.holds('plans.accept') && words.lead}>
      <div className={styles.filters}>
        {allowed.length > 1 && (
          <Choice
            label={words.title}
            value={show}
            onChoose={(value) => choose('show', value)}
            options={allowed.map((value) => ({ value, word: words.shows[value] }))}
          />
        )}
        {show !== 'forMe' && <StateFilter state={state} choose={(value) => choose('state', value)} />}
      </div>
      <Asked of={records} words={plansWords} rows={8}>
        {(pages) =>
          pages[0]?.length === 0 ? (
            <Empty title={state && show !== 'forMe' ? words.noneState(states[state]) : words.none[show]}>
              {state && show !== 'forMe' ? words.noneStateLead : words.noneLead[show]}
            </Empty>
          ) : (
            <>
              <Queue key={show} deeds={pages.flat()} saysWaiting={show !== 'forMe'} />
              {records.hasNextPage && (
                <div>
                  <Button loading={records.isFetchingNextPage} onClick={() => records.fetchNextPage()}>
                    {words.more}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Asked>
    </Page>
  )
}

function StateFilter(props: { state: string | undefined; choose: (value: string | undefined) => void }) {
  const words = useWords(plansWords).records
  return (
    <Select
      aria-label={words.desk.state}
      allowClear
      className={styles.state}
      placeholder={words.desk.anyState}
      value={props.state}
      onChange={props.choose}
      options={recordStates.map((value) => ({ value, label: words.states[value] }))}
    />
  )
}

function Queue({ deeds, saysWaiting }: { deeds: readonly Deed[]; saysWaiting: boolean }) {
  const words = useWords(plansWords).records.desk
  const { message } = App.useApp()
  const go = useNavigate()
  const [opened, setOpened] = useState<Opened>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const accept = useSend(acceptRecords, {
    onDone: ({ accepted }) => {
      setSelected(new Set())
      message.success(words.accepted(accepted))
    },
  })
  const ids = useMemo(() => deeds.map(({ id }) => id), [deeds])
  const acceptable = deeds.filter((deed) => deed.may.includes('accept'))
  const chosen = acceptable
    .filter(({ id }) => selected.has(id))
    .slice(0, mostAtOnce)
    .map(({ id }) => id)
  const toggle = (id: string) =>
    setSelected((now) => {
      const next = new Set(now)
      if (!next.delete(id) && acceptable.some((deed) => deed.id === id)) next.add(id)
      return next
    })
  const acceptThese = (recordIds: string[]) => {
    if (recordIds.length > 0 && !accept.isPending) accept.mutate({ body: { recordIds } })
  }
  const mayBe = (id: string, act: string) => deeds.find((deed) => deed.id === id)?.may.includes(act) === true
  const { current, hold } = useRows(
    ids,
    {
      a: (id) => acceptThese(chosen.length > 0 ? chosen : mayBe(id, 'accept') ? [id] : []),
      r: (id) => mayBe(id, 'return') && setOpened('return'),
      space: toggle,
      x: toggle,
      enter: (id) => go(`/plans/records/${id}`),
      o: (id) => go(`/plans/records/${id}`),
    },
    true,
  )
  const deed = deeds.find(({ id }) => id === current) ?? deeds[0]
  const heldId = deed?.id
  const formerId = useRef(heldId)
  // The button of an act goes with its record; the keyboard and the ear go on at the record that came up in its place.
  useEffect(() => {
    if (heldId === formerId.current) return
    formerId.current = heldId
    if (document.activeElement === document.body)
      document
        .querySelector<HTMLElement>(`[data-row="${heldId}"] [data-holds]`)
        ?.focus({ preventScroll: true })
  }, [heldId])
  return (
    <>
      {acceptable.length > 0 && (
        <div className={styles.batch}>
          <Button
            disabled={chosen.length === 0}
            loading={accept.isPending}
            type={chosen.length > 0 ? 'primary' : 'default'}
            onClick={() => acceptThese(chosen)}
          >
            {words.acceptMany(chosen.length)}
          </Button>
          <Button
            type="text"
            onClick={() =>
              setSelected(chosen.length > 0 ? new Set() : new Set(acceptable.map(({ id }) => id)))
            }
          >
            {chosen.length > 0 ? words.clear : words.selectAll}
          </Button>
          <Keys />
        </div>
      )}
      {accept.error && <Problem error={accept.error} words={plansWords} />}
      <div className={styles.desk}>
        <ul className={styles.queue} data-plain={acceptable.length === 0 || undefined}>
          {deeds.map((one) => (
            <DeedLine
              key={one.id}
              deed={one}
              held={one.id === deed?.id}
              saysWaiting={saysWaiting}
              onHold={() => {
                hold(one.id)
                setOpened(null)
              }}
              selected={one.may.includes('accept') ? selected.has(one.id) : undefined}
              onSelect={() => toggle(one.id)}
            />
          ))}
        </ul>
        {deed && (
          <section className={styles.held} aria-live="polite">
            <div className={styles.acts}>
              <DeedActs
                key={deed.id}
                deed={deed}
                opened={opened}
                open={setOpened}
                onDecided={() => setOpened(null)}
                keys
              />
              <Link to={`/plans/records/${deed.id}`} className={styles.own}>
                {words.keys.open}
              </Link>
            </div>
            <DeedFacts key={deed.id} deed={deed} />
          </section>
        )}
      </div>
    </>
  )
}

function Keys() {
  const { keys } = useWords(plansWords).records.desk
  usePageKeys([
    [['j', 'k'], keys.move],
    [['a'], keys.accept],
    [['r'], keys.return],
    [['x'], keys.select],
    [['Enter'], keys.open],
  ])
  return (
    <span className={styles.keys}>
      <KeyHint keys={['j', 'k']} /> {keys.move} <KeyHint keys={['a']} /> {keys.accept}{' '}
      <KeyHint keys={['r']} /> {keys.return} <KeyHint keys={['x']} /> {keys.select}{' '}
      <KeyHint keys={['Enter']} /> {keys.open}
    </span>
  )
}
