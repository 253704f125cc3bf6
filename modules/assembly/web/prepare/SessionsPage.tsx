import { useState } from 'react'
import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { SessionHead } from '../../contract/core.ts'
import { type Body, listBodies, listSessions, type Term } from '../../contract/prepare.ts'
import { termTitle } from '../../words/titles.ts'
import { assemblyWords } from '../words.ts'
import { BodyDialog } from './BodyDialog.tsx'
import styles from './forms.module.css'
import { OpenDialog } from './OpenDialog.tsx'
import { TermDialog } from './TermDialog.tsx'

const over = new Set(['closed', 'cancelled'])

/** All sessions one may see, and the bodies and terms they belong to. */
export default function SessionsPage() {
  const words = useWords(assemblyWords).prepare
  const me = useMe()
  const [asking, setAsking] = useState<'open' | 'body' | { body: Body; term: Term | null } | null>(null)
  const sessions = useAsked(listSessions, { query: {} }, { topics: ['assembly.sessions'] })
  const bodies = useAsked(listBodies, {}, { topics: ['assembly.sessions'] })
  const all = bodies.data?.bodies ?? []
  const mayOpen = all.some(({ may, terms }) => may.includes('prepare') && terms.length > 0)
  const mayEnter = me.holds('assembly.prepare')
  const close = () => setAsking(null)
  return (
    <Page
      title={words.list.title}
      lead={words.list.lead}
      actions={
        <>
          <Link to="/assembly/my">{words.list.mine}</Link>
          {mayOpen && (
            <PlainButton kind="main" onClick={() => setAsking('open')}>
              {words.list.open}
            </PlainButton>
          )}
        </>
      }
    >
      <Asked of={sessions} words={assemblyWords} rows={5}>
        {({ sessions: list }) => {
          const coming = list.filter(({ state }) => !over.has(state)).reverse()
          const past = list.filter(({ state }) => over.has(state))
          if (list.length === 0) return <Empty title={words.list.none}>{words.list.noneLead}</Empty>
          return (
            <>
              {coming.length > 0 && (
                <Section title={words.list.upcoming}>
                  <Lines sessions={coming} />
                </Section>
              )}
              {past.length > 0 && (
                <Section title={words.list.past}>
                  <Lines sessions={past} />
                </Section>
              )}
            </>
          )
        }}
      </Asked>
      <Section
        title={words.list.terms}
        aside={
          mayEnter && <PlainButton onClick={() => setAsking('body')}>{words.list.enterBody}</PlainButton>
        }
      >
        <Asked of={bodies} words={assemblyWords} rows={3}>
          {({ bodies: list }) => (
            <ul className={styles.list}>
              {list.map((body) => (
                <BodyItem key={body.id} body={body} ask={(term) => setAsking({ body, term })} />
              ))}
            </ul>
          )}
        </Asked>
      </Section>
      {asking === 'open' && (
        <OpenDialog bodies={all} sessions={sessions.data?.sessions ?? []} onClose={close} />
      )}
      {asking === 'body' && <BodyDialog bodies={all} onClose={close} />}
      {asking !== null && typeof asking === 'object' && (
        <TermDialog body={asking.body} term={asking.term} onClose={close} />
      )}
    </Page>
  )
}

function Lines({ sessions }: { sessions: readonly SessionHead[] }) {
  const words = useWords(assemblyWords).core
  return (
    <ul className={styles.list}>
      {sessions.map((one) => (
        <li key={one.id} className={styles.item}>
          <div className={styles.line}>
            <Link to={`/assembly/${one.id}`} className={styles.name} lang="zh-CN">
              {one.title}
            </Link>
            <span className={styles.quiet}>
              {one.run ? words.runs[one.run.kind] : words.states[one.state]}
            </span>
          </div>
          <p className={styles.facts}>
            <DateSaid at={one.opensAt} />
            <span>{words.kinds[one.kind]}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}

function BodyItem({ body, ask }: { body: Body; ask: (term: Term | null) => void }) {
  const words = useWords(assemblyWords).prepare
  const mayKeep = body.may.includes('prepare')
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <span className={styles.name} lang="zh-CN">
          {body.name}
        </span>
        {mayKeep && (
          <PlainButton kind="text" onClick={() => ask(null)}>
            {words.list.enterTerm}
          </PlainButton>
        )}
      </div>
      {body.terms.map((term) => (
        <p key={term.id} className={styles.facts}>
          <Link to={`/assembly/terms/${term.id}`} lang="zh-CN">
            {termTitle(term.ordinal)} {words.list.roster}
          </Link>
          <span>{words.list.years(term.fromOn, term.untilOn)}</span>
          <span>{words.list.members(term.members)}</span>
          {term.seats !== null && <span>{words.list.seats(term.seats)}</span>}
          {mayKeep && (
            <PlainButton kind="text" onClick={() => ask(term)}>
              {words.list.changeTerm}
            </PlainButton>
          )}
        </p>
      ))}
    </li>
  )
}
