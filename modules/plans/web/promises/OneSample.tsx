import { App, Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { Static } from '../../../../platform/contract.ts'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { judgeSample, type Sample } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import { DeedFacts } from './DeedFacts.tsx'
import styles from './SamplesPage.module.css'

/** A record that was drawn: its photos and facts, and what whoever went to look says. */
export function OneSample({ sample }: { sample: Static<typeof Sample> }) {
  const words = useWords(plansWords).records.samples
  return (
    <li className={styles.sample}>
      <p className={styles.drawn}>
        <DateSaid at={sample.drawnAt} />
      </p>
      <DeedFacts deed={sample.record} />
      {sample.outcome === null ? (
        <JudgeForm sampleId={sample.id} />
      ) : (
        <p className={styles.outcome} data-outcome={sample.outcome}>
          {words[sample.outcome]}
          {sample.words && <span className={styles.words}>{sample.words}</span>}
        </p>
      )}
    </li>
  )
}

function JudgeForm({ sampleId }: { sampleId: string }) {
  const words = useWords(plansWords).records.samples
  const { message } = App.useApp()
  const id = useId()
  const [said, setSaid] = useState('')
  const [asked, setAsked] = useState(false)
  const judge = useSend(judgeSample, { onDone: () => message.success(words.done) })
  const say = (outcome: 'confirmed' | 'doubted') => {
    if (outcome === 'doubted' && !said.trim()) {
      setAsked(true)
      document.getElementById(id)?.focus()
      return
    }
    judge.mutate({ params: { id: sampleId }, body: { outcome, words: said.trim() || null } })
  }
  return (
    <div className={styles.form}>
      <label htmlFor={id}>{words.words}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={500}
        placeholder={words.wordsHint}
        value={said}
        status={asked && !said.trim() ? 'error' : ''}
        onChange={(event) => setSaid(event.target.value)}
      />
      <p className={asked && !said.trim() ? styles.wrong : styles.hint}>
        {asked && !said.trim() ? words.wordsNeeded : words.doubtLead}
      </p>
      {judge.error && <Problem error={judge.error} words={plansWords} />}
      <div className={styles.draw}>
        <Button loading={judge.isPending} onClick={() => say('confirmed')}>
          {words.confirm}
        </Button>
        <Button loading={judge.isPending} onClick={() => say('doubted')}>
          {words.doubt}
        </Button>
      </div>
    </div>
  )
}
