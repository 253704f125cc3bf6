import { type ReactNode, useId } from 'react'
import styles from './fields.module.css'

/** A field of the desk: its label above, what helps below, and what is wrong, tied to what is filled in for those who listen. */
export function Labelled(props: {
  label: string
  hint?: ReactNode
  wrong?: string | undefined
  children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className={styles.field} data-wrong={props.wrong ? true : undefined}>
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.wrong ? (
        <p className={styles.wrong} role="alert">
          {props.wrong}
        </p>
      ) : (
        props.hint && <p className={styles.hint}>{props.hint}</p>
      )}
    </div>
  )
}

/** A part of the desk under its own heading. */
export function Part(props: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{props.title}</h2>
      {props.lead && <p className={styles.hint}>{props.lead}</p>}
      {props.children}
    </section>
  )
}

/** Fields side by side where there is room. */
export function Beside({ children }: { children: ReactNode }) {
  return <div className={styles.beside}>{children}</div>
}
