import type { Related } from './relations.ts'
import { behindLastDeed, endsInDeed, firstDeed } from './verbs.ts'

const LONGEST = 18

/**
 * What is counted: the noun behind the measure word ("20个充电桩"), otherwise the one before the number
 * ("充电桩20个"). Null where the sentence names nothing.
 */
export function readSubject(norm: string, text: string, row: Related): string | null {
  if (row.share !== null) return trimmed(shareSubject(norm, row))
  const behind = nounBehind(norm.slice(row.reach, row.reach + 28))
  const before = nounBefore(norm, row)
  if (row.wordless || row.unit === '%' || row.unit === '分') return trimmed(before ?? behind)
  const [noun, offset] = behind !== null ? [behind, row.reach] : [before, -1]
  if (noun === null) return null
  return trimmed(offset >= 0 ? restore(text, norm, noun, offset) : noun)
}

function restore(text: string, norm: string, noun: string, from: number): string {
  const at = norm.indexOf(noun, from)
  return at < 0 ? noun : text.slice(at, at + noun.length)
}

function nounBehind(right: string): string | null {
  const stop = right.search(/[,。;:!?()、\t\n]|\d/)
  let noun = (stop < 0 ? right : right.slice(0, stop)).replace(/^(?:的|以上|左右|以内)+/, '')
  noun = noun.replace(/(?:以上|以内|左右|等)$/, '')
  const deed = firstDeed(noun)
  if (deed === 0) return null
  if (deed > 0) noun = noun.slice(0, deed)
  noun = noun.replace(/(?:的|并|和|与|及|进行|全部|均|都|共|已|将|在|为|对)$/, '')
  return noun.length >= 1 && /[一-鿿A-Za-z]/.test(noun) ? noun.slice(0, LONGEST) : null
}

function nounBefore(norm: string, row: Related): string | null {
  const from = Math.max(0, row.start - 36)
  const window = norm.slice(from, row.start)
  const cut = Math.max(
    ...[',', '。', ';', ':', '(', ')', '!', '?', '\t', '\n'].map((mark) => window.lastIndexOf(mark)),
  )
  let left = window
    .slice(cut + 1)
    .replace(
      /(?:约|近|超过|超|逾|不少于|不低于|至少|达到|达|共计|共|各|为|增至|提高到|提升至|控制在|突破|力争|确保|由|从|至|到|的)+$/,
      '',
    )
  const list = left.lastIndexOf('、')
  if (list >= 0 && /\d/.test(left.slice(0, list))) left = left.slice(list + 1)
  if (endsInDeed(left)) return left.length <= 8 && cut < 0 ? left : lastWords(left)
  const behind = behindLastDeed(left)
  const noun = behind >= 0 ? left.slice(behind) : left
  return noun === '' ? null : noun.replace(/^(?:了|的|各类|全年)/, '').slice(-LONGEST) || null
}

function lastWords(left: string): string | null {
  const words = left.slice(-8)
  return words === '' ? null : words
}

function shareSubject(norm: string, row: Related): string | null {
  if (row.share === null) return null
  const behind = nounBehind(norm.slice(row.reach, row.reach + 28))
  return behind === null ? row.share : `${row.share}${behind}`
}

function trimmed(noun: string | null): string | null {
  const plain = noun?.replace(/^[\s"“”'：:，,]+|[\s"“”'：:，,]+$/g, '') ?? ''
  return plain === '' ? null : plain
}
