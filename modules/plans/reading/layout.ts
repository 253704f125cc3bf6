import { closeSpaces, cutLines, endsSentence, goesOn, type Line, type Mapped, plainForm } from './clean.ts'
import { type Marker, readMarker } from './markers.ts'
import { readMeasure } from './measures.ts'
import { splitRunIn } from './runin.ts'
import { markRows } from './tables.ts'

/** A paragraph, item or heading, put together from the lines the source broke it into. */
export interface Block extends Mapped {
  /** `text` with punctuation in one form, unit for unit. */
  norm: string
  marker: Marker | null
  blankBefore: boolean
  start: number
  end: number
}

/** Cuts a source into blocks. Everything but page residue is in exactly one block. */
export function layOut(source: string): Block[] {
  const lines = cutLines(source)
  const rows = markRows(lines)
  const loneNumbers = countLoneNumbers(lines)
  const wrapWidth = findWrapWidth(lines)
  const blocks: Block[] = []
  let open: { parts: Line[]; marker: Marker | null } | null = null
  let pendingMarker: Marker | null = null
  let blank = false

  const close = (): void => {
    if (open) blocks.push(...toBlocks(open.parts, open.marker))
    open = null
  }

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (line.blankBefore) blank = true
    const previous: Line | undefined = (open as { parts: Line[] } | null)?.parts.at(-1)
    if (isPageResidue(line.text)) continue
    if (/^\d{1,3}$/.test(line.text)) {
      const next = lines[at + 1]
      const inSentence =
        previous &&
        next &&
        !line.blankBefore &&
        !next.blankBefore &&
        !endsSentence(previous.text) &&
        readMeasure(next.text, 0)
      if (!inSentence) {
        if (loneNumbers && line.text.length <= 2 && next && !readMarker(next.text)) {
          close()
          pendingMarker = { family: 'padded', number: Number(line.text), length: 0 }
        }
        continue
      }
    }
    const marker = readMarker(line.text)
    if (marker && !(previous && !blank && goesOnOverMarker(previous.text, line.text, marker))) {
      close()
      blank = false
      if (marker.length >= line.text.length) {
        pendingMarker = marker
        continue
      }
      open = { parts: [afterMarker(line, marker)], marker }
      pendingMarker = null
      continue
    }
    if (pendingMarker) {
      close()
      open = { parts: [line], marker: pendingMarker }
      pendingMarker = null
    } else if (rows.has(line)) {
      close()
      open = { parts: [line], marker: null }
    } else if (
      open &&
      previous &&
      !rows.has(previous) &&
      joins(lines, at, previous, line, blank, wrapWidth, open.marker !== null)
    ) {
      open.parts.push(line)
    } else {
      close()
      open = { parts: [line], marker: null }
    }
    blank = false
  }
  close()
  return blocks
}

/** Page numbers, page headers and sheets: "第3版", "- 12 -", "A02", "3/16", rules of dashes. */
function isPageResidue(text: string): boolean {
  if (text.length > 14) return /^[-—–_=*·.…\s]+$/.test(text)
  return (
    /^[-—–_=*·.…\s]+$/.test(text) ||
    (/^[-—–·•\s]*第?\s?\d{1,3}\s?[页版]?(?:[/／共]\s?\d{1,3}\s?页?)?[-—–·•\s]*$/.test(text) === true &&
      !/^\d{1,3}$/.test(text)) ||
    /^第[一二三四五六七八九十]{1,2}[版页]$/.test(text) ||
    /^[A-Z]\d{1,2}$/.test(text)
  )
}

/** Whether figures alone on their lines run 1, 2, 3: then they number the items, otherwise they are page residue. */
function countLoneNumbers(lines: Line[]): boolean {
  const found = lines.filter((line) => /^\d{1,2}$/.test(line.text)).map((line) => Number(line.text))
  return found.length >= 2 && found[0] === 1 && found[1] === 2
}

/** The width at which the source was wrapped, or 0 when it has one line per paragraph. */
function findWrapWidth(lines: Line[]): number {
  const widths: number[] = []
  for (let at = 0; at + 1 < lines.length; at++) {
    const line = lines[at]!
    const next = lines[at + 1]!
    if (next.blankBefore || line.width < 20 || /[。；;：:！？!?]["”’』」)）]*$/.test(line.text)) continue
    if (readMarker(next.text)) continue
    widths.push(line.width)
  }
  widths.sort((a, b) => a - b)
  let best = 0
  let width = 0
  let low = 0
  for (let high = 0; high < widths.length; high++) {
    while (widths[high]! - widths[low]! > 5) low++
    if (high - low + 1 > best) {
      best = high - low + 1
      width = widths[high]!
    }
  }
  if (best >= 3 && best >= widths.length * 0.35) return width
  // A short text has few lines to judge by: two that stop in mid-sentence are wrapped when no line of all reaches further.
  return best >= 2 && lines.every((line) => line.width <= width + 4) ? width : 0
}

function goesOnOverMarker(previous: string, text: string, marker: Marker): boolean {
  // 26|00余个 and 3.|06平方公里: the break fell inside a number.
  if (/\d[.,，]?$/.test(previous) && marker.family === 'padded' && /^\d/.test(text)) return true
  // A wrap may bring "12、13号楼" to the head of a line; a true marker follows a finished sentence or a heading.
  return (
    /[、,，（(《“]$/.test(previous) &&
    /^\d{1,3}[、.．]?\s?\D/.test(text) &&
    !/^\d{1,2}[、.．]\s?[一-鿿]{2}/.test(text)
  )
}

function joins(
  lines: Line[],
  at: number,
  previous: Line,
  line: Line,
  blank: boolean,
  wrapWidth: number,
  inItem: boolean,
): boolean {
  const sure = goesOn(previous.text, line.text)
  if (blank) return sure && !/[\d一-鿿]$/.test(previous.text)
  if (sure) return true
  if (wrapWidth === 0) return false
  let local = 0
  for (let near = Math.max(0, at - 4); near <= Math.min(lines.length - 1, at + 3); near++) {
    local = Math.max(local, Math.min(lines[near]!.width, wrapWidth + 4))
  }
  const full = previous.width >= 20 && previous.width >= Math.min(local, wrapWidth) * 0.86
  if (!full) return false
  if (/[。；;：:！？!?]["”’』」)）]*$/.test(previous.text)) return inItem && line.indent <= previous.indent
  return line.indent < 2 || line.indent <= previous.indent
}

function afterMarker(line: Line, marker: Marker): Line {
  return { ...line, text: line.text.slice(marker.length), map: line.map.slice(marker.length) }
}

function toBlocks(parts: Line[], marker: Marker | null): Block[] {
  const texts: string[] = []
  const map: number[] = []
  for (const part of parts) {
    if (/[A-Za-z]$/.test(texts.at(-1) ?? '') && /^[A-Za-z]/.test(part.text)) {
      texts.push(' ')
      map.push(map[map.length - 1]! + 1)
    }
    texts.push(part.text)
    for (const at of part.map) map.push(at)
  }
  const closed = closeSpaces({ text: texts.join(''), map })
  if (closed.text === '') return []
  const first = parts[0]!
  return splitRunIn(makeBlock(closed, marker, first.blankBefore))
}

export function makeBlock({ text, map }: Mapped, marker: Marker | null, blankBefore: boolean): Block {
  return {
    text,
    map,
    norm: plainForm(text),
    marker,
    blankBefore,
    start: map[0] ?? 0,
    end: (map[map.length - 1] ?? -1) + 1,
  }
}
