import type { Block, ReportContent, ReportKind } from '../contract/content.ts'
import { type Days, nameOf } from '../rules/periods.ts'
import { opening } from '../words/opening.zh-CN.ts'

export const titleOf = (kind: ReportKind, days: Days, plan: string | null): string =>
  opening.title(kind, nameOf(days), plan)

/** The parts a report of this kind needs: whoever writes it fills in what no figure says. */
export function openingOf(kind: ReportKind, planId: string | null): ReportContent {
  const parts: Block[] = []
  const id = () => `b${parts.length + 1}`
  const heading = (text: string) => parts.push({ id: id(), kind: 'heading', level: 1, text })
  const paragraph = () => parts.push({ id: id(), kind: 'paragraph', text: '' })
  const ofPlan = (which: 'completion' | 'narrative' | 'promises') => {
    if (planId) parts.push({ id: id(), kind: which, planId })
  }
  heading(opening.overall)
  paragraph()
  if (kind === 'annual' && planId) {
    heading(opening.byCategory)
    ofPlan('narrative')
    heading(opening.table)
    ofPlan('completion')
    heading(opening.asVoted)
    ofPlan('promises')
  }
  if (kind === 'circular' && planId) {
    heading(opening.progress)
    parts.push({ id: id(), kind: 'progress', planId, byOffice: null })
    heading(opening.table)
    ofPlan('completion')
  }
  heading(opening.next)
  paragraph()
  return { blocks: parts, numbers: [] }
}
