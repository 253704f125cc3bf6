import type { ReactNode } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import type { Reply } from '../../contract/polls-shapes.ts'
import type { PollKind } from '../../rules/polls.ts'
import styles from './Public.module.css'
import { publicAssemblyWords } from './words.ts'

const readAtOnce = 3

/** The sentence that was read out. Of many lines it says each again, so there it is folded under how many it came to. */
export function Sentence(props: {
  kind: PollKind
  seats: number
  reply: Pick<Reply, 'options' | 'elected' | 'void'>
  children: ReactNode
}) {
  const { kind, seats, reply } = props
  const words = useWords(publicAssemblyWords).round
  const { length } = reply.options
  if (length <= readAtOnce) return <>{props.children}</>
  const passed = reply.options.filter((line) => line.passed).length
  return (
    <>
      {reply.void === null && kind !== 'evaluation' && (
        <p className={styles.verdict}>
          {kind === 'motion' ? words.passedOf(length, passed) : words.seated(seats, reply.elected.length)}
        </p>
      )}
      <details className={styles.whole}>
        <summary>{words.readOut}</summary>
        {props.children}
      </details>
    </>
  )
}
