import { Button, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { giveOpinion, type Opinion, type StaffWish } from '../../contract/wishes.ts'
import { stances } from '../../rules/wishes.ts'
import { today } from '../promises/saying.ts'
import { plansWords } from '../words.ts'
import styles from './Wishes.module.css'

/** What offices were asked and what they say can be done. */
export function OpinionsPart({ wish }: { wish: StaffWish }) {
  const words = useWords(plansWords).wishes
  if (wish.opinions.length === 0) return null
  return (
    <Section title={words.one.opinions}>
      <ul className={styles.rows}>
        {wish.opinions.map((opinion) => (
          <li key={opinion.id}>
            <p className={styles.row}>
              <span>
                <strong>{opinion.office.name}</strong>
                {opinion.stance && ` · ${words.stances[opinion.stance]}`}
              </span>
              <span
                className={opinion.stance === null && opinion.dueOn < today() ? styles.late : styles.quiet}
              >
                {opinion.givenAt ? (
                  <DateSaid at={opinion.givenAt} />
                ) : (
                  <>
                    {words.waiting.due('')}
                    <DateSaid on={opinion.dueOn} />
                    {opinion.dueOn < today() && ` · ${words.one.overdue}`}
                  </>
                )}
              </span>
            </p>
            <p className={styles.quiet}>
              <Han>{opinion.question}</Han>
            </p>
            {opinion.words && <p lang="zh-CN">{opinion.words}</p>}
            {opinion.mayAnswer && <AnswerForm opinion={opinion} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function AnswerForm({ opinion }: { opinion: Opinion }) {
  const words = useWords(plansWords).wishes
  const id = useId()
  const [stance, setStance] = useState<(typeof stances)[number]>()
  const [said, setSaid] = useState('')
  const give = useSend(giveOpinion)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (stance && said.trim())
      give.mutate({ params: { id: opinion.id }, body: { stance, words: said.trim() } })
  }
  return (
    <form className={styles.form} onSubmit={send}>
      <div className={styles.field}>
        <label htmlFor={`${id}-stance`}>{words.one.stance}</label>
        <Select
          id={`${id}-stance`}
          value={stance}
          onChange={setStance}
          options={stances.map((value) => ({ value, label: words.stances[value] }))}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-words`}>{words.one.stanceWords}</label>
        <Input.TextArea
          id={`${id}-words`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1000}
          placeholder={words.one.stanceHint}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </div>
      {give.error && <Problem error={give.error} words={plansWords} />}
      <div>
        <Button type="primary" htmlType="submit" disabled={!stance || !said.trim()} loading={give.isPending}>
          {words.one.answer}
        </Button>
      </div>
    </form>
  )
}
