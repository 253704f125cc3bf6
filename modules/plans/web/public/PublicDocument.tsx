import { useMemo } from 'react'
import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { usePlaceTold } from '../../../../web/lib/place.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { useTab } from '../../../../web/ui/Page.tsx'
import { getPublicDocument, type LivingDocument, listPublicPlans } from '../../contract/figures.ts'
import { livingWords, wishingWords } from '../words.ts'
import { Changes, freshChanges } from './Changes.tsx'
import { LivingText } from './LivingText.tsx'
import styles from './PublicDocument.module.css'
import { PublicOriginPanel } from './PublicOriginPanel.tsx'
import { sayDate } from './saying.ts'
import { useOpenTarget } from './useOpenTarget.ts'
import { FromWishes } from './wishes/FromWishes.tsx'

/** The adopted text of one year as everybody sees it. */
export function PublicDocument({ planId }: { planId: string }) {
  const document = useAsked(
    getPublicDocument,
    { params: { id: planId } },
    { topics: [`plans.public:${planId}`] },
  )
  return (
    <Asked of={document} words={livingWords} rows={12}>
      {(answer) => <Sheet document={answer} />}
    </Asked>
  )
}

function Sheet({ document }: { document: LivingDocument }) {
  const words = useWords(livingWords)
  const wishing = useWords(wishingWords)
  const language = useLanguage()
  const { open, show } = useOpenTarget(true)
  useTab(document.title)
  usePlaceTold(document.streetName)
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <h1 className={styles.title} lang="zh-CN">
          {document.title}
        </h1>
        <p className={styles.basis}>
          <Han>
            {words.adopted(document.streetName, sayDate(document.adoptedOn, language), document.basis)}
          </Han>
        </p>
        {document.vote && (
          <p className={styles.basis}>
            <Han>{words.voted(document.vote)}</Han>{' '}
            <Link to={`/assembly/rounds/${document.vote.roundId}`}>{words.toVote}</Link>
          </p>
        )}
      </header>
      <div className={styles.columns} data-open={open ? true : undefined}>
        <div className={styles.main}>
          <p className={styles.how}>{words.how}</p>
          <Standings document={document} />
          <LivingText
            passages={document.passages}
            open={open}
            onOpen={show}
            way={({ projectId }) => <FromWishes planId={document.id} projectId={projectId} />}
          />
        </div>
        <aside className={styles.side}>
          <Changes document={document} onOpen={show} />
          <p>
            <Link to="/wishes">{wishing.wayToPublic}</Link>
          </p>
          <OtherYears than={document.id} />
        </aside>
      </div>
      {open && (
        <PublicOriginPanel
          key={open}
          targetId={open}
          planId={document.id}
          inText={inTextOf(document, open)}
          onClose={() => show(null)}
        />
      )}
    </article>
  )
}

function inTextOf(document: LivingDocument, targetId: string) {
  for (const { number, text, quantities } of document.passages) {
    const quantity = quantities.find((one) => one.targetId === targetId)
    if (quantity) return { number, text, start: quantity.start, end: quantity.end }
  }
  return undefined
}

/** The whole list in one sentence: how many numbers, how many kept, how many late. Never added up to one figure. */
function Standings({ document }: { document: LivingDocument }) {
  const words = useWords(livingWords)
  const kinds = useMemo(
    () => document.passages.flatMap((passage) => passage.quantities.map((quantity) => quantity.standing)),
    [document],
  )
  const fresh = freshChanges(document).length
  const kept = kinds.filter((kind) => kind === 'met').length
  const behind = kinds.filter((kind) => kind === 'late' || kind === 'at_risk').length
  if (kinds.length === 0) return null
  return (
    <p className={styles.standings}>
      {[words.promised(kinds.length), kept > 0 && words.kept(kept), behind > 0 && words.behind(behind)]
        .filter(Boolean)
        .join(words.sentence.comma)}
      {words.sentence.stop}
      {words.sentence.gap}
      {fresh > 0 && (
        <a className={styles.below} href="#changes">
          {words.changes.below(fresh)}
        </a>
      )}
    </p>
  )
}

function OtherYears({ than }: { than: string }) {
  const words = useWords(livingWords)
  const plans = useAsked(listPublicPlans)
  const others = (plans.data ?? []).filter((plan) => plan.id !== than)
  if (others.length === 0) return null
  return (
    <nav className={styles.years} aria-label={words.otherYears}>
      <h2 className={styles.yearsTitle}>{words.otherYears}</h2>
      <ul className={styles.list}>
        {others.map((plan) => (
          <li key={plan.id}>
            <Link to={`/plans/${plan.id}`}>{words.year(plan.year)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
