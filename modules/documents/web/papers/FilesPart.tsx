import { Link } from 'react-router'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { getAttachment, getScan, type Paper } from '../../contract/papers.ts'
import { documentsWords } from '../words.ts'
import styles from './parts.module.css'

const kb = (bytes: number) => sayNumber(Math.max(1, Math.round(bytes / 1024)))

/** What is attached; a picture or a PDF opens beside the paper, also on a phone. */
export function FilesPart({ paper }: { paper: Paper }) {
  const words = useWords(documentsWords).desk.paper
  if (paper.attachments.length === 0) return null
  return (
    <Section title={words.attachments}>
      <ul className={styles.rows}>
        {paper.attachments.map((file) => (
          <li key={file.id} className={styles.row}>
            <a
              className={styles.file}
              href={addressOf(getAttachment, { params: { id: paper.id, fileId: file.id } })}
              target="_blank"
              rel="noreferrer"
            >
              {file.name}
            </a>
            <span className={styles.quiet}>{words.size(kb(file.sizeBytes))}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The sealed paper come back, with its check sum. */
export function ScansPart({ paper }: { paper: Paper }) {
  const words = useWords(documentsWords).desk.paper
  if (paper.scans.length === 0) return null
  return (
    <Section title={words.scans}>
      <ul className={styles.rows}>
        {paper.scans.toReversed().map((scan, i) => (
          <li key={scan.id} className={styles.row} data-old={i > 0 ? true : undefined}>
            <a
              className={styles.file}
              href={addressOf(getScan, { params: { id: paper.id, fileId: scan.fileId } })}
              target="_blank"
              rel="noreferrer"
            >
              {scan.name}
            </a>
            <span className={styles.quiet}>
              {scan.keptBy.name} <DateSaid at={scan.keptAt} /> · {words.size(kb(scan.sizeBytes))}
            </span>
            {scan.reason && <p>{words.secondScan(scan.reason)}</p>}
            <p className={styles.hash}>
              <span>{words.hash}</span> <code>{scan.sha256}</code>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Every time a seal was asked for, set or refused on this paper. */
export function SealUsesPart({ paper }: { paper: Paper }) {
  const all = useWords(documentsWords)
  const words = all.desk.paper
  if (paper.sealUses.length === 0) return null
  return (
    <Section title={words.seals}>
      <ul className={styles.rows}>
        {paper.sealUses.map((use) => (
          <li key={use.id} className={styles.row}>
            <Link to={`/documents/seal-uses/${use.id}`} className={styles.file}>
              {use.seal.name}
            </Link>
            <span className={styles.quiet}>{words.copiesPages(use.copies, use.pages)}</span>
            <p data-state={use.state} className={styles.outcome}>
              {use.state === 'asked' && words.asked}
              {use.state === 'refused' &&
                words.refusedFor(use.words ?? all.names.refusals[use.refusal ?? 'other'])}
              {use.state === 'sealed' && use.decidedBy && (
                <>
                  {use.decidedBy.name} {words.acts.sealed}
                  {use.watchedBy && `，${words.watchedBy(use.watchedBy.name)}`}
                </>
              )}{' '}
              {use.decidedAt && (
                <span className={styles.quiet}>
                  <DateSaid at={use.decidedAt} />
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
