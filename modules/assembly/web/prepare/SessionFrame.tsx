import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { getSession, type Session } from '../../contract/prepare.ts'
import { sessionTabs } from '../tabs.ts'
import { assemblyWords } from '../words.ts'
import styles from './SessionFrame.module.css'

/** What a page of a session watches. */
export const topicsOf = (id: string) => [`assembly.session:${id}`]

/**
 * The frame that every room of a session draws its page in: title, day, state, and the ways to the other rooms. Children may be a function of
 * the session; they are drawn once it is there.
 */
export function SessionFrame(props: {
  /** The session; that of the address when absent. */
  id?: string
  /** The key of this room's tab. */
  tab: string
  lead?: ReactNode
  /** What can be done here; a function where that depends on how the session stands. */
  actions?: ReactNode | ((session: Session) => ReactNode)
  children: ReactNode | ((session: Session) => ReactNode)
}) {
  const { id: addressed = '' } = useParams()
  const id = props.id ?? addressed
  const session = useAsked(getSession, { params: { id } }, { topics: topicsOf(id) })
  const words = useWords(assemblyWords)
  if (!session.data)
    return (
      <Page title={words.prepare.list.title}>
        <Asked of={session} words={assemblyWords} rows={8}>
          {() => null}
        </Asked>
      </Page>
    )
  const one = session.data
  const room = words.prepare.tabs[props.tab] ?? ''
  return (
    <Page
      title={<span lang="zh-CN">{one.title}</span>}
      tab={`${room} · ${one.title}`}
      kicker={<Link to="/assembly">{words.prepare.list.title}</Link>}
      lead={
        <span className={styles.facts}>
          <DateSaid at={one.opensAt} />
          <span className={styles.state} data-state={one.state}>
            {words.core.states[one.state]}
          </span>
          {one.run && (
            <span className={styles.state} data-state={one.run.kind}>
              {words.core.runs[one.run.kind]}
            </span>
          )}
        </span>
      }
      actions={typeof props.actions === 'function' ? props.actions(one) : props.actions}
    >
      <Tabs id={one.id} at={props.tab} />
      {props.lead && <p className={styles.lead}>{props.lead}</p>}
      {typeof props.children === 'function' ? props.children(one) : props.children}
    </Page>
  )
}

function Tabs({ id, at }: { id: string; at: string }) {
  const me = useMe()
  const words = useWords(assemblyWords).prepare
  const shown = [...sessionTabs].filter(({ can }) => me.holds(can)).sort((a, b) => a.order - b.order)
  return (
    <nav className={styles.tabs} aria-label={words.list.title}>
      {shown.map(({ key, path }) => (
        <Link
          key={key}
          to={`/assembly/${id}${path}`}
          className={styles.tab}
          aria-current={key === at ? 'page' : undefined}
        >
          {words.tabs[key] ?? key}
        </Link>
      ))}
    </nav>
  )
}
