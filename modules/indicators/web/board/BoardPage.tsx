import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { turnFigures } from '../../../../web/lib/charts/asTables.ts'
import { useKeys } from '../../../../web/lib/keys.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { usePageKeys } from '../../../../web/lib/pageKeys.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { useRows } from '../../../../web/lib/useRows.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import type { Ask } from '../../contract/answers.ts'
import { type Dashboard, getDashboard } from '../../contract/dashboards.ts'
import { useFreshNumbers } from '../asking.ts'
import NumberPanel from '../number/NumberPanel.tsx'
import { ScopeBar } from '../ScopeBar.tsx'
import { type Scope, thisYear, useScope } from '../scope.ts'
import { useOpenNumber } from '../useOpenNumber.ts'
import { indicatorsWords } from '../words.ts'
import { ArrangeForm } from './ArrangeForm.tsx'
import styles from './BoardPage.module.css'
import { BoardPick } from './BoardPick.tsx'
import { askOf, scopeOf, withGoalsOf } from './board.ts'
import { Cell } from './Cell.tsx'
import { ChosenPart } from './ChosenPart.tsx'
import { DiaryPart } from './DiaryPart.tsx'

/** The numbers of one's own office or neighbourhood, month by month, against last year and what is aimed at. */
export default function BoardPage() {
  const words = useWords(indicatorsWords)
  const [query, setQuery] = useSearchParams()
  const { scope, choose } = useScope()
  useFreshNumbers()
  const [id, unitId] = [query.get('board'), query.get('unit')]
  const board = useAsked(
    getDashboard,
    {
      query: {
        ...(id ? { id } : {}),
        ...(unitId && !id ? { unitId } : {}),
        year: scope.year,
        ...(scope.view === 'now' ? { view: scope.view } : {}),
      },
    },
    { keep: true, topics: ['indicators'] },
  )
  const choice = (next: { board?: string; unit?: string }) =>
    setQuery(
      (now) => {
        const fresh = new URLSearchParams(now)
        for (const name of ['board', 'unit', 'at', 'number']) fresh.delete(name)
        for (const [name, value] of Object.entries(next)) fresh.set(name, value)
        return fresh
      },
      { preventScrollReset: true },
    )
  return (
    <Page
      title={board.data?.unit.name ?? words.pages.board.title}
      tab={words.pages.board.title}
      kicker={board.data ? words.pages.board.title : undefined}
      lead={words.pages.board.lead}
      actions={<Ways board={board.data} />}
    >
      <ScopeBar scope={scope} choose={choose}>
        <BoardPick board={board.data} choose={choice} />
      </ScopeBar>
      <Asked of={board} words={indicatorsWords} rows={10}>
        {(answer) => <OneBoard key={`${answer.id} ${answer.unit.id}`} board={answer} scope={scope} />}
      </Asked>
    </Page>
  )
}

function Ways({ board }: { board: Dashboard | undefined }) {
  const words = useWords(indicatorsWords).pages.board
  const me = useMe()
  const [arranging, setArranging] = useState(false)
  return (
    <>
      {board?.may.includes('arrange') && <Button onClick={() => setArranging(true)}>{words.arrange}</Button>}
      {me.holds('indicators.read') && (
        <Link className={styles.way} to="/indicators/all">
          {words.all}
        </Link>
      )}
      {arranging && board && <ArrangeForm board={board} onClose={() => setArranging(false)} />}
    </>
  )
}

/** The large chart stands below the cells: where it is out of sight it is brought up. */
function toChosen(): void {
  requestAnimationFrame(() => {
    const part = document.getElementById('chosen')
    if (part && part.getBoundingClientRect().top > innerHeight * 0.6) part.scrollIntoView({ block: 'start' })
  })
}

function OneBoard({ board, scope }: { board: Dashboard; scope: Scope }) {
  const words = useWords(indicatorsWords).pages.board
  const [query, setQuery] = useSearchParams()
  const go = useNavigate()
  const { open, show } = useOpenNumber()
  const items = useMemo(() => withGoalsOf(board, thisYear()), [board])
  const own = items.filter(({ kind }) => kind !== 'external')
  const external = items.filter(({ kind }) => kind === 'external')
  const ids = useMemo(() => board.items.map(({ indicatorId }) => indicatorId), [board.items])
  const at = query.get('at')
  const chosen = own.find(({ indicatorId }) => indicatorId === at) ?? own[0]
  const choose = (indicatorId: string) =>
    setQuery(
      (now) => {
        const fresh = new URLSearchParams(now)
        fresh.set('at', indicatorId)
        return fresh
      },
      { replace: true, preventScrollReset: true },
    )
  const askFor = (indicatorId: string): Ask => askOf(board, scope, indicatorId)
  const rows = useRows(ids, {
    enter: (id) => choose(id),
    o: (id) => show(askFor(id)),
    p: (id) => go(`/indicators/${id}`),
  })
  useKeys({ b: turnFigures })
  usePageKeys([
    [['j', 'k'], words.keys.move],
    [['o'], words.keys.open],
    [['p'], words.keys.page],
    [['b'], words.keys.table],
  ])
  if (board.items.length === 0) {
    return (
      <Empty title={words.none} action={<Link to="/indicators/all">{words.all}</Link>}>
        {words.noneLead}
      </Empty>
    )
  }
  const cells = (items: typeof own) => (
    <ul className={styles.cells}>
      {items.map((item) => (
        <Cell
          key={item.indicatorId}
          item={item}
          year={board.year}
          held={rows.current === item.indicatorId}
          chosen={item.indicatorId === chosen?.indicatorId}
          onChoose={() => {
            rows.hold(item.indicatorId)
            choose(item.indicatorId)
            toChosen()
          }}
          onOpen={() => show(askFor(item.indicatorId))}
        />
      ))}
    </ul>
  )
  return (
    <>
      <Section title={words.cells} aside={words.cellsLead}>
        {cells(own)}
      </Section>
      {chosen && (
        <ChosenPart
          key={chosen.indicatorId}
          item={chosen}
          board={board}
          scope={scopeOf(board, scope)}
          show={show}
        />
      )}
      {external.length > 0 && (
        <Section title={words.external} aside={words.externalLead}>
          {cells(external)}
        </Section>
      )}
      <DiaryPart board={board} scope={scopeOf(board, scope)} />
      {open && <NumberPanel ask={open} show={show} onClose={() => show(null)} />}
    </>
  )
}
