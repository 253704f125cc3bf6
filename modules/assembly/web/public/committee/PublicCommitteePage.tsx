import { useParams } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Page, Section } from '../../../../../web/ui/Page.tsx'
import { getPublicCommittee, memberPosts, type PublicCommittee } from '../../../contract/committee.ts'
import styles from '../elections/Elections.module.css'
import { publicElectionWords } from '../elections/words.ts'

/** The members of a committee as everybody reads them: post by post, in stroke order. */
export default function PublicCommitteePage() {
  const { id = '' } = useParams()
  const committee = useAsked(getPublicCommittee, { params: { id } })
  return (
    <Asked of={committee} words={publicElectionWords} rows={8}>
      {(answer) => <Sheet committee={answer} />}
    </Asked>
  )
}

function Sheet({ committee }: { committee: PublicCommittee }) {
  const words = useWords(publicElectionWords)
  const part = words.committee
  return (
    <Page
      title={<span lang="zh-CN">{words.whole(committee.name, committee.ordinal)}</span>}
      tab={committee.name}
      lead={
        <span className={styles.facts}>
          {committee.of && <span lang="zh-CN">{part.of(committee.of)}</span>}
          <span>{part.years(committee.fromOn, committee.untilOn)}</span>
          {committee.meetings > 0 && <span>{part.meetings(committee.meetings)}</span>}
        </span>
      }
    >
      {committee.members.length === 0 && <p className={styles.quiet}>{part.none}</p>}
      {memberPosts.map((post) => {
        const own = committee.members.filter((member) => member.post === post)
        if (own.length === 0) return null
        return (
          <Section key={post} title={words.posts[post]}>
            <ul className={styles.list}>
              {own.map((member) => (
                <li key={`${member.name}:${member.constituency}`} className={styles.item}>
                  <span className={styles.name} lang="zh-CN">
                    {member.name}
                  </span>
                  <p className={styles.facts}>
                    {member.constituency && <span lang="zh-CN">{member.constituency}</span>}
                    {member.fromOn > committee.fromOn && <span>{part.since(member.fromOn)}</span>}
                  </p>
                </li>
              ))}
            </ul>
          </Section>
        )
      })}
      {committee.special.length > 0 && (
        <Section title={part.special}>
          <ul className={styles.list}>
            {committee.special.map((special) => (
              <li key={special.name} className={styles.item}>
                <span className={styles.name} lang="zh-CN">
                  {special.name}
                </span>
                {special.remit && <p lang="zh-CN">{special.remit}</p>}
                <p className={styles.facts} lang="zh-CN">
                  {special.members.map((member) => (
                    <span key={member.name}>
                      {member.name}
                      {member.post !== 'member' && `（${words.special[member.post]}）`}
                    </span>
                  ))}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
