import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { listPapers } from '../../../documents/contract.ts'
import { listPlans } from '../../../plans/contract.ts'
import { listReports } from '../../../reports/contract.ts'
import { addItemPaper } from '../../contract/prepare-agenda.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'

const sources = ['plan', 'report', 'paper'] as const
type Source = (typeof sources)[number]

/** A draft of a list, a closed report or an approved paper, with its text as it stands now. */
export function LinkDialog({ itemId, onClose }: { itemId: string; onClose: () => void }) {
  const say = useWords(assemblyWords).arrange.agenda
  const common = useWords(webWords)
  const me = useMe()
  const [source, setSource] = useState<Source>('plan')
  const [sourceId, setId] = useState('')
  const plans = useAsked(listPlans, {}, { enabled: me.holds('plans.draft') })
  const reports = useAsked(listReports, { query: {} }, { enabled: me.holds('reports.read') })
  const papers = useAsked(listPapers, { query: { limit: 50 } }, { enabled: me.holds('documents.read') })
  const lay = useSend(addItemPaper, { onDone: onClose })
  const choices: Record<Source, { id: string; title: string }[]> = {
    plan: (plans.data ?? []).flatMap((plan) =>
      plan.drafts.map(({ id, stage, ordinal }) => ({
        id,
        title: `${plan.title} · ${say.stages[stage]}（${ordinal}）`,
      })),
    ),
    report: (reports.data ?? [])
      .filter(({ closedAt }) => closedAt !== null)
      .map(({ id, title }) => ({ id, title })),
    paper: (papers.data ?? [])
      .filter(({ state }) => state !== 'draft' && state !== 'void')
      .map(({ id, title }) => ({ id, title })),
  }
  return (
    <Dialog title={say.linkTitle} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          lay.mutate({ params: { id: itemId }, body: { source, sourceId } })
        }}
      >
        <Choice
          label={say.source}
          labelShown
          value={source}
          onChoose={(value) => {
            setSource(value)
            setId('')
          }}
          options={sources.map((value) => ({ value, word: say.sources[value] }))}
        />
        {choices[source].length === 0 ? (
          <p className={styles.hint}>{say.nothing}</p>
        ) : (
          <label className={styles.label}>
            {say.which}
            <select className={styles.input} value={sourceId} onChange={(event) => setId(event.target.value)}>
              <option value="" />
              {choices[source].map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        {lay.error && <Problem error={lay.error} words={assemblyWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={sourceId === '' || lay.isPending}>
            {say.lay}
          </PlainButton>
          <PlainButton onClick={onClose}>{common.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
