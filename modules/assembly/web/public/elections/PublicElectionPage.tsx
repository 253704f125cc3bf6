import { useState } from 'react'
import { useParams } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../../web/ui/DateSaid.tsx'
import { dayAndTimeOf, sayWholeDay } from '../../../../../web/ui/dates.ts'
import { Page, Section } from '../../../../../web/ui/Page.tsx'
import {
  getPublicElection,
  getPublicVoters,
  type PublicElection,
} from '../../../contract/elections-public.ts'
import styles from './Elections.module.css'
import { publicElectionWords } from './words.ts'

/** An election as everybody sees it today. */
export default function PublicElectionPage() {
  const { id = '' } = useParams()
  const election = useAsked(getPublicElection, { params: { id } })
  return (
    <Asked of={election} words={publicElectionWords} rows={8}>
      {(answer) => <Sheet election={answer} />}
    </Asked>
  )
}

function Sheet({ election }: { election: PublicElection }) {
  const all = useWords(publicElectionWords)
  const language = useLanguage()
  const words = all.election
  return (
    <Page
      title={<span lang="zh-CN">{election.title}</span>}
      tab={election.title}
      lead={
        <span className={styles.facts}>
          <span lang="zh-CN">{election.place}</span>
          <span>{words.causes[election.cause]}</span>
          <span>
            {words.held} <DateSaid on={election.heldOn} />，{words.opens(dayAndTimeOf(election.opensAt).time)}
          </span>
        </span>
      }
    >
      <p className={styles.lead}>
        {words.electors[election.electors]}：
        {election.posts.map(({ post, seats }) => words.posts(all.posts[post], seats)).join('，')}
      </p>
      {election.elected && (
        <Section title={words.result}>
          {election.turnout && (
            <p className={styles.lead}>{words.turnout(election.turnout.handed, election.turnout.entitled)}</p>
          )}
          <ul className={styles.list}>
            {election.elected.map((one) => (
              <li key={`${one.post}:${one.name}`} className={styles.item}>
                <span>
                  {all.posts[one.post]}{' '}
                  <span className={styles.name} lang="zh-CN">
                    {one.name}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {election.candidates.length > 0 && !election.elected && (
        <Section title={words.candidates} aside={words.order}>
          <ul className={styles.list}>
            {election.candidates.map((one) => (
              <li key={`${one.post}:${one.name}`} className={styles.item}>
                <span>
                  {all.posts[one.post]}{' '}
                  <span className={styles.name} lang="zh-CN">
                    {one.name}
                  </span>
                </span>
                {one.introduction && <p lang="zh-CN">{one.introduction}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {election.list ? (
        <VoterList election={election} list={election.list} />
      ) : (
        election.candidates.length === 0 && !election.elected && <p className={styles.quiet}>{words.soon}</p>
      )}
      {election.registrationUntil && !election.elected && election.candidates.length === 0 && (
        <p className={styles.lead}>{words.register(sayWholeDay(election.registrationUntil, { language }))}</p>
      )}
      {election.stations.length > 0 && !election.elected && (
        <Section title={words.stations}>
          <ul className={styles.list}>
            {election.stations.map((station) => (
              <li key={station.name} className={styles.item}>
                <span className={styles.name} lang="zh-CN">
                  {station.name}
                </span>
                <p className={styles.facts}>
                  {station.roving && <span>{words.roving}</span>}
                  <span>
                    {words.hours(dayAndTimeOf(station.opensAt).time, dayAndTimeOf(station.closesAt).time)}
                  </span>
                  <span lang="zh-CN">
                    {station.buildings.length > 0 ? station.buildings.join('、') : words.rest}
                  </span>
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

/** The list by building: one at a time, so that a neighbour finds their own house. */
function VoterList({
  election,
  list,
}: {
  election: PublicElection
  list: NonNullable<PublicElection['list']>
}) {
  const words = useWords(publicElectionWords).election
  const language = useLanguage()
  const [building, setBuilding] = useState('')
  const voters = useAsked(
    getPublicVoters,
    { params: { id: election.id }, query: { building: building || '·' } },
    { enabled: building !== '' },
  )
  return (
    <Section title={words.list} aside={words.count(list.voters)}>
      <p className={styles.lead}>
        {words.listLead(
          sayWholeDay(list.until, { language }),
          sayWholeDay(list.objectionsUntil, { language }),
        )}
      </p>
      {list.masked && <p className={styles.quiet}>{words.masked}</p>}
      <label className={styles.label}>
        {words.choose}
        <select
          className={styles.input}
          value={building}
          onChange={(event) => setBuilding(event.target.value)}
        >
          <option value="" />
          {list.buildings.map((one) => (
            <option key={one.building} value={one.building}>
              {one.building} · {one.voters}
            </option>
          ))}
        </select>
      </label>
      {building !== '' && (
        <Asked of={voters} words={publicElectionWords} rows={3}>
          {(answer) => (
            <ul className={styles.names} lang="zh-CN" aria-label={answer.building}>
              {answer.voters.map((voter) => (
                <li key={voter.id}>{voter.name}</li>
              ))}
            </ul>
          )}
        </Asked>
      )}
      <p>
        <a href="/my/elections">{words.object}</a>
      </p>
    </Section>
  )
}
