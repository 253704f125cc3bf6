import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Desk, showPicture } from '../../contract/desk.ts'
import { type Picture, pictures } from '../../contract/now.ts'
import { assemblyWords } from '../words.ts'
import styles from './Chair.module.css'

/** What the hall sees, and the chair's choice to show something else until the next step. */
export function HallPart({ desk }: { desk: Desk }) {
  const words = useWords(assemblyWords).now.hall
  const show = useSend(showPicture)
  const { shows, follows } = desk.hall
  const chosen = shows !== follows
  const acts = desk.run !== null && desk.may.includes('run')
  const round = desk.items.some(({ polls }) => polls.some((poll) => poll.round !== null))
  const current = desk.items.some(({ state }) => state === 'under_way')
  const usable = (picture: Picture) =>
    picture === 'item' ? current : ['question', 'count', 'result'].includes(picture) ? round : true
  const choose = (picture: Picture | null) =>
    show.mutate({ params: { id: desk.sessionId }, body: { picture } })
  return (
    <section className={styles.part} aria-label={words.shows}>
      <h2 className={styles.heading}>
        {words.shows} <Link to={`/assembly/${desk.sessionId}/hall`}>{words.screens}</Link>
      </h2>
      <p>
        <b>{words.pictures[shows]}</b>{' '}
        <span className={styles.quiet}>{chosen ? words.chosen : words.follows}</span>
      </p>
      {acts && (
        <div className={styles.pictures}>
          {pictures.filter(usable).map((picture) => (
            <PlainButton key={picture} aria-pressed={picture === shows} onClick={() => choose(picture)}>
              {words.pictures[picture]}
            </PlainButton>
          ))}
          {chosen && (
            <PlainButton kind="text" onClick={() => choose(null)}>
              {words.follow}
            </PlainButton>
          )}
        </div>
      )}
      {show.error && <Problem error={show.error} words={assemblyWords} />}
    </section>
  )
}
