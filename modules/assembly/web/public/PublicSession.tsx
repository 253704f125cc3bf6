import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { getPublicSession, type PublicSession } from '../../contract/public.ts'
import styles from './Public.module.css'
import { RoundView } from './RoundView.tsx'
import { publicAssemblyWords } from './words.ts'

/** One session as everybody reads it: agenda, who came, every result, and the files to count it again. */
export default function PublicSessionPage() {
  const { id = '' } = useParams()
  const words = useWords(publicAssemblyWords)
  const session = useAsked(getPublicSession, { params: { id } }, { topics: [`assembly.session:${id}`] })
  const kicker = <Link to="/assembly">{words.title}</Link>
  if (!session.data)
    return (
      <Page title={words.title} kicker={kicker}>
        <Asked of={session} words={publicAssemblyWords} rows={8}>
          {() => null}
        </Asked>
      </Page>
    )
  return <Sheet session={session.data} />
}

function Sheet({ session }: { session: PublicSession }) {
  const words = useWords(publicAssemblyWords)
  const { came, rounds, groups } = session
  return (
    <Page
      title={<span lang="zh-CN">{session.title}</span>}
      tab={session.title}
      kicker={<Link to="/assembly">{words.title}</Link>}
      lead={
        <span className={styles.facts}>
          <span lang="zh-CN">{session.body.name}</span>
          <DateSaid at={session.opensAt} />
          <span data-state={session.state}>{words.states[session.state]}</span>
        </span>
      }
    >
      {came && (
        <p className={styles.came}>
          <Han>
            {[
              session.state === 'sitting' ? words.came.now(came) : words.came.said(came),
              words.came.others(came.leave, came.absent),
              came.observers > 0 ? words.came.observers(came.observers) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </Han>
        </p>
      )}
      {(rounds.length > 0 || session.state !== 'called') && (
        <Section
          title={words.results}
          aside={rounds.length > 0 && <Link to="/assembly/verify">{words.file.check}</Link>}
        >
          {rounds.length === 0 ? (
            <Empty title={words.noResults}>{words.noResultsLead}</Empty>
          ) : (
            <div className={styles.rounds}>
              {rounds.map((round) => (
                <RoundView key={round.id} round={round} />
              ))}
            </div>
          )}
        </Section>
      )}
      {groups.groups > 0 && session.state !== 'called' && (
        <Section title={words.groups}>
          <p>{words.groupsSaid(groups.groups, groups.opinion, groups.suggestion, groups.question)}</p>
        </Section>
      )}
      {session.items.length > 0 && (
        <Section title={words.agenda}>
          <ol className={styles.agenda} lang="zh-CN">
            {session.items.map((item) => (
              <li key={item.position}>{item.title}</li>
            ))}
          </ol>
        </Section>
      )}
    </Page>
  )
}
