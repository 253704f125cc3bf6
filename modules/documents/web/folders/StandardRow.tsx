import { Button } from 'antd'
import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { type Evidence, getEvidenceFile, removeEvidence, type Standard } from '../../contract/folders.ts'
import styles from './folders.module.css'
import { folderWords } from './words.ts'

/** A standard with what proves it, what is missing, and what one may do about it. */
export function StandardRow(props: {
  standard: Standard
  mayEdit: boolean
  onBind: () => void
  onChange: () => void
}) {
  const { standard } = props
  const words = useWords(folderWords)
  const remove = useSend(removeEvidence)
  return (
    <li className={styles.standard}>
      <span className={styles.code}>{standard.code}</span>
      <div>
        <p className={styles.words} lang="zh-CN">
          {standard.words}
        </p>
        <p className={styles.quiet}>
          <span lang="zh-CN">{standard.office.name}</span> ·{' '}
          {words.standard.needs(standard.needsKind && words.kinds[standard.needsKind], standard.needsCount)} ·{' '}
          {words.standard.due} <DateSaid on={standard.dueOn} />
        </p>
        {standard.waivedReason && (
          <p className={styles.quiet}>
            {words.standard.waived}：<span lang="zh-CN">{standard.waivedReason}</span>
          </p>
        )}
        {standard.evidence.length > 0 && (
          <ul className={styles.evidence}>
            {standard.evidence.map((evidence) => (
              <li key={evidence.id}>
                <EvidenceLine evidence={evidence} />
                {standard.isMine && (
                  <button
                    type="button"
                    className={styles.small}
                    aria-label={`${words.standard.remove} ${evidence.title}`}
                    onClick={() => remove.mutate({ params: { id: evidence.id } })}
                  >
                    {words.standard.remove}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
        {remove.error && <Problem error={remove.error} words={folderWords} />}
      </div>
      <div className={styles.side}>
        <StandardState standard={standard} />
        {standard.isMine && (
          <Button size="small" aria-label={words.bind.title(standard.code)} onClick={props.onBind}>
            {words.standard.add}
          </Button>
        )}
        {props.mayEdit && (
          <button
            type="button"
            className={styles.small}
            aria-label={words.change.title(standard.code)}
            onClick={props.onChange}
          >
            {words.standard.change}
          </button>
        )}
      </div>
    </li>
  )
}

/** Never by colour alone: the word says it. */
export function StandardState({ standard }: { standard: Standard }) {
  const words = useWords(folderWords).standard
  if (standard.waivedReason) return <span className={styles.quiet}>{words.waived}</span>
  if (standard.missing === 0) return <span className={styles.met}>✓ {words.met}</span>
  return (
    <span>
      <span className={styles.missing}>{words.missing(standard.missing)}</span>
      {standard.isLate && <span className={styles.late}> {words.late}</span>}
    </span>
  )
}

export function EvidenceLine({ evidence }: { evidence: Evidence }) {
  const words = useWords(folderWords)
  const { pinned } = evidence
  const faulty = evidence.fault !== null || undefined
  const title = evidence.title
  return (
    <>
      {evidence.kind === 'file' ? (
        <a
          href={addressOf(getEvidenceFile, { params: { id: evidence.id } })}
          download
          lang="zh-CN"
          data-faulty={faulty}
        >
          {title}
        </a>
      ) : evidence.path ? (
        <Link to={evidence.path} lang="zh-CN" data-faulty={faulty}>
          {title}
        </Link>
      ) : (
        <span lang="zh-CN" data-faulty={faulty}>
          {title}
        </span>
      )}
      {pinned && (
        <span>
          {pinned.value === null
            ? words.noValue
            : words.pinned(`${sayNumber(pinned.value)}${pinned.unit}`, pinned.pinnedOn)}
        </span>
      )}
      <span className={styles.quiet}>
        {words.kinds[evidence.kind]} · <DateSaid on={evidence.happenedOn} />
      </span>
      {evidence.fault && <span className={styles.missing}>{words.faults[evidence.fault]}</span>}
    </>
  )
}
