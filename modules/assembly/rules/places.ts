/** The keys and places that lead to something in a file. */
export type FilePath = readonly (string | number)[]

export function pointerOf(path: FilePath): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

const sectionWords: Readonly<Record<string, string>> = {
  format: '格式',
  poll: '表决规定',
  round: '轮次',
  attendance: '到会人数',
  options: '表决事项',
  ballots: '电子选票',
  boxes: '票箱',
  hands: '举手计数',
  signatures: '监票人签名',
  sums: '票数',
  result: '结果',
  voided: '作废说明',
  digests: '分项校验码',
  digest: '总校验码',
}
const itemWords: Readonly<Record<string, string>> = {
  options: '个表决事项',
  ballots: '张电子选票',
  boxes: '个票箱',
  hands: '处举手计数',
  signatures: '个监票人签名',
}
const fieldWords: Readonly<Record<string, string>> = {
  issued: '发出票数',
  returned: '收回票数',
  valid: '有效票数',
  invalid: '无效票数',
  for: '赞成票数',
  against: '反对票数',
  abstain: '弃权票数',
  marks: '所画的票',
  voter: '投票人',
  entries: '计票人录入',
  percent: '百分比',
  passed: '是否通过',
  grade: '等次',
  quorate: '是否达到规定人数',
  needed: '所需票数',
  elected: '当选名单',
  tied: '得票相同名单',
  vacant: '缺额',
  next: '下一步',
  verdict: '结果表述',
  entitled: '应到人数',
  present: '实到人数',
  assigned: '投票方式人数',
  question: '议题',
  rule: '通过规定',
  quorum: '到会规定',
  seats: '名额',
}

/** The place in words: “第 3 张电子选票的所画的票”, as near as words go; “文件” for the whole. */
export function sayPlace(path: FilePath): string {
  const [first, second, ...rest] = path
  if (first === undefined) return '文件'
  // A key may be one that every object answers to.
  const section = Object.hasOwn(sectionWords, first) ? sectionWords[first]! : `“${first}”`
  if (first === 'digests') return second === undefined ? section : `${sayPlace([second, ...rest])}的校验码`
  const item = Object.hasOwn(itemWords, first) ? itemWords[first] : undefined
  // Keys come as text out of a pointer and as numbers out of a walk.
  const number = item !== undefined && /^\d+$/.test(String(second)) ? Number(second) + 1 : null
  const place = number === null ? section : `第 ${number} ${item}`
  const field = (number === null && second !== undefined ? [second, ...rest] : rest)
    .toReversed()
    .find((key) => Object.hasOwn(fieldWords, key))
  return field === undefined ? place : `${place}的${fieldWords[field]}`
}
