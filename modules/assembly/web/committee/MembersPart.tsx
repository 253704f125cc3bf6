import { useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { CommitteeTerm, SeatedMember } from '../../contract/committee.ts'
import styles from './Committee.module.css'
import { LeaveDialog } from './LeaveDialog.tsx'
import { committeeWords } from './words.ts'

/** Members in office in the order of their posts, and what seats are vacant. */
export function MembersPart({ term }: { term: CommitteeTerm }) {
  const words = useWords(committeeWords)
  const vacant = term.seats === null ? 0 : Math.max(0, term.seats - term.members)
  return (
    <Section
      title={words.term.members}
      aside={
        <span className={styles.facts}>
          {term.posts.map(({ post, filled, seats }) => (
            <span key={post}>{words.term.seatsLine(words.posts[post], filled, seats)}</span>
          ))}
          {vacant > 0 && <span className={styles.late}>{words.term.vacant(vacant)}</span>}
        </span>
      }
    >
      {term.now.length === 0 ? (
        <p className={styles.lead}>{words.term.membersNone}</p>
      ) : (
        <Members term={term} members={term.now} />
      )}
      {term.coming.length > 0 && (
        <>
          <p className={styles.quiet}>{words.term.coming}</p>
          <Members term={term} members={term.coming} />
        </>
      )}
    </Section>
  )
}

function Members({ term, members }: { term: CommitteeTerm; members: readonly SeatedMember[] }) {
  const words = useWords(committeeWords)
  const [leaving, setLeaving] = useState<{ member: SeatedMember; mistake: boolean } | null>(null)
  const mayKeep = term.may.includes('keep')
  return (
    <div className={styles.scroll}>
      <table className={`${styles.table} ${styles.stack}`}>
        <thead>
          <tr>
            <th scope="col">{words.term.name}</th>
            <th scope="col">{words.term.post}</th>
            <th scope="col">{words.term.stands}</th>
            <th scope="col">{words.term.how}</th>
            <th scope="col">{words.term.fromOn}</th>
            <th scope="col">{words.term.inSpecial}</th>
            {mayKeep && <th scope="col" />}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <th scope="row" lang="zh-CN">
                {member.person.name}
              </th>
              <td>{words.posts[member.post]}</td>
              <td lang="zh-CN">{member.constituency}</td>
              <td>{member.how && words.hows[member.how]}</td>
              <td>{words.term.since(member.fromOn)}</td>
              <td lang="zh-CN">{member.special.join('、')}</td>
              {mayKeep && (
                <td>
                  <span className={styles.buttons}>
                    <PlainButton kind="text" onClick={() => setLeaving({ member, mistake: false })}>
                      {words.term.leave}
                    </PlainButton>
                    <PlainButton kind="text" onClick={() => setLeaving({ member, mistake: true })}>
                      {words.term.mistake}
                    </PlainButton>
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {leaving && <LeaveDialog {...leaving} onClose={() => setLeaving(null)} />}
    </div>
  )
}
