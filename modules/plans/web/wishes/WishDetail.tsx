import { useState } from 'react'
import { Link } from 'react-router'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { PhotoStrip } from '../../../../web/ui/photos.tsx'
import { getWishPhoto, type StaffWish } from '../../contract/wishes.ts'
import { BecameView } from '../resident/parts/BecameView.tsx'
import { toneOf } from '../resident/parts/tones.ts'
import { plansWords } from '../words.ts'
import { AlikePart } from './AlikePart.tsx'
import { OpinionsPart } from './OpinionsPart.tsx'
import { SuggesterPart } from './SuggesterPart.tsx'
import { WishActs } from './WishActs.tsx'
import styles from './Wishes.module.css'

/** Everything the desk needs to know of one suggestion, and what can be done with it, from what was said down to what it became. */
export function WishDetail({ wish, beside = false }: { wish: StaffWish; beside?: boolean }) {
  const { wishes: words, wishing } = useWords(plansWords)
  const [hidden, setHidden] = useState<readonly string[]>([])
  const address = (photoId: string, width: number) =>
    addressOf(getWishPhoto, { params: { id: wish.id, photoId }, query: { width } })
  const mayHide = wish.may.includes('publish')
  return (
    <article className={styles.detail}>
      <div className={styles.acts}>
        <WishActs wish={wish} hiddenPhotoIds={hidden} />
        {beside && <Link to={`/plans/wishes/${wish.id}`}>{words.desk.keys.open}</Link>}
      </div>
      {beside && (
        <h2 className={styles.name} lang="zh-CN">
          {wish.title}
        </h2>
      )}
      <p className={styles.which}>
        <span className={styles.state} data-tone={toneOf(wish.state)}>
          {wishing.states[wish.state]}
        </span>
        {wish.supports > 0 && <span>{wishing.supports(wish.supports)}</span>}
        {wish.crowd > 0 && <span>{wishing.crowdShort(wish.crowd)}</span>}
        {wish.followers > 0 && <span>{words.one.followers(wish.followers)}</span>}
        {wish.byNeighbourhood.map(({ place, supports }) => (
          <span key={place.id}>
            <Han>{`${place.name} ${supports}`}</Han>
          </span>
        ))}
      </p>
      {wish.mergedInto && (
        <p>
          {wishing.one.mergedInto}{' '}
          <Link to={`/plans/wishes/${wish.mergedInto.id}`}>{wish.mergedInto.title}</Link>
        </p>
      )}
      <p className={styles.words} lang="zh-CN">
        {wish.words}
      </p>
      {wish.photos.length > 0 && (
        <div className={styles.photos}>
          {wish.photos.map((photo, at) => (
            <div key={photo.id} className={styles.photo}>
              <PhotoStrip
                photos={[
                  {
                    id: photo.id,
                    small: address(photo.id, 320),
                    whole: address(photo.id, 1280),
                    caption: wishing.one.photo(at + 1),
                  },
                ]}
              />
              {mayHide ? (
                <label className={styles.hint}>
                  <input
                    type="checkbox"
                    checked={hidden.includes(photo.id)}
                    onChange={(event) =>
                      setHidden((now) =>
                        event.target.checked ? [...now, photo.id] : now.filter((id) => id !== photo.id),
                      )
                    }
                  />{' '}
                  {words.one.hide}
                </label>
              ) : (
                !photo.isPublic && <span className={styles.hint}>{words.one.hidden}</span>
              )}
            </div>
          ))}
        </div>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>{words.one.where}</dt>
          <dd>
            <Han>
              {wish.neighbourhood && wish.neighbourhood.id !== wish.place.id
                ? `${wish.place.name}（${wish.neighbourhood.name}）`
                : wish.place.name}
            </Han>
          </dd>
        </div>
        {wish.category && (
          <div>
            <dt>{words.desk.category}</dt>
            <dd>
              <Han>{wish.category.name}</Han>
            </dd>
          </div>
        )}
        <div>
          <dt>{words.one.when}</dt>
          <dd>
            <DateSaid at={wish.madeAt} />
          </dd>
        </div>
        <SuggesterPart wish={wish} />
        {wish.claimed && (
          <div>
            <dt>{words.one.claimed}</dt>
            <dd>
              {wish.claimed.lon.toFixed(4)}, {wish.claimed.lat.toFixed(4)}
            </dd>
          </div>
        )}
        {wish.splitFrom && (
          <div>
            <dt>{words.one.splitFrom}</dt>
            <dd>
              <Link to={`/plans/wishes/${wish.splitFrom.id}`}>{wish.splitFrom.title}</Link>
            </dd>
          </div>
        )}
      </dl>
      {wish.became && (
        <BecameView
          became={wish.became}
          isMoved={wish.state === 'moved' || wish.steps.some((step) => step.act === 'move_on')}
          way={(targetId) => (
            <Link to={`/plans/projects/${wish.became?.projectId}${targetId ? `?target=${targetId}` : ''}`}>
              {words.one.project}
            </Link>
          )}
        />
      )}
      {wish.candidate && (
        <Section
          title={words.one.candidate}
          aside={<Link to="/plans/candidates">{words.one.toCandidates}</Link>}
        >
          <p>
            <Han>{wish.candidate.title}</Han> · <Han>{wish.candidate.leadOffice.name}</Han> ·{' '}
            {wish.candidate.budgetFen === null
              ? words.candidates.noBudget
              : words.candidates.wan(String(wish.candidate.budgetFen / 1_000_000))}{' '}
            · {words.feasibilities[wish.candidate.feasibility]}
          </p>
        </Section>
      )}
      {wish.merged.length > 0 && (
        <Section title={words.one.merged}>
          <ul className={styles.rows}>
            {wish.merged.map((one) => (
              <li key={one.id} className={styles.row}>
                <Link to={`/plans/wishes/${one.id}`}>{one.title}</Link>
                <span className={styles.quiet}>
                  <Han>{one.placeName}</Han> <DateSaid on={one.madeOn} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <AlikePart wish={wish} />
      <OpinionsPart wish={wish} />
      <Section title={words.one.steps}>
        <ul className={styles.rows}>
          {wish.steps.toReversed().map((step) => (
            <li key={step.id}>
              <p className={styles.row}>
                <span>
                  {wishing.steps[step.act] ?? wishing.states[step.state]}
                  {step.reason && ` · ${wishing.reasons[step.reason]}`}
                  {step.otherId && (
                    <>
                      {' '}
                      <Link to={`/plans/wishes/${step.otherId}`}>{step.otherTitle}</Link>
                    </>
                  )}
                </span>
                <span className={styles.quiet}>
                  <DateSaid at={step.at} />
                </span>
              </p>
              {step.words && <p lang="zh-CN">{step.words}</p>}
            </li>
          ))}
        </ul>
      </Section>
    </article>
  )
}
