import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { blankPaper, type PaperBlock } from '../../documents/contract.ts'
import { getPaper, layOutPaper } from '../../documents/index.ts'
import { getDraft } from '../../plans/index.ts'
import { getReport, makeReportPaper } from '../../reports/index.ts'
import { sourceNotReady } from '../contract/prepare-agenda.ts'

// What earlier modules keep, as a document to lay on the table. Their own rules say who may take it; 404 for everybody else.

interface Made {
  title: string
  bytes: Buffer
}

export function docxOfSource(
  tx: Tx,
  actor: Actor,
  source: 'plan' | 'report' | 'paper',
  id: string,
): Promise<Made> {
  const make = { plan: docxOfDraft, report: docxOfReport, paper: docxOfPaper }
  return make[source](tx, actor, id)
}

/** A draft of a yearly list: headings by category, then each item as it would be voted. Refuses one without title or items. */
async function docxOfDraft(tx: Tx, actor: Actor, id: string): Promise<Made> {
  const { content } = await getDraft(tx, actor, id)
  const items = content.items.filter(({ part }) => part !== 'left_out')
  const { title } = content
  if (title === null || items.length === 0) return refuse(sourceNotReady)
  let category: string | null = null
  const blocks = items.flatMap((item): PaperBlock[] => {
    const isNew = item.category !== category
    category = item.category
    return [
      ...(isNew && category !== null
        ? [{ kind: 'heading' as const, level: 1 as const, text: category }]
        : []),
      { kind: 'paragraph', text: item.number ? `${item.number} ${item.text}` : item.text },
    ]
  })
  return { title, bytes: await layOutPaper({ ...blankPaper(title), blocks }) }
}

/** A closed report with its pinned numbers; an open one may still say something else tomorrow, and is refused. */
async function docxOfReport(tx: Tx, actor: Actor, id: string): Promise<Made> {
  const report = await getReport(tx, actor, id)
  if (report.closedAt === null) refuse(sourceNotReady)
  const { bytes } = await makeReportPaper(tx, actor, id)
  return { title: report.title, bytes }
}

/** An official paper once its words are approved. */
async function docxOfPaper(tx: Tx, actor: Actor, id: string): Promise<Made> {
  const paper = await getPaper(tx, actor, id)
  if (paper.frozen === null || paper.state === 'void') refuse(sourceNotReady)
  return { title: paper.content.title.replace(/\s+/g, ''), bytes: await layOutPaper(paper.body) }
}
