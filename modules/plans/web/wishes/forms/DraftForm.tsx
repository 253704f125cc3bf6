import { AutoComplete, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { sayNumber } from '../../../../../web/ui/numbers.ts'
import { getDraft, listPlans } from '../../../contract/drafts.ts'
import { type Candidate, draftCandidate } from '../../../contract/wishes.ts'
import { plansWords } from '../../words.ts'
import { ActForm, Labelled } from './ActForm.tsx'

/** A candidate as a paragraph of a draft: which draft, under which category, in which words. */
export function DraftForm({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const { wishes, drafts: draftWords } = useWords(plansWords)
  const words = wishes.candidates
  const id = useId()
  const plans = useAsked(listPlans)
  const open = (plans.data ?? [])
    .filter((plan) => plan.adoptedOn === null)
    .flatMap((plan) =>
      plan.drafts
        .filter((draft) => !draft.isFrozen)
        .map((draft) => ({
          value: draft.id,
          label: `${plan.title} · ${draftWords.stages[draft.stage]}`,
          ordinal: draft.ordinal,
        })),
    )
    .sort((a, b) => b.ordinal - a.ordinal)
  const [chosen, setChosen] = useState<string>()
  const draftId = chosen ?? open[0]?.value
  const draft = useAsked(getDraft, { params: { id: draftId ?? '' } }, { enabled: draftId !== undefined })
  const categories = [...new Set((draft.data?.content.items ?? []).flatMap((item) => item.category ?? []))]
  const [category, setCategory] = useState('')
  const [text, setText] = useState(
    candidate.value === null
      ? `${candidate.title}。`
      : `${candidate.title}${sayNumber(candidate.value)}${candidate.unit ?? ''}。`,
  )
  const write = useSend(draftCandidate, { onDone: onClose })
  return (
    <ActForm
      title={words.draft}
      hint={words.draftHint}
      ready={draftId !== undefined && text.trim() !== ''}
      sending={write.isPending}
      error={write.error}
      onClose={onClose}
      onSend={() => {
        if (draftId)
          write.mutate({
            params: { id: candidate.id },
            body: { draftId, text: text.trim(), category: category.trim() || null },
          })
      }}
    >
      {plans.data && open.length === 0 ? (
        <Remark tone="late">{words.noDraft}</Remark>
      ) : (
        <>
          <Labelled id={`${id}-draft`} label={words.draftWhich}>
            <Select id={`${id}-draft`} value={draftId} onChange={setChosen} options={open} />
          </Labelled>
          <Labelled id={`${id}-category`} label={words.draftCategory}>
            <AutoComplete
              id={`${id}-category`}
              value={category}
              onChange={setCategory}
              options={categories.map((value) => ({ value }))}
            />
          </Labelled>
          <Labelled id={`${id}-text`} label={words.draftText}>
            <Input.TextArea
              id={`${id}-text`}
              autoSize={{ minRows: 3, maxRows: 8 }}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Labelled>
        </>
      )}
    </ActForm>
  )
}
