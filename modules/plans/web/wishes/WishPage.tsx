import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { getWish } from '../../contract/wishes.ts'
import { plansWords } from '../words.ts'
import { WishDetail } from './WishDetail.tsx'

/** One suggestion at an address of its own. */
export default function WishPage() {
  const { id = '' } = useParams()
  const words = useWords(plansWords).wishes
  const wish = useAsked(getWish, { params: { id } }, { topics: [`plans.wish:${id}`] })
  return (
    <Page
      title={wish.data?.title ?? words.desk.title}
      kicker={<Link to="/plans/wishes">{words.desk.title}</Link>}
    >
      <Asked of={wish} words={plansWords} rows={8}>
        {(answer) => <WishDetail key={answer.id} wish={answer} />}
      </Asked>
    </Page>
  )
}
