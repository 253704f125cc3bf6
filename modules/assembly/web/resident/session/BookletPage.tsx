import { Fragment, useEffect, useRef } from 'react'
import { Link, useParams } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { addressOf, doorHere } from '../../../../../web/lib/ask.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Page } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { getBooklet, getBookletPaper, readItemPaper } from '../../../contract/prepare-agenda.ts'
import styles from './Session.module.css'
import { mineWords } from './words.ts'

/** Agenda and papers in large type, to read on the screen or to print from the page. */
export default function BookletPage() {
  const { id = '' } = useParams()
  const words = useWords(mineWords)
  const booklet = useAsked(getBooklet, { params: { id } })
  return (
    <Page
      title={booklet.data ? <span lang="zh-CN">{booklet.data.title}</span> : words.booklet.title}
      tab={words.booklet.title}
      kicker={
        <Link to={doorHere() === 'my' ? `/assembly/my/${id}` : `/assembly/${id}`}>{words.mine.agenda}</Link>
      }
      lead={words.booklet.lead}
      actions={
        <span className={`${styles.acts} ${styles.noPrint}`}>
          <PlainButton onClick={() => print()}>{words.booklet.print}</PlainButton>
          <a href={addressOf(getBookletPaper, { params: { id } })} download className={styles.way}>
            {words.booklet.docx}
          </a>
        </span>
      }
    >
      <Asked of={booklet} words={mineWords} rows={10}>
        {({ parts, papers }) => (
          <div className={styles.booklet} lang="zh-CN">
            <Read papers={papers} />
            {numbered(parts).map(({ kind, text, at }) => (
              <Fragment key={at}>
                {kind === 'heading' ? <h2>{text}</h2> : <p data-kind={kind}>{text}</p>}
              </Fragment>
            ))}
          </div>
        )}
      </Asked>
    </Page>
  )
}

/** Parts have no ids of their own and never change places. */
const numbered = <T,>(parts: readonly T[]) => parts.map((part, at) => ({ ...part, at }))

/** Whoever reaches the end of the booklet has had all papers before them: each gets its receipt. */
function Read({ papers }: { papers: readonly string[] }) {
  const read = useSend(readItemPaper)
  const end = useRef<HTMLSpanElement>(null)
  const { mutate } = read
  const listed = papers.join(',')
  useEffect(() => {
    const whole = end.current?.parentElement
    if (!whole || listed === '') return
    const onScroll = () => {
      if (whole.getBoundingClientRect().bottom > innerHeight + 40) return
      removeEventListener('scroll', onScroll)
      for (const id of listed.split(',')) mutate({ params: { id } })
    }
    addEventListener('scroll', onScroll, { passive: true })
    return () => removeEventListener('scroll', onScroll)
  }, [listed, mutate])
  return <span ref={end} />
}
