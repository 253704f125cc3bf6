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
 * Cuts the source where the items begin. Every letter is in exactly one piece, whatever has become of the items since. Pieces that
 * say the same as in `former` are the same objects.
 */
export function cutSource(
  length: number,
  content: Content,
  former: readonly SourcePiece[] = [],
): SourcePiece[] {
  const begins = content.items
    .flatMap((item) =>
      item.sourceStart === null ? [] : [{ at: Math.min(item.sourceStart, length), itemId: item.id }],
    )
    .sort((a, b) => a.at - b.at)
    .filter(({ at }, index, all) => at < length && at !== all[index - 1]?.at)
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
  const cuts = begins[0]?.at === 0 ? begins : [{ at: 0, itemId: null }, ...begins]
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
