import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import type { Poll, RoundFacts } from '../../contract/polls.ts'
import { Labelled } from './Labelled.tsx'
import { type Another, OpeningPart } from './OpeningPart.tsx'
import styles from './polls.module.css'
import { pollsWords } from './words.ts'

const rules = {
  plurality: { share: [0, 1], strict: true, base: 'valid' },
  third: { share: [1, 3], strict: false, base: 'returned' },
} as const satisfies Record<string, { share: readonly [number, number]; strict: boolean; base: string }>

/** The ballot that follows: among those tied, for the places left, or the same once more; its rule and candidates where they may differ. */
export function NextPart({
  poll,
  former,
  cause,
}: {
  poll: Poll
  former: RoundFacts
  cause: 'revote' | 'separate' | 'repeat'
}) {
  const words = useWords(pollsWords)
  const [rule, setRule] = useState<'same' | keyof typeof rules>('same')
  const standing = cause === 'separate' && poll.kind === 'election' ? notElected(former) : []
  const [chosen, setChosen] = useState<string[] | null>(null)
  const another: Another = {
    ...(rule === 'same' ? {} : { rule: { ...rules[rule], share: [...rules[rule].share] } }),
    ...(chosen === null ? {} : { optionIds: chosen }),
  }
  return (
    <div className={styles.next}>
      {cause === 'separate' && (
        <>
          <Labelled label={words.round.otherRule}>
            {(field) => (
              <Select
                {...field}
                value={rule}
                onChange={setRule}
                options={[
                  { value: 'same', label: words.round.sameRule },
                  { value: 'third', label: words.round.third },
                  { value: 'plurality', label: words.round.plurality },
                ]}
              />
            )}
          </Labelled>
          {standing.length > 0 && (
            <div className={styles.labelled}>
              <span className={styles.label}>{words.round.candidates}</span>
              <Checkbox.Group
                className={styles.checks}
                value={chosen ?? standing.map(({ id }) => id)}
                onChange={(ids) => setChosen(standing.map(({ id }) => id).filter((id) => ids.includes(id)))}
                options={standing.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </div>
          )}
        </>
      )}
      <OpeningPart poll={poll} cause={cause} former={former} another={another} />
    </div>
  )
}

/** Those not elected, in the order of their votes, written-in names among them. */
function notElected(round: RoundFacts): readonly { id: string; name: string }[] {
  const { reply } = round
  if (!reply) return []
  return reply.options
    .filter(({ id }) => !reply.elected.includes(id))
    .toSorted((a, b) => b.for - a.for)
    .map(({ id }) => ({ id, name: round.options.find((option) => option.id === id)?.label ?? id }))
}
