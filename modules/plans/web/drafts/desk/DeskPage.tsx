import { useParams } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { getDraft } from '../../../contract/drafts.ts'
import { draftWords } from '../words.ts'
import { DraftDesk } from './DraftDesk.tsx'

/** A draft between its source and its adoption. */
export default function DeskPage() {
  const { id = '' } = useParams()
  const draft = useAsked(getDraft, { params: { id } }, { topics: [`plans.draft:${id}`] })
  return (
    <Asked of={draft} words={draftWords} rows={12}>
      {(answer) => <DraftDesk key={`${answer.id} ${answer.isFrozen}`} draft={answer} />}
    </Asked>
  )
}
