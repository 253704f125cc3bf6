import { type ReactNode, useMemo } from 'react'
import type { Static } from '../../../../platform/contract.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { LiveQuantity } from '../../../../web/ui/LiveQuantity.tsx'
import { sayPercent } from '../../../../web/ui/numbers.ts'
import { useSaying } from '../../../../web/ui/say.ts'
import type { LivingDocument, Passage, LiveQuantity as Quantity } from '../../contract/figures.ts'
import { livingWords } from '../words.ts'
import styles from './LivingText.module.css'
import { countOf, filled, sayPromised, standingOf } from './saying.ts'

type LiveFigure = Static<typeof Quantity>

export interface LivingTextProps {
  passages: LivingDocument['passages']
  /** The target whose records are open beside the text. */
  open: string | null
  onOpen: (targetId: string) => void
  /** What the reader of this door may see of the project a passage became: its name as a way to it. */
  way?: (passage: Passage) => ReactNode
}

/** The adopted text, word for word in its order, categories as headings, every promised quantity alive. */
export function LivingText({ passages, ...rest }: LivingTextProps) {
  const groups = useMemo(() => grouped(passages), [passages])
  return (
    <div className={styles.text}>
      {groups.map((group, at) => (
        <section key={group.passages[0]?.id} className={styles.group} id={`part-${at + 1}`}>
          {group.category && <h2 className={styles.category}>{group.category}</h2>}
          {group.passages.map((passage) => (
            <LivingPassage key={passage.id} passage={passage} {...rest} />
          ))}
        </section>
      ))}
    </div>
  )
}

/** Passages that follow one another under the same heading. A heading that comes again later stands again. */
export function grouped(passages: readonly Passage[]): { category: string | null; passages: Passage[] }[] {
  const groups: { category: string | null; passages: Passage[] }[] = []
  for (const passage of passages) {
    const last = groups.at(-1)
    if (last && last.category === passage.category) last.passages.push(passage)
    else groups.push({ category: passage.category, passages: [passage] })
  }
  return groups
}

export function LivingPassage({
  passage,
  open,
  onOpen,
  way,
}: Omit<LivingTextProps, 'passages'> & { passage: Passage }) {
  const words = useWords(livingWords)
  const state = words.states[passage.state as keyof typeof words.states] as string | undefined
  const stopped = passage.state === 'stopped'
  return (
    <div className={styles.passage}>
      {passage.number && <span className={styles.number}>{passage.number}</span>}
      <div className={styles.body}>
        <p className={styles.words} data-stopped={stopped || passage.votedDown || undefined} lang="zh-CN">
          {pieces(passage).map((piece) =>
            typeof piece === 'string' ? (
              piece
            ) : (
              <OneQuantity
                key={piece.targetId}
                quantity={piece}
                open={open === piece.targetId}
                onOpen={onOpen}
              />
            ),
          )}
          {passage.votedDown && <span className={styles.state}>{words.votedDown}</span>}
          {state && <span className={styles.state}>{state}</span>}
          {way?.(passage)}
        </p>
      </div>
    </div>
  )
}

function OneQuantity(props: { quantity: LiveFigure; open: boolean; onOpen: (id: string) => void }) {
  const words = useWords(livingWords)
  const { words: ui } = useSaying()
  const { quantity } = props
  const standing = standingOf(quantity.standing)
  const share = filled(quantity)
  return (
    <span
      id={`number-${quantity.targetId}`}
      className={styles.quantity}
      data-short={quantity.quoted.length <= 7 ? true : undefined}
    >
      <LiveQuantity
        done={share}
        of={1}
        standing={standing}
        count={share > 1 ? `${countOf(quantity, words)} ${sayPercent(share)}` : countOf(quantity, words)}
        label={sayPromised(quantity, ui[standing], words)}
        href={`?target=${quantity.targetId}`}
        open={props.open}
        onOpen={() => props.onOpen(quantity.targetId)}
      >
        {quantity.quoted}
      </LiveQuantity>
    </span>
  )
}

/** The text cut at its quantities. One that lies inside another stays text: both cannot be underlined. */
function pieces(passage: Passage): (string | LiveFigure)[] {
  const cut: (string | LiveFigure)[] = []
  let at = 0
  for (const quantity of [...passage.quantities].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (quantity.start < at) continue
    if (quantity.start > at) cut.push(passage.text.slice(at, quantity.start))
    cut.push(quantity)
    at = quantity.end
  }
  if (at < passage.text.length) cut.push(passage.text.slice(at))
  return cut
}
