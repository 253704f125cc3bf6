import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Figure, Figures } from '../../../../web/ui/Figure.tsx'
import { getRoundFile, type RoundFacts } from '../../contract/polls.ts'
import { carried, sayLine } from './outcome.ts'
import styles from './polls.module.css'
import { pollsWords } from './words.ts'

type Reply = NonNullable<RoundFacts['reply']>
type Line = Reply['options'][number]

/** The result of a round: the official sentence, every number it rests on, and the file by which anybody counts again. */
export function ResultPart({ round }: { round: RoundFacts }) {
  const words = useWords(pollsWords)
  const say = words.result
  const { reply, sums } = round
  if (!reply) return null
  return (
    <div className={styles.result}>
      {round.state === 'provisional' && <Remark tone="late">{say.provisional}</Remark>}
      <p className={styles.verdict} lang="zh-CN">
        {reply.verdict}
      </p>
      <Figures>
        <Figure value={round.frozen.entitled}>{say.entitled}</Figure>
        <Figure value={round.frozen.present}>{say.present}</Figure>
        {sums &&
          (['issued', 'returned', 'valid', 'invalid'] as const).map((name) => (
            <Figure key={name} value={sums[name]}>
              {say.sums[name]}
            </Figure>
          ))}
        {round.kind !== 'ranked' && <Figure value={reply.needed}>{say.needed}</Figure>}
      </Figures>
      <ResultTable round={round} reply={reply} />
      {reply.vacant > 0 && (round.kind === 'election' || round.kind === 'choice') && (
        <p className={styles.late}>{say.vacant(reply.vacant)}</p>
      )}
      {round.digest && (
        <p className={styles.file}>
          <a
            href={addressOf(getRoundFile, { params: { id: round.id } })}
            download={`poll-${round.number}.json`}
          >
            {words.round.file}
          </a>{' '}
          <span className={styles.quiet}>{words.round.fileHint}</span>
          <br />
          <span className={styles.quiet}>{words.round.digest}</span>{' '}
          <code className={styles.digest}>{round.digest}</code>
          <br />
          <span className={styles.quiet}>{words.round.digestHint}</span>
        </p>
      )}
    </div>
  )
}

type Column = { head: string; of: (line: Line) => string | number }

function ResultTable({ round, reply }: { round: RoundFacts; reply: Reply }) {
  const words = useWords(pollsWords)
  const say = words.result
  const marks = ['satisfied', 'mostly', 'dissatisfied', 'unknown'] as const
  const columns: Column[] =
    round.kind === 'ranked'
      ? [
          { head: say.place, of: (line) => line.place ?? '' },
          { head: say.sum, of: (line) => line.sum ?? '' },
        ]
      : round.kind === 'evaluation'
        ? marks.map((mark) => ({ head: say.marks[mark], of: (line) => line.marks?.[mark] ?? '' }))
        : round.mode === 'approve'
          ? (['for', 'against', 'abstain'] as const).map((name) => ({
              head: say[name],
              of: (line) => line[name],
            }))
          : [{ head: say.votes, of: (line) => line.for }]
  if (round.kind !== 'ranked') columns.push({ head: say.percent, of: (line) => line.percent })
  return (
    <div className={styles.wide}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say.option}</th>
            {columns.map(({ head }) => (
              <th key={head} scope="col" data-column="number">
                {head}
              </th>
            ))}
            <th scope="col">{say.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {reply.options.map((line) => {
            const printed = round.options.find(({ id }) => id === line.id)
            return (
              <tr key={line.id}>
                <th scope="row" lang="zh-CN">
                  {printed?.label ?? line.id}
                  {!printed && <span className={styles.quiet}> {say.writtenIn}</span>}
                </th>
                {columns.map(({ head, of }) => (
                  <td key={head} data-column="number">
                    {of(line)}
                  </td>
                ))}
                <td data-carried={carried(round, line) || undefined}>{sayLine(round, line, words)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
