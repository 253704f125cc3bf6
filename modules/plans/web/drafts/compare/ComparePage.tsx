import { useId, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { NoPage } from '../../../../../web/lib/pages.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Choice } from '../../../../../web/ui/Choice.tsx'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { Page, Section } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import {
  type ComparedItem,
  compareDrafts,
  type Draft,
  getDraft,
  getPlan,
  type PlanSummary,
} from '../../../contract/drafts.ts'
import { isNowhere } from '../nowhere.ts'
import { draftWords } from '../words.ts'
import { ChangedNumbers, Changes } from './Changes.tsx'
import styles from './ComparePage.module.css'

/** What changed from one draft of a plan to another: the numbers first, then the words. */
export default function ComparePage() {
  const { id = '' } = useParams()
  const draft = useAsked(getDraft, { params: { id } })
  if (isNowhere(draft.error)) return <NoPage />
  return (
    <Asked of={draft} words={draftWords} rows={10}>
      {(answer) => <OfPlan draft={answer} />}
    </Asked>
  )
}

function OfPlan({ draft }: { draft: Draft }) {
  const plan = useAsked(getPlan, { params: { id: draft.planId } })
  return (
    <Asked of={plan} words={draftWords} rows={10}>
      {(answer) => <Comparing draft={draft} plan={answer} />}
    </Asked>
  )
}

function Comparing({ draft, plan }: { draft: Draft; plan: PlanSummary }) {
  const words = useWords(draftWords)
  const { compare } = words
  const go = useNavigate()
  const [search, setSearch] = useSearchParams()
  const others = plan.drafts.filter((one) => one.id !== draft.id).sort((a, b) => a.ordinal - b.ordinal)
  const asked = others.find((one) => one.id === search.get('with'))
  // Without being told otherwise: the draft before this one, as somebody who has the new text in hand would.
  const other = asked ?? others.findLast((one) => one.ordinal < draft.ordinal) ?? others[0]
  const name = (one: { stage: Draft['stage']; ordinal: number }) =>
    compare.draft(words.stages[one.stage], one.ordinal)
  return (
    <Page
      title={compare.title}
      tab={compare.tab(name(draft))}
      kicker={plan.title || words.desk.untitled}
      lead={other ? compare.lead(name(other), name(draft)) : undefined}
      actions={<PlainButton onClick={() => go(`/plans/drafts/${draft.id}`)}>{compare.toDesk}</PlainButton>}
    >
      {other ? (
        <>
          {others.length > 1 && (
            <PickDraft
              options={others.map((one) => ({ id: one.id, name: name(one) }))}
              value={other.id}
              onPick={(id) => setSearch({ with: id }, { replace: true })}
            />
          )}
          <Comparison id={draft.id} withId={other.id} />
        </>
      ) : (
        <Empty title={compare.aloneTitle}>{compare.aloneLead}</Empty>
      )}
    </Page>
  )
}

function PickDraft(props: {
  options: readonly { id: string; name: string }[]
  value: string
  onPick: (id: string) => void
}) {
  const { compare } = useWords(draftWords)
  const id = useId()
  return (
    <div className={styles.pick}>
      <label htmlFor={id} className={styles.quiet}>
        {compare.with}
      </label>
      <select
        id={id}
        className={styles.select}
        value={props.value}
        onChange={(event) => props.onPick(event.target.value)}
      >
        {props.options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  )
}

function Comparison({ id, withId }: { id: string; withId: string }) {
  const compared = useAsked(compareDrafts, { params: { id }, query: { with: withId } }, { keep: true })
  return (
    <Asked of={compared} words={draftWords} rows={10}>
      {({ items }) => <Compared items={items} />}
    </Asked>
  )
}

function Compared({ items }: { items: readonly ComparedItem[] }) {
  const { compare } = useWords(draftWords)
  const [shown, setShown] = useState<'changes' | 'all'>('changes')
  const count = (...kinds: ComparedItem['change'][]) =>
    items.filter(({ change }) => kinds.includes(change)).length
  const changed = items.filter(({ change }) => change !== 'same')
  if (changed.length === 0) return <Empty title={compare.sameTitle}>{compare.sameLead}</Empty>
  return (
    <>
      <Section title={compare.numbers}>
        <ChangedNumbers items={items} />
      </Section>
      <Section
        title={compare.items}
        aside={
          <Choice
            label={compare.show}
            options={[
              { value: 'changes', word: compare.onlyChanged },
              { value: 'all', word: compare.all },
            ]}
            value={shown}
            onChoose={setShown}
          />
        }
      >
        <p className={styles.quiet}>
          {compare.counts(count('changed', 'moved'), count('added'), count('removed'), count('same'))}
        </p>
        <Changes items={shown === 'all' ? items : changed} />
      </Section>
    </>
  )
}
