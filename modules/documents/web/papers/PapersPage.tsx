import { Button, Input, Select } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAskedInPages } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { listPapers } from '../../contract/papers.ts'
import { type PaperKind, paperKinds } from '../../rules/kinds.ts'
import { type PaperState, paperStates } from '../../rules/moves.ts'
import { documentsWords } from '../words.ts'
import { PaperRows } from './PaperRows.tsx'
import styles from './PapersPage.module.css'

const perPage = 50
const shows = ['all', 'mine', 'received'] as const

/** The papers one may see, with the ways to everything around them. What is looked for stands in the address. */
export default function PapersPage() {
  const all = useWords(documentsWords)
  const words = all.desk.list
  const me = useMe()
  const go = useNavigate()
  const [query, setQuery] = useSearchParams()
  const set = (name: string, value: string | undefined) =>
    setQuery(
      (now) => {
        if (value) now.set(name, value)
        else now.delete(name)
        return now
      },
      { replace: true },
    )
  const show = shows.find((one) => one === query.get('show')) ?? 'all'
  const state = paperStates.find((one) => one === query.get('state'))
  const kind = paperKinds.find((one) => one === query.get('kind'))
  const search = query.get('search') ?? ''
  const asked = {
    ...(show === 'mine' ? { mine: true } : {}),
    ...(show === 'received' ? { received: true } : {}),
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(search ? { search } : {}),
    limit: perPage,
  }
  const papers = useAskedInPages(
    listPapers,
    { query: asked },
    (page) => (page.length < perPage ? undefined : { query: { ...asked, before: page.at(-1)!.id } }),
    { topics: ['documents.papers'], keep: true },
  )
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        me.holds('documents.draft') && (
          <Button type="primary" onClick={() => go('/documents/papers/new')}>
            {words.new}
          </Button>
        )
      }
    >
      <nav className={styles.ways} aria-label={words.title}>
        {me.holds('documents.oversee') && <Link to="/documents/numbers">{words.register}</Link>}
        <Link to="/documents/deputies">{words.deputies}</Link>
        <Link to="/documents/check">{words.check}</Link>
      </nav>
      <div className={styles.filters}>
        <Choice
          label={words.show}
          options={shows.map((value) => ({ value, word: words.shows[value] }))}
          value={show}
          onChoose={(value) => set('show', value === 'all' ? undefined : value)}
        />
        <Select<PaperState | ''>
          aria-label={words.state}
          className={styles.select}
          value={state ?? ''}
          onChange={(value) => set('state', value || undefined)}
          options={[
            { value: '', label: words.anyState },
            ...paperStates.map((value) => ({ value, label: all.names.states[value] })),
          ]}
        />
        <Select<PaperKind | ''>
          aria-label={words.kind}
          className={styles.select}
          value={kind ?? ''}
          onChange={(value) => set('kind', value || undefined)}
          options={[
            { value: '', label: words.anyKind },
            ...paperKinds.map((value) => ({ value, label: all.names.kinds[value] })),
          ]}
        />
        <Input.Search
          className={styles.search}
          data-search
          aria-label={words.search}
          placeholder={words.search}
          allowClear
          defaultValue={search}
          onSearch={(text) => set('search', text.trim() || undefined)}
        />
      </div>
      <Asked of={papers} words={documentsWords} rows={10}>
        {(pages) => {
          const list = pages.flat()
          return list.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <>
              <PaperRows papers={list} label={words.title} />
              {papers.hasNextPage && (
                <div>
                  <PlainButton onClick={() => papers.fetchNextPage()}>{words.more}</PlainButton>
                </div>
              )}
            </>
          )
        }}
      </Asked>
    </Page>
  )
}
