import { App, Button, Input, Modal, Upload } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { ProblemError } from '../../../../web/lib/problem.ts'
import { useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { addLines, addSheet, type ExpectedList, type LineFault } from '../../contract/lists.ts'
import forms from '../one/forms.module.css'
import { today } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import styles from './AddLines.module.css'

/** Adds things to a list from pasted lines or a sheet: all of them or none, with a report line by line. */
export function AddLines({ list, onClose }: { list: ExpectedList; onClose: () => void }) {
  const words = useWords(indicatorsWords).pages.lists
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const [text, setText] = useState('')
  const [fromOn, setFromOn] = useState(today())
  /** The text that was tried and found good, and how many lines it has. */
  const [tried, setTried] = useState<{ text: string; fromOn: string; count: number } | null>(null)
  const [faults, setFaults] = useState<readonly LineFault[]>([])
  const [asked, setAsked] = useState(false)
  const done = (added: number) => {
    message.success(words.added(added))
    onClose()
  }
  const add = useSend(addLines, {
    onDone: (reply, sent) => {
      setFaults(reply.faults)
      if (reply.faults.length > 0) return
      if (sent.body.tryOnly) setTried({ text: sent.body.text, fromOn: sent.body.fromOn, count: reply.added })
      else done(reply.added)
    },
  })
  const sheet = useSend(addSheet, {
    onDone: (reply) => {
      setFaults(reply.faults)
      if (reply.faults.length === 0) done(reply.added)
    },
  })
  const isTried = tried !== null && tried.text === text && tried.fromOn === fromOn
  const error = add.error ?? sheet.error
  const refused = faultsIn(error)
  const shown = refused ?? faults
  return (
    <Modal
      open
      width={640}
      afterOpenChange={toFirstField}
      title={words.addTitle}
      okText={isTried ? words.addNow(tried.count) : words.try}
      cancelText={common.cancel}
      confirmLoading={add.isPending}
      onCancel={onClose}
      onOk={() => {
        setAsked(true)
        if (text.trim() === '' || fromOn === '') return
        sheet.reset()
        add.mutate({ params: { id: list.id }, body: { text, fromOn, tryOnly: !isTried } })
      }}
    >
      <div className={forms.form}>
        <p className={forms.hint}>{words.addLead}</p>
        <div className={forms.field}>
          <label htmlFor={`${id}-lines`}>{words.lines}</label>
          <Input.TextArea
            id={`${id}-lines`}
            value={text}
            autoSize={{ minRows: 6, maxRows: 14 }}
            placeholder={words.addHint}
            onChange={(event) => {
              setText(event.target.value)
              setFaults([])
              add.reset()
            }}
          />
          {asked && text.trim() === '' && <p className={forms.wrong}>{words.nothing}</p>}
        </div>
        <DayField label={words.from} value={fromOn} onChange={setFromOn} />
        <Upload
          accept=".xlsx,.csv"
          maxCount={1}
          showUploadList={false}
          disabled={sheet.isPending}
          beforeUpload={(file) => {
            add.reset()
            setFaults([])
            sheet.mutate({ params: { id: list.id }, body: { fromOn }, files: { sheet: file } })
            return false
          }}
        >
          <Button loading={sheet.isPending}>{sheet.isPending ? words.sheetReading : words.sheet}</Button>
        </Upload>
        {isTried && shown.length === 0 && <Remark tone="kept">{words.tried(tried.count)}</Remark>}
        {shown.length > 0 && (
          <div role="alert" className={styles.faults}>
            <p className={forms.wrong}>{words.faults(shown.length)}</p>
            <ul className={styles.list}>
              {shown.slice(0, 50).map((fault) => (
                <li key={`${fault.line} ${fault.code}`}>
                  <span className={styles.line}>{words.line(fault.line)}</span>{' '}
                  <span lang="zh-CN">{fault.text}</span>
                  <span className={styles.why}> {words.faultWords[fault.code]}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {error && !refused && <Problem error={error} words={indicatorsWords} />}
      </div>
    </Modal>
  )
}

/** The lines a refusal speaks of. */
function faultsIn(error: Error | null): readonly LineFault[] | null {
  if (!(error instanceof ProblemError) || error.problem.type !== 'lines_faulty') return null
  const { faults } = error.problem.params as { faults?: LineFault[] }
  return faults ?? null
}
