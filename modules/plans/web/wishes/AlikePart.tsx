import { Button } from 'antd'
import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { listAlike, mergeWish, type StaffWish, unmergeWish } from '../../contract/wishes.ts'
import { takesMergers } from '../../rules/wishes.ts'
import { plansWords } from '../words.ts'
import styles from './Wishes.module.css'

/** What speaks of the same, to be merged into; and the way back out of a merger. */
export function AlikePart({ wish }: { wish: StaffWish }) {
  const { wishes: words, wishing } = useWords(plansWords)
  const mayMerge = wish.may.includes('merge')
  const alike = useAsked(listAlike, { params: { id: wish.id } }, { enabled: mayMerge })
  const merge = useSend(mergeWish)
  const separate = useSend(unmergeWish)
  if (wish.may.includes('separate')) {
    return (
      <div className={styles.acts}>
        <Button loading={separate.isPending} onClick={() => separate.mutate({ params: { id: wish.id } })}>
          {words.one.separate}
        </Button>
        {separate.error && <Problem error={separate.error} words={plansWords} />}
      </div>
    )
  }
  if (!mayMerge || !alike.data) return null
  return (
    <Section title={words.one.similar}>
      {alike.data.length === 0 && <p className={styles.quiet}>{words.one.noSimilar}</p>}
      <ul className={styles.rows}>
        {alike.data.map((one) => (
          <li key={one.id} className={styles.row}>
            <span>
              <Link to={`/plans/wishes/${one.id}`}>{one.title}</Link>{' '}
              <span className={styles.quiet}>
                <Han>{one.placeName}</Han> · {wishing.states[one.state]} · {wishing.supports(one.supports)}
              </span>
            </span>
            {takesMergers.includes(one.state) && (
              <Button
                size="small"
                loading={merge.isPending}
                aria-label={`${words.one.mergeInto}：${one.title}`}
                onClick={() => merge.mutate({ params: { id: wish.id }, body: { intoId: one.id } })}
              >
                {words.one.mergeInto}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {merge.error && <Problem error={merge.error} words={plansWords} />}
    </Section>
  )
}
