import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useSend } from '../../../../../web/lib/queries.ts'
import { type Candidate, estimateCandidate, nominateWish, type StaffWish } from '../../../contract/wishes.ts'
import { feasibilities } from '../../../rules/wishes.ts'
import { readNumber } from '../../promises/saying.ts'
import { UnitSelect } from '../../promises/UnitSelect.tsx'
import { plansWords } from '../../words.ts'
import styles from '../Wishes.module.css'
import { ActForm, Labelled } from './ActForm.tsx'

type Of = { wish: StaffWish; candidate?: undefined } | { candidate: Candidate; wish?: undefined }

/** What a candidate would take: who, how much, how many, how sure. Made with the candidate, corrected until the vote. */
export function EstimateForm(props: Of & { onClose: () => void }) {
  const { acts, candidates, feasibilities: feasible } = useWords(plansWords).wishes
  const words = candidates.form
  const id = useId()
  const { candidate } = props
  const [title, setTitle] = useState(candidate?.title ?? props.wish?.title ?? '')
  const [officeId, setOfficeId] = useState<string | null>(candidate?.leadOffice.id ?? null)
  const [budget, setBudget] = useState(
    candidate?.budgetFen == null ? '' : String(candidate.budgetFen / 1_000_000),
  )
  const [feasibility, setFeasibility] = useState<(typeof feasibilities)[number]>(
    candidate?.feasibility ?? 'ready',
  )
  const [value, setValue] = useState(candidate?.value == null ? '' : String(candidate.value))
  const [unit, setUnit] = useState(candidate?.unit ?? '')
  const [said, setSaid] = useState(candidate?.words ?? '')
  const nominate = useSend(nominateWish, { onDone: props.onClose })
  const correct = useSend(estimateCandidate, { onDone: props.onClose })
  const wan = budget.trim() === '' ? null : readNumber(budget)
  const number = value.trim() === '' ? null : readNumber(value)
  const budgetWrong = wan === undefined || (wan !== null && wan < 0)
  const valueWrong =
    number === undefined || (number !== null && number <= 0) || (number === null) !== (unit.trim() === '')
  const ready = title.trim() !== '' && officeId !== null && !budgetWrong && !valueWrong
  const send = () => {
    if (!officeId || wan === undefined || number === undefined) return
    const body = {
      title: title.trim(),
      leadOfficeId: officeId,
      budgetFen: wan === null ? null : Math.round(wan * 1_000_000),
      feasibility,
      value: number,
      unit: unit.trim() || null,
      words: said.trim() || null,
    }
    if (candidate)
      correct.mutate({ params: { id: candidate.id }, body: { ...body, version: candidate.version } })
    else if (props.wish) nominate.mutate({ params: { id: props.wish.id }, body })
  }
  return (
    <ActForm
      title={candidate ? candidates.estimate : acts.nominate}
      okText={words.save}
      ready={ready}
      sending={nominate.isPending || correct.isPending}
      error={nominate.error ?? correct.error}
      onClose={props.onClose}
      onSend={send}
    >
      <Labelled id={`${id}-title`} label={words.title}>
        <Input
          id={`${id}-title`}
          maxLength={80}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Labelled>
      <Labelled id={`${id}-office`} label={words.office}>
        <UnitSelect
          id={`${id}-office`}
          tree="office"
          placeholder={words.office}
          value={officeId}
          onChange={setOfficeId}
        />
      </Labelled>
      <div className={styles.two}>
        <Labelled
          id={`${id}-budget`}
          label={words.budget}
          wrong={budgetWrong ? words.budgetWrong : undefined}
        >
          <Input
            id={`${id}-budget`}
            inputMode="decimal"
            value={budget}
            onChange={(event) => setBudget(event.target.value)}
          />
        </Labelled>
        <Labelled id={`${id}-feasibility`} label={words.feasibility}>
          <Select
            id={`${id}-feasibility`}
            value={feasibility}
            onChange={setFeasibility}
            options={feasibilities.map((one) => ({ value: one, label: feasible[one] }))}
          />
        </Labelled>
        <Labelled
          id={`${id}-value`}
          label={words.value}
          wrong={valueWrong && (value || unit) ? words.valueWrong : undefined}
        >
          <Input
            id={`${id}-value`}
            inputMode="decimal"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        </Labelled>
        <Labelled id={`${id}-unit`} label={words.unit}>
          <Input
            id={`${id}-unit`}
            maxLength={20}
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
          />
        </Labelled>
      </div>
      <Labelled id={`${id}-words`} label={words.words}>
        <Input.TextArea
          id={`${id}-words`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1000}
          placeholder={words.wordsHint}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </Labelled>
    </ActForm>
  )
}
