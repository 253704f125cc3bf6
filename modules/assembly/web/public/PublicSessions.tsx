import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAskedInPages } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { listPublicSessions } from '../../contract/public.ts'
import { SessionLines } from './SessionLines.tsx'
import { publicAssemblyWords } from './words.ts'

/** Every conference and election that was called, the newest first. */
export default function PublicSessions() {
  const words = useWords(publicAssemblyWords)
  const sessions = useAskedInPages(
    listPublicSessions,
    { query: {} },
    (page) => (page.next === null ? undefined : { query: { after: page.next } }),
    { keep: true },
  )
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={<Link to="/assembly/verify">{words.verify.title}</Link>}
    >
      <Asked of={sessions} words={publicAssemblyWords} rows={6}>
        {(pages) =>
          pages[0]?.sessions.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <>
              <SessionLines sessions={pages.flatMap((page) => page.sessions)} />
              {sessions.hasNextPage && (
                <div>
                  <PlainButton
                    disabled={sessions.isFetchingNextPage}
                    onClick={() => sessions.fetchNextPage()}
                  >
                    {words.more}
                  </PlainButton>
                </div>
              )}
            </>
          )
        }
      </Asked>
    </Page>
  )
}
