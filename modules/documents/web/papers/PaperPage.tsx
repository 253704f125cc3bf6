import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { getPaper, getPaperDocx, type Paper } from '../../contract/papers.ts'
import { ApprovalsPart } from '../approvals/ApprovalsPart.tsx'
import { CountersignsPart } from '../approvals/CountersignsPart.tsx'
import { DecisionBar } from '../approvals/DecisionBar.tsx'
import { ApplySealForm } from '../seals/ApplySealForm.tsx'
import { documentsWords } from '../words.ts'
import { FilesPart, ScansPart, SealUsesPart } from './FilesPart.tsx'
import { FileForm, IssueForm, NumberForm, ReasonForm, ScanForm } from './MoveForms.tsx'
import { PaperFacts } from './PaperFacts.tsx'
import styles from './PaperPage.module.css'
import { PaperText } from './PaperText.tsx'
import { StateWord } from './StateWord.tsx'
import { StepsPart } from './StepsPart.tsx'
import { SubmitForm } from './SubmitForm.tsx'

const acts = ['submit', 'number', 'apply_seal', 'scan', 'issue', 'file', 'withdraw', 'void'] as const
type Act = (typeof acts)[number]
/** What brings a paper on from where it stands: the one button that is painted. */
const forwardOf: Partial<Record<Paper['state'], Act>> = {
  draft: 'submit',
  returned: 'submit',
  withdrawn: 'submit',
  approved: 'number',
  numbered: 'apply_seal',
  sealed: 'issue',
  issued: 'file',
}

/** One paper: its words first, then who said what about it, then every step. What waits for this person lies under the thumb. */
export default function PaperPage() {
  const { id = '' } = useParams()
  const paper = useAsked(getPaper, { params: { id } }, { topics: [`documents.paper:${id}`] })
  return (
    <Asked of={paper} words={documentsWords} rows={12}>
      {(answer) => <OnePaper paper={answer} />}
    </Asked>
  )
}

function OnePaper({ paper }: { paper: Paper }) {
  const all = useWords(documentsWords)
  const words = all.desk.paper
  const go = useNavigate()
  const [query] = useSearchParams()
  const [opened, open] = useState<Act | null>(
    query.has('submit') && paper.may.includes('submit') ? 'submit' : null,
  )
  const close = () => open(null)
  const may = (act: string) => paper.may.includes(act)
  const label: Record<Act, string> = {
    submit: words.submit,
    number: words.number,
    apply_seal: words.applySeal,
    scan: words.scan,
    issue: words.issue,
    file: words.file,
    withdraw: words.withdraw,
    void: words.void,
  }
  const shown = acts.filter(may)
  const forward = forwardOf[paper.state]
  return (
    <Page
      title={paper.content.title}
      kicker={
        <>
          <Link to="/documents/papers">{words.back}</Link> · {all.names.kinds[paper.content.kind]}
          {paper.number && <> · {paper.number}</>}
        </>
      }
      lead={
        <span className={styles.lead}>
          <StateWord state={paper.state} />
          <span>{words.by(paper.office.name, paper.draftedBy.name)}</span>
        </span>
      }
      actions={
        (may('write') || shown.length > 0) && (
          <>
            {may('write') && (
              <Button onClick={() => go(`/documents/papers/${paper.id}/edit`)}>{words.write}</Button>
            )}
            {shown.map((act) => (
              <Button key={act} type={act === forward ? 'primary' : 'default'} onClick={() => open(act)}>
                {label[act]}
              </Button>
            ))}
          </>
        )
      }
    >
      {paper.voidReason && <Remark>{words.voided(paper.voidReason)}</Remark>}
      {opened === 'submit' && <SubmitForm paper={paper} onClose={close} />}
      {opened === 'number' && <NumberForm paper={paper} onClose={close} />}
      {opened === 'apply_seal' && <ApplySealForm paper={paper} onClose={close} />}
      {opened === 'scan' && <ScanForm paper={paper} onClose={close} />}
      {opened === 'issue' && <IssueForm paper={paper} onClose={close} />}
      {opened === 'file' && <FileForm paper={paper} onClose={close} />}
      {(opened === 'withdraw' || opened === 'void') && (
        <ReasonForm paper={paper} act={opened} onClose={close} />
      )}
      <div className={styles.columns}>
        <div className={styles.text}>
          <PaperText body={paper.body} />
          <p className={styles.ways}>
            <Link to={`/documents/papers/${paper.id}/sheet`}>{words.sheet}</Link>
            <a href={addressOf(getPaperDocx, { params: { id: paper.id } })}>{words.docx}</a>
            {paper.versions.length > 1 && (
              <Link to={`/documents/papers/${paper.id}/versions`}>
                {words.versions(paper.versions.length)}
              </Link>
            )}
          </p>
        </div>
        <div className={styles.side}>
          <PaperFacts paper={paper} />
          <FilesPart paper={paper} />
          <CountersignsPart paper={paper} />
          <ApprovalsPart paper={paper} />
          <SealUsesPart paper={paper} />
          <ScansPart paper={paper} />
          {paper.steps.length > 0 && (
            <Section title={words.steps}>
              <StepsPart paper={paper} />
            </Section>
          )}
        </div>
      </div>
      <DecisionBar paper={paper} />
    </Page>
  )
}
