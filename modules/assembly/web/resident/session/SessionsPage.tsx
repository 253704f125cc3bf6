import { Asked } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { Page } from '../../../../../web/ui/Page.tsx'
import { listMySessions } from '../../../contract/prepare-invitations.ts'
import { SessionLines } from './SessionLines.tsx'
import { mineWords } from './words.ts'

/** All sessions one is or was asked to. */
export default function SessionsPage() {
  const words = useWords(mineWords).mine
  const mine = useAsked(listMySessions)
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked of={mine} words={mineWords} rows={4}>
        {({ sessions }) =>
          sessions.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <SessionLines sessions={sessions} />
          )
        }
      </Asked>
    </Page>
  )
}
