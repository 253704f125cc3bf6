import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useId, useMemo, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { ask, newKey } from '../../../../web/lib/ask.ts'
import { MonthBars } from '../../../../web/lib/charts/MonthBars.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { SkeletonRows } from '../../../../web/ui/Skeleton.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import { type Notice, previewIndicator } from '../../contract/definitions.ts'
import { yearOf } from '../../rules.ts'
import { pointsOf } from '../months.ts'
import { said, sayPlain, sayValue } from '../saying.ts'
import { thisYear, today } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import { canBeComputed, type Draft, definitionOf } from './draft.ts'
import styles from './PreviewPart.module.css'

/** What was last put down for a moment: a number is not asked for at every letter. */
function useSettled<T>(value: T, ms: number): T {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}

/** The definition on the desk, computed over what is recorded: its sentence, this year by month, and what is noticed. */
export function PreviewPart({ draft, id }: { draft: Draft; id: string | null }) {
  const words = useWords(indicatorsWords)
  const say = words.defining
  const heading = useId()
  const { language } = useSaying()
  const year = thisYear()
  const computable = canBeComputed(draft)
  const written = JSON.stringify(definitionOf(draft))
  const settled = useSettled(written, 350)
  const preview = useQuery({
    queryKey: ['indicators', previewIndicator.path, id, settled],
    enabled: computable,
    retry: false,
    queryFn: ({ signal }) =>
      ask(
        previewIndicator,
        {
          body: {
            definition: JSON.parse(settled) as ReturnType<typeof definitionOf>,
            ...(id ? { indicatorId: id } : {}),
            ...yearOf(year),
            step: 'month',
          },
        },
        { signal, key: newKey() },
      ),
    placeholderData: (former) => former,
  })
  const answer = useDeferredValue(preview.data)
  const points = useMemo(
    () =>
      answer
        ? pointsOf({
            year,
            answers: answer.periods.map((period) => period.answer),
            pace: null,
            today: today(),
            words: words.pages,
          })
        : [],
    [answer, year, words.pages],
  )
  const written2 = useMemo(
    () => (value: number) => sayPlain(value, draft.decimals, language),
    [draft.decimals, language],
  )
  return (
    <section
      className={styles.preview}
      aria-labelledby={heading}
      aria-live="polite"
      aria-busy={preview.isFetching}
    >
      <h2 id={heading} className={styles.title}>
        {say.preview}
      </h2>
      {!computable ? (
        <p className={styles.quiet}>
          {draft.kind === 'external'
            ? say.previewExternal
            : draft.kind === 'ratio'
              ? say.previewRatio
              : say.previewWait}
        </p>
      ) : preview.error ? (
        <Problem error={preview.error} words={indicatorsWords} />
      ) : !answer ? (
        <SkeletonRows rows={4} />
      ) : (
        <>
          <p className={styles.sentence}>{said(answer.sentence, language)}</p>
          <p className={styles.quiet}>{say.previewYear(year)}</p>
          <p className={styles.value}>
            <span className={styles.number} data-none={answer.whole.value === null || undefined}>
              {sayValue(answer.whole, words.pages, language)}
            </span>
            {answer.whole.value !== null && <span className={styles.quiet}>{answer.whole.unit}</span>}
          </p>
          {answer.whole.why && <p className={styles.quiet}>{words.pages.whyLong[answer.whole.why]}</p>}
          {answer.notices.map((notice) => (
            <Remark key={`${notice.code} ${JSON.stringify(notice.params)}`} tone="late">
              <NoticeSaid notice={notice} />
            </Remark>
          ))}
          {answer.whole.value !== null && (
            <MonthBars
              title={words.pages.chart.title(draft.name.trim() || say.preview, words.pages.wholePlace, year)}
              unit={draft.unit || null}
              asOf={answer.asOf}
              points={points}
              say={written2}
              words={{ now: words.pages.chart.now(year), former: '', pace: null }}
            />
          )}
        </>
      )}
    </section>
  )
}

function NoticeSaid({ notice }: { notice: Notice }) {
  const words = useWords(indicatorsWords).defining.notices
  const say = words[notice.code] as (params: Record<string, string | number | null>) => string
  return <>{say(notice.params)}</>
}
