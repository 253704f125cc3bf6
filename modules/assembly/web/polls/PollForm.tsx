import { App, Button, Input, Select } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { changePoll, type Poll, preparePoll, removePoll } from '../../contract/polls.ts'
import { getSession, type Session } from '../../contract/prepare.ts'
import { getAgenda } from '../../contract/prepare-agenda.ts'
import { countOf, draftOf, faultsOf, type PollDraft, toSend } from './drafting.ts'
import { Labelled } from './Labelled.tsx'
import { Means } from './Means.tsx'
import { ObstacleList } from './ObstacleList.tsx'
import { OptionsField } from './OptionsField.tsx'
import styles from './polls.module.css'
import { type PresetKey, presetKeys, presets } from './presets.ts'
import { RuleFields } from './RuleFields.tsx'
import { pollsWords } from './words.ts'

interface FormOf {
  sessionId: string
  poll: Poll | null
  topics: readonly string[]
}

/** Everything a poll is made of, on one page: the question, a rule to begin with, every line of it, the options, and what it means. */
export function PollForm(props: FormOf) {
  const session = useAsked(getSession, { params: { id: props.sessionId } })
  return (
    <Asked of={session} words={pollsWords} rows={10}>
      {(answer) => <Form {...props} session={answer} />}
    </Asked>
  )
}

function Form({ sessionId, poll, session }: FormOf & { session: Session }) {
  const words = useWords(pollsWords)
  const say = words.form
  const common = useWords(webWords)
  const go = useNavigate()
  const { modal } = App.useApp()
  const form = useRef<HTMLFormElement>(null)
  const [preset, setPreset] = useState<PresetKey | null>(null)
  const [asked, setAsked] = useState(false)
  const [draft, setDraft] = useState<PollDraft>(() => (poll ? draftOf(poll) : blankOf(session)))
  const change = (more: Partial<PollDraft>) => setDraft((now) => ({ ...now, ...more }))
  const agenda = useAsked(getAgenda, { params: { id: sessionId } })
  const list = `/assembly/${sessionId}/polls`
  const prepare = useSend(preparePoll, { onDone: ({ id }) => go(`/assembly/polls/${id}`) })
  const save = useSend(changePoll, { onDone: () => poll && go(`/assembly/polls/${poll.id}`) })
  const remove = useSend(removePoll, { onDone: () => go(list) })
  const chosen = poll !== null || preset !== null
  const elsewhere =
    (draft.source === 'draft' && !draft.draftId) || (draft.source === 'former' && !draft.fromPollId)
  const missing = [
    !draft.question.trim() && say.missing.question,
    !chosen && say.missing.preset,
    elsewhere && say.missing.options,
  ].filter((one) => typeof one === 'string')
  const faults = chosen ? faultsOf(draft) : []
  const isRight = missing.length === 0 && faults.length === 0
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!isRight) return
    const body = toSend(draft)
    if (poll) save.mutate({ params: { id: poll.id }, body: { ...body, version: poll.version } })
    else prepare.mutate({ params: { id: sessionId }, body })
  }
  const error = prepare.error ?? save.error ?? remove.error
  return (
    <Page
      title={poll ? say.editTitle : say.newTitle}
      kicker={
        <Link to={list}>
          <span lang="zh-CN">{session.title}</span> · {words.title}
        </Link>
      }
    >
      <form ref={form} className={styles.form} onSubmit={send} noValidate>
        <div className={styles.fields}>
          <Labelled
            label={say.question}
            hint={say.questionHint}
            wrong={asked && !draft.question.trim() ? say.missing.question : undefined}
          >
            {(field) => (
              <Input.TextArea
                {...field}
                autoFocus={poll === null}
                lang="zh-CN"
                value={draft.question}
                maxLength={500}
                autoSize={{ minRows: 2, maxRows: 5 }}
                onChange={(event) => change({ question: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled label={say.item}>
            {(field) => (
              <Select
                {...field}
                value={draft.itemId ?? ''}
                onChange={(itemId) => change({ itemId: itemId || null })}
                options={[
                  { value: '', label: say.noItem },
                  ...(agenda.data?.items ?? []).map((item) => ({
                    value: item.id,
                    label: `${item.position}. ${item.title}`,
                  })),
                ]}
              />
            )}
          </Labelled>
          {poll === null && (
            <Section title={say.presets}>
              <p className={styles.quiet}>{say.presetsLead}</p>
              <div className={styles.presets}>
                {presetKeys.map((key) => (
                  <button
                    key={key}
                    type="button"
                    className={styles.preset}
                    aria-pressed={preset === key}
                    onClick={() => {
                      setPreset(key)
                      change({ ...presets[key], enBloc: key === 'list' })
                    }}
                  >
                    <span className={styles.presetName}>{words.presets[key].name}</span>
                    <span className={styles.quiet}>{words.presets[key].lead}</span>
                  </button>
                ))}
              </div>
            </Section>
          )}
          {chosen && (
            <>
              <RuleFields draft={draft} change={change} />
              <OptionsField sessionId={sessionId} pollId={poll?.id ?? null} draft={draft} change={change} />
            </>
          )}
        </div>
        {chosen && (
          <aside className={styles.aside}>
            <Means draft={draft} entitled={session.prepared.entitled} />
          </aside>
        )}
        <div className={styles.foot}>
          {asked && !isRight && (
            <div role="alert">
              <ObstacleList obstacles={faults} more={missing} />
            </div>
          )}
          {error && <Problem error={error} words={pollsWords} />}
          <div className={styles.acts}>
            <Button type="primary" htmlType="submit" loading={prepare.isPending || save.isPending}>
              {say.save}
            </Button>
            <Button onClick={() => go(poll ? `/assembly/polls/${poll.id}` : list)}>{common.cancel}</Button>
            {poll && (
              <Button
                danger
                loading={remove.isPending}
                onClick={() =>
                  modal.confirm({
                    title: say.removeAsk,
                    icon: null,
                    okText: say.remove,
                    cancelText: common.cancel,
                    onOk: () => remove.mutateAsync({ params: { id: poll.id } }).catch(() => undefined),
                  })
                }
              >
                {say.remove}
              </Button>
            )}
            {countOf(draft) !== null && chosen && (
              <span className={styles.quiet}>{say.count(countOf(draft) ?? 0)}</span>
            )}
          </div>
        </div>
      </form>
    </Page>
  )
}

function blankOf(session: Session): PollDraft {
  return {
    ...presets.blank,
    itemId: null,
    question: '',
    quorum: session.quorum,
    source: 'typed',
    typed: '',
    persons: [],
    draftId: null,
    enBloc: false,
    fromPollId: null,
  }
}
