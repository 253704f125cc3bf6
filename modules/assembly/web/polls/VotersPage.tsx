import { App, Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { changeChannel, getRound, listVoters, type RoundFacts, type Voter } from '../../contract/polls.ts'
import { useNamesakes } from './namesakes.ts'
import styles from './polls.module.css'
import { roundTopics } from './topics.ts'
import { pollsWords } from './words.ts'

const shows = ['all', 'missing', 'paper'] as const
type Show = (typeof shows)[number]

/** Who votes in a round, how, and whether they have: never what. */
export default function VotersPage() {
  const { id = '' } = useParams()
  const words = useWords(pollsWords)
  const round = useAsked(getRound, { params: { id } }, { topics: roundTopics(id) })
  const voters = useAsked(listVoters, { params: { id } }, { topics: roundTopics(id) })
  return (
    <Page
      title={words.voters.title}
      lead={words.voters.lead}
      kicker={
        round.data && (
          <Link to={`/assembly/polls/${round.data.pollId}`} lang="zh-CN">
            {round.data.question}
          </Link>
        )
      }
    >
      <Asked of={voters} words={pollsWords} rows={10}>
        {(answer) => <List voters={answer.voters} round={round.data} />}
      </Asked>
    </Page>
  )
}

function List({ voters, round }: { voters: readonly Voter[]; round: RoundFacts | undefined }) {
  const words = useWords(pollsWords).voters
  const names = useWords(pollsWords).poll.assigned
  const apart = useNamesakes(round?.sessionId, voters)
  const [search, setSearch] = useState('')
  const [show, setShow] = useState<Show>('all')
  const me = useMe()
  const mayChange =
    round?.state === 'open' && (me.holds('assembly.run') || me.holds('assembly.hold_election'))
  const shown = voters
    .filter((voter) => voter.name.includes(search.trim()))
    .filter(
      (voter) =>
        show === 'all' ||
        (show === 'paper' ? voter.channel === 'paper' : voter.channel === 'phone' && !voter.voted),
    )
  const stateOf = (voter: Voter) => {
    if (voter.channel === 'phone') return voter.voted ? words.voted : words.notYet
    if (voter.channel === 'hands') return ''
    return { out: words.paperOut, none: words.paperNone, 'given-back': words.paperBack }[voter.paper]
  }
  return (
    <>
      <div className={styles.filters}>
        <Input.Search
          data-search
          aria-label={words.search}
          placeholder={words.search}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Radio.Group
          aria-label={words.state}
          value={show}
          onChange={(event) => setShow(event.target.value as Show)}
          options={shows.map((value) => ({ value, label: words.show[value] }))}
        />
      </div>
      {shown.length === 0 ? (
        <p className={styles.quiet}>{words.none}</p>
      ) : (
        <div className={styles.wide}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.venue}</th>
                <th scope="col">{words.channel}</th>
                <th scope="col">{words.state}</th>
                {mayChange && <td />}
              </tr>
            </thead>
            <tbody>
              {shown.map((voter) => (
                <tr key={voter.id}>
                  <th scope="row" lang="zh-CN">
                    {voter.name} <span className={styles.quiet}>{apart(voter)}</span>
                  </th>
                  <td lang="zh-CN">{voter.venue?.name}</td>
                  <td>{names[voter.channel]}</td>
                  <td>{stateOf(voter)}</td>
                  {mayChange && round && (
                    <td>
                      <Change round={round} voter={voter} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Change({ round, voter }: { round: RoundFacts; voter: Voter }) {
  const words = useWords(pollsWords).voters
  const common = useWords(webWords)
  const { modal } = App.useApp()
  const change = useSend(changeChannel)
  const params = { id: round.id, voterId: voter.id }
  const toPhone = () =>
    modal.confirm({
      title: words.toPhoneAsk(voter.name),
      icon: null,
      okText: words.toPhoneYes,
      cancelText: common.cancel,
      onOk: () =>
        change
          .mutateAsync({ params, body: { channel: 'phone', paperGivenBack: true } })
          .catch(() => undefined),
    })
  if (voter.channel === 'hands' || voter.voted) return null
  return (
    <>
      <Button
        size="small"
        loading={change.isPending}
        onClick={() =>
          voter.channel === 'paper' ? toPhone() : change.mutate({ params, body: { channel: 'paper' } })
        }
      >
        {voter.channel === 'paper' ? words.toPhone : words.toPaper}
      </Button>
      {change.error && <Problem error={change.error} words={pollsWords} />}
    </>
  )
}
