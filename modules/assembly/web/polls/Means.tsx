import { useWords } from '../../../../web/lib/language.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import type { NewPoll } from '../../contract/polls.ts'
import { needed, wrongShare } from '../../rules.ts'
import { countOf, type PollDraft } from './drafting.ts'
import styles from './polls.module.css'
import { pollsWords } from './words.ts'

type Ruled = Pick<
  NewPoll,
  | 'kind'
  | 'mode'
  | 'secrecy'
  | 'stage'
  | 'quorum'
  | 'rule'
  | 'seats'
  | 'most'
  | 'writeIns'
  | 'ties'
  | 'ballotBy'
>

/** Every rule of a poll as a sentence that can be read aloud. */
export function RuleSentences({ of, lines }: { of: Ruled; lines: number | null }) {
  const { ruling, stages, ties, ballotBys } = useWords(pollsWords)
  const most = lines === null ? '' : ruling.most(of.kind, of.mode, of.most, lines)
  const elects = of.kind === 'election' && lines !== null && lines > 0
  return (
    <ul className={styles.sentences}>
      <li>
        {[
          ruling.kinds[of.kind],
          of.stage === 'primary' && stages.primary,
          elects && (lines > of.seats ? ruling.elected.competitive : ruling.elected.equal),
          ruling.secrecies[of.secrecy],
          ruling.modes[of.mode],
        ]
          .filter(Boolean)
          .join(' · ')}
      </li>
      <li className={styles.ruleSaid}>{ruling.rule(of.kind, of.rule, of.seats)}</li>
      <li>{ruling.quorum(of.quorum)}</li>
      {most && <li>{most}</li>}
      {of.kind === 'election' && <li>{ruling.writeIns[of.writeIns]}</li>}
      {(of.kind === 'election' || of.kind === 'choice') && <li>{ruling.ended(ties[of.ties])}</li>}
      {of.secrecy !== 'hands' && <li>{ruling.ways(ballotBys[of.ballotBy])}</li>}
    </ul>
  )
}

/** What the form says at this moment, beside it. */
export function Means({ draft, entitled }: { draft: PollDraft; entitled: number }) {
  const words = useWords(pollsWords).form
  const known = draft.rule.base === 'entitled' && wrongShare(draft.rule.share) === null && entitled > 0
  return (
    <Section title={words.means}>
      <RuleSentences of={draft} lines={countOf(draft)} />
      {known && draft.kind !== 'ranked' && (
        <p className={styles.needs}>{words.needs(entitled, needed(draft.rule, entitled))}</p>
      )}
    </Section>
  )
}
