import { Link } from 'react-router'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import type { getPapersWaiting } from '../../contract/approvals.ts'
import rows from '../papers/PaperRows.module.css'
import { PaperRow } from '../papers/PaperRows.tsx'
import parts from '../papers/parts.module.css'
import { documentsWords } from '../words.ts'

export type Waiting = ReplyOf<typeof getPapersWaiting>
const keys = [
  'toDecide',
  'toCountersign',
  'toAnswer',
  'cameBack',
  'toSeal',
  'toNumber',
  'toIssue',
  'toScan',
  'toRead',
] as const satisfies readonly (keyof Waiting)[]

export const countOf = (waiting: Waiting): number => keys.reduce((sum, key) => sum + waiting[key].length, 0)

/** One section per thing that is wanted; `most` of each, where the rest stands on its own page. */
export function WaitingParts({ waiting, most }: { waiting: Waiting; most?: number }) {
  const words = useWords(documentsWords).desk.waiting
  return keys
    .filter((key) => waiting[key].length > 0)
    .map((key) => {
      const list = waiting[key]
      const title = words.sections[key](list.length)
      return (
        <Section
          key={key}
          title={title}
          aside={most !== undefined && list.length > most && <Link to="/documents/waiting">{words.all}</Link>}
        >
          <ul className={rows.rows} aria-label={title}>
            {list.slice(0, most).map(({ paper, forName, words: said, by }) => (
              <PaperRow key={`${paper.id} ${forName}`} paper={paper}>
                {(forName || said) && (
                  <p className={parts.quiet}>
                    {forName && (words.forName[key]?.(forName) ?? forName)}
                    {forName && said && ' · '}
                    {said && (by ? words.said(by, said) : said)}
                  </p>
                )}
              </PaperRow>
            ))}
          </ul>
        </Section>
      )
    })
}
