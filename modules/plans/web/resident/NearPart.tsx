import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { getMyWishing, listMyWishes } from '../../contract/wishes.ts'
import { wishingWords } from '../words.ts'
import { RoundSaid } from './parts/RoundSaid.tsx'
import { WishLines } from './parts/WishLines.tsx'
import { photoOfMine } from './WishesPage.tsx'

/** On a resident's first page: whether suggestions are asked for, and what neighbours suggest. */
export default function NearPart({ tell }: HomePartProps) {
  const words = useWords(wishingWords)
  const wishing = useAsked(getMyWishing, {}, { topics: ['plans.rounds'] })
  const near = useAsked(
    listMyWishes,
    { query: { show: 'near', what: 'open', limit: 3 } },
    { topics: ['plans.wishes'] },
  )
  const isOpen = wishing.data?.round != null
  const count = near.data && wishing.data ? near.data.wishes.length + (isOpen ? 1 : 0) : undefined
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  if (!count) return null
  return (
    <Section title={words.near} aside={<Link to="/wishes/new">{words.make}</Link>}>
      {isOpen && <RoundSaid round={wishing.data?.round ?? null} />}
      <WishLines
        lines={near.data?.wishes ?? []}
        photoOf={photoOfMine}
        marksOf={(line) => [
          ...(line.isMine ? [words.mine] : []),
          ...(line.isSupported ? [words.supported] : []),
        ]}
      />
    </Section>
  )
}
