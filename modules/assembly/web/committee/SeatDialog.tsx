import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import {
  type CommitteeTerm,
  memberPosts,
  type Post,
  type Seating,
  seatElected,
  seatings,
  seatMembers,
} from '../../contract/committee.ts'
import styles from './Committee.module.css'
import { FindPerson, type Found } from './FindPerson.tsx'
import { committeeWords } from './words.ts'

interface Chosen extends Found {
  key: string
  post: Post
}

/** Seats people found or entered by name, or those whom a ballot elected. */
export function SeatDialog({ term, onClose }: { term: CommitteeTerm; onClose: () => void }) {
  const words = useWords(committeeWords)
  const [fromOn, setFrom] = useState(() => {
    const today = dayAndTimeOf(new Date()).on
    return [today, term.fromOn].sort()[1] ?? today
  })
  const [how, setHow] = useState<Seating>(term.now.length === 0 ? 'elected' : 'added')
  const [said, setSaid] = useState('')
  const [post, setPost] = useState<Post>('member')
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [writtenIn, setWrittenIn] = useState<readonly string[]>([])
  const seat = useSend(seatMembers, { onDone: onClose })
  const elected = useSend(seatElected, {
    onDone: (reply) => (reply.writtenIn.length > 0 ? setWrittenIn(reply.writtenIn) : onClose()),
  })
  const error = seat.error ?? elected.error
  return (
    <Dialog title={words.seating.title} onClose={onClose} wide>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          seat.mutate({
            params: { id: term.id },
            body: {
              fromOn,
              how,
              roundId: null,
              words: said.trim() || null,
              members: chosen.map((one) => ({
                personId: one.id,
                name: one.id ? null : one.name,
                sex: null,
                post: one.post,
                constituency: one.aside,
              })),
            },
          })
        }}
      >
        <p className={styles.lead}>{words.seating.lead}</p>
        <div className={styles.row}>
          <DayField label={words.seating.fromOn} value={fromOn} onChange={setFrom} />
          <Field
            label={words.seating.words}
            hint={words.seating.wordsHint}
            value={said}
            maxLength={500}
            onChange={(event) => setSaid(event.target.value)}
          />
        </div>
        <Choice
          label={words.seating.how}
          labelShown
          value={how}
          onChoose={setHow}
          options={seatings.map((value) => ({ value, word: words.hows[value] }))}
        />
        <Choice
          label={words.term.post}
          labelShown
          value={post}
          onChoose={setPost}
          options={memberPosts.map((value) => ({ value, word: words.posts[value] }))}
        />
        {term.ballots.length > 0 && (
          <ul className={styles.list}>
            {term.ballots.map((ballot) => (
              <li key={ballot.roundId} className={styles.item}>
                <span lang="zh-CN">{ballot.question}</span>
                <p className={styles.facts} lang="zh-CN">
                  <span>{ballot.session}</span>
                  <span>{ballot.elected.join('、')}</span>
                </p>
                <span>
                  <PlainButton
                    disabled={elected.isPending}
                    onClick={() =>
                      elected.mutate({
                        params: { id: term.id },
                        body: { roundId: ballot.roundId, post, fromOn, how },
                      })
                    }
                  >
                    {words.seating.take} · {words.posts[post]}
                  </PlainButton>
                </span>
              </li>
            ))}
          </ul>
        )}
        {writtenIn.length > 0 && <Remark tone="late">{words.seating.writtenIn(writtenIn.join('、'))}</Remark>}
        <FindPerson
          termId={term.id}
          label={words.seating.find}
          newcomers
          onChoose={(person) =>
            setChosen((now) =>
              person.id && now.some(({ id, post: as }) => id === person.id && as === post)
                ? now
                : [...now, { ...person, post, key: `${person.id ?? person.name}:${post}:${now.length}` }],
            )
          }
        />
        {chosen.length > 0 && (
          <ul className={styles.list} aria-label={words.seating.chosen}>
            {chosen.map((one) => (
              <li key={one.key} className={styles.item}>
                <div className={styles.line}>
                  <span>
                    <span lang="zh-CN">{one.name}</span>{' '}
                    <span className={styles.quiet}>{words.posts[one.post]}</span>{' '}
                    <span className={styles.quiet} lang="zh-CN">
                      {one.aside}
                    </span>
                  </span>
                  <PlainButton
                    kind="text"
                    onClick={() => setChosen((now) => now.filter(({ key }) => key !== one.key))}
                  >
                    {words.seating.remove}
                  </PlainButton>
                </div>
              </li>
            ))}
          </ul>
        )}
        {error && <Problem error={error} words={committeeWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={chosen.length === 0 || seat.isPending}>
            {chosen.length === 0 ? words.seating.submitNone : words.seating.submit(chosen.length)}
          </PlainButton>
          <PlainButton onClick={onClose}>{words.form.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
