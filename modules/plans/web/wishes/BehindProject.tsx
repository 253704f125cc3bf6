import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import type { PartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { listWishesOfProject } from '../../contract/wishes.ts'
import { plansWords } from '../words.ts'
import styles from './Wishes.module.css'

/** On the page of a promise: the suggestions it came from. Nothing where there are none. */
export default function BehindProject({ id }: PartProps) {
  const { wishes: words, wishing } = useWords(plansWords)
  const me = useMe()
  const behind = useAsked(listWishesOfProject, { params: { id } }, { topics: [`plans.project:${id}`] })
  if (!behind.data || behind.data.wishes.length === 0) return null
  const { wishes, voices, supports } = behind.data
  return (
    <Section title={words.behind.title} aside={words.behind.count(voices, supports)}>
      <ul className={styles.rows}>
        {wishes.map((wish) => (
          <li key={wish.id}>
            {me.holds('plans.wish_read') ? (
              <Link to={`/plans/wishes/${wish.id}`} lang="zh-CN">
                {wish.title}
              </Link>
            ) : (
              <a href={`/public/wishes/${wish.id}`} lang="zh-CN">
                {wish.title}
              </a>
            )}
            <span className={styles.which}>
              <span>
                <Han>{wish.place.name}</Han>
              </span>
              <span>{wishing.states[wish.state]}</span>
              <span>{wishing.supports(wish.supports)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
