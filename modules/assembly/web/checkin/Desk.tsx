import { App, Button, Select } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../web/lib/problem.ts'
import { useSend } from '../../../../web/lib/queries.ts'
import { codeRead } from '../../contract/card-digits.ts'
import { type CheckIn, type PersonLine, type Signed, scanCard, tickIn } from '../../contract/presence.ts'
import { assemblyWords } from '../words.ts'
import { Camera } from './Camera.tsx'
import styles from './checkin.module.css'
import { type Filter, found, namesakes } from './finding.ts'
import { type Happening, Happenings, type Told } from './Happenings.tsx'
import { PeopleList } from './PeopleList.tsx'
import { SameName } from './SameName.tsx'
import { checkinWords } from './words.ts'

/** Everything at one desk goes through one line: a scanner types into it, a hand types a number, a name or a seat. */
export function Desk({ id, checkIn, lines }: { id: string; checkIn: CheckIn; lines: readonly PersonLine[] }) {
  const words = useWords(checkinWords)
  const say = useProblemSentence(assemblyWords)
  const { message } = App.useApp()
  const box = useRef<HTMLInputElement>(null)
  const fieldId = useId()
  const [venueId, setVenue] = useVenueHere(id, checkIn)
  const [typed, setTyped] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const [chosen, setChosen] = useState(0)
  const [camera, setCamera] = useState(false)
  const [asking, setAsking] = useState<PersonLine>()
  const [happened, setHappened] = useState<Happening[]>([])
  const tell = (one: Told) =>
    setHappened((former) => [{ ...one, key: (former[0]?.key ?? 0) + 1 }, ...former].slice(0, 6))

  // A scanner needs no click first; on a phone the keyboard would cover what is there to read.
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) box.current?.focus()
  }, [])

  const scan = useSend(scanCard)
  const tick = useSend(tickIn)
  const active = checkIn.run !== null && checkIn.may !== 'nothing'
  const shown = found(lines, codeLike(typed) ? '' : typed, filter)
  const at = Math.min(chosen, Math.max(0, shown.length - 1))

  async function act(what: () => Promise<Signed>): Promise<void> {
    try {
      const signed = await what()
      tell({ kind: signed.already ? 'already' : 'in', line: signed.line })
      setTyped('')
      setChosen(0)
    } catch (error) {
      tell({ kind: 'refused', sentence: say(error) })
    }
    if (!camera) box.current?.focus()
    box.current?.select()
  }
  const scanned = (code: string) => act(() => scan.mutateAsync({ params: { id }, body: { code, venueId } }))
  const ticked = (line: PersonLine, move = false) =>
    act(() => tick.mutateAsync({ params: { id }, body: { attendeeId: line.attendeeId, venueId, move } }))
  /** One name twice: nobody is ticked before it is clear who stands there. */
  const meant = (line: PersonLine) =>
    namesakes(lines, line).length > 1 ? setAsking(line) : void ticked(line)

  function enter(): void {
    if (codeLike(typed)) {
      void scanned(typed)
      return
    }
    const line = shown[at]
    if (typed.trim() === '') return
    if (!line) message.info(words.list.none)
    else if (line.there) tell({ kind: 'already', line })
    else meant(line)
  }

  return (
    <div className={styles.main}>
      {active && (
        <form
          className={styles.scan}
          onSubmit={(event) => {
            event.preventDefault()
            enter()
          }}
        >
          <div className={styles.where}>
            <label htmlFor={`${fieldId}-venue`}>{words.scan.where}</label>
            <Select
              id={`${fieldId}-venue`}
              value={venueId ?? ''}
              onChange={(value: string) => setVenue(value === '' ? null : value)}
              options={[
                ...(checkIn.may === 'everywhere' ? [{ value: '', label: words.scan.anyVenue }] : []),
                ...checkIn.venues
                  .filter(({ mine }) => mine)
                  .map(({ id: value, name }) => ({ value, label: name })),
              ]}
            />
          </div>
          <div className={styles.line}>
            <label htmlFor={fieldId}>{words.scan.label}</label>
            <input
              ref={box}
              id={fieldId}
              className={styles.box}
              value={typed}
              data-search
              data-first
              autoComplete="off"
              spellCheck={false}
              enterKeyHint="done"
              aria-describedby={`${fieldId}-hint`}
              onChange={(event) => {
                setTyped(event.target.value)
                setChosen(0)
              }}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
                if (step === 0) return
                event.preventDefault()
                setChosen(Math.min(Math.max(at + step, 0), Math.max(0, shown.length - 1)))
              }}
            />
            <Button type="primary" htmlType="submit" size="large" loading={scan.isPending || tick.isPending}>
              {words.scan.enter}
            </Button>
          </div>
          <p id={`${fieldId}-hint`} className={styles.hint}>
            {words.scan.hint} <span className={styles.keys}>{words.list.keys}</span>
          </p>
          <Button onClick={() => setCamera(!camera)} aria-expanded={camera}>
            {camera ? words.scan.stopCamera : words.scan.camera}
          </Button>
          {camera && (
            <Camera aim={words.scan.aim} none={words.scan.noCamera} onCard={(code) => void scanned(code)} />
          )}
        </form>
      )}
      <Happenings
        list={happened}
        venueId={venueId}
        onMove={active ? (line) => void ticked(line, true) : undefined}
      />
      <PeopleList
        id={id}
        checkIn={checkIn}
        all={lines}
        shown={shown}
        chosen={active && typed.trim() !== '' && !codeLike(typed) ? at : -1}
        filter={filter}
        onFilter={setFilter}
        search={active ? undefined : { typed, onType: setTyped }}
        onTick={active ? meant : undefined}
        onDone={(kind, line) => tell({ kind, line })}
        onRefused={(error) => tell({ kind: 'refused', sentence: say(error) })}
      />
      {asking && (
        <SameName
          people={namesakes(lines, asking)}
          onClose={() => setAsking(undefined)}
          onChoose={(line) => {
            setAsking(undefined)
            void ticked(line)
          }}
        />
      )}
    </div>
  )
}

/** A scanner types nothing but digits; a slipped digit is still meant for a card and not for a name. */
const codeLike = (typed: string) =>
  codeRead(typed) !== undefined || /^[\d\s-]{12,}$/.test(typed.normalize('NFKC').trim())

/** At which venue this desk stands; the browser keeps it for the day. */
function useVenueHere(id: string, checkIn: CheckIn): [string | null, (venueId: string | null) => void] {
  const key = `lilong.checkin.${id}`
  const [kept, keep] = useState(() => {
    try {
      return sessionStorage.getItem(key) ?? ''
    } catch {
      return ''
    }
  })
  const mine = checkIn.venues.filter((venue) => venue.mine)
  const known = mine.some((venue) => venue.id === kept) ? kept : null
  const here = known ?? (checkIn.may === 'everywhere' ? null : (mine[0]?.id ?? null))
  return [
    here,
    (venueId) => {
      keep(venueId ?? '')
      try {
        sessionStorage.setItem(key, venueId ?? '')
      } catch {
        // A browser that keeps nothing still signs people in.
      }
    },
  ]
}
