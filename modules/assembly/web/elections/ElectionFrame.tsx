import type { ReactNode } from 'react'
import { Link, NavLink, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { type Election, getElection } from '../../contract/elections.ts'
import styles from '../committee/Committee.module.css'
import frame from '../prepare/SessionFrame.module.css'
import { electionWords } from './words.ts'

const tabs = [
  ['overview', ''],
  ['register', '/register'],
  ['objections', '/objections'],
  ['candidates', '/candidates'],
  ['polling', '/polling'],
] as const

/** The head of every page of one election, with its rooms. */
export function ElectionFrame(props: { children: (election: Election) => ReactNode; actions?: ReactNode }) {
  const { id = '' } = useParams()
  const words = useWords(electionWords)
  const election = useAsked(getElection, { params: { id } }, { topics: [`assembly.election:${id}`] })
  return (
    <Asked of={election} words={electionWords} rows={8}>
      {(answer) => {
        const mayHold = answer.may.includes('hold')
        const shown = tabs.filter(([key]) => mayHold || (key !== 'register' && key !== 'objections'))
        return (
          <Page
            title={<span lang="zh-CN">{answer.title}</span>}
            tab={answer.title}
            kicker={<Link to="/assembly/elections">{words.page.kicker}</Link>}
            lead={
              <span className={styles.facts}>
                <span className={answer.stage === 'polling' ? styles.now : styles.ink}>
                  {words.stages[answer.stage]}
                </span>
                <span>{words.causes[answer.cause]}</span>
                <span>{words.list.held(answer.heldOn)}</span>
                <span>{words.list.voters(answer.voters)}</span>
                {answer.run && <span className={styles.now}>{words.page.runs[answer.run.kind]}</span>}
              </span>
            }
            actions={props.actions}
          >
            <nav className={frame.tabs} aria-label={words.page.kicker}>
              {shown.map(([key, path]) => (
                <NavLink key={key} to={`/assembly/elections/${id}${path}`} end className={frame.tab ?? ''}>
                  {words.tabs[key]}
                  {key === 'objections' && answer.objections.open > 0 && ` ${answer.objections.open}`}
                </NavLink>
              ))}
            </nav>
            {props.children(answer)}
          </Page>
        )
      }}
    </Asked>
  )
}
