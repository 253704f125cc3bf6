import { App, Modal } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { handOverProject, type Project } from '../../contract/projects.ts'
import type { Named } from '../../contract/words.ts'
import { plansWords } from '../words.ts'
import { PersonSelect } from './PersonSelect.tsx'
import styles from './ProjectPage.module.css'
import { today } from './saying.ts'

/** Puts a leader in charge from a day on; what happened before stays with whoever was in charge then. */
export function HandOverForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const words = useWords(plansWords).promises.people
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const [person, setPerson] = useState<Named | null>(null)
  const [fromOn, setFromOn] = useState(project.leaders.length === 0 ? project.adoptedOn : today())
  const [asked, setAsked] = useState(false)
  const send = useSend(handOverProject, {
    onDone: () => {
      message.success(words.handedOver)
      onClose()
    },
  })
  const submit = () => {
    setAsked(true)
    if (person && fromOn) send.mutate({ params: { id: project.id }, body: { personId: person.id, fromOn } })
  }
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={words.handOverTitle}
      okText={words.handOver}
      cancelText={common.cancel}
      onOk={submit}
      onCancel={onClose}
      confirmLoading={send.isPending}
    >
      <div className={styles.form}>
        <p className={styles.hint}>
          {project.leader ? words.handOverLead(project.leader.name) : words.handOverFirst}
        </p>
        <div className={styles.field}>
          <label htmlFor={`${id}-to`}>{words.to}</label>
          <PersonSelect id={`${id}-to`} placeholder={words.contactHint} value={person} onChange={setPerson} />
          {asked && !person && <p className={styles.wrong}>{words.missing}</p>}
        </div>
        <DayField label={words.from} value={fromOn} onChange={setFromOn} />
        {send.error && <Problem error={send.error} words={plansWords} />}
      </div>
    </Modal>
  )
}
