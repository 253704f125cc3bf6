import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { addDays } from '../../../../platform/civil.ts'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { dayAndTimeOf, sayWholeDay } from '../../../../web/ui/dates.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import { type Folder, getFolder, type Standard } from '../../contract/folders.ts'
import styles from './folders.module.css'
import { EvidenceLine, StandardState } from './StandardRow.tsx'
import { folderWords } from './words.ts'

/** The folder as whoever inspects reads it: nothing to press but the evidence itself; printed on A4. */
export default function InspectPage() {
  const { id = '' } = useParams()
  const folder = useAsked(getFolder, { params: { id } }, { topics: [`documents.folder:${id}`] })
  return (
    <Asked of={folder} words={folderWords} rows={12}>
      {(answer) => <Inspect folder={answer} />}
    </Asked>
  )
}

function Inspect({ folder }: { folder: Folder }) {
  const all = useWords(folderWords)
  const words = all.inspect
  const saying = useSaying()
  const today = dayAndTimeOf(new Date()).on
  const { tally } = folder
  const sections = [...new Set(folder.standards.map(({ section }) => section))]
  const facts: [string, string | null][] = [
    [words.basis, folder.basis],
    [words.inspector, folder.inspector],
    [words.office, folder.office.name],
    [words.period, `${folder.from} – ${addDays(folder.until, -1)}`],
  ]
  return (
    <Page
      title={folder.title}
      kicker={
        <Link to={`/documents/folders/${folder.id}`} className={styles.screenOnly}>
          {words.title}
        </Link>
      }
      lead={`${all.folder.tally(tally.standards, tally.met, tally.missing, tally.late)}${saying.language === 'en' ? '. ' : '。'}${words.cutOff(sayWholeDay(today, saying))}`}
      actions={
        <Button className={styles.screenOnly} onClick={() => print()}>
          {words.print}
        </Button>
      }
    >
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}-value`}>{value}</dd>])}
      </dl>
      <table className={`${styles.table} ${styles.cards}`}>
        <thead>
          <tr>
            {(['code', 'words', 'evidence', 'office', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section ?? ''}>
            {section && (
              <tr>
                <th scope="rowgroup" colSpan={5} className={styles.section} lang="zh-CN">
                  {section}
                </th>
              </tr>
            )}
            {folder.standards
              .filter((standard) => standard.section === section)
              .map((standard) => (
                <Row key={standard.id} standard={standard} />
              ))}
          </tbody>
        ))}
      </table>
      <p className={styles.signature}>{words.signature}</p>
    </Page>
  )
}

function Row({ standard }: { standard: Standard }) {
  const words = useWords(folderWords)
  const proofs = standard.evidence.filter(({ fault }) => fault === null)
  return (
    <tr>
      <td>{standard.code}</td>
      <td lang="zh-CN">{standard.words}</td>
      <td>
        {standard.waivedReason && <span lang="zh-CN">{standard.waivedReason}</span>}
        {!standard.waivedReason && proofs.length === 0 && (
          <span className={styles.quiet}>{words.inspect.none}</span>
        )}
        {proofs.length > 0 && (
          <ul className={styles.evidence}>
            {proofs.map((evidence) => (
              <li key={evidence.id}>
                <EvidenceLine evidence={evidence} />
              </li>
            ))}
          </ul>
        )}
      </td>
      <td lang="zh-CN">{standard.office.name}</td>
      <td>
        <StandardState standard={standard} />
      </td>
    </tr>
  )
}
