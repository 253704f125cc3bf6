import { useState } from 'react'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { Sums } from '../../../../web/ui/Sums.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import { type Ask, getByPlace } from '../../contract/answers.ts'
import type { Indicator } from '../../contract/definitions.ts'
import { yearOf } from '../../rules.ts'
import { sayPeriod, sayPlain, sayValue } from '../saying.ts'
import { type Scope, within } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import styles from './InOrder.module.css'

/**
 * The places one under the other in the order of the tree. Only where an administrator opened the ranking can they be put in the
 * order of their numbers, and then the reason for it stands beside them.
 */
export function InOrder(props: {
  indicator: Indicator
  scope: Scope
  versionId: string | undefined
  show: (ask: Ask) => void
}) {
  const { indicator, scope, versionId, show } = props
  const words = useWords(indicatorsWords).pages
  const saying = useSaying()
  const [chosen, setChosen] = useState<'tree' | 'value'>('tree')
  const order = indicator.rankingReason === null ? 'tree' : chosen
  const period = yearOf(scope.year)
  const parts = useAsked(
    getByPlace,
    {
      query: {
        indicatorId: indicator.id,
        ...period,
        ...(versionId ? { versionId } : {}),
        ...(scope.placeId ? { placeId: scope.placeId } : { unitKind: 'neighbourhood' }),
        ...(scope.view === 'now' ? { view: scope.view } : {}),
        order,
      },
    },
    { keep: true, enabled: scope.officeId === null },
  )
  if (scope.officeId !== null) return null
  const open = (placeId: string) =>
    show({
      indicatorId: indicator.id,
      ...period,
      ...(versionId ? { versionId } : {}),
      ...within({ ...scope, placeId }),
    })
  return (
    <Section
      title={order === 'tree' ? words.one.inOrder : words.one.byValue}
      aside={
        indicator.rankingReason !== null && (
          <Choice
            label={words.one.order}
            value={order}
            onChoose={setChosen}
            options={(['tree', 'value'] as const).map((value) => ({ value, word: words.one.orders[value] }))}
          />
        )
      }
    >
      {indicator.rankingReason !== null && (
        <p className={styles.reason}>{words.one.ranked(indicator.rankingReason)}</p>
      )}
      <Asked of={parts} words={indicatorsWords} rows={6}>
        {(answer) => {
          // Where no part has anything there is nothing to list: the whole says it.
          const shown = answer.rows.some((row) => row.answer.value !== null) ? answer.rows : []
          return (
            <div className={styles.rows}>
              <Sums
                quiet
                title={sayPeriod(period.from, period.until, words, saying)}
                rows={[
                  ...shown.map(({ unit, answer: part }) => ({
                    key: unit.id,
                    name: unit.name,
                    quantity: part.value,
                    word: sayValue(part, words, saying.language),
                  })),
                  ...(answer.elsewhere
                    ? [
                        {
                          key: '',
                          name: words.number.elsewhere,
                          quantity: answer.elsewhere.value,
                          word: sayValue(answer.elsewhere, words, saying.language),
                        },
                      ]
                    : []),
                  {
                    key: answer.place?.id ?? '',
                    name: answer.place?.name ?? words.wholePlace,
                    quantity: answer.whole.value,
                    word: sayValue(answer.whole, words, saying.language),
                    isWhole: true,
                  },
                ]}
                note={
                  answer.parts.how === 'adds'
                    ? words.number.adds
                    : answer.parts.how === 'overlaps'
                      ? words.number.overlaps(sayPlain(answer.parts.residual ?? 0, 0, saying.language))
                      : words.number.noSum
                }
                onOpen={(id) => id !== '' && open(id)}
              />
            </div>
          )
        }}
      </Asked>
    </Section>
  )
}
