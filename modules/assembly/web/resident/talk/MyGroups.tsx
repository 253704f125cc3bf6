import { Asked } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { Page } from '../../../../../web/ui/Page.tsx'
import { listMyTalks } from '../../../contract/talk.ts'
import { talkWords } from '../../talk/words.ts'
import { GroupCards } from './GroupCards.tsx'

/** Every group one sits in, convenes or records, the newest session first. */
export default function MyGroups() {
  const words = useWords(talkWords)
  const groups = useAsked(listMyTalks)
  return (
    <Page title={words.mine} lead={words.lead}>
      <Asked of={groups} words={talkWords} rows={4}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.noneMine}>{words.noneMineLead}</Empty>
          ) : (
            <GroupCards groups={list} />
          )
        }
      </Asked>
    </Page>
  )
}
