import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { useMemo } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { DimValue } from '../../contract/definitions.ts'
import { whats } from '../../contract/words.ts'
import { UnitPick } from '../ScopeBar.tsx'
import { said } from '../saying.ts'
import { indicatorsWords } from '../words.ts'
import styles from './DefinePage.module.css'
import { type Draft, type Fault, inCommon, type OfferedDim, type Vocabulary } from './draft.ts'
import { Beside, Labelled, Part } from './fields.tsx'

interface Props {
  draft: Draft
  vocabulary: Vocabulary
  change: (part: Partial<Draft>) => void
  wrong: (fault: Fault) => string | undefined
}

/** Which events are counted and how, in the words of people: kinds, what of them, which part of them, where and by whom. */
export function FactsPart({ draft, vocabulary, change, wrong }: Props) {
  const words = useWords(indicatorsWords).defining
  const { language } = useSaying()
  const common = useMemo(() => inCommon(vocabulary.kinds, draft.kinds), [vocabulary.kinds, draft.kinds])
  const groups = useMemo(() => {
    const byGroup = new Map<string, { value: string; label: string }[]>()
    for (const kind of vocabulary.kinds) {
      const group = said(kind.group, language)
      byGroup.set(group, [
        ...(byGroup.get(group) ?? []),
        { value: kind.kind, label: said(kind.name, language) },
      ])
    }
    return [...byGroup].map(([label, options]) => ({ label, options }))
  }, [vocabulary.kinds, language])
  const chooseKinds = (kinds: string[]) => {
    const next = inCommon(vocabulary.kinds, kinds)
    const keys = new Set(next.dims.map(({ key }) => key))
    change({
      kinds,
      measure:
        draft.measure !== null && next.measures.includes(draft.measure)
          ? draft.measure
          : next.measures.length === 1
            ? (next.measures[0] ?? null)
            : null,
      dims: Object.fromEntries(Object.entries(draft.dims).filter(([key]) => keys.has(key))),
      ...(draft.kind === 'flow' && kinds.length > 0 && next.measures.length === 0 && draft.what === 'sum'
        ? { what: 'count' as const }
        : {}),
    })
  }
  const offeredWhats = whats.filter(
    (what) =>
      (what !== 'sum' || common.measures.length > 0) &&
      (what !== 'persons' || common.carriesPersons) &&
      (what !== 'households' || common.carriesHouseholds),
  )
  return (
    <Part title={words.facts}>
      <Labelled label={words.kinds} wrong={wrong('kinds')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={draft.kinds}
            onChange={chooseKinds}
            options={groups}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.kindsHint}
          />
        )}
      </Labelled>
      {draft.kinds.length > 0 && draft.kind === 'flow' && (
        <fieldset className={styles.choice}>
          <legend>{words.what}</legend>
          <Radio.Group
            value={draft.what}
            onChange={(event) => change({ what: event.target.value as Draft['what'] })}
            options={offeredWhats.map((value) => ({ value, label: words.whats[value] }))}
          />
          <p className={styles.hint}>{words.whatHints[draft.what]}</p>
        </fieldset>
      )}
      {draft.kinds.length > 0 && (draft.kind === 'level' || draft.what === 'sum') && (
        <Labelled
          label={words.measure}
          wrong={wrong('measure')}
          hint={common.measures.length === 0 ? words.measureNone : undefined}
        >
          {(id) => (
            <Select
              id={id}
              value={draft.measure ?? undefined}
              onChange={(measure: string) => change({ measure })}
              options={common.measures.map((value) => ({ value, label: value === 'fen' ? '元' : value }))}
            />
          )}
        </Labelled>
      )}
      {common.dims.length > 0 && (
        <div className={styles.filters}>
          <p className={styles.hint}>
            {words.dims} · {words.dimsLead}
          </p>
          <Beside>
            {common.dims.map((dim) => (
              <DimField key={dim.key} dim={dim} draft={draft} change={change} />
            ))}
          </Beside>
        </div>
      )}
      <Beside>
        <UnitPick
          tree="place"
          stacked
          value={draft.placeId}
          onChange={(placeId) => change({ placeId })}
          label={words.where}
          whole={words.whereAny}
        />
        <UnitPick
          tree="office"
          stacked
          value={draft.officeId}
          onChange={(officeId) => change({ officeId })}
          label={words.byWhom}
          whole={words.byWhomAny}
        />
      </Beside>
      {draft.kind === 'flow' && (
        <fieldset className={styles.choice}>
          <legend>{words.silence}</legend>
          <Radio.Group
            value={draft.silence}
            onChange={(event) => change({ silence: event.target.value as Draft['silence'] })}
            options={(['unreported', 'zero'] as const).map((value) => ({
              value,
              label: words.silences[value],
            }))}
          />
          <p className={styles.hint}>{words.silenceHint}</p>
        </fieldset>
      )}
      {draft.kind === 'level' && (
        <LevelFields draft={draft} vocabulary={vocabulary} change={change} wrong={wrong} />
      )}
    </Part>
  )
}

/** Values travel as they are: a number stays a number. The list shows them by their words. */
function DimField(props: { dim: OfferedDim; draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { dim, draft, change } = props
  const words = useWords(indicatorsWords).defining
  const { language } = useSaying()
  const chosen = draft.dims[dim.key] ?? []
  const put = (values: DimValue[]) => {
    const { [dim.key]: _former, ...others } = draft.dims
    change({ dims: values.length === 0 ? others : { ...others, [dim.key]: values } })
  }
  const offered = dim.values
  return (
    <Labelled label={said(dim.name, language)}>
      {(id) =>
        offered === null ? (
          <Select
            id={id}
            mode="tags"
            value={chosen.map(String)}
            onChange={(values: string[]) => put(values)}
            placeholder={words.dimTyped}
            options={[]}
          />
        ) : (
          <Select
            id={id}
            mode="multiple"
            value={chosen.map((value) => JSON.stringify(value))}
            onChange={(values: string[]) => put(values.map((value) => JSON.parse(value) as DimValue))}
            placeholder={words.dimAny}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            options={offered.map(({ value, label, group }) => ({
              value: JSON.stringify(value),
              label: [group ? said(group, language) : '', said(label, language)].filter(Boolean).join(' · '),
            }))}
          />
        )
      }
    </Labelled>
  )
}

/** Where a level begins, place by place, and the register it is held against. */
function LevelFields({ draft, vocabulary, change, wrong }: Props) {
  const words = useWords(indicatorsWords).defining
  const { language } = useSaying()
  const fresh = () => ({ key: String(Date.now() + draft.opening.length), placeId: null, value: '' })
  const put = (at: number, part: Partial<Draft['opening'][number]>) =>
    change({ opening: draft.opening.map((one, i) => (i === at ? { ...one, ...part } : one)) })
  return (
    <>
      <Checkbox
        checked={draft.hasOpening}
        onChange={(event) =>
          change({
            hasOpening: event.target.checked,
            opening: draft.opening.length === 0 ? [fresh()] : draft.opening,
          })
        }
      >
        {words.openingHas}
      </Checkbox>
      {draft.hasOpening && (
        <div className={styles.opening}>
          <Beside>
            <DayField
              label={words.openingOn}
              value={draft.openingOn}
              onChange={(openingOn) => change({ openingOn })}
              wrong={wrong('openingOn')}
            />
            <Labelled label={words.openingSource} wrong={wrong('openingSource')}>
              {(id) => (
                <Input
                  id={id}
                  value={draft.openingSource}
                  maxLength={200}
                  placeholder={words.openingSourceHint}
                  onChange={(event) => change({ openingSource: event.target.value })}
                />
              )}
            </Labelled>
          </Beside>
          {draft.opening.map((one, at) => (
            <div key={one.key} className={styles.openingLine}>
              <UnitPick
                tree="place"
                stacked
                withRoot
                value={one.placeId}
                onChange={(placeId) => put(at, { placeId })}
                label={words.openingPlace}
                whole={words.openingPlace}
              />
              <Labelled label={words.openingValue}>
                {(id) => (
                  <Input
                    id={id}
                    inputMode="decimal"
                    value={one.value}
                    onChange={(event) => put(at, { value: event.target.value })}
                  />
                )}
              </Labelled>
              <Button
                type="text"
                onClick={() => change({ opening: draft.opening.filter((_, i) => i !== at) })}
              >
                {words.openingRemove}
              </Button>
            </div>
          ))}
          {wrong('openingValues') && <p className={styles.wrong}>{wrong('openingValues')}</p>}
          <div>
            <Button onClick={() => change({ opening: [...draft.opening, fresh()] })}>
              {words.openingAdd}
            </Button>
          </div>
        </div>
      )}
      {vocabulary.registers.length > 0 && (
        <Labelled label={words.register}>
          {(id) => (
            <Select
              id={id}
              value={draft.register ?? ''}
              onChange={(register: string) => change({ register: register || null })}
              options={[
                { value: '', label: words.registerNone },
                ...vocabulary.registers.map(({ key, name }) => ({ value: key, label: said(name, language) })),
              ]}
            />
          )}
        </Labelled>
      )}
    </>
  )
}
