import { useWords } from '../../../../../web/lib/language.tsx'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import type { RoundNow } from '../../../contract/now.ts'
import { Head } from './Head.tsx'
import styles from './Vote.module.css'
import { votingWords } from './words.ts'

type Reply = NonNullable<RoundNow['reply']>
type Line = Reply['options'][number]

/** A vote that is over: being counted, or its result, each line with its numbers and what it means. */
export function Decided({ round }: { round: RoundNow }) {
  return (
    <div className={styles.round}>
      <Head round={round} />
      <Outcome round={round} />
    </div>
  )
}

export function Outcome({ round }: { round: RoundNow }) {
  const words = useWords(votingWords)
  const { reply } = round
  const nameOf = (id: string) => round.options.find((option) => option.id === id)?.label ?? id
  return (
    <>
      {round.state === 'void' && (
        <Remark tone="late">
          <p>{words.now.void}</p>
          {round.voidReason && <p lang="zh-CN">{round.voidReason}</p>}
        </Remark>
      )}
      {round.state === 'provisional' && <Remark tone="late">{words.now.provisional}</Remark>}
      {reply === null ? (
        round.state !== 'void' && (
          <p className={styles.told} role="status">
            {words.now.counting}
          </p>
        )
      ) : (
        <section className={styles.result} aria-label={words.now.result}>
          <h3>{words.now.result}</h3>
          <ul className={styles.lines}>
            {reply.options.map((line) => (
              <li key={line.id} className={styles.line}>
                <span className={styles.lineName} lang="zh-CN">
                  {nameOf(line.id)}
                </span>
                <span className={styles.outcome} data-passed={isIn(line) || undefined}>
                  {outcomeOf(line)}
                </span>
                <span className={styles.counts}>{countsOf(line)}</span>
              </li>
            ))}
          </ul>
          <p className={styles.verdict} lang="zh-CN">
            {reply.verdict}
          </p>
          {reply.next && <p className={styles.quiet}>{words.reply.next[reply.next]}</p>}
        </section>
      )}
    </>
  )

  function isIn(line: Line): boolean {
    if (round.state === 'void' || !reply || reply.void !== null) return false
    if (round.kind === 'motion') return line.passed
    return round.kind === 'evaluation' ? line.grade === 'satisfied' : reply.elected.includes(line.id)
  }
  function outcomeOf(line: Line): string {
    if (round.state === 'void' || !reply || reply.void !== null) return ''
    if (line.grade) return words.reply.grade[line.grade]
    if (reply.tied.includes(line.id)) return words.reply.tied
    if (round.kind === 'motion') return isIn(line) ? words.reply.passed : words.reply.failed
    if (round.kind === 'election') return isIn(line) ? words.reply.elected : words.reply.notElected
    return isIn(line) ? words.reply.chosen : words.reply.notChosen
  }
  function countsOf(line: Line): string {
    if (line.sum !== undefined) return words.reply.sum(line.sum)
    if (line.marks) {
      const { satisfied, mostly, dissatisfied, unknown } = line.marks
      return [
        `${words.grades.satisfied} ${satisfied}`,
        `${words.grades.mostly} ${mostly}`,
        `${words.grades.dissatisfied} ${dissatisfied}`,
        `${words.grades.unknown} ${unknown}`,
      ].join(' · ')
    }
    return round.mode === 'approve'
      ? words.reply.counts(line.for, line.against, line.abstain)
      : words.reply.votes(line.for)
  }
}
