import { App, Input, Modal, Select } from 'antd'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import {
  filePaper,
  issuePaper,
  keepScan,
  listSeries,
  numberPaper,
  type Paper,
  voidPaper,
  withdrawPaper,
} from '../../contract/papers.ts'
import { documentsWords } from '../words.ts'
import styles from './forms.module.css'

interface Common {
  paper: Paper
  onClose: () => void
}

/** A small form over the page: a title, a sentence on what it does, its fields, one button. */
function Small(props: {
  title: string
  lead?: string
  ok: string
  isReady: boolean
  isPending: boolean
  error: Error | null
  danger?: boolean
  onOk: () => void
  onClose: () => void
  children?: ReactNode
}) {
  const common = useWords(webWords)
  return (
    <Modal
      open
      title={props.title}
      okText={props.ok}
      cancelText={common.cancel}
      okButtonProps={{ disabled: !props.isReady, danger: props.danger }}
      confirmLoading={props.isPending}
      onOk={props.onOk}
      onCancel={props.onClose}
      afterOpenChange={toFirstField}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (props.isReady) props.onOk()
        }}
      >
        {props.lead && <p className={styles.hint}>{props.lead}</p>}
        {props.children}
        {props.error && <Problem error={props.error} words={documentsWords} />}
      </form>
    </Modal>
  )
}

/** Withdrawing and declaring void, each with a reason that stays to be read. */
export function ReasonForm({ paper, act, onClose }: Common & { act: 'withdraw' | 'void' }) {
  const words = useWords(documentsWords).desk.acts
  const id = useId()
  const [reason, setReason] = useState('')
  const withdraw = useSend(withdrawPaper, { onDone: onClose })
  const voiding = useSend(voidPaper, { onDone: onClose })
  const send = act === 'withdraw' ? withdraw : voiding
  return (
    <Small
      title={act === 'withdraw' ? words.withdrawTitle : words.voidTitle}
      lead={act === 'withdraw' ? words.withdrawLead : words.voidLead}
      ok={act === 'withdraw' ? words.withdraw : words.void}
      danger={act === 'void'}
      isReady={reason.trim() !== ''}
      isPending={send.isPending}
      error={send.error}
      onOk={() => send.mutate({ params: { id: paper.id }, body: { reason: reason.trim() } })}
      onClose={onClose}
    >
      <div className={styles.field}>
        <label htmlFor={id}>{words.reason}</label>
        <Input.TextArea
          id={id}
          value={reason}
          maxLength={1_000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Small>
  )
}

export function NumberForm({ paper, onClose }: Common) {
  const words = useWords(documentsWords).desk.acts
  const { message } = App.useApp()
  const id = useId()
  const series = useAsked(listSeries)
  const [chosen, choose] = useState<string>()
  const send = useSend(numberPaper, {
    onDone: ({ number }) => {
      message.success(words.numbered(number))
      onClose()
    },
  })
  const own = (series.data ?? []).filter((one) => one.organ.id === paper.organ.id && one.closedOn === null)
  const code = chosen ?? own[0]?.code
  return (
    <Small
      title={words.numberTitle}
      lead={words.numberLead}
      ok={words.number}
      isReady={code !== undefined}
      isPending={send.isPending}
      error={send.error}
      onOk={() => code && send.mutate({ params: { id: paper.id }, body: { series: code } })}
      onClose={onClose}
    >
      <Asked of={series} words={documentsWords} rows={2}>
        {() =>
          own.length === 0 ? (
            <Remark>
              {words.noSeries} <Link to="/documents/numbers">→</Link>
            </Remark>
          ) : (
            <div className={styles.field}>
              <label htmlFor={id}>{words.series}</label>
              <Select
                id={id}
                value={code}
                onChange={choose}
                options={own.map((one) => ({
                  value: one.code,
                  label: [one.code, one.mark].filter(Boolean).join(' · '),
                }))}
              />
            </div>
          )
        }
      </Asked>
    </Small>
  )
}

export function IssueForm({ paper, onClose }: Common) {
  const words = useWords(documentsWords).desk.acts
  const send = useSend(issuePaper, { onDone: onClose })
  return (
    <Small
      title={words.issueTitle}
      lead={words.issueLead}
      ok={words.issue}
      isReady
      isPending={send.isPending}
      error={send.error}
      onOk={() => send.mutate({ params: { id: paper.id } })}
      onClose={onClose}
    />
  )
}

export function FileForm({ paper, onClose }: Common) {
  const words = useWords(documentsWords).desk
  const id = useId()
  const [mark, setMark] = useState('')
  const send = useSend(filePaper, { onDone: onClose })
  return (
    <Small
      title={words.acts.fileTitle}
      ok={words.acts.file}
      isReady={mark.trim() !== ''}
      isPending={send.isPending}
      error={send.error}
      onOk={() => send.mutate({ params: { id: paper.id }, body: { fileMark: mark.trim() } })}
      onClose={onClose}
    >
      <div className={styles.field}>
        <label htmlFor={id}>{words.paper.fileMark}</label>
        <Input id={id} value={mark} maxLength={60} onChange={(event) => setMark(event.target.value)} />
      </div>
    </Small>
  )
}

/** The sealed paper come back: a file, and for a second one the reason. */
export function ScanForm({ paper, onClose }: Common) {
  const words = useWords(documentsWords).desk.acts
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [reason, setReason] = useState('')
  const isAgain = paper.scans.length > 0
  const send = useSend(keepScan, { onDone: onClose })
  return (
    <Small
      title={words.scanTitle}
      lead={isAgain ? words.scanAgain : words.scanLead}
      ok={words.scan}
      isReady={file !== null && (!isAgain || reason.trim() !== '')}
      isPending={send.isPending}
      error={send.error}
      onOk={() =>
        file &&
        send.mutate({
          params: { id: paper.id },
          body: isAgain ? { reason: reason.trim() } : {},
          files: { scan: file },
        })
      }
      onClose={onClose}
    >
      <div className={styles.field}>
        <label htmlFor={id}>{words.chooseFile}</label>
        <input
          ref={input}
          id={id}
          type="file"
          accept="application/pdf,image/jpeg,image/png"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </div>
      {isAgain && (
        <div className={styles.field}>
          <label htmlFor={`${id}-reason`}>{words.reason}</label>
          <Input
            id={`${id}-reason`}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
    </Small>
  )
}
