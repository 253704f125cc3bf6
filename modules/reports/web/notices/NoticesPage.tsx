import { Link, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { listNotices, type NoticeHead } from '../../contract/notices.ts'
import { noticeStates } from '../../rules/notices.ts'
import styles from '../list/List.module.css'
import { reportsWords } from '../words.ts'

/** Supervision notices one may see, those due first. */
export default function NoticesPage() {
  const words = useWords(reportsWords).notices
  const me = useMe()
  const [query, setQuery] = useSearchParams()
  const state = noticeStates.find((one) => one === query.get('state'))
  const overdue = query.get('overdue') === 'yes'
  const text = query.get('text') ?? ''
  const notices = useAsked(
    listNotices,
    {
      query: {
        ...(state ? { state } : {}),
        ...(overdue ? { overdue } : {}),
        ...(text.trim() ? { text: text.trim() } : {}),
      },
    },
    { topics: ['reports.notices'], keep: true },
  )
  const put = (name: string, value: string) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const isFiltered = state !== undefined || overdue || text !== ''
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={me.holds('reports.order') && <Link to="/reports/notices/new">{words.issue}</Link>}
    >
      <div className={styles.filters}>
        <Choice
          label={words.filter.state}
          value={state ?? ''}
          onChoose={(value) => put('state', value)}
          options={[
            { value: '' as (typeof noticeStates)[number] | '', word: words.filter.all },
            ...noticeStates.map((value) => ({ value, word: words.states[value] })),
          ]}
        />
        <label>
          <input
            type="checkbox"
            checked={overdue}
            onChange={(event) => put('overdue', event.target.checked ? 'yes' : '')}
          />{' '}
          {words.filter.overdue}
        </label>
        <input
          className={styles.select}
          data-search
          aria-label={words.filter.search}
          placeholder={words.filter.search}
          value={text}
          onChange={(event) => put('text', event.target.value)}
        />
      </div>
      <Asked of={notices} words={reportsWords} rows={6}>
        {(list) =>
          list.length === 0 ? (
            isFiltered ? (
              <Empty title={words.noneFound} />
            ) : (
              <Empty title={words.none}>{words.noneLead}</Empty>
            )
          ) : (
            <ul className={styles.list}>
              {list.map((notice) => (
                <NoticeLine key={notice.id} notice={notice} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  )
}

export function NoticeLine({ notice }: { notice: NoticeHead }) {
  const words = useWords(reportsWords).notices
  return (
    <li className={styles.item}>
      <div className={styles.main}>
        <Link to={`/reports/notices/${notice.id}`} className={styles.name} lang="zh-CN">
          {notice.title}
        </Link>
        <NoticeStanding notice={notice} />
      </div>
      <p className={styles.facts}>
        <span lang="zh-CN">{notice.number}</span>
        <span lang="zh-CN">{notice.toOffice.name}</span>
        <span>
          {words.dueOn} <DateSaid on={notice.dueOn} />
        </span>
        <span>
          {words.orderedBy} <span lang="zh-CN">{notice.orderedBy.name}</span>
        </span>
      </p>
    </li>
  )
}

/** How it stands, in words; what is late says so before anything else. */
export function NoticeStanding({ notice }: { notice: NoticeHead }) {
  const words = useWords(reportsWords).notices
  const late = notice.isOverdue
  return (
    <span className={styles.state} data-state={late ? 'late' : notice.state}>
      {late && `▲ ${words.overdue} · `}
      {notice.escalatedAt && !notice.settledAt && `${words.escalated} · `}
      {words.states[notice.state]}
    </span>
  )
}
