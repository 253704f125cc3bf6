// The order in which names stand on a ballot.

/** Surnames of two characters that are met most; with any other the first character is taken for the surname. */
const doubleSurnames = new Set(
  '欧阳 上官 司马 司徒 诸葛 夏侯 皇甫 尉迟 公孙 慕容 长孙 令狐 宇文 端木 东方 南宫 西门 独孤 轩辕 钟离 闻人 澹台 公羊 申屠 太史 淳于 万俟 呼延 赫连 濮阳 拓跋 完颜 闾丘 左丘 东郭 公冶 宗政 单于 仲孙 鲜于 司空'.split(
    ' ',
  ),
)

const byStrokes = new Intl.Collator('zh-u-co-stroke')

/**
 * Names in the order of strokes (姓氏笔画): by the surname; within one surname given names of one character first, as on the official
 * lists of elected bodies, then by the strokes of the given name. Names that are written the same keep their order.
 */
export function strokeOrder(names: readonly string[]): string[] {
  return orderByStrokes(names, (name) => name)
}

/** The same for whatever bears a name. */
export function orderByStrokes<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, ...partsOf(nameOf(item)) }))
    .sort(
      (a, b) =>
        byStrokes.compare(a.surname, b.surname) ||
        Number(a.long) - Number(b.long) ||
        byStrokes.compare(a.given, b.given),
    )
    .map(({ item }) => item)
}

function partsOf(name: string): { surname: string; given: string; long: boolean } {
  // By characters, not by UTF-16 units: rare surnames lie outside the basic plane.
  const characters = [...name.trim().normalize('NFC')]
  const two = characters.slice(0, 2).join('')
  const length = characters.length > 2 && doubleSurnames.has(two) ? 2 : 1
  const given = characters.slice(length)
  return { surname: characters.slice(0, length).join(''), given: given.join(''), long: given.length > 1 }
}
