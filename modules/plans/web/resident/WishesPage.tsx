import { useDeferredValue } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useAskedInPages } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import {
  getMyWishing,
  getMyWishPhoto,
  getPublicWishPhoto,
  listMyWishes,
  type MyLine,
} from '../../contract/wishes.ts'
import { wishingWords } from '../words.ts'
import styles from './parts/Pages.module.css'
import { RoundSaid } from './parts/RoundSaid.tsx'
import { WishLines } from './parts/WishLines.tsx'

export const shows = ['near', 'all', 'mine', 'followed'] as const
const pageSize = 20

/** The picture of a line: one's own may not be public yet. */
export const photoOfMine = (line: MyLine): string | null =>
  line.photoId === null
    ? null
    : line.isMine
      ? addressOf(getMyWishPhoto, { params: { id: line.id, photoId: line.photoId }, query: { width: 320 } })
      : addressOf(getPublicWishPhoto, { params: { id: line.photoId }, query: { width: 320 } })

/** What people suggest near me, everywhere, what I suggested, what I follow. */
export default function WishesPage() {
  const words = useWords(wishingWords)
  const [query, setQuery] = useSearchParams()
  const show = shows.find((one) => one === query.get('show')) ?? 'near'
  const categoryId = query.get('category') ?? ''
  const text = useDeferredValue(query.get('text') ?? '')
  const wishing = useAsked(getMyWishing, {}, { topics: ['plans.rounds'] })
  const choose = (name: string, value: string) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const asked = {
    show,
    limit: pageSize,
    ...(categoryId ? { categoryId } : {}),
    ...(text.trim() ? { text: text.trim() } : {}),
  }
  const wishes = useAskedInPages(
    listMyWishes,
    { query: asked },
    (page) => (page.next === null ? undefined : { query: { ...asked, after: page.next } }),
    { topics: ['plans.wishes'], keep: true },
  )
  return (
    <Page
      title={words.title}
      actions={
        <Link to="/wishes/new" className={styles.way} data-kind="main">
          {words.make}
        </Link>
      }
    >
      {wishing.data && <RoundSaid round={wishing.data.round} />}
      <Choice
        label={words.filter.show}
        value={show}
        onChoose={(value) => choose('show', value)}
        options={shows.map((value) => ({ value, word: words.shows[value] }))}
      />
      <div className={styles.filters}>
        <label className={styles.select}>
          {words.filter.category}
          <select value={categoryId} onChange={(event) => choose('category', event.target.value)}>
            <option value="">{words.filter.anyCategory}</option>
            {wishing.data?.categories.map(({ id, name }) => (
              <option key={id} value={id} lang="zh-CN">
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.select}>
          {words.filter.search}
          <input
            type="search"
            value={query.get('text') ?? ''}
            onChange={(event) => choose('text', event.target.value)}
          />
        </label>
      </div>
      <Asked of={wishes} words={wishingWords} rows={6}>
        {(pages) => {
          const lines = pages.flatMap((page) => page.wishes)
          if (lines.length === 0) {
            return (
              <Empty
                title={words.none[show]}
                action={
                  <Link to="/wishes/new" className={styles.way}>
                    {words.make}
                  </Link>
                }
              >
                {words.noneLead[show]}
              </Empty>
            )
          }
          return (
            <>
              <WishLines
                lines={lines}
                photoOf={photoOfMine}
                marksOf={(line) => [
                  ...(line.isMine && show !== 'mine' ? [words.mine] : []),
                  ...(line.isSupported ? [words.supported] : []),
                  ...(line.isFollowed && !line.isMine && show !== 'followed' ? [words.followed] : []),
                ]}
              />
              {wishes.hasNextPage && (
                <PlainButton disabled={wishes.isFetchingNextPage} onClick={() => wishes.fetchNextPage()}>
                  {words.more}
                </PlainButton>
              )}
            </>
          )
        }}
      </Asked>
    </Page>
  )
}
