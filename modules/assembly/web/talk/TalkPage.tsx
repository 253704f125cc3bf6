import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import table from '../../../../web/ui/table.module.css'
import { listTalks, type TalkLine } from '../../contract/talk.ts'
import { SessionFrame } from '../prepare/SessionFrame.tsx'
import styles from './Talk.module.css'
import { talksTopic } from './topics.ts'
import { talkWords } from './words.ts'

/** The groups of a session: which has the word, and how much each has said, raised, written and photographed. */
export default function TalkPage() {
  const { id = '' } = useParams()
  const words = useWords(talkWords)
  const talks = useAsked(listTalks, { params: { id } }, { topics: [talksTopic(id)] })
  return (
    <SessionFrame
      tab="talk"
      lead={words.lead}
      actions={<Link to={`/assembly/${id}/talk/points`}>{words.point.whole}</Link>}
    >
      <Asked of={talks} words={talkWords} rows={5}>
        {({ session, groups }) =>
          groups.length === 0 ? (
            <Empty title={words.empty}>{words.emptyLead}</Empty>
          ) : (
            <>
              {session.run === null && <Remark>{words.noRun}</Remark>}
              {session.run?.kind === 'rehearsal' && <Remark tone="late">{words.rehearsal}</Remark>}
              <div className={table.scroll}>
                <table className={table.table}>
                  <thead>
                    <tr>
                      <th scope="col">{words.group}</th>
                      <th scope="col">{words.tabs.talk}</th>
                      <th scope="col">{words.convenor}</th>
                      <th scope="col">{words.recorder}</th>
                      <th scope="col">{words.point.title}</th>
                      <th scope="col">{words.minutes.title}</th>
                      <th scope="col">{words.photos.title}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {groups.map((group) => (
                      <Row key={group.id} group={group} />
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )
        }
      </Asked>
    </SessionFrame>
  )
}

function Row({ group }: { group: TalkLine }) {
  const words = useWords(talkWords)
  return (
    <tr>
      <td>
        <Link to={`/assembly/groups/${group.id}`} lang="zh-CN">
          {group.name}
        </Link>
        <br />
        <span className={styles.quiet}>
          {words.modeShort[group.mode]} · {words.people(group.members)}
        </span>
      </td>
      <td>
        {group.openSince ? <span className={styles.open}>{words.openShort}</span> : words.notOpen}
        {group.mode === 'online' && (
          <>
            <br />
            <span className={styles.quiet}>{words.counts.remarks(group.remarks)}</span>
          </>
        )}
      </td>
      <td lang="zh-CN">{group.convenor?.name}</td>
      <td lang="zh-CN">{group.recorder?.name}</td>
      <td>{words.counts.points(group.points)}</td>
      <td>
        {group.minutes && (
          <>
            {words.minutes.version(group.minutes.version)}
            <br />
            <span className={group.minutes.isConfirmed ? styles.open : styles.quiet}>
              {group.minutes.isConfirmed ? words.minutes.isConfirmed : words.minutes.waiting}
            </span>
          </>
        )}
      </td>
      <td>{words.counts.photos(group.photos)}</td>
    </tr>
  )
}
