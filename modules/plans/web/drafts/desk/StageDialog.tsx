import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../../web/lib/language.tsx'
import { useSend } from '../../../../../web/lib/queries.ts'
import { Choice } from '../../../../../web/ui/Choice.tsx'
import { Dialog } from '../../../../../web/ui/Dialog.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { copyDraft, type Draft } from '../../../contract/drafts.ts'
import { type DraftStage, draftStages } from '../../../contract/words.ts'
import { draftWords } from '../words.ts'
import styles from './Desk.module.css'

const stageAfter = (stage: DraftStage): DraftStage =>
  draftStages[Math.min(draftStages.indexOf(stage) + 1, draftStages.length - 1)] ?? stage

/** The next draft begins as a copy of this one, once this one is saved. */
export function StageDialog(props: { draft: Draft; ready: () => Promise<unknown>; close: () => void }) {
  const { draft, ready, close } = props
  const words = useWords(draftWords)
  const common = useWords(webWords)
  const go = useNavigate()
  const [stage, setStage] = useState(stageAfter(draft.stage))
  const copy = useSend(copyDraft, {
    onDone: ({ draftId }) => {
      close()
      go(`/plans/drafts/${draftId}`)
    },
  })
  return (
    <Dialog title={words.stage.title} onClose={close}>
      <p className={styles.quiet}>{words.stage.lead}</p>
      <Choice
        label={words.stage.which}
        labelShown
        options={draftStages.map((value) => ({ value, word: words.stages[value] }))}
        value={stage}
        onChoose={setStage}
      />
      {copy.error && <Problem error={copy.error} words={draftWords} />}
      <div className={styles.acts}>
        <PlainButton
          kind="main"
          disabled={copy.isPending}
          onClick={async () => {
            await ready()
            copy.mutate({ params: { id: draft.id }, body: { stage } })
          }}
        >
          {copy.isPending ? words.stage.working : words.stage.begin}
        </PlainButton>
        <PlainButton onClick={close}>{common.cancel}</PlainButton>
      </div>
    </Dialog>
  )
}
