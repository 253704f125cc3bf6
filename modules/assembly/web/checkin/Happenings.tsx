import { Button } from 'antd'
import { useWords } from '../../../../web/lib/language.tsx'
import type { PersonLine } from '../../contract/presence.ts'
import styles from './checkin.module.css'
import { checkinWords } from './words.ts'

/** What this desk did last, newest first. */
export type Told =
  | { kind: 'in' | 'already' | 'out' | 'struck' | 'replaced'; line: PersonLine; sentence?: undefined }
  | { kind: 'refused'; sentence: string; line?: undefined }
export type Happening = Told & { key: number }

const signs = { in: '✓', already: '=', out: '→', struck: '↶', replaced: '↻', refused: '!' } as const

/** The newest stands large: a clerk looks at it from the corner of an eye. */
export function Happenings(props: {
  list: readonly Happening[]
  venueId: string | null
  onMove: ((line: PersonLine) => void) | undefined
}) {
  return (
    <ol className={styles.happened} aria-live="assertive">
      {props.list.map((one) => (
        <li key={one.key} data-kind={one.kind}>
          <span className={styles.sign} aria-hidden="true">
            {signs[one.kind]}
          </span>
          {one.line ? (
            <Said happening={one} venueId={props.venueId} onMove={props.onMove} />
          ) : (
            <span>{one.sentence}</span>
          )}
        </li>
      ))}
    </ol>
  )
}

function Said(props: {
  happening: Extract<Happening, { line: PersonLine }>
  venueId: string | null
  onMove: ((line: PersonLine) => void) | undefined
}) {
  const words = useWords(checkinWords)
  const { kind, line } = props.happening
  const { there } = line
  const isElsewhere = kind === 'already' && props.venueId !== null && there?.venue?.id !== props.venueId
  const notes = [
    kind === 'in' && line.standing === 'observer' ? words.done.observer : '',
    kind === 'in' && line.leave === 'granted' ? words.done.leave : '',
    kind === 'in' && line.venue && there?.venue && line.venue.id !== there.venue.id
      ? words.done.elsewhere(line.venue.name)
      : '',
    kind === 'in'
      ? [
          line.constituency ?? line.capacity,
          line.seat && words.seat(line.seat),
          words.ballotNames[line.ballotBy],
        ]
          .filter(Boolean)
          .join(' · ')
      : '',
    line.sameName > 1 ? words.sameName(line.sameName) : '',
  ].filter(Boolean)
  return (
    <span className={styles.said}>
      <strong>
        {kind === 'already' && there
          ? words.done.already(line.name, there.inAt, there.venue?.name ?? null)
          : null}
        {kind === 'already' && !there ? words.done.in(line.name) : null}
        {kind !== 'already' ? words.done[kind](line.name) : null}
      </strong>
      {notes.map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
      {isElsewhere && props.onMove && (
        <Button size="small" onClick={() => props.onMove?.(line)}>
          {words.moveHere}
        </Button>
      )}
    </span>
  )
}
