import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { getPapersWaiting } from '../../contract/approvals.ts'
import { documentsWords } from '../words.ts'
import { countOf, WaitingParts } from './WaitingParts.tsx'

/** Papers that wait for this person, by what is wanted of them. */
export default function WaitingPage() {
  const words = useWords(documentsWords).desk.waiting
  const waiting = useAsked(getPapersWaiting, {}, { topics: ['documents.papers', 'documents.seals'] })
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked of={waiting} words={documentsWords} rows={8}>
        {(answer) =>
          countOf(answer) === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <WaitingParts waiting={answer} />
          )
        }
      </Asked>
    </Page>
  )
}
