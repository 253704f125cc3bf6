import { addressOf } from '../../../../web/lib/ask.ts'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { getPublicFile, type PublicRound } from '../../contract/public.ts'
import { sayVerdictInEnglish } from '../../rules/verdict-english.ts'
import styles from './Public.module.css'
import { type ResultLine, ResultTable } from './ResultTable.tsx'
import { Sentence } from './Sentence.tsx'
import { publicAssemblyWords } from './words.ts'

/** One ballot with its result: the official sentence first, the numbers under it, the file to count it again. */
export function RoundView({ round }: { round: PublicRound }) {
  const words = useWords(publicAssemblyWords)
  const { reply, sums, files } = round
  const about = [
    words.round.number(round.number),
    words.round.kinds[round.kind],
    words.round.secrecies[round.secrecy],
    words.round.causes[round.cause],
  ].filter(Boolean)
  const newest = files.at(-1)
  return (
    <article className={styles.round} id={`round-${round.id}`}>
      <header>
        <p className={styles.about}>{about.join(' · ')}</p>
        <h3 className={styles.question} lang="zh-CN">
          {round.question}
        </h3>
      </header>
      {round.void !== null && (
        <Remark tone="late">
          <p>
            <Han>{words.round.voided(round.void)}</Han>
          </p>
          {reply && <p>{words.round.voidedBefore}</p>}
        </Remark>
      )}
      {reply && <Verdict round={round} />}
      {reply && (
        <ResultTable
          kind={round.kind}
          caption={round.question}
          lines={linesOf(round)}
          tied={reply.tied}
          isDoubtful={round.void !== null}
        />
      )}
      <p className={styles.facts}>
        <span>{words.round.present(round.entitled, round.present)}</span>
        {sums && <span>{words.round.sums(sums)}</span>}
        {reply && reply.vacant > 0 && <span>{words.round.vacant(reply.vacant)}</span>}
      </p>
      <p className={styles.how}>{words.round.ruling(round.kind, round.rule, round.seats)}</p>
      {newest && (
        <div className={styles.files}>
          <a
            className={styles.take}
            href={addressOf(getPublicFile, { params: { id: round.id }, query: {} })}
            download
            aria-label={words.file.takeNamed(round.question)}
          >
            {words.file.take}
          </a>
          {files.length > 1 &&
            files.slice(0, -1).map((file) => (
              <a
                key={file.ordinal}
                href={addressOf(getPublicFile, {
                  params: { id: round.id },
                  query: { ordinal: file.ordinal },
                })}
                download
              >
                {words.file.former(file.ordinal)}
              </a>
            ))}
          <span className={styles.digest}>
            {words.file.digest} <code>{newest.digest}</code>
          </span>
        </div>
      )}
    </article>
  )
}

function linesOf(round: PublicRound): ResultLine[] {
  const { reply, options } = round
  if (!reply) return []
  return reply.options.map((line) => ({
    ...line,
    label: options.find((option) => option.id === line.id)?.label ?? line.id,
    isElected: reply.elected.includes(line.id),
  }))
}

/** The sentence that was read out; readers of English get it in English, and the official one below. */
function Verdict({ round }: { round: PublicRound }) {
  const language = useLanguage()
  const { reply, sums, kind } = round
  if (!reply) return null
  const nameOf = (id: string) => round.options.find((option) => option.id === id)?.label ?? id
  const english =
    language === 'en' && sums && kind !== 'ranked'
      ? sayVerdictInEnglish({ ...round, ...sums, kind }, reply, nameOf)
      : null
  return (
    <Sentence kind={kind} seats={round.seats} reply={reply}>
      {english && (
        <p className={styles.verdict}>
          <Han>{english}</Han>
        </p>
      )}
      <p className={english ? styles.how : styles.verdict} lang="zh-CN">
        {reply.verdict}
      </p>
    </Sentence>
  )
}
