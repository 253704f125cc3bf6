import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { Sentence, Sentences } from '../../../../web/ui/Sentence.tsx'
import type { BookOutcome, Books } from '../../contract/books.ts'
import { checkBooks, getBooks, getPublishedSeals } from '../../contract/books.ts'
import { indicatorsWords } from '../words.ts'
import styles from './BooksPage.module.css'

type Last = NonNullable<Books['last']>

/** Whether every number still is what the records say: the newest check in full, the ones before, and the seals outside the database. */
export default function BooksPage() {
  const { books: words } = useWords(indicatorsWords)
  const books = useAsked(getBooks, {}, { topics: ['indicators.books'] })
  const check = useSend(checkBooks)
  const running = books.data?.running !== null && books.data !== undefined
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <PlainButton
          kind="main"
          disabled={running || check.isPending || !books.data}
          onClick={() => check.mutate({ body: {} })}
        >
          {words.check}
        </PlainButton>
      }
    >
      {check.error && <Problem error={check.error} words={indicatorsWords} />}
      <Asked of={books} words={indicatorsWords} rows={8}>
        {({ last, past, published }) => (
          <>
            <p className={styles.running} role="status">
              {running ? words.running : ''}
            </p>
            {last ? <Result last={last} /> : !running && <p className={styles.never}>{words.never}</p>}
            {past.length > 0 && (
              <Section title={words.past}>
                <Sentences label={words.past}>
                  {past.map((one) => (
                    <li key={one.id}>
                      <Sentence aside={one.askedBy ? words.by(one.askedBy.name) : words.byClock}>
                        <DateSaid at={one.askedAt} />{' '}
                        {one.whole === null
                          ? words.pastLost
                          : one.whole
                            ? words.pastWhole(sayNumber(one.events ?? 0))
                            : words.pastDiffers}
                      </Sentence>
                    </li>
                  ))}
                </Sentences>
              </Section>
            )}
            <Section title={words.published}>
              <p className={styles.words}>{words.publishedLead}</p>
              {published ? (
                <p className={styles.words}>
                  {words.publishedSo({ lines: published.lines, on: published.lastOn })}{' '}
                  <a href={addressOf(getPublishedSeals, {})} download="seals.txt">
                    {words.download}
                  </a>
                </p>
              ) : (
                <p className={styles.words}>{words.publishedNone}</p>
              )}
            </Section>
          </>
        )}
      </Asked>
    </Page>
  )
}

function Result({ last }: { last: Last }) {
  const { books: words } = useWords(indicatorsWords)
  const differing = last.outcomes.reduce((sum, outcome) => sum + outcome.differing, 0)
  const events = sayNumber(last.events ?? 0)
  return (
    <>
      <p className={styles.verdict} data-whole={last.whole || undefined}>
        {last.whole
          ? words.whole({ events, seals: sayNumber(last.seals ?? 0) })
          : words.differs({ events, differing: sayNumber(differing) })}
        <span className={styles.when}>
          <DateSaid at={last.endedAt ?? last.askedAt} />
        </span>
      </p>
      <Section title={words.looked}>
        <ul className={styles.checks} aria-label={words.looked}>
          {last.outcomes.map((outcome) => (
            <Outcome key={outcome.check} outcome={outcome} />
          ))}
        </ul>
      </Section>
    </>
  )
}

function Outcome({ outcome }: { outcome: BookOutcome }) {
  const { books: words } = useWords(indicatorsWords)
  const { name, looks, figures } = words.checks[outcome.check]
  const agrees = outcome.differing === 0
  return (
    <li className={styles.check}>
      <div className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.looks}>{looks}</span>
        <span className={styles.result} data-agrees={agrees || undefined}>
          {agrees ? words.agrees : words.differing(sayNumber(outcome.differing))}
          <span className={styles.compared}>{words.compared(sayNumber(outcome.compared))}</span>
        </span>
      </div>
      {!agrees && (
        <div className={styles.scroll}>
          <table className={styles.differences}>
            <caption>
              {[name, figures, words.first(outcome.differences.length)].filter(Boolean).join(' · ')}
            </caption>
            <thead>
              <tr>
                <th scope="col">{words.at}</th>
                <th scope="col">{words.expected}</th>
                <th scope="col">{words.found}</th>
              </tr>
            </thead>
            <tbody>
              {outcome.differences.map((difference) => (
                <tr key={difference.at}>
                  <td>{difference.at}</td>
                  <td>{difference.expected ?? words.none}</td>
                  <td>{difference.found ?? words.none}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </li>
  )
}
