import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { moveSite, type Site, type SiteAct } from '../../contract/works.ts'
import { siteSteps } from '../../rules/works.ts'
import { today } from '../promises/saying.ts'
import { plansWords } from '../words.ts'
import styles from './works.module.css'

const order: readonly SiteAct[] = [
  'accept',
  'finish',
  'begin',
  'sign',
  'resume',
  'send_back',
  'stop',
  'reopen',
]

/** What this person may do with a site now: one button forward, the others beside it; each asks for its day, and for a reason where it goes back. */
export function SiteActs({ site }: { site: Site }) {
  const words = useWords(plansWords).works
  const [opened, open] = useState<SiteAct | null>(null)
  const acts = order.filter((act) => site.may.includes(act))
  if (acts.length === 0) return null
  if (opened && acts.includes(opened))
    return <SiteActForm key={opened} site={site} act={opened} onClose={() => open(null)} />
  return (
    <div className={styles.acts}>
      {acts.map((act, at) => (
        <Button
          key={act}
          type={at === 0 && !siteSteps[act].reason ? 'primary' : 'default'}
          onClick={() => open(act)}
        >
          {words.acts[act]}
        </Button>
      ))}
    </div>
  )
}

function SiteActForm({ site, act, onClose }: { site: Site; act: SiteAct; onClose: () => void }) {
  const words = useWords(plansWords).works
  const common = useWords(webWords)
  const id = useId()
  const [happenedOn, setHappenedOn] = useState(today)
  const [said, setSaid] = useState('')
  const send = useSend(moveSite, { onDone: onClose })
  const needsReason = siteSteps[act].reason
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (happenedOn === '' || (needsReason && said.trim() === '')) return
    send.mutate({
      params: { id: site.id },
      body: { version: site.version, act, happenedOn, words: said.trim() || null },
    })
  }
  const lead =
    act === 'accept'
      ? words.acceptLead
      : act === 'send_back'
        ? words.sendBackLead
        : act === 'reopen'
          ? words.reopenLead
          : null
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      {lead && <p>{lead}</p>}
      <DayField label={words.day} value={happenedOn} max={today()} onChange={setHappenedOn} />
      <div className={styles.field}>
        <label htmlFor={`${id}-words`}>{needsReason ? words.why : words.note}</label>
        <Input.TextArea
          id={`${id}-words`}
          autoFocus
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </div>
      {send.error && <Problem error={send.error} words={plansWords} />}
      <div className={styles.acts}>
        <Button
          type="primary"
          htmlType="submit"
          loading={send.isPending}
          disabled={happenedOn === '' || (needsReason && said.trim() === '')}
        >
          {words.confirm(words.acts[act])}
        </Button>
        <Button onClick={onClose}>{common.cancel}</Button>
      </div>
    </form>
  )
}
