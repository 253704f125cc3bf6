import { AutoComplete, Input, InputNumber, Select } from 'antd'
import { useWords } from '../../../../web/lib/language.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { betters } from '../../contract/words.ts'
import { UnitPick } from '../ScopeBar.tsx'
import { indicatorsWords } from '../words.ts'
import type { Draft, Fault, Vocabulary } from './draft.ts'
import { Beside, Labelled, Part } from './fields.tsx'

/** What the number is called, how it is written, its 口径 in words, and whose it is. */
export function AboutPart(props: {
  draft: Draft
  vocabulary: Vocabulary
  /** Whose it is does not change with a version. */
  isNew: boolean
  change: (part: Partial<Draft>) => void
  wrong: (fault: Fault) => string | undefined
}) {
  const { draft, vocabulary, change, wrong } = props
  const words = useWords(indicatorsWords).defining
  return (
    <>
      <Part title={words.about}>
        <Labelled label={words.name} wrong={wrong('name')}>
          {(id) => (
            <Input
              id={id}
              value={draft.name}
              maxLength={60}
              placeholder={words.nameHint}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Labelled>
        <Beside>
          <Labelled label={words.unit}>
            {(id) => (
              <Input
                id={id}
                value={draft.unit}
                maxLength={12}
                placeholder={words.unitHint}
                onChange={(event) => change({ unit: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled label={words.decimals}>
            {(id) => (
              <Select
                id={id}
                value={draft.decimals}
                onChange={(decimals: number) => change({ decimals })}
                options={[0, 1, 2, 3, 4].map((value) => ({ value, label: String(value) }))}
              />
            )}
          </Labelled>
          <Labelled label={words.better}>
            {(id) => (
              <Select
                id={id}
                value={draft.better}
                onChange={(better: Draft['better']) => change({ better })}
                options={betters.map((value) => ({ value, label: words.betters[value] }))}
              />
            )}
          </Labelled>
        </Beside>
        <Labelled label={words.countedHow} wrong={wrong('countedHow')}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={draft.countedHow}
              maxLength={600}
              autoSize={{ minRows: 3, maxRows: 10 }}
              placeholder={words.countedHowHint}
              onChange={(event) => change({ countedHow: event.target.value })}
            />
          )}
        </Labelled>
        {draft.kind !== 'external' && (
          <DayField label={words.beganOn} value={draft.beganOn} onChange={(beganOn) => change({ beganOn })} />
        )}
      </Part>
      <Part title={words.owner}>
        <Beside>
          <Labelled label={words.category} wrong={wrong('category')}>
            {(id) => (
              <AutoComplete
                id={id}
                value={draft.category}
                maxLength={40}
                placeholder={words.categoryHint}
                options={vocabulary.categories.map((value) => ({ value }))}
                showSearch={{ filterOption: true }}
                onChange={(category: string) => change({ category })}
              />
            )}
          </Labelled>
          <Labelled label={words.position}>
            {(id) => (
              <InputNumber
                id={id}
                min={0}
                max={100_000}
                precision={0}
                controls={false}
                value={draft.position}
                onChange={(position) => change({ position: position ?? 0 })}
              />
            )}
          </Labelled>
        </Beside>
        {props.isNew && (
          <Beside>
            <Labelled
              label={words.office}
              wrong={wrong('office')}
              hint={vocabulary.offices.length === 0 ? words.officeNone : undefined}
            >
              {(id) => (
                <Select
                  id={id}
                  value={draft.ownerOfficeId ?? undefined}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={vocabulary.offices.map((office) => ({ value: office.id, label: office.name }))}
                  onChange={(ownerOfficeId: string) => change({ ownerOfficeId })}
                />
              )}
            </Labelled>
            <UnitPick
              tree="place"
              stacked
              value={draft.ownerPlaceId}
              onChange={(ownerPlaceId) => change({ ownerPlaceId })}
              label={words.place}
              whole={words.placeAny}
            />
          </Beside>
        )}
      </Part>
    </>
  )
}
