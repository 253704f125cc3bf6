import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { listCheckIn, type PersonLine } from '../../contract/presence.ts'
import { enterTelephone, type TelephoneReport } from '../../contract/presence-venue.ts'
import { assemblyWords } from '../words.ts'
import styles from './checkin.module.css'
import { isMeant } from './finding.ts'
import { checkinWords } from './words.ts'

/** What one person hears: those expected at the venue to tick, and others to find. */
export function TelephoneForm(props: { id: string; report: TelephoneReport; onClose: () => void }) {
  const people = useAsked(listCheckIn, { params: { id: props.id } })
  return (
    <Asked of={people} words={assemblyWords} rows={8}>
      {(lines) => <Form {...props} lines={lines} />}
    </Asked>
  )
}

function Form(props: {
  id: string
  report: TelephoneReport
  lines: readonly PersonLine[]
  onClose: () => void
}) {
  const words = useWords(checkinWords).telephone
  const { message } = App.useApp()
  const { venue, mine, differences } = props.report
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(mine ?? []))
  const [search, setSearch] = useState('')
  const enter = useSend(enterTelephone, {
    onDone: (report) => {
      // What two lists differ in stands on the page, beside the names.
      if (report.differences) return
      message.success(report.entries.length === 0 ? words.stood : words.waiting)
      props.onClose()
    },
  })
  const here = props.lines.filter((line) => line.venue?.id === venue.id)
  const others = props.lines.filter(
    (line) =>
      line.venue?.id !== venue.id &&
      (ticked.has(line.attendeeId) || (search.trim() !== '' && isMeant(line, search))),
  )
  const unclear = new Set(differences?.map(({ attendeeId }) => attendeeId))
  const flip = (id: string) =>
    setTicked((former) => {
      const next = new Set(former)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const line = (one: PersonLine) => (
    <Tick
      key={one.attendeeId}
      line={one}
      ticked={ticked.has(one.attendeeId)}
      unclear={unclear.has(one.attendeeId)}
      onFlip={() => flip(one.attendeeId)}
    />
  )
  return (
    <Section
      title={<span lang="zh-CN">{venue.name}</span>}
      aside={<Button onClick={props.onClose}>{words.done}</Button>}
    >
      <div className={styles.buttons}>
        <Button onClick={() => setTicked(new Set(here.map(({ attendeeId }) => attendeeId)))}>
          {words.all}
        </Button>
        <Button onClick={() => setTicked(new Set())}>{words.nobodyHere}</Button>
        <strong className={styles.chosen}>{words.chosen(ticked.size)}</strong>
      </div>
      <ul className={styles.ticks}>{here.map(line)}</ul>
      <Input
        value={search}
        placeholder={words.others}
        aria-label={words.others}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className={styles.ticks}>{others.slice(0, 30).map(line)}</ul>
      {enter.error && <Problem error={enter.error} words={assemblyWords} />}
      <div className={styles.buttons}>
        <Button
          type="primary"
          loading={enter.isPending}
          onClick={() =>
            enter.mutate({ params: { id: props.id }, body: { venueId: venue.id, attendeeIds: [...ticked] } })
          }
        >
          {words.send}
        </Button>
      </div>
    </Section>
  )
}

function Tick(props: { line: PersonLine; ticked: boolean; unclear: boolean; onFlip: () => void }) {
  const all = useWords(checkinWords)
  const { line } = props
  return (
    <li data-unclear={props.unclear || undefined}>
      <label>
        <input type="checkbox" checked={props.ticked} onChange={props.onFlip} />
        <span lang="zh-CN">
          <strong>{line.name}</strong>{' '}
          <span className={styles.quiet}>
            {[
              line.sameName > 1 && line.sex ? all.sexes[line.sex] : '',
              line.constituency ?? line.capacity,
              line.seat && all.seat(line.seat),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        {props.unclear && <span className={styles.tag}>{all.telephone.differences}</span>}
      </label>
    </li>
  )
}
