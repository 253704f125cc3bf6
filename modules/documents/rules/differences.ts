import { diffLines } from 'diff'
import type { PaperContent } from '../contract/papers.ts'
import { textOf } from './writing.ts'

export interface LineChange {
  change: 'same' | 'added' | 'removed'
  text: string
}

/** What changed between two versions, line by line: title, marks, addressees as words, then the text. */
export function differences(from: readonly string[], to: readonly string[]): LineChange[] {
  return diffLines(`${from.join('\n')}\n`, `${to.join('\n')}\n`).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ change: added ? 'added' : removed ? 'removed' : 'same', text }) as const),
  )
}

/** A version as lines to compare. `names` gives offices their names. */
export function linesOf(content: PaperContent, names: ReadonlyMap<string, string>): string[] {
  const offices = (ids: readonly string[], more: string | null) =>
    [...ids.map((id) => names.get(id) ?? id), ...(more ? [more] : [])].join('、')
  const { body } = content
  return [
    `标题：${content.title}`,
    `主送：${offices(content.mainOfficeIds, body.mainTo)}`,
    `抄送：${offices(content.copyOfficeIds, body.copyTo)}`,
    ...(content.isInternal ? ['内部'] : []),
    ...(content.urgency ? [content.urgency === 'most_urgent' ? '特急' : '加急'] : []),
    ...(content.dueOn ? [`办理期限：${content.dueOn}`] : []),
    ...textOf(body.blocks).split('\n'),
    ...content.attachments.map(({ name, sha256 }) => `附件：${name}（${sha256.slice(0, 12)}）`),
    ...(body.notes ? [`附注：${body.notes}`] : []),
  ]
}
