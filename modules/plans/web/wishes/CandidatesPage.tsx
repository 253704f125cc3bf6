import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { type Candidate, listCandidates, listRounds, orderCandidates } from '../../contract/wishes.ts'
import { toneOf } from '../resident/parts/tones.ts'
import { plansWords } from '../words.ts'
import { ConfirmPart } from './ConfirmPart.tsx'
import { DraftForm } from './forms/DraftForm.tsx'
import { EstimateForm } from './forms/EstimateForm.tsx'
import { ReturnForm } from './forms/ReturnForm.tsx'
import styles from './Wishes.module.css'

/** Candidates side by side: support, cost, feasibility, opinions; put in order, written into the draft, confirmed after the vote. */
export default function CandidatesPage() {
  const words = useWords(plansWords).wishes
  const [query, setQuery] = useSearchParams()
  const rounds = useAsked(listRounds)
  const roundId = query.get('round') ?? rounds.data?.[0]?.id
  const candidates = useAsked(
    listCandidates,
    { query: roundId ? { roundId } : {} },
    { topics: ['plans.wishes'], enabled: rounds.data !== undefined },
  )
  return (
    <Page
      title={words.candidates.title}
      lead={words.candidates.lead}
      kicker={<Link to="/plans/wishes">{words.desk.title}</Link>}
      actions={
        (rounds.data?.length ?? 0) > 1 && (
          <Select
            aria-label={words.desk.round}
            value={roundId}
            onChange={(value: string) => setQuery({ round: value }, { replace: true })}
            options={rounds.data?.map((round) => ({ value: round.id, label: String(round.year) }))}
          />
        )
      }
    >
      <Asked of={candidates} words={plansWords} rows={6}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.candidates.none}>{words.candidates.noneLead}</Empty>
          ) : (
            <>
              <ConfirmPart candidates={list} />
              <Table key={list.map(({ id }) => id).join()} candidates={list} roundId={roundId} />
            </>
          )
        }
      </Asked>
    </Page>
  )
}

type Opened = { what: 'estimate' | 'draft' | 'return'; candidate: Candidate } | null

function Table({ candidates, roundId }: { candidates: readonly Candidate[]; roundId: string | undefined }) {
  const { wishes: words, wishing } = useWords(plansWords)
  const { columns } = words.candidates
  const [order, setOrder] = useState(() => candidates.map(({ id }) => id))
  const [opened, setOpened] = useState<Opened>(null)
  const save = useSend(orderCandidates)
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  const isMoved = order.some((id, at) => candidates[at]?.id !== id)
  const move = (id: string, by: number) =>
    setOrder((now) => {
      const at = now.indexOf(id)
      const to = at + by
      if (to < 0 || to >= now.length) return now
      const next = [...now]
      next.splice(at, 1)
      next.splice(to, 0, id)
      return next
    })
  const close = () => setOpened(null)
  return (
    <>
      {isMoved && roundId && (
        <div className={styles.acts}>
          <Button
            type="primary"
            loading={save.isPending}
            onClick={() => save.mutate({ params: { id: roundId }, body: { candidateIds: order } })}
          >
            {words.candidates.saveOrder}
          </Button>
        </div>
      )}
      {save.error && <Problem error={save.error} words={plansWords} />}
      <section className={styles.table} aria-label={words.candidates.title}>
        <table>
          <thead>
            <tr>
              <th>{columns.order}</th>
              <th>{columns.what}</th>
              <th className={styles.number}>{columns.support}</th>
              <th className={styles.number}>{columns.budget}</th>
              <th className={styles.number}>{columns.number}</th>
              <th>{columns.feasibility}</th>
              <th>{columns.office}</th>
              <th>{columns.opinions}</th>
              <th>{columns.state}</th>
              <th>
                <span className="spoken">{columns.acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {order.flatMap((id, at) => {
              const one = byId.get(id)
              if (!one) return []
              const open = one.state === 'candidate' || one.state === 'listed'
              return [
                <tr key={id}>
                  <td>
                    <span className={styles.order}>
                      {at + 1}
                      <Button
                        size="small"
                        type="text"
                        disabled={at === 0}
                        aria-label={`${words.candidates.up}：${one.title}`}
                        onClick={() => move(id, -1)}
                      >
                        ↑
                      </Button>
                      <Button
                        size="small"
                        type="text"
                        disabled={at === order.length - 1}
                        aria-label={`${words.candidates.down}：${one.title}`}
                        onClick={() => move(id, 1)}
                      >
                        ↓
                      </Button>
                    </span>
                  </td>
                  <td>
                    <Link to={`/plans/wishes/${one.wishId}`} lang="zh-CN">
                      {one.title}
                    </Link>
                    <p className={styles.which}>
                      <span>
                        <Han>{one.place.name}</Han>
                      </span>
                      {one.category && (
                        <span>
                          <Han>{one.category.name}</Han>
                        </span>
                      )}
                      {one.voices > 1 && <span>{words.candidates.voices(one.voices)}</span>}
                    </p>
                    {one.words && (
                      <p className={styles.which} lang="zh-CN">
                        {one.words}
                      </p>
                    )}
                  </td>
                  <td className={styles.number}>
                    {sayNumber(one.supports)}
                    {one.crowd > 0 && <p className={styles.hint}>{wishing.crowdShort(one.crowd)}</p>}
                  </td>
                  <td className={styles.number}>
                    {one.budgetFen === null
                      ? words.candidates.noBudget
                      : words.candidates.wan(sayNumber(one.budgetFen / 1_000_000))}
                  </td>
                  <td className={styles.number}>
                    {one.value !== null && words.candidates.count(sayNumber(one.value), one.unit ?? '')}
                  </td>
                  <td>{words.feasibilities[one.feasibility]}</td>
                  <td>
                    <Han>{one.leadOffice.name}</Han>
                  </td>
                  <td>
                    {one.opinions.map((opinion) => (
                      <p key={opinion.office}>
                        <Han>{opinion.office}</Han>{' '}
                        <span className={styles.quiet}>
                          {opinion.stance ? words.stances[opinion.stance] : '…'}
                        </span>
                      </p>
                    ))}
                  </td>
                  <td>
                    <span className={styles.state} data-tone={toneOf(one.state)}>
                      {wishing.states[one.state]}
                    </span>
                    {one.project && (
                      <p>
                        <Link
                          to={`/plans/projects/${one.project.id}${one.targetId ? `?target=${one.targetId}` : ''}`}
                        >
                          {words.candidates.became(one.project.number, one.project.title)}
                        </Link>
                      </p>
                    )}
                    {one.draftId && one.state === 'listed' && (
                      <p>
                        <Link to={`/plans/drafts/${one.draftId}`}>{words.candidates.draftOpen}</Link>
                      </p>
                    )}
                  </td>
                  <td>
                    <span className={styles.acts}>
                      {one.state === 'candidate' && (
                        <Button size="small" onClick={() => setOpened({ what: 'draft', candidate: one })}>
                          {words.candidates.draft}
                        </Button>
                      )}
                      {open && (
                        <Button
                          size="small"
                          type="text"
                          onClick={() => setOpened({ what: 'estimate', candidate: one })}
                        >
                          {words.candidates.estimate}
                        </Button>
                      )}
                      {one.state === 'listed' && (
                        <Button
                          size="small"
                          type="text"
                          onClick={() => setOpened({ what: 'return', candidate: one })}
                        >
                          {words.candidates.back}
                        </Button>
                      )}
                    </span>
                  </td>
                </tr>,
              ]
            })}
          </tbody>
        </table>
      </section>
      {opened?.what === 'estimate' && <EstimateForm candidate={opened.candidate} onClose={close} />}
      {opened?.what === 'draft' && <DraftForm candidate={opened.candidate} onClose={close} />}
      {opened?.what === 'return' && <ReturnForm candidate={opened.candidate} onClose={close} />}
    </>
  )
}
