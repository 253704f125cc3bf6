import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { PhotoStrip } from '../../../../web/ui/photos.tsx'
import {
  escalateNotice,
  getEvidence,
  getNotice,
  getNoticePaper,
  type Notice,
  type NoticeAnswer,
  withdrawNotice,
} from '../../contract/notices.ts'
import styles from '../desk/Desk.module.css'
import list from '../list/List.module.css'
import { reportsWords } from '../words.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { DecideForm } from './DecideForm.tsx'
import { NoticeStanding } from './NoticesPage.tsx'

/** One notice: what is asked and until when, what was answered, what is to be done now. */
export default function NoticePage() {
  const { id = '' } = useParams()
  const notice = useAsked(getNotice, { params: { id } }, { topics: [`reports.notice:${id}`] })
  return (
    <Asked of={notice} words={reportsWords} rows={10}>
      {(answer) => <OneNotice notice={answer} />}
    </Asked>
  )
}

function OneNotice({ notice }: { notice: Notice }) {
  const words = useWords(reportsWords).notices
  return (
    <Page
      title={<span lang="zh-CN">{notice.title}</span>}
      tab={notice.title}
      kicker={
        <>
          <Link to="/reports/notices">{words.title}</Link> · <span lang="zh-CN">{notice.number}</span>
        </>
      }
      lead={<NoticeStanding notice={notice} />}
      actions={<Acts notice={notice} />}
    >
      <dl className={styles.pairs}>
        <dt>{words.to}</dt>
        <dd lang="zh-CN">{notice.toOffice.name}</dd>
        <dt>{words.dueOn}</dt>
        <dd>
          <DateSaid on={notice.dueOn} />
        </dd>
        <dt>{words.orderedBy}</dt>
        <dd lang="zh-CN">{notice.orderedBy.name}</dd>
        <dt>{words.issuedBy}</dt>
        <dd>
          <span lang="zh-CN">{notice.issuedBy.name}</span> <DateSaid at={notice.issuedAt} />
        </dd>
        {notice.about.text && (
          <>
            <dt>{words.about}</dt>
            <dd lang="zh-CN">
              {notice.about.projectId ? (
                <Link
                  to={`/plans/projects/${notice.about.projectId}${notice.about.kind === 'target' ? `?target=${notice.about.id}` : ''}`}
                >
                  {notice.about.text}
                </Link>
              ) : (
                notice.about.text
              )}
            </dd>
          </>
        )}
      </dl>
      <Section title={words.asked}>
        {notice.asked.split('\n').map((line) => (
          <p key={line} className={styles.line} lang="zh-CN">
            {line}
          </p>
        ))}
      </Section>
      <Section title={words.answers}>
        {notice.answers.length === 0 && <p className={styles.quiet}>{words.answersNone}</p>}
        <ul className={list.list}>
          {notice.answers.map((answer) => (
            <OneAnswer key={answer.id} notice={notice} answer={answer} />
          ))}
        </ul>
      </Section>
      {notice.may.includes('answer') && <AnswerForm notice={notice} />}
      {notice.may.includes('accept') && <DecideForm notice={notice} />}
    </Page>
  )
}

function OneAnswer({ notice, answer }: { notice: Notice; answer: NoticeAnswer }) {
  const words = useWords(reportsWords).notices
  const address = (fileId: string, width?: number) =>
    addressOf(getEvidence, { params: { id: notice.id, fileId }, query: width ? { width } : {} })
  const photos = answer.evidence.filter(({ isPhoto }) => isPhoto)
  return (
    <li className={list.item}>
      <p className={list.facts}>
        <span>{words.answer.nth(answer.ordinal)}</span>
        <span lang="zh-CN">{answer.answeredBy.name}</span>
        <DateSaid at={answer.answeredAt} />
      </p>
      <p lang="zh-CN">{answer.words}</p>
      <PhotoStrip
        photos={photos.map(({ id, name }) => ({
          id,
          small: address(id, 320),
          whole: address(id, 2048),
          caption: name,
        }))}
      />
      {answer.evidence
        .filter(({ isPhoto }) => !isPhoto)
        .map(({ id, name }) => (
          <a key={id} href={address(id)} download lang="zh-CN">
            {name}
          </a>
        ))}
      {answer.decision && answer.decidedBy && answer.decidedAt && (
        <p className={list.state} data-state={answer.decision === 'accepted' ? 'accepted' : 'late'}>
          {answer.decision === 'accepted' ? words.decide.accepted : words.decide.sentBack} ·{' '}
          <span lang="zh-CN">{answer.decidedBy.name}</span> <DateSaid at={answer.decidedAt} />
          {answer.decisionWords && (
            <>
              {' · '}
              <span lang="zh-CN">{answer.decisionWords}</span>
            </>
          )}
        </p>
      )}
    </li>
  )
}

function Acts({ notice }: { notice: Notice }) {
  const words = useWords(reportsWords).notices
  const [asking, setAsking] = useState(false)
  const params = { id: notice.id }
  const escalate = useSend(escalateNotice)
  const withdraw = useSend(withdrawNotice, { onDone: () => setAsking(false) })
  return (
    <>
      <a href={addressOf(getNoticePaper, { params })} download>
        {words.paper}
      </a>
      {notice.may.includes('escalate') && (
        <PlainButton
          disabled={escalate.isPending}
          title={words.escalateSure}
          onClick={() => escalate.mutate({ params })}
        >
          {words.escalate}
        </PlainButton>
      )}
      {notice.may.includes('withdraw') && (
        <PlainButton kind="text" onClick={() => setAsking(true)}>
          {words.withdraw}
        </PlainButton>
      )}
      {escalate.error && <Problem error={escalate.error} words={reportsWords} />}
      {asking && (
        <Dialog title={words.withdraw} onClose={() => setAsking(false)}>
          <p>{words.withdrawSure}</p>
          {withdraw.error && <Problem error={withdraw.error} words={reportsWords} />}
          <div className={styles.buttons}>
            <PlainButton
              kind="main"
              disabled={withdraw.isPending}
              onClick={() => withdraw.mutate({ params })}
            >
              {words.withdraw}
            </PlainButton>
            <PlainButton onClick={() => setAsking(false)}>{words.keep}</PlainButton>
          </div>
        </Dialog>
      )}
    </>
  )
}
