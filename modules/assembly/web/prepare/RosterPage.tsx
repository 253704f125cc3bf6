import { useDeferredValue, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import table from '../../../../web/ui/table.module.css'
import { endMember, getRosterSheet, listMembers, type Member } from '../../contract/prepare-roster.ts'
import { termTitle } from '../../words/titles.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'
import { MemberDialog } from './MemberDialog.tsx'

/** Who belongs to a term. */
export default function RosterPage() {
  const { id = '' } = useParams()
  const words = useWords(assemblyWords).prepare
  const roster = useAsked(listMembers, { params: { id } }, { topics: [`assembly.term:${id}`] })
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Member | null>(null)
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const mayKeep = roster.data?.may.includes('prepare') ?? false
  return (
    <Page
      title={
        roster.data ? (
          <span lang="zh-CN">
            {words.roster.title(roster.data.body.name, termTitle(roster.data.ordinal))}
          </span>
        ) : (
          words.list.roster
        )
      }
      tab={words.list.roster}
      kicker={<Link to="/assembly">{words.list.title}</Link>}
      lead={words.roster.lead}
      actions={
        <>
          <a href={addressOf(getRosterSheet, { params: { id } })} download>
            {words.roster.sheet}
          </a>
          {mayKeep && (
            <>
              <PlainButton onClick={() => setAdding(true)}>{words.roster.add}</PlainButton>
              <Link to={`/assembly/terms/${id}/import`}>{words.roster.import}</Link>
            </>
          )}
        </>
      }
    >
      <Asked of={roster} words={assemblyWords} rows={10}>
        {({ members, seats }) => {
          if (members.length === 0) return <Empty title={words.roster.none}>{words.roster.noneLead}</Empty>
          const inOffice = members.filter(({ leftOn }) => leftOn === null).length
          const fitting = members.filter((one) =>
            [one.name, one.constituency, one.number, one.delegation, one.group].some((text) =>
              text?.includes(search),
            ),
          )
          return (
            <>
              <div className={styles.filters}>
                <span>{words.roster.count(inOffice, seats)}</span>
                <input
                  type="search"
                  className={`${styles.input} ${styles.search}`}
                  aria-label={words.roster.search}
                  placeholder={words.roster.search}
                  data-search
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              </div>
              <Members members={fitting} onEnd={mayKeep ? setEnding : null} />
            </>
          )
        }}
      </Asked>
      {adding && <MemberDialog termId={id} onClose={() => setAdding(false)} />}
      {ending && <EndDialog member={ending} onClose={() => setEnding(null)} />}
    </Page>
  )
}

function Members({
  members,
  onEnd,
}: {
  members: readonly Member[]
  onEnd: ((member: Member) => void) | null
}) {
  const words = useWords(assemblyWords).prepare
  const head = words.roster.columns
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            {[
              head.number,
              head.name,
              head.sex,
              head.constituency,
              head.delegation,
              head.group,
              head.post,
              head.phone,
            ].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">
              <span className="spoken">{words.roster.end}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((one) => (
            <tr key={one.id} data-state={one.leftOn ? 'done' : undefined}>
              <td>{one.number}</td>
              <td>
                <span lang="zh-CN">{one.name}</span>{' '}
                {one.hasNamesake && <span className={styles.mark}>{words.roster.namesake}</span>}
              </td>
              <td>{one.sex && words.sexes[one.sex]}</td>
              <td lang="zh-CN">{one.constituency}</td>
              <td lang="zh-CN">{one.delegation}</td>
              <td lang="zh-CN">{one.group}</td>
              <td>{words.posts[one.post]}</td>
              <td>
                {one.hasPhone ? (
                  words.roster.hasPhone
                ) : (
                  <span className={styles.quiet}>{words.roster.noPhone}</span>
                )}
              </td>
              <td>
                {one.leftOn
                  ? words.roster.left(one.leftOn)
                  : onEnd && (
                      <button type="button" className={styles.person} onClick={() => onEnd(one)}>
                        {words.roster.end}
                      </button>
                    )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function EndDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const words = useWords(assemblyWords).prepare.roster
  const common = useWords(webWords)
  const [leftOn, setDay] = useState(dayAndTimeOf(new Date()).on)
  const end = useSend(endMember, { onDone: onClose })
  return (
    <Dialog title={`${member.name} · ${words.end}`} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          end.mutate({ params: { id: member.id }, body: { leftOn } })
        }}
      >
        <DayField label={words.endDay} value={leftOn} onChange={setDay} />
        {end.error && <Problem error={end.error} words={assemblyWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={leftOn === '' || end.isPending}>
            {words.endSubmit}
          </PlainButton>
          <PlainButton onClick={onClose}>{common.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
