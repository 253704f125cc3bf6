import { Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { usePageKeys } from '../../../../web/lib/pageKeys.ts'
import { useAsked, useAskedInPages } from '../../../../web/lib/queries.ts'
import { useRows } from '../../../../web/lib/useRows.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import {
  countWishes,
  getWish,
  getWishPhoto,
  listRounds,
  listWishes,
  type StaffLine,
} from '../../contract/wishes.ts'
import { wishStates } from '../../rules/wishes.ts'
import { toneOf } from '../resident/parts/tones.ts'
import { plansWords } from '../words.ts'
import { WishDetail } from './WishDetail.tsx'
import styles from './Wishes.module.css'
import { WishMap } from './WishMap.tsx'

const shows = ['all', 'waiting', 'opinion', 'mine'] as const
type Show = (typeof shows)[number]
const pageSize = 40
const topics = ['plans.wishes', 'plans.rounds']

/** Suggestions in a queue, the one held beside it: look, publish, merge, weigh, next. */
export default function WishDesk() {
  const { wishes: words, wishing } = useWords(plansWords)
  const me = useMe()
  const [query, setQuery] = useSearchParams()
  const sorts = me.holds('plans.wish_sort')
  const allowed = shows.filter(
    (one) =>
      one === 'all' ||
      (one === 'waiting' && sorts) ||
      (one === 'opinion' && me.holds('plans.wish_opinion')) ||
      (one === 'mine' && (me.holds('plans.wish_for') || me.holds('plans.wish_hotline'))),
  )
  const usual: Show = sorts ? 'waiting' : me.holds('plans.wish_opinion') ? 'opinion' : 'all'
  const show = allowed.find((one) => one === query.get('show')) ?? usual
  const state = wishStates.find((one) => one === query.get('state'))
  const order = query.get('order') === 'supported' ? 'supported' : 'newest'
  const given = (name: string) => query.get(name) ?? undefined
  const [typed, setTyped] = useState(given('text') ?? '')
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
  const filters = {
    ...(show === 'waiting' ? { state: 'waiting' as const } : state ? { state } : {}),
    ...(show === 'opinion' || show === 'mine' ? { forMe: show } : {}),
    ...(given('category') ? { categoryId: given('category') } : {}),
    ...(given('round') ? { roundId: given('round') } : {}),
    ...(given('place') ? { placeId: given('place') } : {}),
    ...(given('text') ? { text: given('text') } : {}),
  }
  const asked = { ...filters, order: order as 'newest' | 'supported', limit: pageSize }
  const wishes = useAskedInPages(
    listWishes,
    { query: asked },
    (page) => (page.next === null ? undefined : { query: { ...asked, after: page.next } }),
    { topics, keep: true },
  )
  const counts = useAsked(countWishes, { query: filters }, { topics, keep: true })
  const rounds = useAsked(listRounds, {}, { topics: ['plans.rounds'] })
  const total = wishes.data?.[0]?.total
  return (
    <Page
      title={words.desk.title}
      lead={sorts && words.desk.lead}
      actions={
        <>
          {sorts && <Link to="/plans/candidates">{words.desk.candidates}</Link>}
          <Link to="/plans/rounds">{words.desk.rounds}</Link>
          <a href="/public/wishes">{words.desk.toPublic}</a>
          {(me.holds('plans.wish_for') || me.holds('plans.wish_hotline')) && <EnterWay />}
        </>
      }
    >
      {allowed.length > 1 && (
        <Choice
          label={words.desk.title}
          value={show}
          onChoose={(value) => choose('show', value)}
          options={allowed.map((value) => ({ value, word: words.desk.shows[value] }))}
        />
      )}
      <div className={styles.filters}>
        {show !== 'waiting' && (
          <Select
            aria-label={words.desk.state}
            className={styles.select}
            allowClear
            placeholder={words.desk.anyState}
            value={state}
            onChange={(value?: string) => choose('state', value)}
            options={wishStates.map((value) => ({ value, label: wishing.states[value] }))}
          />
        )}
        <Select
          aria-label={words.desk.category}
          className={styles.select}
          allowClear
          placeholder={words.desk.anyCategory}
          value={given('category')}
          onChange={(value?: string) => choose('category', value)}
          options={(rounds.data ?? [])
            .flatMap((round) => round.categories)
            .filter((one, at, all) => all.findIndex(({ id }) => id === one.id) === at)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        {(rounds.data?.length ?? 0) > 1 && (
          <Select
            aria-label={words.desk.round}
            className={styles.select}
            allowClear
            placeholder={words.desk.anyRound}
            value={given('round')}
            onChange={(value?: string) => choose('round', value)}
            options={rounds.data?.map((round) => ({ value: round.id, label: String(round.year) }))}
          />
        )}
        <Select
          aria-label={words.desk.place}
          className={styles.select}
          allowClear
          placeholder={words.desk.anyPlace}
          value={given('place')}
          onChange={(value?: string) => choose('place', value)}
          options={counts.data?.neighbourhoods.map(({ place, wishes: n }) => ({
            value: place.id,
            label: `${place.name} ${n}`,
          }))}
        />
        <Input.Search
          aria-label={words.desk.search}
          className={styles.search}
          placeholder={words.desk.search}
          data-search
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onSearch={(value) => choose('text', value.trim())}
        />
        <Choice
          label={words.desk.order}
          value={order}
          onChoose={(value) => choose('order', value === 'newest' ? undefined : value)}
          options={(['newest', 'supported'] as const).map((value) => ({
            value,
            word: wishing.orders[value],
          }))}
        />
        {total !== undefined && <span className={styles.quiet}>{words.desk.total(total)}</span>}
      </div>
      {counts.data && (total ?? 0) > 0 && (
        <WishMap
          counts={counts.data}
          onOpen={(id) => choose('place', id === given('place') ? undefined : id)}
        />
      )}
      <Asked of={wishes} words={plansWords} rows={8}>
        {(pages) =>
          pages[0]?.wishes.length === 0 ? (
            <Empty title={sayNone(words.desk, show).title}>{sayNone(words.desk, show).lead}</Empty>
          ) : (
            <>
              <Queue key={show} lines={pages.flatMap((page) => page.wishes)} />
              {wishes.hasNextPage && (
                <div>
                  <Button loading={wishes.isFetchingNextPage} onClick={() => wishes.fetchNextPage()}>
                    {words.desk.more}
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

function sayNone(
  words: {
    none: string
    noneLead: string
    noneWaiting: string
    noneWaitingLead: string
    noneOpinion: string
    noneOpinionLead: string
  },
  show: Show,
) {
  if (show === 'waiting') return { title: words.noneWaiting, lead: words.noneWaitingLead }
  if (show === 'opinion') return { title: words.noneOpinion, lead: words.noneOpinionLead }
  return { title: words.none, lead: words.noneLead }
}

function EnterWay() {
  const words = useWords(plansWords).wishes.desk
  const go = useNavigate()
  return (
    <Button type="primary" onClick={() => go('/plans/wishes/new')}>
      {words.enter}
    </Button>
  )
}

function Queue({ lines }: { lines: readonly StaffLine[] }) {
  const words = useWords(plansWords).wishes.desk
  const go = useNavigate()
  const ids = useMemo(() => lines.map(({ id }) => id), [lines])
  const { current, hold } = useRows(
    ids,
    { enter: (id) => go(`/plans/wishes/${id}`), o: (id) => go(`/plans/wishes/${id}`) },
    true,
  )
  usePageKeys([
    [['j', 'k'], words.keys.move],
    [['Enter'], words.keys.open],
  ])
  const heldId = current ?? lines[0]?.id
  return (
    <div className={styles.desk}>
      <ul className={styles.queue}>
        {lines.map((line) => (
          <Line key={line.id} line={line} held={line.id === heldId} onHold={() => hold(line.id)} />
        ))}
      </ul>
      {heldId && (
        <section className={styles.held} aria-live="polite">
          <Held key={heldId} id={heldId} />
        </section>
      )}
    </div>
  )
}

/** Read when it is held, so that the queue stays light. */
function Held({ id }: { id: string }) {
  const wish = useAsked(getWish, { params: { id } }, { topics: [`plans.wish:${id}`] })
  return (
    <Asked of={wish} words={plansWords} rows={6}>
      {(answer) => <WishDetail wish={answer} beside />}
    </Asked>
  )
}

function Line({ line, held, onHold }: { line: StaffLine; held: boolean; onHold: () => void }) {
  const { wishes: words, wishing } = useWords(plansWords)
  const go = useNavigate()
  return (
    <li className={styles.line} data-row={line.id} data-held={held || undefined}>
      <button
        type="button"
        className={styles.take}
        data-holds
        onClick={() => {
          // On a phone there is no room beside the queue.
          if (matchMedia('(max-width: 900px)').matches) go(`/plans/wishes/${line.id}`)
          else onHold()
        }}
      >
        <span className={styles.what} lang="zh-CN">
          {line.title}
        </span>
        <span className={styles.which}>
          <span className={styles.state} data-tone={toneOf(line.state)}>
            {wishing.states[line.state]}
          </span>
          <span>
            <Han>{line.place.name}</Han>
          </span>
          {line.category && (
            <span>
              <Han>{line.category.name}</Han>
            </span>
          )}
          <DateSaid on={line.madeOn} />
        </span>
        <span className={styles.which}>
          {line.supports > 0 && <span>{wishing.supports(line.supports)}</span>}
          {line.crowd > 0 && <span>{wishing.crowdShort(line.crowd)}</span>}
          {line.voices > 1 && <span>{wishing.voices(line.voices)}</span>}
          {line.channel !== 'self' && <span>{words.channels[line.channel]}</span>}
          {line.opinionDueOn && (
            <span className={styles.late}>
              {words.desk.due('')}
              <DateSaid on={line.opinionDueOn} />
            </span>
          )}
        </span>
      </button>
      {line.photoId && (
        <img
          src={addressOf(getWishPhoto, {
            params: { id: line.id, photoId: line.photoId },
            query: { width: 320 },
          })}
          alt=""
          className={styles.thumb}
          loading="lazy"
        />
      )}
    </li>
  )
}
