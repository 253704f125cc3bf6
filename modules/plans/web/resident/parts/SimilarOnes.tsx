import { type RefObject, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Han } from '../../../../../web/ui/Han.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { findSimilar, supportWish } from '../../../contract/wishes.ts'
import { wishingWords } from '../../words.ts'
import styles from './Pages.module.css'

/** What was suggested already and speaks of the same, asked for when the writer pauses. */
export function useSimilar(text: string, placeId: string) {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const wait = setTimeout(() => setSettled(text.trim().slice(0, 400)), 500)
    return () => clearTimeout(wait)
  }, [text])
  const asked = useAsked(
    findSimilar,
    { query: { text: settled, ...(placeId ? { placeId } : {}) } },
    { enabled: [...settled].length >= 4, keep: true },
  )
  return {
    similar: [...settled].length >= 4 ? (asked.data ?? []) : [],
    isSettled: settled === text.trim().slice(0, 400) && !asked.isFetching,
  }
}

/** Supporting what is there weighs more than saying it again: shown before sending, and never in the way of it. */
export function SimilarOnes(props: {
  similar: ReturnType<typeof useSimilar>['similar']
  box: RefObject<HTMLElement | null>
}) {
  const words = useWords(wishingWords)
  const support = useSend(supportWish)
  if (props.similar.length === 0) return null
  return (
    <section ref={props.box} className={styles.similar} tabIndex={-1} aria-label={words.similar.title}>
      <h2>{words.similar.title}</h2>
      <p className={styles.hint}>{words.similar.lead}</p>
      <ul>
        {props.similar.map((one) => (
          <li key={one.id} className={styles.one}>
            <span>
              <Link to={`/wishes/${one.id}`} lang="zh-CN">
                {one.title}
              </Link>
              <span className={styles.hint}>
                {' '}
                <Han>{one.placeName}</Han> · {words.supports(one.supports)}
              </span>
            </span>
            {one.isSupported ? (
              <span role="status">{words.supported}</span>
            ) : (
              !one.isMine && (
                <PlainButton
                  disabled={support.isPending}
                  aria-label={`${words.similar.support}：${one.title}`}
                  onClick={() => support.mutate({ params: { id: one.id } })}
                >
                  {words.similar.support}
                </PlainButton>
              )
            )}
          </li>
        ))}
      </ul>
      {support.error && <Problem error={support.error} words={wishingWords} />}
    </section>
  )
}
