import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { listPlans } from '../../../plans/contract.ts'
import { listPolls } from '../../contract/polls.ts'
import { listAttendees } from '../../contract/prepare-people.ts'
import { byStrokes, linesByStrokes, linesOf, type PollDraft, repeatedIn, sources } from './drafting.ts'
import { Labelled } from './Labelled.tsx'
import styles from './polls.module.css'
import { pollsWords } from './words.ts'

interface Fields {
  sessionId: string
  pollId: string | null
  draft: PollDraft
  change: (more: Partial<PollDraft>) => void
}

/** The lines of a poll: typed, people of the list, a plan's text, or whoever was elected before. */
export function OptionsField(props: Fields) {
  const { draft, change } = props
  const words = useWords(pollsWords).form
  const me = useMe()
  const shown = sources.filter((source) => source !== 'draft' || me.holds('plans.read'))
  return (
    <Section title={words.options}>
      <Radio.Group
        aria-label={words.options}
        value={draft.source}
        onChange={(event) => change({ source: event.target.value as PollDraft['source'] })}
        options={shown.map((value) => ({ value, label: words.sources[value] }))}
      />
      {draft.source === 'typed' && <Typed {...props} />}
      {draft.source === 'persons' && <Persons {...props} />}
      {draft.source === 'draft' && <FromDraft {...props} />}
      {draft.source === 'former' && <FromPoll {...props} />}
      {draft.kind === 'motion' && draft.source !== 'former' && (
        <Checkbox checked={draft.enBloc} onChange={(event) => change({ enBloc: event.target.checked })}>
          {words.enBloc}
        </Checkbox>
      )}
    </Section>
  )
}

function Typed({ draft, change }: Fields) {
  const words = useWords(pollsWords).form
  const repeated = repeatedIn(linesOf(draft.typed).map(({ label }) => label))
  return (
    <>
      <Labelled
        label={words.typed}
        hint={draft.kind === 'motion' ? words.typedMotion : words.typedHint}
        wrong={repeated === undefined ? undefined : words.repeated(repeated)}
      >
        {(field) => (
          <Input.TextArea
            {...field}
            lang="zh-CN"
            value={draft.typed}
            autoSize={{ minRows: 5, maxRows: 20 }}
            onChange={(event) => change({ typed: event.target.value })}
          />
        )}
      </Labelled>
      {draft.kind === 'election' && draft.typed.trim() !== '' && (
        <div>
          <Button onClick={() => change({ typed: linesByStrokes(draft.typed) })}>{words.byStrokes}</Button>
        </div>
      )}
    </>
  )
}

function Persons({ sessionId, draft, change }: Fields) {
  const words = useWords(pollsWords).form
  const list = useAsked(listAttendees, { params: { id: sessionId } })
  // Two of one name are told apart by where they come from; the id decides.
  const people = (list.data?.attendees ?? []).map((one) => ({
    id: one.personId,
    name: one.name,
    note: [one.constituency, one.delegation].filter(Boolean).join(' '),
  }))
  return (
    <>
      <Labelled label={words.persons} hint={words.personsHint}>
        {(field) => (
          <Select
            {...field}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            loading={list.isPending}
            value={draft.persons.map(({ id }) => id)}
            options={people.map(({ id, name, note }) => ({
              value: id,
              label: note ? `${name} · ${note}` : name,
            }))}
            onChange={(ids: string[]) =>
              change({
                persons: ids.flatMap(
                  (id) =>
                    draft.persons.find((one) => one.id === id) ?? people.find((one) => one.id === id) ?? [],
                ),
              })
            }
          />
        )}
      </Labelled>
      {draft.persons.length > 1 && (
        <div>
          <Button onClick={() => change({ persons: byStrokes(draft.persons) })}>{words.byStrokes}</Button>
        </div>
      )}
      {draft.persons.length > 0 && (
        <ol className={styles.candidates} lang="zh-CN">
          {draft.persons.map(({ id, name, note }) => (
            <li key={id}>
              {name} <span className={styles.quiet}>{note}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function FromDraft({ draft, change }: Fields) {
  const words = useWords(pollsWords).form
  const plans = useAsked(listPlans)
  const drafts = (plans.data ?? []).flatMap((plan) =>
    plan.drafts
      .filter(({ isFrozen }) => !isFrozen)
      // The newest first: an older draft is rarely what is voted.
      .toSorted((a, b) => b.ordinal - a.ordinal)
      .map((one) => ({ value: one.id, label: `${plan.title} · ${words.draftNumber(one.ordinal)}` })),
  )
  return (
    <Labelled label={words.draft} hint={plans.data && drafts.length === 0 ? words.noDraft : words.draftHint}>
      {(field) => (
        <Select
          {...field}
          loading={plans.isPending}
          value={draft.draftId}
          options={drafts}
          onChange={(draftId) => change({ draftId })}
        />
      )}
    </Labelled>
  )
}

function FromPoll({ sessionId, pollId, draft, change }: Fields) {
  const words = useWords(pollsWords).form
  const list = useAsked(listPolls, { params: { id: sessionId } })
  const polls = (list.data?.polls ?? []).filter(
    ({ id, kind }) => id !== pollId && (kind === 'election' || kind === 'choice' || kind === 'ranked'),
  )
  return (
    <Labelled label={words.former} hint={list.data && polls.length === 0 ? words.noFormer : words.formerHint}>
      {(field) => (
        <Select
          {...field}
          loading={list.isPending}
          value={draft.fromPollId}
          options={polls.map(({ id, question, position }) => ({
            value: id,
            label: `${position}. ${question}`,
          }))}
          onChange={(fromPollId) => change({ fromPollId })}
        />
      )}
    </Labelled>
  )
}
