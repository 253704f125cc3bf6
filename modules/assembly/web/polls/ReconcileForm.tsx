import { Button, Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { reconcile } from '../../contract/counts.ts'
import { listVoters, type RoundFacts, type Voter } from '../../contract/polls.ts'
import { Labelled } from './Labelled.tsx'
import { useNamesakes } from './namesakes.ts'
import styles from './polls.module.css'
import { pollsWords } from './words.ts'

/** A venue without a network lays its own list beside ours: who was handed a paper there, and what nobody can explain. */
export function ReconcileForm({ round, venue }: { round: RoundFacts; venue: { id: string; name: string } }) {
  const voters = useAsked(listVoters, { params: { id: round.id } })
  return (
    <Asked of={voters} words={pollsWords} rows={4}>
      {(answer) => <Form round={round} venue={venue} voters={answer.voters} />}
    </Asked>
  )
}

function Form({
  round,
  venue,
  voters,
}: {
  round: RoundFacts
  venue: { id: string; name: string }
  voters: readonly Voter[]
}) {
  const words = useWords(pollsWords).counting
  const here = voters.filter((voter) => voter.venue?.id === venue.id && voter.channel === 'paper')
  const elsewhere = voters.filter((voter) => !here.includes(voter))
  const [handed, setHanded] = useState<readonly string[]>(() => here.map(({ id }) => id))
  const [strangers, setStrangers] = useState(0)
  const [unexplained, setUnexplained] = useState(0)
  const [others, setOthers] = useState(false)
  const send = useSend(reconcile)
  const apart = useNamesakes(round.sessionId, voters)
  const toggle = (id: string) =>
    setHanded(handed.includes(id) ? handed.filter((one) => one !== id) : [...handed, id])
  const row = (voter: Voter) => (
    <li key={voter.id}>
      <Checkbox checked={handed.includes(voter.id)} onChange={() => toggle(voter.id)}>
        <span lang="zh-CN">{voter.name}</span>{' '}
        <span className={styles.quiet}>
          {[apart(voter), voter.venue?.id !== venue.id && voter.venue?.name].filter(Boolean).join(' · ')}
        </span>
      </Checkbox>
    </li>
  )
  return (
    <section className={styles.reconcile} aria-label={words.reconcileTitle(venue.name)}>
      <h4 lang="zh-CN">{words.reconcileTitle(venue.name)}</h4>
      <p className={styles.quiet}>{words.reconcileLead}</p>
      <div className={styles.acts}>
        <span>
          {words.handed} · {words.handedCount(handed.length)}
        </span>
        <Button size="small" onClick={() => setHanded(here.map(({ id }) => id))}>
          {words.all}
        </Button>
        <Button size="small" onClick={() => setHanded([])}>
          {words.none}
        </Button>
      </div>
      <ul className={styles.people}>{here.map(row)}</ul>
      <div>
        <Button size="small" type="text" aria-expanded={others} onClick={() => setOthers(!others)}>
          {words.elsewhere}
        </Button>
      </div>
      {others && <ul className={styles.people}>{elsewhere.map(row)}</ul>}
      <div className={styles.pair}>
        <Labelled label={words.strangers}>
          {(field) => (
            <InputNumber
              {...field}
              min={0}
              precision={0}
              value={strangers}
              onChange={(value) => setStrangers(value ?? 0)}
            />
          )}
        </Labelled>
        <Labelled label={words.unexplained}>
          {(field) => (
            <InputNumber
              {...field}
              min={0}
              precision={0}
              value={unexplained}
              onChange={(value) => setUnexplained(value ?? 0)}
            />
          )}
        </Labelled>
      </div>
      {send.error && <Problem error={send.error} words={pollsWords} />}
      <div className={styles.acts}>
        <Button
          type="primary"
          loading={send.isPending}
          onClick={() =>
            send.mutate({
              params: { id: round.id },
              body: { venueId: venue.id, handedTo: [...handed], strangers, unexplained },
            })
          }
        >
          {words.reconcileYes}
        </Button>
      </div>
    </section>
  )
}
