import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { getTalk } from '../../contract/talk.ts'
import { GroupView } from './group/GroupView.tsx'
import { talkTopic } from './topics.ts'
import { talkWords } from './words.ts'

/** One group at the desk: of the staff who keep the session, and of whoever convenes or records it. */
export default function GroupPage() {
  const { id = '' } = useParams()
  const words = useWords(talkWords)
  const me = useMe()
  const group = useAsked(getTalk, { params: { id } }, { topics: [talkTopic(id)] })
  const session = group.data?.session
  return (
    <Page
      title={<Han>{group.data?.name ?? words.group}</Han>}
      tab={group.data?.name ?? words.group}
      kicker={
        session &&
        (me.holds('assembly.read') ? (
          <Link to={`/assembly/${session.id}/talk`}>
            <Han>{session.title}</Han>
          </Link>
        ) : (
          <Han>{session.title}</Han>
        ))
      }
      lead={group.data && words.modes[group.data.mode]}
    >
      <Asked of={group} words={talkWords} rows={8}>
        {(answer) => <GroupView group={answer} />}
      </Asked>
    </Page>
  )
}
