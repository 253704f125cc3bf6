import { useState } from 'react'
import { Link } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAskedInPages, useSend } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Election } from '../../contract/elections.ts'
import {
  type Elector,
  getVoterTemplate,
  listRegister,
  settleAsked,
  voterStates,
} from '../../contract/voters.ts'
import styles from '../committee/Committee.module.css'
import { ElectionFrame } from './ElectionFrame.tsx'
import { EnterDialog, FormerDialog, StrikeDialog } from './RegisterDialogs.tsx'
import { electionWords } from './words.ts'

/** The register of voters: who is on it, who asked, who was struck and why. */
export default function RegisterPage() {
  return <ElectionFrame>{(election) => <Register election={election} />}</ElectionFrame>
}

function Register({ election }: { election: Election }) {
  const words = useWords(electionWords).register
  const [search, setSearch] = useState('')
  const [building, setBuilding] = useState('')
  const [state, setState] = useState('')
  const [asking, setAsking] = useState<'enter' | 'former' | Elector | null>(null)
  const chosen = voterStates.find((one) => one === state)
  const query = {
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(building ? { building } : {}),
    ...(chosen ? { state: chosen } : {}),
  }
  const params = { id: election.id }
  const register = useAskedInPages(
    listRegister,
    { params, query },
    (last) => {
      const from = last.from + last.voters.length
      return from < last.total ? { params, query: { ...query, from } } : undefined
    },
    { topics: [`assembly.election:${election.id}`], keep: true },
  )
  const isOpen = election.frozenAt === null && election.may.includes('hold')
  const base = `/assembly/elections/${election.id}`
  return (
    <>
      <p className={styles.lead}>{words.lead}</p>
      <p className={styles.facts}>
        <span className={styles.ink}>
          {words.count(election.register.entered, election.register.buildings)}
        </span>
        {election.register.asked > 0 && (
          <span className={styles.late}>{words.asked(election.register.asked)}</span>
        )}
        {election.register.struck > 0 && <span>{words.struck(election.register.struck)}</span>}
      </p>
      {isOpen && (
        <div className={styles.buttons}>
          <Link to={`${base}/import`}>{words.import}</Link>
          <a href={addressOf(getVoterTemplate, { params })} download>
            {words.template}
          </a>
          <PlainButton onClick={() => setAsking('enter')}>{words.add}</PlainButton>
          <PlainButton onClick={() => setAsking('former')}>{words.former}</PlainButton>
        </div>
      )}
      <Asked of={register} words={electionWords} rows={8}>
        {(pages) => {
          const first = pages[0]
          const voters = pages.flatMap((one) => one.voters)
          return (
            <>
              <div className={styles.row}>
                <input
                  className={styles.input}
                  data-search
                  aria-label={words.search}
                  placeholder={words.search}
                  value={search}
                  onChange={(event) => setSearch(event.target.value)}
                />
                <select
                  className={styles.input}
                  aria-label={words.building}
                  value={building}
                  onChange={(event) => setBuilding(event.target.value)}
                >
                  <option value="">{words.all}</option>
                  {first?.buildings.map((one) => (
                    <option key={one.building} value={one.building}>
                      {one.building} {one.voters}
                    </option>
                  ))}
                </select>
                <select
                  className={styles.input}
                  aria-label={words.state}
                  value={state}
                  onChange={(event) => setState(event.target.value)}
                >
                  <option value="">{words.allStates}</option>
                  {voterStates.map((one) => (
                    <option key={one} value={one}>
                      {words.states[one]}
                    </option>
                  ))}
                </select>
              </div>
              {voters.length === 0 ? (
                Object.keys(query).length > 0 ? (
                  <Empty title={words.noneFound} />
                ) : (
                  <Empty title={words.none}>{isOpen && words.noneLead}</Empty>
                )
              ) : (
                <Lines voters={voters} isOpen={isOpen} strike={setAsking} />
              )}
              {register.hasNextPage && (
                <p>
                  <PlainButton
                    disabled={register.isFetchingNextPage}
                    onClick={() => register.fetchNextPage()}
                  >
                    {words.more}
                  </PlainButton>
                </p>
              )}
            </>
          )
        }}
      </Asked>
      {asking === 'enter' && <EnterDialog electionId={election.id} onClose={() => setAsking(null)} />}
      {asking === 'former' && <FormerDialog election={election} onClose={() => setAsking(null)} />}
      {asking !== null && typeof asking === 'object' && (
        <StrikeDialog elector={asking} onClose={() => setAsking(null)} />
      )}
    </>
  )
}

function Lines(props: { voters: readonly Elector[]; isOpen: boolean; strike: (elector: Elector) => void }) {
  const words = useWords(electionWords).register
  const settle = useSend(settleAsked)
  return (
    <div className={styles.scroll}>
      {settle.error && <Problem error={settle.error} words={electionWords} />}
      <table className={`${styles.table} ${styles.stack}`}>
        <thead>
          <tr>
            <th scope="col">{words.building}</th>
            <th scope="col">{words.room}</th>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.born}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.source}</th>
            {props.isOpen && <th scope="col" />}
          </tr>
        </thead>
        <tbody>
          {props.voters.map((one) => (
            <tr key={one.id}>
              <td lang="zh-CN">{one.building}</td>
              <td lang="zh-CN">{one.room}</td>
              <th scope="row" lang="zh-CN">
                {one.person.name}{' '}
                {one.namesakes > 0 && <span className={styles.late}>{words.namesakes(one.namesakes)}</span>}
              </th>
              <td>{one.bornOn}</td>
              <td>
                {words.states[one.state]}
                {one.struckFor && ` · ${words.strikings[one.struckFor]}`}
              </td>
              <td className={styles.quiet}>{words.sources[one.source]}</td>
              {props.isOpen && (
                <td>
                  {one.state === 'entered' && (
                    <PlainButton kind="text" onClick={() => props.strike(one)}>
                      {words.strike}
                    </PlainButton>
                  )}
                  {one.state === 'asked' && (
                    <span className={styles.buttons}>
                      {([true, false] as const).map((accept) => (
                        <PlainButton
                          key={String(accept)}
                          disabled={settle.isPending}
                          onClick={() =>
                            settle.mutate({ params: { id: one.id }, body: { accept, words: null } })
                          }
                        >
                          {accept ? words.accept : words.refuse}
                        </PlainButton>
                      ))}
                    </span>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
