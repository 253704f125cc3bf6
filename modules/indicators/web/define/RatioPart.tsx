import { Input, Radio, Select } from 'antd'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import type { UnitKind } from '../../../units/rules.ts'
import { unitsWords } from '../../../units/web/index.ts'
import { listIndicators } from '../../contract/definitions.ts'
import { UnitPick } from '../ScopeBar.tsx'
import { indicatorsWords } from '../words.ts'
import styles from './DefinePage.module.css'
import type { Draft, Fault, Vocabulary } from './draft.ts'
import { Beside, Labelled, Part } from './fields.tsx'

/** What is divided by what: another indicator, a fixed number, or the things that should be there. */
export function RatioPart(props: {
  draft: Draft
  vocabulary: Vocabulary
  /** The indicator being changed: it cannot divide itself. */
  id: string | null
  change: (part: Partial<Draft>) => void
  wrong: (fault: Fault) => string | undefined
}) {
  const { draft, vocabulary, change, wrong } = props
  const words = useWords(indicatorsWords).defining
  const units = useWords(unitsWords)
  const all = useAsked(listIndicators, { query: {} })
  const counts = (all.data ?? [])
    .filter(({ id, kind }) => id !== props.id && (kind === 'flow' || kind === 'level'))
    .map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}（${unit}）` : name }))
  return (
    <Part title={words.facts}>
      <Labelled label={words.numerator} wrong={wrong('numerator')}>
        {(id) => (
          <Select
            id={id}
            value={draft.numeratorId ?? undefined}
            placeholder={words.numeratorHint}
            showSearch={{ optionFilterProp: 'label' }}
            options={counts}
            onChange={(numeratorId: string) => change({ numeratorId })}
          />
        )}
      </Labelled>
      <fieldset className={styles.choice}>
        <legend>{words.denominator}</legend>
        <Radio.Group
          value={draft.over}
          onChange={(event) => change({ over: event.target.value as Draft['over'] })}
          options={(['indicator', 'number', 'expected'] as const).map((value) => ({
            value,
            label: words.denominators[value],
          }))}
        />
      </fieldset>
      {draft.over === 'indicator' && (
        <Labelled label={words.denominators.indicator} wrong={wrong('denominator')}>
          {(id) => (
            <Select
              id={id}
              value={draft.denominatorId ?? undefined}
              placeholder={words.denominatorHint}
              showSearch={{ optionFilterProp: 'label' }}
              options={counts}
              onChange={(denominatorId: string) => change({ denominatorId })}
            />
          )}
        </Labelled>
      )}
      {draft.over === 'number' && (
        <Beside>
          <Labelled label={words.denominatorNumber} wrong={wrong('denominatorNumber')}>
            {(id) => (
              <Input
                id={id}
                inputMode="decimal"
                value={draft.denominatorNumber}
                onChange={(event) => change({ denominatorNumber: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled label={words.denominatorSource} wrong={wrong('denominatorSource')}>
            {(id) => (
              <Input
                id={id}
                value={draft.denominatorSource}
                maxLength={200}
                placeholder={words.denominatorSourceHint}
                onChange={(event) => change({ denominatorSource: event.target.value })}
              />
            )}
          </Labelled>
        </Beside>
      )}
      {draft.over === 'expected' && (
        <>
          <Radio.Group
            aria-label={words.expected}
            value={draft.expectedBy}
            onChange={(event) => change({ expectedBy: event.target.value as Draft['expectedBy'] })}
            options={(['units', 'list'] as const).map((value) => ({ value, label: words.expecteds[value] }))}
          />
          {draft.expectedBy === 'units' ? (
            <Beside>
              <Labelled label={words.unitKind} wrong={wrong('unitKind')}>
                {(id) => (
                  <Select
                    id={id}
                    value={draft.unitKind ?? undefined}
                    options={vocabulary.unitKinds.map((kind) => ({
                      value: kind,
                      label: units.kinds[kind as UnitKind] ?? kind,
                    }))}
                    onChange={(unitKind: string) => change({ unitKind })}
                  />
                )}
              </Labelled>
              <UnitPick
                tree="place"
                stacked
                value={draft.expectedPlaceId}
                onChange={(expectedPlaceId) => change({ expectedPlaceId })}
                label={words.expectedPlace}
                whole={words.whereAny}
              />
            </Beside>
          ) : vocabulary.lists.length === 0 ? (
            <p className={styles.hint}>
              {words.listNone} <Link to="/indicators/lists">{words.toLists}</Link>
            </p>
          ) : (
            <Labelled label={words.list} wrong={wrong('list')}>
              {(id) => (
                <Select
                  id={id}
                  value={draft.listId ?? undefined}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={vocabulary.lists.map(({ id: value, name }) => ({ value, label: name }))}
                  onChange={(listId: string) => change({ listId })}
                />
              )}
            </Labelled>
          )}
          <p className={styles.hint}>{words.expectedHint}</p>
        </>
      )}
      <Labelled label={words.factor}>
        {(id) => (
          <Select
            id={id}
            value={draft.factor}
            onChange={(factor: Draft['factor']) => change({ factor })}
            options={([100, 1, 1000, 10_000] as const).map((value) => ({
              value,
              label: words.factors[value],
            }))}
          />
        )}
      </Labelled>
    </Part>
  )
}
