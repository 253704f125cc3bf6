import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { getPaper, type Paper } from '../../contract/papers.ts'
import { sayDecider } from '../papers/saying.ts'
import { documentsWords } from '../words.ts'
import styles from './SheetPage.module.css'

/** On paper "today" is no day: the whole date and hour. */
const when = (at: string): string => {
  const { on, time } = dayAndTimeOf(at)
  return `${on} ${time}`
}

/** The approval sheet (签批单) as it goes into the file: one page with everything anybody said about the paper. */
export default function SheetPage() {
  const { id = '' } = useParams()
  const words = useWords(documentsWords).desk.sheet
  const paper = useAsked(getPaper, { params: { id } }, { topics: [`documents.paper:${id}`] })
  return (
    <Page
      title={words.title}
      kicker={paper.data && <Link to={`/documents/papers/${id}`}>{paper.data.content.title}</Link>}
      actions={
        <Button type="primary" onClick={() => window.print()}>
          {words.print}
        </Button>
      }
    >
      <Asked of={paper} words={documentsWords} rows={12}>
        {(answer) => <Sheet paper={answer} />}
      </Asked>
    </Page>
  )
}

function Sheet({ paper }: { paper: Paper }) {
  const all = useWords(documentsWords)
  const words = all.desk.sheet
  const { content, body } = paper
  const names = (list: readonly { name: string }[], more: string | null) =>
    [...list.map(({ name }) => name), ...(more ? [more] : [])].join('、') || words.none
  const cell = (term: string, said: ReactNode) => (
    <>
      <th scope="row">{term}</th>
      <td>{said}</td>
    </>
  )
  const sealed = paper.sealUses.filter((use) => use.state === 'sealed')
  return (
    <div className={styles.sheet}>
      <h2 className={styles.head} lang="zh-CN">
        {words.head(paper.organ.name)}
      </h2>
      <table className={styles.table}>
        <tbody>
          <tr>
            {cell(words.number, paper.number ?? '')}
            {cell(words.kind, all.names.kinds[content.kind])}
          </tr>
          <tr>
            {cell(words.urgency, content.urgency ? all.names.urgencies[content.urgency] : words.normal)}
            {cell(words.dated, paper.datedOn ?? '')}
          </tr>
          <tr>
            <th scope="row">{words.paperTitle}</th>
            <td colSpan={3} className={styles.title}>
              {content.title}
            </td>
          </tr>
          <tr>
            {cell(words.office, paper.office.name)}
            {cell(words.drafter, paper.draftedBy.name)}
          </tr>
          <tr>
            {cell(words.main, names([], body.mainTo))}
            {cell(words.copies, names([], body.copyTo))}
          </tr>
          <tr>
            <th scope="row">{words.approvals}</th>
            <td colSpan={3}>
              {paper.approvals
                .filter((line) => line.outcome !== 'dropped')
                .map((line) => (
                  <p key={line.id} className={styles.word}>
                    <span className={styles.said}>
                      {line.outcome === 'passed' && line.passedTo
                        ? [all.desk.paper.passedTo(line.passedTo.name), line.words].filter(Boolean).join('：')
                        : (line.words ??
                          (line.outcome ? all.names.outcomes[line.outcome as 'approved'] : ''))}
                    </span>
                    <span className={styles.signed}>
                      <span className={styles.quiet}>{all.names.asks[line.ask]}</span> {sayDecider(line, all)}{' '}
                      {line.decidedAt && when(line.decidedAt)}
                    </span>
                  </p>
                ))}
              {paper.approvals.length === 0 && words.none}
            </td>
          </tr>
          <tr>
            <th scope="row">{words.countersigns}</th>
            <td colSpan={3}>
              {paper.countersigns.map((one) => (
                <p key={one.id} className={styles.word}>
                  <span className={styles.said}>
                    {one.office.name}：{one.stance ? all.names.stances[one.stance] : all.desk.paper.waits}
                    {one.words && `。${one.words}`}
                    {one.answer && one.answeredBy && (
                      <span className={styles.answer}>
                        {all.desk.paper.answeredBy(one.answeredBy.name)}：{one.answer}
                      </span>
                    )}
                  </span>
                  <span className={styles.signed}>
                    {one.spokenBy?.name} {one.spokenAt && when(one.spokenAt)}
                  </span>
                </p>
              ))}
              {paper.countersigns.length === 0 && words.none}
            </td>
          </tr>
          <tr>
            <th scope="row">{words.attachments}</th>
            <td colSpan={3}>{paper.attachments.map(({ name }) => name).join('；') || words.none}</td>
          </tr>
          <tr>
            <th scope="row">{words.seal}</th>
            <td colSpan={3}>
              {sealed.map((use) => (
                <p key={use.id}>
                  {use.seal.name} {all.desk.paper.copiesPages(use.copies, use.pages)} {use.decidedBy?.name}{' '}
                  {use.watchedBy && all.desk.paper.watchedBy(use.watchedBy.name)}
                </p>
              ))}
              {sealed.length === 0 && words.none}
            </td>
          </tr>
          {paper.frozen && (
            <tr>
              <th scope="row">{words.hash}</th>
              <td colSpan={3} className={styles.hash}>
                {paper.frozen.sha256}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}
