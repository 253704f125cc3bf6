import { Link, useNavigate, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { getPaper } from '../../contract/papers.ts'
import { documentsWords } from '../words.ts'
import { DraftForm } from './DraftForm.tsx'
import { NewDraft } from './NewDraft.tsx'

/** Writing a paper: a new one, or one that is still open. */
export default function DraftPage() {
  const { id } = useParams()
  return id ? <Change id={id} /> : <NewDraft />
}

function Change({ id }: { id: string }) {
  const words = useWords(documentsWords).desk.draft
  const go = useNavigate()
  const paper = useAsked(getPaper, { params: { id } }, { topics: [`documents.paper:${id}`] })
  return (
    <Page
      title={words.editTitle}
      lead={words.lead}
      kicker={paper.data && <Link to={`/documents/papers/${id}`}>{paper.data.content.title}</Link>}
    >
      <Asked of={paper} words={documentsWords} rows={12}>
        {(answer) => <DraftForm paper={answer} onSubmit={() => go(`/documents/papers/${id}?submit`)} />}
      </Asked>
    </Page>
  )
}
