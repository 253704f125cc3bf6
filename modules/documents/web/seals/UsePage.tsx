import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { getSealUse, type SealUse } from '../../contract/seals.ts'
import { documentsWords } from '../words.ts'
import styles from './seals.module.css'
import { UseActs } from './UseActs.tsx'

/** One entry of the register of use; of a refusal the slip that goes back with the paper. */
export default function UsePage() {
  const { id = '' } = useParams()
  const use = useAsked(getSealUse, { params: { id } }, { topics: ['documents.seals'] })
  return (
    <Asked of={use} words={documentsWords} rows={8}>
      {(answer) => <OneUse use={answer} />}
    </Asked>
  )
}

function OneUse({ use }: { use: SealUse }) {
  const all = useWords(documentsWords)
  const words = all.desk.seals
  const { columns } = words
  const me = useMe()
  const refused = use.state === 'refused'
  const when = (at: string) => {
    const { on, time } = dayAndTimeOf(at)
    return `${on} ${time}`
  }
  const facts: [string, string | null | undefined][] = [
    [words.slipNumber, use.id.slice(-12)],
    [columns.paper, [use.paper.number, use.paper.title].filter(Boolean).join(' ')],
    [all.desk.draft.office, use.office.name],
    [columns.copies, all.desk.paper.copiesPages(use.copies, use.pages)],
    [columns.applied, `${use.appliedBy.name} ${when(use.appliedAt)}`],
    [columns.approved, use.approvedBy?.name],
    [columns.watched, use.watchedBy?.name],
    [all.desk.acts.reason, use.refusal && all.names.refusals[use.refusal]],
    [refused ? words.refuseReason : words.remark, use.words],
  ]
  return (
    <Page
      title={refused ? words.slipTitle : words.register}
      kicker={
        me.holds('documents.read_seals') ? (
          <Link to={`/documents/seals/${use.seal.id}`}>{use.seal.name}</Link>
        ) : (
          <Link to={`/documents/papers/${use.paper.id}`}>{use.paper.title}</Link>
        )
      }
      actions={<Button onClick={() => window.print()}>{words.print}</Button>}
    >
      <UseActs use={use} />
      <section className={styles.slip}>
        <h2>{refused ? words.slipTitle : `${words.register} · ${use.seal.name}`}</h2>
        {refused && <p>{words.slipWords(use.seal.name)}</p>}
        <dl className={styles.facts}>
          {facts.flatMap(([term, said]) =>
            said ? [<dt key={`${term} t`}>{term}</dt>, <dd key={`${term} d`}>{said}</dd>] : [],
          )}
        </dl>
        {refused && <p>{words.slipFoot}</p>}
        <p className={styles.signed}>
          {use.decidedBy ? `${words.slipKeeper}：${use.decidedBy.name}` : refused ? words.slipSystem : ''}{' '}
          {use.decidedAt && when(use.decidedAt)}
        </p>
      </section>
    </Page>
  )
}
