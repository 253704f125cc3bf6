import { useState } from 'react'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { sayDay } from '../../../../web/ui/dates.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { useSaying } from '../../../../web/ui/say.ts'
import { getCoverage } from '../../contract/lists.ts'
import { yearOf } from '../../rules.ts'
import { type Scope, today } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import styles from './CoveragePart.module.css'

const atOnce = 12

/** Which of the expected things are missing, by name, with whom to ask. */
export function CoveragePart(props: { indicatorId: string; scope: Scope; versionId: string | undefined }) {
  const { indicatorId, scope, versionId } = props
  const words = useWords(indicatorsWords).pages.one
  const saying = useSaying()
  const [all, setAll] = useState(false)
  const coverage = useAsked(
    getCoverage,
    {
      params: { id: indicatorId },
      query: {
        ...yearOf(scope.year),
        ...(versionId ? { versionId } : {}),
        ...(scope.placeId ? { placeId: scope.placeId } : {}),
        ...(scope.view === 'now' ? { view: scope.view } : {}),
      },
    },
    { keep: true },
  )
  return (
    <section className={styles.coverage}>
      <h2 className={styles.title}>{words.missing}</h2>
      <Asked of={coverage} words={indicatorsWords} rows={4}>
        {(answer) => (
          <>
            <p>{words.missingOf(sayNumber(answer.met), sayNumber(answer.expected))}</p>
            {answer.missing.length === 0 && answer.expected > 0 && (
              <p className={styles.kept}>{words.missingNone}</p>
            )}
            <ul className={styles.list}>
              {(all ? answer.missing : answer.missing.slice(0, atOnce)).map((thing) => (
                <li key={thing.id} className={styles.thing}>
                  <span>
                    <Han>{thing.name}</Han>
                  </span>
                  <span className={styles.quiet}>
                    {thing.place.name !== thing.name && (
                      <>
                        <Han>{thing.place.name}</Han> ·{' '}
                      </>
                    )}
                    <Han>
                      {thing.answerers.length > 0
                        ? words.answers(
                            thing.answerers
                              .map(({ name, title }) => (title ? `${name}（${title}）` : name))
                              .join('、'),
                          )
                        : words.nobody}
                    </Han>
                  </span>
                </li>
              ))}
            </ul>
            {!all && answer.missing.length > atOnce && (
              <button type="button" className={styles.more} onClick={() => setAll(true)}>
                {words.expand}
              </button>
            )}
            {answer.there.length > 0 && (
              <details>
                <summary className={styles.summary}>
                  {words.showThere(sayNumber(answer.there.length))}
                </summary>
                <p className={styles.there}>
                  <Han>{answer.there.map(({ name }) => name).join('、')}</Han>
                </p>
              </details>
            )}
            <p className={styles.quiet}>{words.onDay(sayDay(answer.onDay, today(), saying))}</p>
          </>
        )}
      </Asked>
    </section>
  )
}
