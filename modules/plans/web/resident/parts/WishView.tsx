import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../../web/ui/DateSaid.tsx'
import { Han } from '../../../../../web/ui/Han.tsx'
import { Page, Section } from '../../../../../web/ui/Page.tsx'
import { PhotoStrip } from '../../../../../web/ui/photos.tsx'
import type { PublicWish } from '../../../contract/wishes.ts'
import { wishingWords } from '../../words.ts'
import { BecameView } from './BecameView.tsx'
import { toneOf } from './tones.ts'
import styles from './Wishing.module.css'

/** Before a look nobody can support it. */
const unseen: readonly PublicWish['state'][] = ['waiting', 'asked_back', 'withdrawn']

/** One suggestion: what, where, its photos, how many support it, how far it has come, what it became. At the residents' and the public door. */
export function WishView(props: {
  wish: PublicWish
  photo: (photoId: string, width: number) => string
  /** What whoever reads may do here. */
  children?: ReactNode
  above?: ReactNode
}) {
  const { wish } = props
  const words = useWords(wishingWords)
  return (
    <Page
      title={wish.title}
      kicker={<Link to="/wishes">{words.title}</Link>}
      lead={
        <span className={styles.facts}>
          <span className={styles.state} data-tone={toneOf(wish.state)}>
            {words.states[wish.state]}
          </span>
          <span>
            <Han>{wish.place.name}</Han>
          </span>
          {wish.category && (
            <span>
              <Han>{wish.category.name}</Han>
            </span>
          )}
          <DateSaid on={wish.madeOn} />
        </span>
      }
    >
      <div className={styles.body}>
        {props.above}
        {wish.mergedInto && (
          <p className={styles.round}>
            {words.one.mergedInto} <Link to={`/wishes/${wish.mergedInto.id}`}>{wish.mergedInto.title}</Link>
          </p>
        )}
        <p className={styles.words} lang="zh-CN">
          {wish.words}
        </p>
        <PhotoStrip
          photos={wish.photos.map((photo, at) => ({
            id: photo.id,
            small: props.photo(photo.id, 320),
            whole: props.photo(photo.id, 1280),
            caption: words.one.photo(at + 1),
          }))}
        />
        {!unseen.includes(wish.state) && <Supports wish={wish} />}
        {props.children}
        {wish.became && (
          <BecameView
            became={wish.became}
            isMoved={wish.steps.at(-1)?.act === 'move_on' || wish.state === 'moved'}
            way={(targetId, word) => (
              <a href={`/public/plans/${wish.became?.planId}${targetId ? `?target=${targetId}` : ''}`}>
                {word}
              </a>
            )}
          />
        )}
        <Steps steps={wish.steps} />
      </div>
    </Page>
  )
}

function Supports({ wish }: { wish: PublicWish }) {
  const words = useWords(wishingWords)
  return (
    <div className={styles.promise}>
      <p className={styles.count} role="status">
        {words.supports(wish.supports)}
      </p>
      {wish.crowd > 0 && <p className={styles.aside}>{words.crowd(wish.crowd)}</p>}
      {wish.voices > 1 && <p className={styles.aside}>{words.voices(wish.voices)}</p>}
      {wish.byNeighbourhood.length > 0 && (
        <p className={styles.places}>
          <span className={styles.aside}>{words.one.byPlace}</span>
          {wish.byNeighbourhood.map(({ place, supports }) => (
            <span key={place.id}>
              <Han>{place.name}</Han> {words.one.person(supports)}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

/** What happened, the newest first: people want to know where it stands, then how it came there. */
function Steps({ steps }: { steps: PublicWish['steps'] }) {
  const words = useWords(wishingWords)
  return (
    <Section title={words.one.steps}>
      <ol className={styles.steps} reversed>
        {steps.toReversed().map((step) => (
          <li key={step.id} className={styles.step}>
            <p className={styles.stepHead}>
              <span>
                {words.steps[step.act] ?? words.states[step.state]}
                {step.otherId && step.otherTitle && (
                  <>
                    {' '}
                    <Link to={`/wishes/${step.otherId}`}>{step.otherTitle}</Link>
                  </>
                )}
              </span>
              <span className={styles.when}>
                <DateSaid at={step.at} time={false} />
              </span>
            </p>
            {step.reason && <p>{words.one.because(words.reasons[step.reason])}</p>}
            {step.words && (
              <p className={styles.words}>
                <Han>{words.one.toOffice(step.words)}</Han>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
