import { type ReactNode, useEffect } from 'react'
import styles from './Page.module.css'
import { useSaying } from './say.ts'

/** A page of a door: its title (also of the browser tab), a lead of a sentence or two, and what can be done here. */
export function Page(props: {
  title: ReactNode
  /** For the browser tab, when the title is more than text. */
  tab?: string
  /** A word above the title: where this page belongs. */
  kicker?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}) {
  useTab(props.tab ?? (typeof props.title === 'string' ? props.title : undefined))
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <div className={styles.words}>
          {props.kicker && <p className={styles.kicker}>{props.kicker}</p>}
          <h1 className={styles.title}>{props.title}</h1>
          {props.lead && <div className={styles.lead}>{props.lead}</div>}
        </div>
        {props.actions && <div className={styles.actions}>{props.actions}</div>}
      </header>
      {props.children}
    </article>
  )
}

/** A part of a page with a heading over a hairline. */
export function Section(props: { title?: ReactNode; aside?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className={styles.section} id={props.id}>
      {props.title && (
        <div className={styles.sectionHead}>
          <h2 className={styles.sectionTitle}>{props.title}</h2>
          {props.aside && <div className={styles.aside}>{props.aside}</div>}
        </div>
      )}
      {props.children}
    </section>
  )
}

/** Names the browser tab while the caller is on screen. */
export function useTab(title: string | undefined): void {
  const { site } = useSaying()
  useEffect(() => {
    if (title === undefined) return
    document.title = title === site ? site : `${title} · ${site}`
  }, [title, site])
}
