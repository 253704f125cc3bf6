import { useSearchParams } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../../web/lib/ask.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useAskedInPages } from '../../../../../web/lib/queries.ts'
import { Choice } from '../../../../../web/ui/Choice.tsx'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { Page } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { getPublicRounds, getPublicWishPhoto, listPublicWishes } from '../../../contract/wishes.ts'
import styles from '../../resident/parts/Pages.module.css'
import { RoundSaid } from '../../resident/parts/RoundSaid.tsx'
import { WishLines } from '../../resident/parts/WishLines.tsx'
import { wishingWords } from '../../words.ts'

const whats = ['all', 'open', 'became', 'not'] as const
const pageSize = 20

/** What residents suggested and what became of it, for everybody. */
export default function PublicWishes() {
  const words = useWords(wishingWords)
  const [query, setQuery] = useSearchParams()
  const what = whats.find((one) => one === query.get('what')) ?? 'all'
  const rounds = useAsked(getPublicRounds, {}, { topics: ['plans.rounds'] })
  const year = rounds.data?.find((round) => String(round.year) === query.get('year'))?.year
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
    limit: pageSize,
    order: 'supported' as const,
    ...(what === 'all' ? {} : { what }),
    ...(year ? { year } : {}),
  }
  const wishes = useAskedInPages(
    listPublicWishes,
    { query: asked },
    (page) => (page.next === null ? undefined : { query: { ...asked, after: page.next } }),
    { topics: ['plans.wishes'], keep: true },
  )
  const current = rounds.data?.find((round) => round.state !== 'over') ?? rounds.data?.[0]
  return (
    <Page title={words.publicTitle} lead={words.publicLead}>
      {current && <RoundSaid round={current} whole />}
      {current?.state === 'open' && (
        <p>
          <a href="/my/wishes/new" className={styles.way}>
            {words.make}
          </a>
        </p>
      )}
      <div className={styles.filters}>
        <Choice
          label={words.filter.what}
          value={what}
          onChoose={(value) => choose('what', value === 'all' ? '' : value)}
          options={whats.map((value) => ({ value, word: words.whats[value] }))}
        />
        {(rounds.data?.length ?? 0) > 1 && (
          <label className={styles.select}>
            {words.filter.year}
            <select value={year ?? ''} onChange={(event) => choose('year', event.target.value)}>
              <option value="">{words.filter.anyYear}</option>
              {rounds.data?.map((round) => (
                <option key={round.id} value={round.year}>
                  {words.round.year(round.year)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <Asked of={wishes} words={wishingWords} rows={8}>
        {(pages) =>
          pages[0]?.wishes.length === 0 ? (
            <Empty title={words.none.all}>{words.noneLead.all}</Empty>
          ) : (
            <>
              <WishLines
                lines={pages.flatMap((page) => page.wishes)}
                photoOf={(line) =>
                  line.photoId &&
                  addressOf(getPublicWishPhoto, { params: { id: line.photoId }, query: { width: 320 } })
                }
              />
              {wishes.hasNextPage && (
                <PlainButton disabled={wishes.isFetchingNextPage} onClick={() => wishes.fetchNextPage()}>
                  {words.more}
                </PlainButton>
              )}
            </>
          )
        }
      </Asked>
    </Page>
  )
}
