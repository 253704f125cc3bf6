import { Link, useParams } from 'react-router'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { dayAndTimeOf, sayWholeDay } from '../../../../web/ui/dates.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { getRunProof } from '../../contract/run.ts'
import { assemblyWords } from '../words.ts'
import styles from './Proof.module.css'

/** The zero tape: what a rehearsal left in each table before it was wiped, after, and at this moment. One sheet to print and sign. */
export default function ProofPage() {
  const { id = '' } = useParams()
  const proof = useAsked(getRunProof, { params: { id } })
  return (
    <Asked of={proof} words={assemblyWords} rows={12}>
      {(answer) => <Proof proof={answer} />}
    </Asked>
  )
}

function Proof({ proof }: { proof: ReplyOf<typeof getRunProof> }) {
  const words = useWords(assemblyWords).now.proof
  const language = useLanguage()
  const { session, run, tables } = proof
  const when = (at: string) => {
    const { on, time } = dayAndTimeOf(at)
    return `${sayWholeDay(on, { language })} ${time}`
  }
  const kicker = (
    <Link to={`/assembly/${session.id}/chair`} className={styles.screenOnly}>
      <Han>{session.title}</Han>
    </Link>
  )
  if (!run.wipedAt)
    return (
      <Page title={words.title} kicker={kicker}>
        <p>{words.notYet}</p>
      </Page>
    )
  const sum = (of: 'before' | 'after' | 'now') => tables.reduce((total, line) => total + (line[of] ?? 0), 0)
  const zero = sum('after') === 0 && sum('now') === 0
  return (
    <Page
      title={words.title}
      kicker={kicker}
      lead={<Han>{words.lead({ session: session.title })}</Han>}
      actions={
        <PlainButton className={styles.screenOnly} onClick={() => print()}>
          {words.print}
        </PlainButton>
      }
    >
      <dl className={styles.facts}>
        <dt>{words.body}</dt>
        <dd>
          <Han>{`${session.body} · ${session.title}`}</Han>
        </dd>
        <dt>{words.run}</dt>
        <dd>
          {when(run.beganAt)} — {run.endedAt ? when(run.endedAt) : ''}
        </dd>
        <dt>{words.wipedBy}</dt>
        <dd>
          <Han>{run.wipedBy ?? ''}</Han>
        </dd>
        <dt>{words.wipedAt}</dt>
        <dd>{when(run.wipedAt)}</dd>
      </dl>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.table}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
            <th scope="col">{words.now}</th>
          </tr>
        </thead>
        <tbody>
          {tables.map((line) => (
            <tr key={line.table}>
              <th scope="row">
                {words.tables[line.table] ?? line.table} <code>{line.table}</code>
              </th>
              <td>{line.before ?? 0}</td>
              <td>{line.after ?? 0}</td>
              <td>{line.now}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td>{sum('before')}</td>
            <td>{sum('after')}</td>
            <td>{sum('now')}</td>
          </tr>
        </tfoot>
      </table>
      <p className={styles.verdict} data-zero={zero || undefined}>
        {zero ? words.zero : words.notZero}
      </p>
      <p className={styles.counted}>{words.counted({ when: when(proof.countedAt) })}</p>
      <p className={styles.sign}>{words.sign}</p>
    </Page>
  )
}
