import { Select } from 'antd'
import { useId, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { compareVersions, getPaper, type Paper } from '../../contract/papers.ts'
import { documentsWords } from '../words.ts'
import { keyed } from './keyed.ts'
import styles from './VersionsPage.module.css'

/** Every version that was saved, two of them side by side as one text with what went and what came. */
export default function VersionsPage() {
  const { id = '' } = useParams()
  const words = useWords(documentsWords).desk.versions
  const paper = useAsked(getPaper, { params: { id } })
  return (
    <Page
      title={words.title}
      kicker={paper.data && <Link to={`/documents/papers/${id}`}>{paper.data.content.title}</Link>}
    >
      <Asked of={paper} words={documentsWords} rows={10}>
        {(answer) => <Compare paper={answer} />}
      </Asked>
    </Page>
  )
}

function Compare({ paper }: { paper: Paper }) {
  const words = useWords(documentsWords).desk.versions
  const id = useId()
  const [to, setTo] = useState(paper.version)
  const [from, setFrom] = useState(Math.max(1, paper.version - 1))
  const compared = useAsked(
    compareVersions,
    { params: { id: paper.id }, query: { from, to } },
    { keep: true },
  )
  const options = paper.versions.map(({ version, by, at }) => {
    const { on, time } = dayAndTimeOf(at)
    const marks = [
      words.version(version),
      `${on} ${time}`,
      words.by(by.name),
      ...(paper.frozen?.version === version ? [words.approved] : []),
    ]
    return { value: version, label: marks.join(' · ') }
  })
  return (
    <>
      <div className={styles.choose}>
        <label htmlFor={`${id}-from`}>
          {words.from}
          <Select id={`${id}-from`} value={from} onChange={setFrom} options={options} />
        </label>
        <label htmlFor={`${id}-to`}>
          {words.to}
          <Select id={`${id}-to`} value={to} onChange={setTo} options={options} />
        </label>
      </div>
      <Asked of={compared} words={documentsWords} rows={10}>
        {({ lines }) =>
          lines.every(({ change }) => change === 'same') ? (
            <p>{words.same}</p>
          ) : (
            <ol className={styles.lines} lang="zh-CN">
              {keyed(lines).map(({ key, value: { change, text } }) => (
                <li key={key} className={styles.line} data-change={change}>
                  {change === 'added' && <span className="spoken">{words.added} </span>}
                  {change === 'removed' && <span className="spoken">{words.removed} </span>}
                  {text}
                </li>
              ))}
            </ol>
          )
        }
      </Asked>
    </>
  )
}
