import { useWords } from '../../../../web/lib/language.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import styles from './polls.module.css'
import { pollsWords } from './words.ts'

interface Named {
  readonly name: string
}
type Said = Readonly<Record<string, ((of: never) => string) | undefined>>

/** What stands in the way, each with what to do about it. */
export function ObstacleList({
  obstacles,
  more = [],
}: {
  obstacles: readonly Named[]
  more?: readonly string[]
}) {
  const words = useWords(pollsWords)
  const said = [...more, ...obstacles.map((one) => sayOne(words.obstacles, one, words.poll.unnamed))]
  return <Lines said={said} tone="obstacle" />
}

/** What stops nothing and is said aloud first. */
export function CautionList({ cautions }: { cautions: readonly Named[] }) {
  const words = useWords(pollsWords)
  return (
    <Lines said={cautions.map((one) => sayOne(words.cautions, one, words.poll.unnamed))} tone="caution" />
  )
}

function Lines({ said, tone }: { said: readonly string[]; tone: 'obstacle' | 'caution' }) {
  return (
    <ul className={styles.obstacles} data-tone={tone}>
      {[...new Set(said)].map((sentence) => (
        <li key={sentence}>
          <Han>{sentence}</Han>
        </li>
      ))}
    </ul>
  )
}

/** The server may know an obstacle that this page was not told of; it is shown all the same. */
function sayOne(words: Said, one: Named, unnamed: string): string {
  return Object.hasOwn(words, one.name) ? (words[one.name]?.(one as never) ?? unnamed) : unnamed
}
