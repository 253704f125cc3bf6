import type { PaperBlock } from '../contract/layout.ts'

// A paper is typed as one text, the way clerks type it: the numbers of the headings tell the levels (一、（一）1.（1）, GB/T 9704-2012
// §7.3.3), everything else is a paragraph. Tables are lines between bars. `textOf` and `blocksOf` are inverse to each other.

const han = '[一二三四五六七八九十百零〇]+'
const levels = [
  new RegExp(`^${han}、\\s*`),
  new RegExp(`^[（(]${han}[）)]\\s*`),
  /^\d{1,3}[.．]\s*(?!\d)/,
  /^[（(]\d{1,3}[）)]\s*/,
] as const

const digits = '零一二三四五六七八九'
/** 1 to 99 as they number a heading: 十一, 二十三. */
export function hanNumber(n: number): string {
  if (n < 10) return digits[n]!
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digits[tens] : ''}十${n % 10 > 0 ? digits[n % 10] : ''}`
}

/** The number a heading bears, as it is written before it. */
export function headingNumber(level: 1 | 2 | 3 | 4, n: number): string {
  return [`${hanNumber(n)}、`, `（${hanNumber(n)}）`, `${n}. `, `（${n}）`][level - 1]!
}

const cells = (line: string): string[] =>
  line
    .replace(/^[|｜]/, '')
    .replace(/[|｜]\s*$/, '')
    .split(/[|｜]/)
    .map((cell) => cell.trim())
const row = (texts: readonly string[]) =>
  `| ${texts.map((text) => text.replace(/[|｜\n]/g, ' ')).join(' | ')} |`

/** A heading of the third and fourth level often goes on in the same line; its heading ends at the first full stop. */
function heading(level: 1 | 2 | 3 | 4, text: string): PaperBlock {
  const at = level >= 2 ? text.indexOf('。') : -1
  if (at > 0 && at < text.length - 1)
    return { kind: 'heading', level, text: text.slice(0, at + 1), runOn: text.slice(at + 1) }
  return { kind: 'heading', level, text }
}

/**
 * Reads a typed text. Empty lines part nothing: an official paper has none.
 * @param former the blocks the text was written from: what a line cannot say (the widths of a table, a line set to the right) stays
 */
export function blocksOf(text: string, former: readonly PaperBlock[] = []): PaperBlock[] {
  const known = new Map(former.map((block) => [textOf([block]), block]))
  const tables = former.filter((block) => block.kind === 'table')
  return read(text).map((block) => {
    const same = known.get(textOf([block]))
    if (same) return same
    if (block.kind !== 'table') return block
    const titles = (columns: readonly { title: string }[]) => columns.map(({ title }) => title).join('|')
    const like = tables.find((table) => titles(table.columns) === titles(block.columns))
    return like ? { ...block, columns: like.columns } : block
  })
}

function read(text: string): PaperBlock[] {
  const blocks: PaperBlock[] = []
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[\s　]+|[\s　]+$/g, ''))
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (line === '') continue
    if (/^[|｜]/.test(line)) {
      const rows = []
      for (; i < lines.length && /^[|｜]/.test(lines[i]!); i++) rows.push(cells(lines[i]!))
      i--
      blocks.push(tableOf(rows))
      continue
    }
    if (/^[-—]{3,}$/.test(line)) {
      blocks.push({ kind: 'page_break' })
      continue
    }
    if (/^[-•·]\s+/.test(line)) {
      const items = []
      for (; i < lines.length && /^[-•·]\s+/.test(lines[i]!); i++)
        items.push(lines[i]!.replace(/^[-•·]\s+/, ''))
      i--
      blocks.push({ kind: 'list', items })
      continue
    }
    const labelled = /^【([^】]{1,30})】\s*(.*)$/.exec(line)
    if (labelled) {
      blocks.push({ kind: 'labelled', label: labelled[1]!, text: labelled[2]! })
      continue
    }
    const level = levels.findIndex((pattern) => pattern.test(line))
    if (level >= 0) blocks.push(heading((level + 1) as 1 | 2 | 3 | 4, line.replace(levels[level]!, '')))
    else blocks.push({ kind: 'paragraph', text: line })
  }
  return blocks
}

/** The first row names the columns; "| = caption", "| ! note" and a last row "| + sum" say the rest. */
function tableOf(rows: readonly string[][]): PaperBlock {
  const said = (sign: string) => rows.find(([first]) => first?.startsWith(`${sign} `))?.[0]?.slice(2)
  const plain = rows.filter(([first]) => !/^[=!] /.test(first ?? ''))
  const [head = [''], ...rest] = plain
  const last = rest.at(-1)
  const hasTotal = last?.[0]?.startsWith('+ ') === true
  if (hasTotal) rest[rest.length - 1] = [last![0]!.slice(2), ...last!.slice(1)]
  const width = head.length
  const caption = said('=')
  const note = said('!')
  return {
    kind: 'table',
    ...(caption ? { caption } : {}),
    columns: head.slice(0, 20).map((title) => ({ title: title.slice(0, 60) })),
    rows: rest.map((cellsOfRow) =>
      Array.from({ length: Math.min(width, 20) }, (_, i) => cellsOfRow[i] ?? ''),
    ),
    ...(hasTotal ? { hasTotal } : {}),
    ...(note ? { note } : {}),
  }
}

/** The text from which `blocksOf` makes the same blocks again. */
export function textOf(blocks: readonly PaperBlock[]): string {
  const counts = [0, 0, 0, 0]
  const lines: string[] = []
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading': {
        if (block.unnumbered) {
          lines.push(block.text + (block.runOn ?? ''))
          break
        }
        counts[block.level - 1]!++
        for (let below = block.level; below < 4; below++) counts[below] = 0
        lines.push(headingNumber(block.level, counts[block.level - 1]!) + block.text + (block.runOn ?? ''))
        break
      }
      case 'paragraph':
        lines.push(block.text)
        break
      case 'labelled':
        lines.push(`【${block.label}】${block.text}`)
        break
      case 'list':
        lines.push(...block.items.map((item) => `- ${item}`))
        break
      case 'page_break':
        lines.push('---')
        break
      case 'table':
        if (block.caption) lines.push(row([`= ${block.caption}`]))
        lines.push(row(block.columns.map(({ title }) => title)))
        block.rows.forEach((texts, i) => {
          const isTotal = block.hasTotal === true && i === block.rows.length - 1
          lines.push(row(isTotal ? [`+ ${texts[0] ?? ''}`, ...texts.slice(1)] : texts))
        })
        if (block.note) lines.push(row([`! ${block.note}`]))
        break
    }
  }
  return lines.join('\n')
}
