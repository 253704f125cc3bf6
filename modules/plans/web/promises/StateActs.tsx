import { App, Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { refusalType } from '../../../../web/lib/problem.ts'
import { useSend } from '../../../../web/lib/queries.ts'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { moveProject, type Project, projectActs } from '../../contract/projects.ts'
import { type ProjectAct, transitions } from '../../rules/states.ts'
import { plansWords } from '../words.ts'
import styles from './ProjectPage.module.css'

/** The acts that move a project on, each behind a sentence that says what it means. */
export function StateActs({ project }: { project: Project }) {
  const words = useWords(plansWords).promises.acts
  const [act, setAct] = useState<ProjectAct | null>(null)
  return (
    <>
      {projectActs
        .filter((one) => project.may.includes(one))
        .map((one) => (
          <Button key={one} onClick={() => setAct(one)}>
            {words[one]}
          </Button>
        ))}
      {act && <ActForm project={project} act={act} onClose={() => setAct(null)} />}
    </>
  )
}

function ActForm(props: { project: Project; act: ProjectAct; onClose: () => void }) {
  const words = useWords(plansWords).promises
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const [reason, setReason] = useState('')
  const { project, act, onClose } = props
  const move = useSend(moveProject, {
    onDone: ({ state }) => {
      message.success(words.acts.done(words.states[state]))
      onClose()
    },
  })
  const wants = transitions[act].reason
  const unmet = refusalType(move.error) === 'unmet_targets'
  const missing = (wants === 'always' || unmet) && !reason.trim()
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={words.acts.title[act]}
      okText={words.acts[act]}
      cancelText={common.cancel}
      okButtonProps={{ disabled: missing }}
      onOk={() =>
        move.mutate({
          params: { id: project.id },
          body: { act, ...(reason.trim() ? { reason: reason.trim() } : {}) },
        })
      }
      onCancel={onClose}
      confirmLoading={move.isPending}
    >
      <div className={styles.form}>
        <p>{words.acts.lead[act]}</p>
        {wants !== 'never' && (
          <div className={styles.field}>
            <label htmlFor={`${id}-reason`}>
              {wants === 'always' ? words.acts.reason : words.acts.reasonWhenShort}
            </label>
            <Input.TextArea
              id={`${id}-reason`}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <p className={styles.hint}>{words.acts.reasonHint}</p>
          </div>
        )}
        {move.error && <Problem error={move.error} words={plansWords} />}
      </div>
    </Modal>
  )
}
