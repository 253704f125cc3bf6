import { useEffect } from 'react'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { useResident } from '../../../../web/lib/resident.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { getPublicPhoto } from '../../contract/figures.ts'
import { listNearDeeds, type NearDeed } from '../../contract/near.ts'
import { sayChange } from '../public/saying.ts'
import { clearSubject } from '../public/subjects.ts'
import { verbBefore } from '../public/verbs.ts'
import { livingWords } from '../words.ts'
import styles from './NearMe.module.css'

const most = 4

/** On a resident's first page: what was done in their neighbourhood lately, each with a photo and the way to where the number comes from. */
export default function NearMe({ tell }: HomePartProps) {
  const { neighbourhood } = useResident()
  const { near: words } = useWords(livingWords)
  const near = useAsked(
    listNearDeeds,
    { query: { placeId: neighbourhood.id, limit: most } },
    { topics: ['plans.public'] },
  )
  const count = near.data?.deeds.length
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  return (
    <Section title={words.title} aside={<a href="/public">{words.all}</a>}>
      <Asked of={near} rows={3}>
        {({ deeds }) =>
          deeds.length === 0 ? (
            <p className={styles.none}>{words.none}</p>
          ) : (
            <ul className={styles.list}>
              {deeds.map((deed) => (
                <Deed key={deed.deedId} deed={deed} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Section>
  )
}

function Deed({ deed }: { deed: NearDeed }) {
  const words = useWords(livingWords)
  const verb = verbBefore(deed.lead, deed.lead.length, clearSubject(deed.subject))
  const sentence = sayChange({ ...deed, isReversed: false }, verb, words)
  return (
    <li className={styles.row}>
      <a href={`/public/plans/${deed.planId}?target=${deed.targetId}`} className={styles.deed}>
        {deed.photoId && (
          <img
            src={addressOf(getPublicPhoto, { params: { id: deed.photoId }, query: { width: 256 } })}
            alt=""
            loading="lazy"
            decoding="async"
            width={96}
            height={72}
            className={styles.photo}
          />
        )}
        <span className={styles.words}>
          <Han>{sentence}</Han>
          <span className={styles.day}>
            <DateSaid on={deed.happenedOn} />
          </span>
        </span>
      </a>
    </li>
  )
}
