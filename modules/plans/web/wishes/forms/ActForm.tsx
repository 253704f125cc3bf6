import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { Problem } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { toFirstField } from '../../../../../web/ui/firstField.ts'
import { plansWords } from '../../words.ts'
import styles from '../Wishes.module.css'

/** A sheet for one act: what it needs, what was refused, done or cancelled. */
export function ActForm(props: {
  title: string
  onSend: () => void
  onClose: () => void
  sending: boolean
  ready: boolean
  error: unknown
  okText?: string
  hint?: string
  children: ReactNode
}) {
  const words = useWords(plansWords).wishes.acts
  return (
    <Modal
      open
      title={props.title}
      afterOpenChange={toFirstField}
      okText={props.okText ?? words.done}
      cancelText={words.cancel}
      onOk={() => props.ready && props.onSend()}
      onCancel={props.onClose}
      confirmLoading={props.sending}
      okButtonProps={{ disabled: !props.ready }}
    >
      <div className={styles.form}>
        {props.hint && <p className={styles.hint}>{props.hint}</p>}
        {props.children}
        {props.error !== null && props.error !== undefined && (
          <Problem error={props.error} words={plansWords} />
        )}
      </div>
    </Modal>
  )
}

/** A label over one field. */
export function Labelled(props: {
  label: string
  id: string
  hint?: string
  wrong?: string | undefined
  children: ReactNode
}) {
  return (
    <div className={styles.field}>
      <label htmlFor={props.id}>{props.label}</label>
      {props.children}
      {props.hint && <p className={styles.hint}>{props.hint}</p>}
      {props.wrong && (
        <p className={styles.wrong} role="alert">
          {props.wrong}
        </p>
      )}
    </div>
  )
}
