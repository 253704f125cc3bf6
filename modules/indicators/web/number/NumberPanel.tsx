import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayDay } from '../../../../web/ui/dates.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { SidePanel } from '../../../../web/ui/SidePanel.tsx'
import { Sums } from '../../../../web/ui/Sums.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Ask } from '../../contract/answers.ts'
import { getNumberCsv, getNumberOrigin, getNumberSheet, type NumberOrigin } from '../../contract/origins.ts'
import { useFreshNumbers } from '../asking.ts'
import { said, sayAnswer, sayPeriod, sayPlain, sayValue } from '../saying.ts'
import { today, within } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import { EventsBehind } from './EventsBehind.tsx'
import styles from './NumberPanel.module.css'

/**
 * "Where does this number come from?", for every number an indicator answers: the definition in a sentence, the sums by place and
 * by month (each of which opens in its turn), the events, their records and photos, the corrections. Later modules draw it beside
 * their own numbers.
 */
export default function NumberPanel(props: {
  ask: Ask
  /** Opens another number in place of this one. */
  show: (ask: Ask) => void
  onClose: () => void
  /** What the caller has to say above: the words of the promise the number belongs to. */
  above?: ReactNode
}) {
  const { ask, show } = props
  const words = useWords(indicatorsWords).pages
  const { indicatorId, ...query } = ask
  useFreshNumbers()
  const origin = useAsked(getNumberOrigin, { params: { id: indicatorId }, query })
  return (
    <SidePanel title={words.number.title} closeWord={words.number.close} onClose={props.onClose}>
      {props.above}
      <Asked of={origin} words={indicatorsWords} rows={8}>
        {(answer) => <Origin origin={answer} ask={ask} show={show} />}
      </Asked>
    </SidePanel>
  )
}

function Origin({ origin, ask, show }: { origin: NumberOrigin; ask: Ask; show: (ask: Ask) => void }) {
  const words = useWords(indicatorsWords).pages
  const saying = useSaying()
  const say = words.number
  const { answer, indicator, parts } = origin
  const { indicatorId, ...query } = ask
  const given = { params: { id: indicatorId }, query }
  return (
    <>
      <header className={styles.head}>
        <p>
          <Link to={`/indicators/${indicator.id}`}>
            <Han>{indicator.name}</Han>
          </Link>
        </p>
        <p className={styles.where}>
          {[
            origin.place?.name ?? words.wholePlace,
            origin.office?.name ?? '',
            sayPeriod(ask.from, ask.until, words, saying),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className={styles.value} data-none={answer.value === null || undefined}>
          <span className={styles.number}>{sayValue(answer, words, saying.language)}</span>
          {answer.value !== null && <span className={styles.unit}>{answer.unit}</span>}
        </p>
        {answer.why && <p className={styles.quiet}>{words.whyLong[answer.why]}</p>}
        {answer.exceeds && <p className={styles.late}>{say.exceeds}</p>}
      </header>
      <section className={styles.definition}>
        <h3 className={styles.heading}>{say.counts}</h3>
        <p className={styles.sentence}>{said(origin.sentence, saying.language)}</p>
        <p lang="zh-CN">{origin.definition.countedHow}</p>
        <p className={styles.quiet}>
          {[
            words.version(indicator.version),
            words.owner(indicator.owner.name),
            words.views(origin.view),
          ].join(' · ')}{' '}
          · {words.cutOff} <DateSaid on={origin.cutOffOn} />
        </p>
        {answer.identified !== undefined && answer.n > 0 && (
          <p className={styles.quiet}>{say.identified(answer.identified, answer.n)}</p>
        )}
      </section>
      {answer.source && (
        <section className={styles.definition}>
          <h3 className={styles.heading}>{say.source}</h3>
          <p lang="zh-CN">{answer.source.title}</p>
          <p className={styles.quiet}>
            {say.sourceOn(sayDay(answer.source.on, today(), saying))}
            {answer.source.url && (
              <>
                {' '}
                <a href={answer.source.url} target="_blank" rel="noreferrer">
                  {say.open}
                </a>
              </>
            )}
          </p>
        </section>
      )}
      <Fraction origin={origin} ask={ask} show={show} />
      {origin.byPlace.some((part) => part.answer.value !== null) && (
        <Sums
          quiet
          title={say.byPlace}
          rows={[
            ...origin.byPlace.map((part) => ({
              key: part.unit.id,
              name: part.unit.name,
              quantity: part.answer.value,
              word: sayValue(part.answer, words, saying.language),
            })),
            ...(origin.elsewhere
              ? [
                  {
                    key: '',
                    name: say.elsewhere,
                    quantity: origin.elsewhere.value,
                    word: sayValue(origin.elsewhere, words, saying.language),
                  },
                ]
              : []),
          ]}
          note={
            parts.how === 'adds'
              ? say.adds
              : parts.how === 'overlaps'
                ? say.overlaps(sayPlain(parts.residual ?? 0, 0, saying.language))
                : say.noSum
          }
          onOpen={(id) => id !== '' && show({ ...ask, placeId: id })}
        />
      )}
      {origin.byMonth.length > 1 && origin.byMonth.some((part) => part.answer.value !== null) && (
        <Sums
          quiet
          title={say.byMonth}
          rows={origin.byMonth
            .filter((part) => part.answer.why !== 'not_yet')
            .map((part) => ({
              key: `${part.from} ${part.until}`,
              name: sayPeriod(part.from, part.until, words, saying),
              quantity: part.answer.value,
              word: sayValue(part.answer, words, saying.language),
            }))}
          onOpen={(key) => {
            const [from = ask.from, until = ask.until] = key.split(' ')
            show({ ...ask, from, until })
          }}
        />
      )}
      {answer.kind !== 'external' && <EventsBehind ask={ask} />}
      <Corrections origin={origin} />
      <section className={styles.definition}>
        <h3 className={styles.heading}>{say.exports}</h3>
        <p className={styles.ways}>
          <a href={addressOf(getNumberSheet, given)} download>
            {say.xlsx}
          </a>
          <a href={addressOf(getNumberCsv, given)} download>
            {say.csv}
          </a>
        </p>
        <p className={styles.quiet}>{say.exportHint}</p>
      </section>
      <p className={styles.quiet}>
        {words.cutOff} <DateSaid at={origin.asOf} />
      </p>
    </>
  )
}

/** The two parts of a rate, each a number that opens in its own right; for coverage how many of the expected things are there. */
function Fraction({ origin, ask, show }: { origin: NumberOrigin; ask: Ask; show: (ask: Ask) => void }) {
  const words = useWords(indicatorsWords).pages
  const { language } = useSaying()
  const { numerator, denominator, answer } = origin
  if (answer.kind !== 'ratio' || !numerator) return null
  const scope = within({
    placeId: ask.placeId ?? null,
    officeId: ask.officeId ?? null,
    view: ask.view ?? 'then',
  })
  const opening = (indicatorId: string | null, name: string) =>
    indicatorId === null ? (
      <Han>{name}</Han>
    ) : (
      <button
        type="button"
        className={styles.link}
        onClick={() => show({ indicatorId, from: ask.from, until: ask.until, ...scope })}
      >
        <Han>{name}</Han>
      </button>
    )
  const { rule } = origin.definition
  const isCoverage = rule.kind === 'ratio' && 'expected' in rule.denominator
  return (
    <dl className={styles.fraction}>
      <dt>{words.number.numerator}</dt>
      <dd>
        {opening(numerator.indicatorId, numerator.name)}{' '}
        {!isCoverage && <strong>{sayAnswer(numerator.answer, words, language)}</strong>}
      </dd>
      <dt>{words.number.denominator}</dt>
      <dd>
        {isCoverage ? (
          <Link to={`/indicators/${origin.indicator.id}`}>
            {words.one.missingOf(
              sayPlain(answer.numerator ?? 0, 0, language),
              sayPlain(answer.denominator ?? 0, 0, language),
            )}
          </Link>
        ) : denominator?.answer ? (
          <>
            {opening(denominator.indicatorId, denominator.name)}{' '}
            <strong>{sayAnswer(denominator.answer, words, language)}</strong>
          </>
        ) : (
          <>
            <strong>{sayPlain(answer.denominator ?? 0, 2, language)}</strong>
            {denominator?.source && <p className={styles.quiet}>{denominator.source}</p>}
          </>
        )}
      </dd>
    </dl>
  )
}

function Corrections({ origin }: { origin: NumberOrigin }) {
  const words = useWords(indicatorsWords).pages
  const saying = useSaying()
  if (origin.corrections.length === 0) return null
  return (
    <section className={styles.definition}>
      <h3 className={styles.heading}>{words.number.corrections}</h3>
      <ul className={styles.list}>
        {origin.corrections.map((correction) => (
          <li key={correction.id}>
            <DateSaid at={correction.recordedAt} />{' '}
            {correction.quantity !== null && (
              <del>
                {sayPlain(Math.abs(correction.quantity), 2, saying.language)} {correction.measure ?? ''}
              </del>
            )}{' '}
            <Han>{correction.place.name}</Han>{' '}
            {words.number.correction(correction.reason ? said(correction.reason, saying.language) : '')}
          </li>
        ))}
      </ul>
    </section>
  )
}
