import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type CommitteeTerm, setSeats } from '../../contract/committee.ts'
import styles from './Committee.module.css'
import { SeatFields, seatsFrom } from './TermDialog.tsx'
import { committeeWords } from './words.ts'

/** How many members, and of each post, the body has by its own rule. */
export function SeatsDialog({ term, onClose }: { term: CommitteeTerm; onClose: () => void }) {
  const words = useWords(committeeWords)
  const [seats, setTotal] = useState(term.seats === null ? '' : String(term.seats))
  const [counts, setCounts] = useState(() =>
    Object.fromEntries(term.posts.flatMap(({ post, seats: n }) => (n === null ? [] : [[post, String(n)]]))),
  )
  const set = useSend(setSeats, { onDone: onClose })
  return (
    <Dialog title={words.term.setSeats} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          set.mutate({
            params: { id: term.id },
            body: { seats: seats === '' ? null : Number(seats), posts: seatsFrom(counts) },
          })
        }}
      >
        <SeatFields seats={seats} onSeats={setTotal} counts={counts} onCounts={setCounts} />
        {set.error && <Problem error={set.error} words={committeeWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={set.isPending}>
            {words.specials.save}
          </PlainButton>
          <PlainButton onClick={onClose}>{words.form.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
