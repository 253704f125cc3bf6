import type { Content } from './content.ts'
import type { QuantityMark } from './MarkedText.tsx'

/** A stretch of the source that belongs to one item, or to none (a heading, the letterhead). */
export interface SourcePiece {
  readonly key: string
  readonly itemId: string | null
  readonly start: number
  readonly end: number
  readonly marks: readonly QuantityMark[]
}

/**
 * Cuts the source into lines that belong to an item, with its number before it, and lines between. Every letter is in exactly one
 * piece, whatever has become of the items since. Pieces that say the same as in `former` are the same objects.
 */
export function cutSource(
  source: string,
  content: Content,
  former: readonly SourcePiece[] = [],
): SourcePiece[] {
  const { length } = source
  const marks = content.items
    .flatMap((item) =>
      item.quantities.flatMap(({ id, sourceStart, sourceEnd, isTarget: isMarked }): QuantityMark[] =>
        sourceStart === null || sourceEnd === null || sourceEnd > length
          ? []
          : [
              {
                id,
                itemId: item.id,
                isTarget: isMarked && item.part === 'project',
                start: sourceStart,
                end: sourceEnd,
              },
            ],
      ),
    )
    .sort((a, b) => a.start - b.start)
  const cuts = cutLines(source, content)
  const known = new Map(former.map((piece) => [piece.key, piece]))
  let next = 0
  return cuts.map(({ at, itemId }, index): SourcePiece => {
    const end = cuts[index + 1]?.at ?? length
    const first = next
    while (next < marks.length && marks[next]!.start < end) next++
    const piece = { key: `${at} ${itemId ?? ''}`, itemId, start: at, end, marks: marks.slice(first, next) }
    const was = known.get(piece.key)
    return was && isSamePiece(was, piece) ? was : piece
  })
}

/** Where pieces begin: at whole lines where the lines are one item's, within a line where two items were run into one. */
function cutLines(source: string, content: Content): { at: number; itemId: string | null }[] {
  const spans = content.items
    .flatMap(({ id, sourceStart: start, sourceEnd: end }) =>
      start === null || end === null || start >= source.length || end <= start ? [] : [{ id, start, end }],
    )
    .sort((a, b) => a.start - b.start)
  const cuts: { at: number; itemId: string | null }[] = [{ at: 0, itemId: null }]
  let from = 0
  for (const [index, { id, start, end }] of spans.entries()) {
    const lineStart = source.lastIndexOf('\n', start - 1) + 1
    const at = Math.max(from, lineStart)
    if (at > start) continue
    const newline = source.indexOf('\n', end - 1)
    const lineEnd = newline < 0 ? source.length : newline + 1
    const next = spans[index + 1]?.start ?? source.length
    from = Math.min(Math.max(next, end), lineEnd)
    if (cuts.at(-1)?.at === at) cuts.pop()
    cuts.push({ at, itemId: id })
    if (from < source.length) cuts.push({ at: from, itemId: null })
  }
  return cuts
}

const isSamePiece = (a: SourcePiece, b: SourcePiece) =>
  a.end === b.end &&
  a.marks.length === b.marks.length &&
  a.marks.every((mark, at) => {
    const other = b.marks[at]!
    return (
      mark.id === other.id &&
      mark.itemId === other.itemId &&
      mark.isTarget === other.isTarget &&
      mark.start === other.start &&
      mark.end === other.end
    )
  })
