import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { getPublicRound } from '../../contract/public.ts'
import { RoundView } from './RoundView.tsx'
import { publicAssemblyWords } from './words.ts'

/** One ballot, for whoever comes from the list it adopted; the rest of its session is one step away. */
export default function PublicRoundPage() {
  const { id = '' } = useParams()
  const words = useWords(publicAssemblyWords)
  const found = useAsked(getPublicRound, { params: { id } })
  const session = found.data?.session
  return (
    <Page
      title={
        session ? (
          <Link to={`/assembly/${session.id}`} lang="zh-CN">
            {session.name}
          </Link>
        ) : (
          words.title
        )
      }
      tab={found.data?.round.question ?? words.results}
      kicker={<Link to="/assembly">{words.title}</Link>}
    >
      <Asked of={found} words={publicAssemblyWords} rows={8}>
        {({ round }) => (
          <Section title={words.results} aside={<Link to="/assembly/verify">{words.file.check}</Link>}>
            <RoundView round={round} />
          </Section>
        )}
      </Asked>
    </Page>
  )
}
