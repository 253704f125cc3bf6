import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { Sentence, Sentences } from '../../../../web/ui/Sentence.tsx'
import { getWishesWaiting } from '../../contract/wishes.ts'
import { plansWords } from '../words.ts'

/** What waits among the suggestions: a first look, what a vote made of candidates, what one's office was asked. */
export default function WaitingWishes({ tell }: HomePartProps) {
  const words = useWords(plansWords).wishes.waiting
  const waiting = useAsked(getWishesWaiting, {}, { topics: ['plans.wishes'] })
  const { data } = waiting
  const count = data ? data.toLook + data.toConfirm + data.opinions.length : undefined
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  if (!data || !count) return null
  return (
    <>
      {data.toLook > 0 && (
        <Section
          title={words.look(data.toLook)}
          aside={<Link to="/plans/wishes?show=waiting">{words.lookAll}</Link>}
        >
          {null}
        </Section>
      )}
      {data.toConfirm > 0 && (
        <Section
          title={words.confirm(data.toConfirm)}
          aside={<Link to="/plans/candidates">{words.lookAll}</Link>}
        >
          {null}
        </Section>
      )}
      {data.opinions.length > 0 && (
        <Section title={words.opinions}>
          <Sentences label={words.opinions}>
            {data.opinions.map((one) => (
              <li key={`${one.wishId} ${one.dueOn}`}>
                <Sentence>
                  <Link to={`/plans/wishes/${one.wishId}`} lang="zh-CN">
                    {one.title}
                  </Link>{' '}
                  {words.due('')}
                  <DateSaid on={one.dueOn} />
                </Sentence>
              </li>
            ))}
          </Sentences>
        </Section>
      )}
    </>
  )
}
