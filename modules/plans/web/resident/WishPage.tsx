import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import {
  followWish,
  getMyWish,
  getMyWishPhoto,
  getPublicWishPhoto,
  type MyWish,
  supportWish,
  takeSupportBack,
  unfollowWish,
  withdrawWish,
} from '../../contract/wishes.ts'
import { wishingWords } from '../words.ts'
import styles from './parts/Pages.module.css'
import { WishView } from './parts/WishView.tsx'

/** One suggestion for a resident: to support, to follow, and one's own to change while it is one's own. */
export default function WishPage() {
  const { id = '' } = useParams()
  const wish = useAsked(getMyWish, { params: { id } }, { topics: [`plans.wish:${id}`] })
  const words = useWords(wishingWords)
  const content = (
    <Asked of={wish} words={wishingWords} rows={8}>
      {(answer) => <OneWish wish={answer} />}
    </Asked>
  )
  // What is not there still stands under a heading.
  return wish.error ? <Page title={words.title}>{content}</Page> : content
}

function OneWish({ wish }: { wish: MyWish }) {
  const words = useWords(wishingWords).one
  const params = { id: wish.id }
  const photo = (photoId: string, width: number) =>
    wish.isMine
      ? addressOf(getMyWishPhoto, { params: { ...params, photoId }, query: { width } })
      : addressOf(getPublicWishPhoto, { params: { id: photoId }, query: { width } })
  const question =
    wish.state === 'asked_back' ? wish.steps.findLast((step) => step.act === 'ask_back') : undefined
  return (
    <WishView
      wish={wish}
      photo={photo}
      above={
        wish.isMine && (
          <>
            {question?.words && (
              <Remark tone="now">
                <p lang="zh-CN">{words.toOffice(question.words)}</p>
                <p>
                  <Link to={`/wishes/${wish.id}/edit`}>{words.answer}</Link>
                </p>
              </Remark>
            )}
            {wish.state === 'waiting' && <Remark>{words.notYet}</Remark>}
          </>
        )
      }
    >
      <Acts wish={wish} />
    </WishView>
  )
}

function Acts({ wish }: { wish: MyWish }) {
  const words = useWords(wishingWords).one
  const params = { id: wish.id }
  const support = useSend(supportWish)
  const unsupport = useSend(takeSupportBack)
  const follow = useSend(followWish)
  const unfollow = useSend(unfollowWish)
  const busy = support.isPending || unsupport.isPending
  const error = support.error ?? unsupport.error ?? follow.error ?? unfollow.error
  return (
    <>
      <div className={styles.acts}>
        {wish.may.includes('support') &&
          (wish.isSupported ? (
            <PlainButton disabled={busy} onClick={() => unsupport.mutate({ params })}>
              {words.unsupport}
            </PlainButton>
          ) : (
            <PlainButton kind="main" disabled={busy} onClick={() => support.mutate({ params })}>
              {words.support}
            </PlainButton>
          ))}
        {wish.may.includes('follow') &&
          (wish.isFollowed ? (
            <PlainButton disabled={unfollow.isPending} onClick={() => unfollow.mutate({ params })}>
              {words.unfollow}
            </PlainButton>
          ) : (
            <PlainButton disabled={follow.isPending} onClick={() => follow.mutate({ params })}>
              {words.follow}
            </PlainButton>
          ))}
        {wish.may.includes('edit') && (
          <Link to={`/wishes/${wish.id}/edit`} className={styles.way}>
            {wish.state === 'asked_back' ? words.answer : words.edit}
          </Link>
        )}
        {wish.may.includes('withdraw') && <Withdraw wish={wish} />}
      </div>
      {wish.isFollowed && <p className={styles.hint}>{words.followHint}</p>}
      {error && <Problem error={error} words={wishingWords} />}
    </>
  )
}

function Withdraw({ wish }: { wish: MyWish }) {
  const words = useWords(wishingWords).one
  const [asking, setAsking] = useState(false)
  const withdraw = useSend(withdrawWish, { onDone: () => setAsking(false) })
  return (
    <>
      <PlainButton kind="text" onClick={() => setAsking(true)}>
        {words.withdraw}
      </PlainButton>
      {asking && (
        <Dialog title={words.withdraw} onClose={() => setAsking(false)}>
          <p>{words.withdrawAsk}</p>
          {withdraw.error && <Problem error={withdraw.error} words={wishingWords} />}
          <PlainButton
            kind="main"
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { id: wish.id } })}
          >
            {words.withdrawYes}
          </PlainButton>
        </Dialog>
      )}
    </>
  )
}
