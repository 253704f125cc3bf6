import { useParams } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../../web/lib/ask.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Page } from '../../../../../web/ui/Page.tsx'
import { getPublicWish, getPublicWishPhoto } from '../../../contract/wishes.ts'
import { WishView } from '../../resident/parts/WishView.tsx'
import { wishingWords } from '../../words.ts'

/** One suggestion as everybody reads it. */
export default function PublicWish() {
  const { id = '' } = useParams()
  const wish = useAsked(getPublicWish, { params: { id } }, { topics: [`plans.wish:${id}`] })
  const words = useWords(wishingWords)
  const content = (
    <Asked of={wish} words={wishingWords} rows={8}>
      {(answer) => (
        <WishView
          wish={answer}
          photo={(photoId, width) =>
            addressOf(getPublicWishPhoto, { params: { id: photoId }, query: { width } })
          }
        />
      )}
    </Asked>
  )
  // What is not there still stands under a heading.
  return wish.error ? <Page title={words.publicTitle}>{content}</Page> : content
}
