import { useState } from 'react'
import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { useResident } from '../../../../web/lib/resident.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { getMyWishing, makeWish } from '../../contract/wishes.ts'
import { wishingWords } from '../words.ts'
import { forgetWish, type KeptWish, keepWish, recallWish } from './parts/kept.ts'
import styles from './parts/Pages.module.css'
import { RoundSaid } from './parts/RoundSaid.tsx'
import { WishForm } from './WishForm.tsx'

const blank: KeptWish = { title: '', words: '', categoryId: '', placeId: '', photos: [] }

/** A resident suggests something. What was written stays in this browser until it is sent. */
export default function MakePage() {
  const words = useWords(wishingWords)
  const { personId } = useResident()
  const wishing = useAsked(getMyWishing)
  const [begin, setBegin] = useState(() => recallWish(personId))
  const make = useSend(makeWish, { onDone: () => forgetWish(personId) })
  if (make.data) {
    return (
      <Page title={words.sent.title}>
        <Empty
          title={words.sent.title}
          action={
            <div className={styles.acts}>
              <Link to={`/wishes/${make.data.id}`} className={styles.way} data-kind="main">
                {words.sent.see}
              </Link>
              <PlainButton
                onClick={() => {
                  setBegin(undefined)
                  make.reset()
                }}
              >
                {words.sent.another}
              </PlainButton>
            </div>
          }
        >
          {words.sent.lead}
        </Empty>
      </Page>
    )
  }
  return (
    <Page title={words.form.title} lead={words.form.lead} kicker={<Link to="/wishes">{words.title}</Link>}>
      <Asked of={wishing} words={wishingWords} rows={8}>
        {(answer) =>
          answer.leftToday === 0 ? (
            <Empty title={words.form.full}>
              <Link to="/wishes">{words.back}</Link>
            </Empty>
          ) : (
            <>
              <RoundSaid round={answer.round} whole />
              {begin && (begin.title || begin.words) && <Remark>{words.form.kept}</Remark>}
              <WishForm
                wishing={answer}
                begin={begin ?? blank}
                onChange={(wish) =>
                  wish.title || wish.words ? keepWish(personId, wish) : forgetWish(personId)
                }
                onSend={(body) => make.mutate({ body })}
                sendWord={words.form.send}
                sending={make.isPending}
                error={make.error}
                compare
              />
            </>
          )
        }
      </Asked>
    </Page>
  )
}
