import { useParams } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { NoPage } from '../../../../../web/lib/pages.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { getDraft } from '../../../contract/drafts.ts'
import { isNowhere } from '../nowhere.ts'
import { draftWords } from '../words.ts'
import { DraftDesk } from './DraftDesk.tsx'

/** A draft between its source and its adoption. */
export default function DeskPage() {
  const { id = '' } = useParams()
  const draft = useAsked(getDraft, { params: { id } }, { topics: [`plans.draft:${id}`] })
  if (isNowhere(draft.error)) return <NoPage />
  return (
    <Asked of={draft} words={draftWords} rows={12}>
      {(answer) => <DraftDesk key={`${answer.id} ${answer.isFrozen} ${answer.isHeld}`} draft={answer} />}
    </Asked>
  )
}
