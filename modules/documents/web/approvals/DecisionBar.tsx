import { App, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { answerObjection, countersignPaper, decidePaper } from '../../contract/approvals.ts'
import type { Paper } from '../../contract/papers.ts'
import type { Named } from '../../contract/words.ts'
import type { Outcome } from '../../rules/approving.ts'
import type { Stance } from '../../rules/countersigning.ts'
import { PersonSelect } from '../papers/PersonSelect.tsx'
import { documentsWords } from '../words.ts'
import styles from './DecisionBar.module.css'

/** What this person is asked about the paper: under the thumb on a phone, at the foot of the window at a desk. */
export function DecisionBar({ paper }: { paper: Paper }) {
  const objected = paper.countersigns.find((one) => one.stance === 'objected' && !one.answer)
  if (paper.mine) return <Decide key={paper.mine.approvalId} paper={paper} mine={paper.mine} />
  const [office] = paper.speaksFor
  if (office) return <Speak key={office.id} paper={paper} office={office} />
  if (objected && paper.may.includes('answer'))
    return <Answer key={objected.id} paper={paper} office={objected.office} />
  return null
}

function Decide({ paper, mine }: { paper: Paper; mine: NonNullable<Paper['mine']> }) {
  const words = useWords(documentsWords).desk.decide
  const { message } = App.useApp()
  const [opened, open] = useState<Outcome | null>(null)
  const [to, setTo] = useState<Named | null>(null)
  const send = useSend(decidePaper, { onDone: (_, sent) => message.success(words.done[sent.body.outcome]) })
  const passed = paper.approvals.find(
    (line) =>
      line.outcome === 'passed' &&
      paper.approvals.some((one) => one.id === mine.approvalId && one.path === `${line.path}.01`),
  )
  const choices: readonly Outcome[] =
    mine.ask === 'read'
      ? ['seen']
      : mine.ask === 'sign'
        ? ['approved', 'passed', 'returned']
        : ['approved', 'passed', 'returned', 'seen']
  const label: Record<Outcome, string> = {
    approved: words.approve,
    returned: words.return,
    passed: words.pass,
    seen: words.seen,
  }
  const confirm: Record<Outcome, string> = {
    approved: words.confirmApprove,
    returned: words.confirmReturn,
    passed: words.confirmPass,
    seen: words.confirmSeen,
  }
  return (
    <Bar
      says={
        mine.ask === 'read'
          ? words.toRead
          : mine.forPerson
            ? words.waitsFor(mine.forPerson.name)
            : words.waits
      }
      quote={passed?.words ? `${words.passedHere(passed.person.name)}${passed.words}` : null}
      choices={choices.map((value) => ({ value, word: label[value], isMain: value === choices[0] }))}
      opened={opened}
      open={open}
      confirm={opened ? confirm[opened] : ''}
      needsWords={opened === 'returned'}
      placeholder={opened === 'passed' ? words.passWords : undefined}
      usual={opened && opened !== 'passed' ? words.usual[opened] : []}
      blocked={opened === 'passed' && to === null}
      isPending={send.isPending}
      error={send.error}
      onConfirm={(said) =>
        opened &&
        send.mutate({
          params: { id: paper.id },
          body: {
            approvalId: mine.approvalId,
            outcome: opened,
            words: said,
            ...(opened === 'passed' ? { passToId: to?.id ?? null } : {}),
          },
        })
      }
    >
      {opened === 'passed' && (
        <PersonSelect
          size="large"
          label={words.passTo}
          placeholder={words.passTo}
          value={to}
          onChange={setTo}
        />
      )}
    </Bar>
  )
}

function Speak({ paper, office }: { paper: Paper; office: Named }) {
  const words = useWords(documentsWords).desk.decide
  const { message } = App.useApp()
  const [opened, open] = useState<Stance | null>(null)
  const send = useSend(countersignPaper, { onDone: () => message.success(words.done.countersigned) })
  return (
    <Bar
      says={words.countersignFor(office.name)}
      quote={null}
      choices={[
        { value: 'agreed', word: words.agree, isMain: true },
        { value: 'remarked', word: words.remark },
        { value: 'objected', word: words.object },
      ]}
      opened={opened}
      open={open}
      confirm={words.confirm}
      needsWords={opened !== 'agreed'}
      usual={[]}
      isPending={send.isPending}
      error={send.error}
      onConfirm={(said) =>
        opened &&
        send.mutate({ params: { id: paper.id }, body: { officeId: office.id, stance: opened, words: said } })
      }
    />
  )
}

function Answer({ paper, office }: { paper: Paper; office: Named }) {
  const all = useWords(documentsWords).desk
  const words = all.decide
  const { message } = App.useApp()
  const [opened, open] = useState<'answer' | null>(null)
  const send = useSend(answerObjection, { onDone: () => message.success(words.done.answered) })
  const objected = paper.countersigns.find((one) => one.office.id === office.id)
  return (
    <Bar
      says={all.paper.objectionWaits}
      quote={objected?.words ? `${office.name}：${objected.words}` : null}
      choices={[{ value: 'answer', word: words.answer, isMain: true }]}
      opened={opened}
      open={open}
      confirm={words.confirm}
      needsWords
      usual={[]}
      isPending={send.isPending}
      error={send.error}
      onConfirm={(said) =>
        said && send.mutate({ params: { id: paper.id }, body: { officeId: office.id, words: said } })
      }
    />
  )
}

interface BarProps<V extends string> {
  says: string
  quote: string | null
  choices: readonly { value: V; word: string; isMain?: boolean }[]
  opened: V | null
  open: (value: V | null) => void
  confirm: string
  needsWords?: boolean
  blocked?: boolean
  placeholder?: string | undefined
  usual: readonly string[]
  isPending: boolean
  error: Error | null
  onConfirm: (said: string | null) => void
  children?: React.ReactNode
}

/** One touch chooses, a second one confirms: nothing is signed by a thumb that slipped. */
function Bar<V extends string>(props: BarProps<V>) {
  const words = useWords(documentsWords).desk.decide
  const common = useWords(webWords)
  const [said, setSaid] = useState('')
  const id = useId()
  const text = said.trim() || null
  return (
    <section className={styles.bar} aria-label={props.says}>
      <div className={styles.inside}>
        <div className={styles.head}>
          <p className={styles.says}>{props.says}</p>
          {props.quote && <p className={styles.quote}>{props.quote}</p>}
        </div>
        {props.opened === null ? (
          <div className={styles.choices}>
            {props.choices.map(({ value, word, isMain }) => (
              <Button
                key={value}
                size="large"
                type={isMain ? 'primary' : 'default'}
                className={styles.choice}
                onClick={() => props.open(value)}
              >
                {word}
              </Button>
            ))}
          </div>
        ) : (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (!(props.needsWords && !text) && !props.blocked) props.onConfirm(text)
            }}
          >
            {props.children}
            <label htmlFor={id} className="spoken">
              {props.needsWords ? words.wordsNeeded : words.words}
            </label>
            <Input.TextArea
              id={id}
              value={said}
              maxLength={1_000}
              autoSize={{ minRows: 2, maxRows: 6 }}
              placeholder={props.placeholder ?? (props.needsWords ? words.wordsNeeded : words.words)}
              onChange={(event) => setSaid(event.target.value)}
            />
            {props.usual.length > 0 && (
              <div className={styles.usual}>
                {props.usual.map((usual) => (
                  <Button key={usual} onClick={() => setSaid(usual)}>
                    {usual}
                  </Button>
                ))}
              </div>
            )}
            {props.error && <Problem error={props.error} words={documentsWords} />}
            <div className={styles.choices}>
              <Button
                size="large"
                type="primary"
                htmlType="submit"
                className={styles.choice}
                loading={props.isPending}
                disabled={Boolean((props.needsWords && !text) || props.blocked)}
              >
                {props.confirm}
              </Button>
              <Button size="large" className={styles.choice} onClick={() => props.open(null)}>
                {common.cancel}
              </Button>
            </div>
          </form>
        )}
      </div>
    </section>
  )
}
