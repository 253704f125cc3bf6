import { Link, useNavigate, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { editWish, getMyWish, getMyWishing, getMyWishPhoto, type MyWish } from '../../contract/wishes.ts'
import { wishingWords } from '../words.ts'
import { WishForm } from './WishForm.tsx'

/** One's own suggestion, changed or completed while nobody has taken it up. */
export default function EditPage() {
  const { id = '' } = useParams()
  const words = useWords(wishingWords)
  const wish = useAsked(getMyWish, { params: { id } })
  return (
    <Page
      title={words.form.edit}
      kicker={<Link to={`/wishes/${id}`}>{wish.data?.title ?? words.title}</Link>}
    >
      <Asked of={wish} words={wishingWords} rows={8}>
        {(answer) => <Edit key={answer.id} wish={answer} />}
      </Asked>
    </Page>
  )
}

function Edit({ wish }: { wish: MyWish }) {
  const words = useWords(wishingWords)
  const go = useNavigate()
  const wishing = useAsked(getMyWishing)
  const edit = useSend(editWish, { onDone: () => go(`/wishes/${wish.id}`) })
  const question =
    wish.state === 'asked_back' ? wish.steps.findLast((step) => step.act === 'ask_back') : undefined
  if (!wish.may.includes('edit')) return <Remark>{words.problems.wish_taken}</Remark>
  return (
    <Asked of={wishing} words={wishingWords} rows={8}>
      {(answer) => (
        <>
          {question?.words && (
            <Remark tone="now">
              <p lang="zh-CN">{words.one.toOffice(question.words)}</p>
            </Remark>
          )}
          <WishForm
            wishing={answer}
            begin={{
              title: wish.title,
              words: wish.words,
              categoryId: wish.category?.id ?? '',
              placeId: wish.place.id,
              photos: wish.photos.map((photo) => ({
                id: photo.id,
                preview: addressOf(getMyWishPhoto, {
                  params: { id: wish.id, photoId: photo.id },
                  query: { width: 320 },
                }),
              })),
            }}
            onSend={(body) =>
              edit.mutate({ params: { id: wish.id }, body: { ...body, version: wish.version } })
            }
            sendWord={words.form.save}
            sending={edit.isPending}
            error={edit.error}
            compare={false}
          />
        </>
      )}
    </Asked>
  )
}
