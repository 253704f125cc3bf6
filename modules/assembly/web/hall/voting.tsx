import { useWords } from '../../../../web/lib/language.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import type { RoundNow } from '../../contract/now.ts'
import type { HallWords } from '../../words/hall.zh-CN.ts'
import { type ResultLine, resultLines } from './lines.ts'
import { Pages } from './Pages.tsx'
import styles from './Voting.module.css'
import { hallWords } from './words.ts'

function RoundHead({ round, more }: { round: RoundNow; more: readonly string[] }) {
  const words = useWords(hallWords)
  const said = [words.question.number({ n: round.number }), words.rounds[round.cause], ...more].filter(
    Boolean,
  )
  return (
    <header className={styles.roundHead}>
      <p className={styles.quiet}>{said.join(' · ')}</p>
      <h2 className={styles.question} data-long={round.title.length > 30 || undefined}>
        <Han>{round.title}</Han>
      </h2>
    </header>
  )
}

/** What is voted on, how, and how many ballots have come in: never what they say. */
export function QuestionPicture({ round }: { round: RoundNow }) {
  const words = useWords(hallWords).question
  const how = round.mode === 'pick' ? words.pick({ seats: round.seats }) : words.modes[round.mode]
  const longest = Math.max(0, ...round.options.map(({ label }) => label.length))
  const single = round.options.length === 1 && round.options[0]?.label === round.title
  return (
    <div className={styles.round}>
      <RoundHead round={round} more={[words[round.secrecy], how]} />
      {single ? (
        <div className={styles.space} />
      ) : (
        <Pages key={round.id} columns={longest <= 5 ? 3 : longest <= 12 ? 2 : 1}>
          {round.options.map(({ id, label }, at) => (
            <p key={id} className={styles.option}>
              <span className={styles.ordinal}>{at + 1}</span>
              <span>
                <Han>{label}</Han>
              </span>
            </p>
          ))}
        </Pages>
      )}
      <Progress round={round} />
    </div>
  )
}

function Progress({ round }: { round: RoundNow }) {
  const words = useWords(hallWords).question
  const { phone, paper, hands } = round.assigned
  return (
    <footer className={styles.progress}>
      {phone > 0 && (
        <>
          <p>
            {words.come}{' '}
            <b>
              {round.cast} / {phone}
            </b>
          </p>
          <div
            className={styles.track}
            role="progressbar"
            aria-label={words.come}
            aria-valuemin={0}
            aria-valuemax={phone}
            aria-valuenow={round.cast}
          >
            <div className={styles.done} style={{ inlineSize: `${(100 * round.cast) / phone}%` }} />
          </div>
        </>
      )}
      {paper > 0 && <p>{words.paper({ n: paper })}</p>}
      {hands > 0 && phone === 0 && <p className={styles.large}>{words.handsUp}</p>}
    </footer>
  )
}

/** Voting is over, the result is not there yet; or it is, and a venue without a network is still to be reconciled. */
export function CountPicture({ round }: { round: RoundNow }) {
  const words = useWords(hallWords)
  const provisional = round.state === 'provisional'
  return (
    <div className={styles.round}>
      <RoundHead round={round} more={[words.question[round.secrecy]]} />
      {provisional && round.reply ? (
        <Pages key={round.id} columns={columnsOf(round)}>
          <Lines round={round} />
        </Pages>
      ) : (
        <div className={styles.space} />
      )}
      <p className={styles.pending}>{provisional ? words.count.provisional : words.count.counting}</p>
      {!provisional && <Progress round={round} />}
    </div>
  )
}

/** The result in numbers, each line with its word, and the official sentence. */
export function ResultPicture({ round }: { round: RoundNow }) {
  const words = useWords(hallWords).result
  const { reply } = round
  if (round.state === 'void' || !reply || reply.void)
    return (
      <div className={styles.round}>
        <RoundHead round={round} more={[]} />
        <div className={styles.space} />
        <p className={styles.verdictWord} data-kind="no">
          {words.void}
        </p>
        <p className={styles.verdict}>
          <Han>{round.voidReason ?? reply?.verdict ?? ''}</Han>
        </p>
      </div>
    )
  const alone =
    round.kind === 'motion' && reply.options.length === 1 ? resultLines(round, words)[0] : undefined
  return (
    <div className={styles.round}>
      <RoundHead round={round} more={[]} />
      {alone ? (
        <div className={styles.alone}>
          <p className={styles.verdictWord} data-kind={alone.kind}>
            {alone.word}
          </p>
          <dl className={styles.three}>
            {alone.numbers.map(({ word, n }) => (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{n}</dd>
              </div>
            ))}
          </dl>
        </div>
      ) : (
        <Pages key={round.id} columns={columnsOf(round)}>
          <Lines round={round} />
        </Pages>
      )}
      <footer className={styles.outcome}>
        {alone ? (
          <>
            <p className={styles.verdict} data-said="whole">
              <Han>{reply.verdict}</Han>
            </p>
            <p className={styles.verdict} data-said="brief">
              <Han>{outcomeIn(reply.verdict, alone.label)}</Han>
            </p>
          </>
        ) : (
          <p className={styles.verdict}>
            <Han>{summaryOf(round, words)}</Han>
          </p>
        )}
        {reply.next && <p className={styles.pending}>{words.next[reply.next]}</p>}
      </footer>
    </div>
  )
}

/** Of many lines the official sentence says each again; the hall has them above and reads how many it came to. */
function summaryOf({ kind, seats, reply }: RoundNow, words: HallWords['result']): string {
  if (!reply || kind === 'evaluation') return ''
  if (kind === 'election') return words.seated({ seats, n: reply.elected.length })
  return words.passedOf({ of: reply.options.length, n: reply.options.filter(({ passed }) => passed).length })
}

/** The part of the official sentence about the one line itself, whose name is the title above. */
function outcomeIn(verdict: string, label: string): string {
  const name = `“${label}”`
  const at = verdict.indexOf(name)
  return at < 0 ? verdict : verdict.slice(at + name.length)
}

/** Names with one number each stand in two columns. */
const columnsOf = (round: RoundNow) =>
  round.mode === 'pick' && round.options.every(({ label }) => label.length <= 5) ? 2 : 1

function Lines({ round }: { round: RoundNow }) {
  const words = useWords(hallWords).result
  return resultLines(round, words).map((line) => <Line key={line.id} line={line} />)
}

function Line({ line }: { line: ResultLine }) {
  return (
    <p className={styles.line} data-kind={line.kind}>
      <span className={styles.label}>
        <Han>{line.label}</Han>
      </span>
      <span className={styles.told}>
        <span className={styles.counted}>
          {line.numbers.map(({ word, n }) => (
            <span key={word}>
              {word} <b>{n}</b>
            </span>
          ))}
        </span>
        <span className={styles.mark}>{line.word}</span>
      </span>
    </p>
  )
}
