import { type Block, makeBlock } from './layout.ts'
import type { Marker } from './markers.ts'
import { readMeasure } from './measures.ts'

interface Cut {
  at: number
  /** Where the text behind the marker begins. */
  text: number
  marker: Marker
}

const CANDIDATE =
  /(^|[。;!?:)”\]]|[一-鿿])(?:([○●◎◆◇■□▪▫★])(?=\d|[一-鿿“《])|(?:[○●◎◆◇■□▪▫★])?(\d{1,2})(、|[.](?!\d)|(?=[一-鿿“《])))/g

/**
 * Cuts a block in which a second item was run in: "……20套。5、新建……" behind item 4, "……。○为老人……", or a paragraph
 * that carries a whole list "1、……；2、……；3、……".
 */
export function splitRunIn(block: Block): Block[] {
  const numbered = block.marker?.family === 'arabic' || block.marker?.family === 'padded'
  const cuts = findCuts(
    block.norm,
    numbered ? (block.marker?.number ?? 0) + 1 : 1,
    block.marker?.family === 'padded',
  )
  const numbers = cuts.filter((cut) => cut.marker.number !== null)
  // One "1、" alone is no list.
  const kept = !numbered && numbers.length < 2 ? cuts.filter((cut) => cut.marker.number === null) : cuts
  if (kept.length === 0) return [block]
  const out: Block[] = []
  const head = piece(block, 0, kept[0]!.at, block.marker, block.blankBefore)
  if (head) out.push(head)
  for (const [index, cut] of kept.entries()) {
    const next = piece(block, cut.text, kept[index + 1]?.at ?? block.norm.length, cut.marker, false)
    if (next) out.push(next)
  }
  return out
}

function findCuts(norm: string, first: number, padded: boolean): Cut[] {
  const cuts: Cut[] = []
  let expected = first
  CANDIDATE.lastIndex = 0
  for (let hit = CANDIDATE.exec(norm); hit !== null; hit = CANDIDATE.exec(norm)) {
    const before = hit[1] ?? ''
    const at = hit.index + before.length
    const end = hit.index + hit[0].length
    CANDIDATE.lastIndex = Math.max(end, hit.index + 1)
    if (hit[2] !== undefined) {
      if (/[。;!?]/.test(before))
        cuts.push({ at, text: end, marker: { family: 'bullet', number: null, length: end - at } })
      continue
    }
    const digits = hit[3] ?? ''
    const bare = hit[4] === ''
    if (Number(digits) !== expected) continue
    // Without 、 behind it, a number opens an item only after a full stop and before no measure word.
    if (
      bare &&
      (!/[。;]/.test(before) ||
        readMeasure(norm, end) !== null ||
        /^[年月日时号弄万千百亿余多岁]/.test(norm.slice(end)))
    )
      continue
    if (bare && padded !== digits.startsWith('0')) continue
    const behind = norm.slice(end, end + 8)
    if (/^[一-鿿]?(?:号|弄|室|月|日)/.test(behind)) continue
    if (/[一-鿿]/.test(before) && (expected === 1 || /[第约近超逾达至到]/.test(before))) continue
    cuts.push({
      at,
      text: end,
      marker: { family: padded ? 'padded' : 'arabic', number: expected, length: end - at },
    })
    expected++
  }
  return cuts
}

function piece(
  block: Block,
  from: number,
  to: number,
  marker: Marker | null,
  blankBefore: boolean,
): Block | null {
  let start = from
  let end = to
  while (start < end && /\s/.test(block.text.charAt(start))) start++
  while (end > start && /\s/.test(block.text.charAt(end - 1))) end--
  if (start >= end) return null
  return makeBlock(
    { text: block.text.slice(start, end), map: block.map.slice(start, end) },
    marker,
    blankBefore,
  )
}
