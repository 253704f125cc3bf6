import { Link, useParams } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Han } from '../../../../../web/ui/Han.tsx'
import { Page } from '../../../../../web/ui/Page.tsx'
import { getTalk } from '../../../contract/talk.ts'
import { GroupView } from '../../talk/group/GroupView.tsx'
import { talkTopic } from '../../talk/topics.ts'
import { talkWords } from '../../talk/words.ts'

/** One's own group on the phone. */
export default function MyGroup() {
  const { id = '' } = useParams()
  const words = useWords(talkWords)
  const group = useAsked(getTalk, { params: { id } }, { topics: [talkTopic(id)] })
  return (
    <Page
      title={<Han>{group.data?.name ?? words.mine}</Han>}
      tab={group.data?.name ?? words.mine}
      kicker={<Link to="/groups">{words.mine}</Link>}
      lead={group.data && <Han>{group.data.session.title}</Han>}
    >
      <Asked of={group} words={talkWords} rows={8}>
        {(answer) => <GroupView group={answer} />}
      </Asked>
    </Page>
  )
}
