import { Select } from 'antd'
import { useId } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { listIndicators } from '../../../indicators/contract.ts'
import type { Target } from '../../contract/projects.ts'
import { plansWords } from '../words.ts'
import styles from './ProjectPage.module.css'
import { UnitSelect } from './UnitSelect.tsx'

/** Which indicator measures a promise, and of which place: only those that can. */
export function ChooseIndicator(props: {
  target: Target
  indicatorId: string | null
  placeId: string | null
  isMissing: boolean
  onIndicator: (id: string | null) => void
  onPlace: (id: string | null) => void
}) {
  const { target } = props
  const words = useWords(plansWords).promises.target
  const id = useId()
  const indicators = useAsked(listIndicators, { query: {} })
  const opposite = target.kind === 'flow' ? 'level' : 'flow'
  const fitting = (indicators.data ?? []).filter(
    ({ kind, unit }) => kind !== opposite && (target.unit === null || unit === target.unit),
  )
  const none = indicators.isSuccess && fitting.length === 0
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={`${id}-indicator`}>{words.indicator}</label>
        <Select
          id={`${id}-indicator`}
          value={props.indicatorId ?? undefined}
          onChange={(value: string | undefined) => props.onIndicator(value ?? null)}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={indicators.isPending}
          status={props.isMissing ? 'error' : ''}
          options={fitting.map(({ id: value, name }) => ({ value, label: name }))}
        />
        <p className={props.isMissing || none ? styles.wrong : styles.hint}>
          {none ? words.noIndicator : props.isMissing ? words.indicatorMissing : words.indicatorHint}
        </p>
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-place`}>{words.indicatorPlace}</label>
        <UnitSelect
          id={`${id}-place`}
          tree="place"
          placeholder={words.indicatorWhole}
          value={props.placeId}
          onChange={props.onPlace}
        />
      </div>
    </>
  )
}
