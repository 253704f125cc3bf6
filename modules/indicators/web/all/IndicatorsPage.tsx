import { Button, Checkbox, Input, Select } from 'antd'
import { useId, useMemo } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { usePageKeys } from '../../../../web/lib/pageKeys.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { useRows } from '../../../../web/lib/useRows.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Answer, Ask } from '../../contract/answers.ts'
import { type IndicatorSummary, listIndicators } from '../../contract/definitions.ts'
import { indicatorKinds } from '../../contract/words.ts'
import { yearOf } from '../../rules.ts'
import { useAnswers, useFreshNumbers } from '../asking.ts'
import NumberPanel from '../number/NumberPanel.tsx'
import { sayValue } from '../saying.ts'
import { thisYear } from '../scope.ts'
import { useOpenNumber } from '../useOpenNumber.ts'
import { indicatorsWords } from '../words.ts'
import styles from './IndicatorsPage.module.css'

/** All indicators by category, each with what it counts and what it is this year; figures of others stand apart. */
export default function IndicatorsPage() {
  const words = useWords(indicatorsWords).pages.all
  const me = useMe()
  const go = useNavigate()
  const [query] = useSearchParams()
  const list = useAsked(
    listIndicators,
    { query: query.get('retired') ? { retired: true } : {} },
    { keep: true, topics: ['indicators'] },
  )
  const define = me.holds('indicators.define') && (
    <Button type="primary" onClick={() => go('/indicators/new')}>
      {words.define}
    </Button>
  )
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          {list.data && list.data.length > 0 && define}
          <Link className={styles.way} to="/indicators/lists">
            {words.lists}
          </Link>
        </>
      }
    >
      <Asked of={list} words={indicatorsWords} rows={10}>
        {(all) =>
          all.length === 0 && !query.get('retired') ? (
            <Empty title={words.none} action={define}>
              {define ? words.noneLead : words.noneLeadReader}
            </Empty>
          ) : (
            <Found all={all} />
          )
        }
      </Asked>
    </Page>
  )
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

function Found({ all }: { all: readonly IndicatorSummary[] }) {
  const pages = useWords(indicatorsWords).pages
  const words = pages.all
  const go = useNavigate()
  const id = useId()
  const [query, setQuery] = useSearchParams()
  const { open, show } = useOpenNumber()
  const [text, category, kind] = [query.get('text') ?? '', query.get('category'), query.get('kind')]
  const put = (name: string, value: string | null) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const found = all.filter(
    (one) =>
      (category === null || one.category === category) &&
      (kind === null || one.kind === kind) &&
      (text.trim() === '' ||
        plain(`${one.name} ${one.countedHow} ${one.owner.name}`).includes(plain(text.trim()))),
  )
  const year = yearOf(thisYear())
  const asks = useMemo<Ask[]>(
    () =>
      all.map((one) => ({
        indicatorId: one.id,
        from: `${thisYear()}-01-01`,
        until: `${thisYear() + 1}-01-01`,
      })),
    [all],
  )
  useFreshNumbers()
  const answers = useAnswers(asks)
  const answerOf = useMemo(
    () => new Map((answers.data?.answers ?? []).map((answer) => [answer.indicatorId, answer])),
    [answers.data],
  )
  const own = found.filter((one) => one.kind !== 'external')
  const external = found.filter((one) => one.kind === 'external')
  const categories = [...new Set(all.map((one) => one.category))]
  const openAsk = (indicatorId: string) => show({ indicatorId, ...year })
  const rows = useRows(
    [...own, ...external].map((one) => one.id),
    { enter: (one) => go(`/indicators/${one}`), o: openAsk },
  )
  usePageKeys([
    [['j', 'k'], pages.board.keys.move],
    [['Enter'], pages.board.keys.page],
    [['o'], pages.board.keys.open],
  ])
  const line = (one: IndicatorSummary) => (
    <Line
      key={one.id}
      one={one}
      answer={answerOf.get(one.id)}
      held={rows.current === one.id}
      onOpen={() => openAsk(one.id)}
    />
  )
  return (
    <>
      <div className={styles.filters}>
        <Input
          type="search"
          data-search
          aria-label={words.search}
          className={styles.search}
          placeholder={words.search}
          value={text}
          allowClear
          onChange={(event) => put('text', event.target.value)}
        />
        <Select
          id={`${id}-category`}
          aria-label={words.category}
          value={category ?? ''}
          popupMatchSelectWidth={false}
          onChange={(value: string) => put('category', value)}
          options={[
            { value: '', label: words.anyCategory },
            ...categories.map((value) => ({ value, label: value })),
          ]}
        />
        <Select
          id={`${id}-kind`}
          aria-label={words.kind}
          value={kind ?? ''}
          popupMatchSelectWidth={false}
          onChange={(value: string) => put('kind', value)}
          options={[
            { value: '', label: words.anyKind },
            ...indicatorKinds.map((value) => ({ value: value as string, label: pages.kinds[value] })),
          ]}
        />
        <Checkbox
          checked={query.get('retired') !== null}
          onChange={(event) => put('retired', event.target.checked ? '1' : null)}
        >
          {words.retired}
        </Checkbox>
        <span className={styles.quiet} role="status">
          {words.shown(found.length, all.length)}
        </span>
      </div>
      {found.length === 0 && (
        <Empty
          title={words.noneFound}
          action={<Button onClick={() => setQuery({}, { replace: true })}>{words.clear}</Button>}
        >
          {words.noneFoundLead}
        </Empty>
      )}
      {categories.map((name) => {
        const lines = own.filter((one) => one.category === name)
        return (
          lines.length > 0 && (
            <Section key={name} title={<Han>{name}</Han>} aside={words.thisYear(thisYear())}>
              <ul className={styles.lines}>{lines.map(line)}</ul>
            </Section>
          )
        )
      })}
      {external.length > 0 && (
        <Section title={words.external} aside={words.externalLead}>
          <ul className={`${styles.lines} ${styles.external}`}>{external.map(line)}</ul>
        </Section>
      )}
      {open && <NumberPanel ask={open} show={show} onClose={() => show(null)} />}
    </>
  )
}

function Line(props: {
  one: IndicatorSummary
  answer: Answer | undefined
  held: boolean
  onOpen: () => void
}) {
  const { one, answer } = props
  const words = useWords(indicatorsWords).pages
  const { language } = useSaying()
  return (
    <li className={styles.line} data-row={one.id} data-held={props.held || undefined}>
      <div className={styles.about}>
        <p>
          <Link to={`/indicators/${one.id}`} className={styles.name}>
            <Han>{one.name}</Han>
          </Link>
        </p>
        <p className={styles.quiet}>
          {[words.kinds[one.kind], words.owner(one.owner.name), one.retiredOn ? words.all.isRetired : '']
            .filter(Boolean)
            .join(' · ')}
          {answer?.source && ` · ${words.board.source(answer.source.title)}`}
        </p>
        <p className={styles.how} lang="zh-CN">
          {one.countedHow}
        </p>
      </div>
      <p className={styles.value}>
        {answer && (
          <button type="button" className={styles.open} data-number={one.id} onClick={props.onOpen}>
            <span className={styles.number} data-none={answer.value === null || undefined}>
              {sayValue(answer, words, language)}
            </span>
            {answer.value !== null && one.unit && <span className={styles.quiet}> {one.unit}</span>}
          </button>
        )}
      </p>
    </li>
  )
}
