import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import type { BallotMarks } from '../../../rules.ts'
import styles from './Ballot.module.css'
import { ListStep } from './ListStep.tsx'
import { MarkStep } from './MarkStep.tsx'
import { type Sheet, stepOf, stepsOf } from './marking.ts'
import { OthersStep } from './OthersStep.tsx'
import { Review } from './Review.tsx'
import { votingWords } from './words.ts'

/** A ballot filled in one thing at a time, looked over, and cast. It decides nothing: what was marked is the caller's. */
export function BallotSheet(props: {
  sheet: Sheet
  marks: BallotMarks
  onMark: (marks: BallotMarks) => void
  onCast: () => void
  casting: boolean
  /** What stands above the button that casts: a refusal, a lost network. */
  told?: React.ReactNode
  /** Whether it begins at its last page: a ballot that was sent already. */
  review?: boolean
}) {
  const { sheet, marks, onMark } = props
  const words = useWords(votingWords).ballot
  const steps = stepsOf(sheet)
  const [at, setAt] = useState(props.review ? steps.length - 1 : 0)
  // From the last page one line is changed and then the reader is back there.
  const [changing, setChanging] = useState(false)
  const step = steps[at] ?? { kind: 'review' }
  const heading = useHeadingFocus(at)
  const last = steps.length - 1
  const forward = () => {
    setAt(changing ? last : Math.min(last, at + 1))
    setChanging(false)
  }
  const toReview = changing || at + 1 === last
  return (
    <div className={styles.sheet}>
      {step.kind === 'line' && (
        <MarkStep sheet={sheet} at={step.at} marks={marks} onMark={onMark} heading={heading} />
      )}
      {step.kind === 'list' && <ListStep sheet={sheet} marks={marks} onMark={onMark} heading={heading} />}
      {step.kind === 'others' && <OthersStep sheet={sheet} marks={marks} onMark={onMark} heading={heading} />}
      {step.kind === 'review' ? (
        <Review
          sheet={sheet}
          marks={marks}
          heading={heading}
          onChange={(option) => {
            setChanging(steps.length > 2)
            setAt(option === null ? Math.max(0, last - 1) : stepOf(sheet, option))
          }}
          onCast={props.onCast}
          casting={props.casting}
          told={props.told}
        />
      ) : (
        <div className={styles.acts}>
          {at > 0 && !changing && (
            <PlainButton className={styles.big} onClick={() => setAt(at - 1)}>
              {words.back}
            </PlainButton>
          )}
          <PlainButton kind="main" className={styles.big} onClick={forward}>
            {toReview ? words.toReview : words.next}
          </PlainButton>
        </div>
      )}
    </div>
  )
}

/** Each new thing is read from its heading, with the eye and with the ear. */
function useHeadingFocus(at: number) {
  const heading = useRef<HTMLHeadingElement>(null)
  const former = useRef(at)
  useEffect(() => {
    if (former.current === at) return
    former.current = at
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'center' })
  }, [at])
  return heading
}
