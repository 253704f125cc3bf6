import type { Related } from './relations.ts'

const LONGEST = 18

/** Verbs that are hardly ever part of a noun: what stands behind one is its object. */
const TRANSITIVE =
  '新建|新增|新设|新开|建成|建立|设立|设置|开设|开办|增设|增配|增加|加装|安装|改建|扩建|改扩建|创建|打造|配备|配置|举办|承办|召开|开展|进行|实施|组建|成立|引进|启用|投放|修建|编制|编印|推出|评选|选派|聘请|招募|添置|购置|拆除|拔除|清除|清掏|消除|查处|取缔|走访|慰问|帮扶|帮助|扶持|救助|资助|发放|配送|提供|接待|受理|办理|收到|征集|采纳|募集|筹集|投入|完成|实现|种植|栽植|补种|铺设|敷设|疏通|惠及|覆盖|涉及|吸引|招收|推进|推动|培育|孵化|更换|翻新|追回|挽回|出动|(?<!社会|群团|党|各类|公益)组织|争创|创成|支持|指导|邀请|参与|联系|拥有|达到|获得|荣获|签订|开通|放映|播放|出版|刊发|推送'
/** Verbs that also form nouns (整治, 检查): they give up their object only at the head of the clause. */
const HEADING =
  '修缮|改造|整治|排查|检查|巡查|处理|解决|调解|化解|处置|培训|更新|改善|优化|提升|维修|维护|清理|清运|清淤|疏浚|建设|服务|评估|宣传|回收|收集|调整|救治|筛查|接种|审理|破获|开工|竣工|培养|采购|落实|发展|建|办|设|送|配|增|开|装|修|拆|种|铺'
const AT_HEAD = new RegExp(`^(?:${TRANSITIVE}|${HEADING})(?:了|好|起)?(?=[一-鿿A-Za-z“"(]{2})`)
const IN_MIDDLE = new RegExp(`(?:${TRANSITIVE})(?:了)?(?=[一-鿿A-Za-z“"]{2})`, 'g')
const CUT_BEHIND = new RegExp(
  `(?:${TRANSITIVE}|参加|踊跃|齐聚|通过|签约|竣工|开工|投用|并|实行|就业|创业|用于|作为|分别|均|全部|同步)`,
)
const ADVERBS =
  /^(?:全年|年内|今年|全市|全区|全街道|辖区内?|同时|累计|总计|合计|共计|共(?![享同建治])|已|再|将|拟|力争|确保|争取|计划|预计|其中|另|还|并|并为|为|对|向|在(?![职册校地建])|给|由|从|与|和|及|以及|各|每月|每年|每季度|每周|每天|每日|以(?!上|下|内)|使|、|含|其余|约|近)+/
const BOUNDS_BEHIND =
  /(?:(?<![签预节集制])约|近|超过|超|逾|不少于|不低于|不小于|不高于|不超过|至少|达到|达|共计|累计|共|各|为|是|有|增至|增加到|提高到|提高至|提升到|提升至|压缩至|缩短至|降至|降到|控制在|扩至|突破|力争|确保|由|从|至|到|的|平均|总计|提高|提升|增长|下降|减少|降低|了)+$/

/**
 * What is counted: the noun behind the measure word ("20个充电桩"), otherwise the one before the number
 * ("充电桩20个"). Null where the sentence names nothing.
 */
export function readSubject(norm: string, text: string, rows: Related[], index: number): string | null {
  const row = rows[index]!
  const next = rows[index + 1] ?? null
  const behind = row.unit === '%' || row.unit === '分' || row.wordless ? null : nounBehind(norm, row, next)
  if (row.share !== null) {
    const share = strip(row.share)
    return trimmed(behind === null ? share : `${share}${behind}`)
  }
  const noun = behind ?? nounBefore(norm, row, rows[index - 1] ?? null) ?? nounBehind(norm, row, next)
  return noun === null ? null : trimmed(inOwnWords(text, norm, noun, row))
}

/** The noun with the punctuation of the cleaned text instead of the plain form. */
function inOwnWords(text: string, norm: string, noun: string, row: Related): string {
  const from = Math.max(0, row.start - 60)
  const at = norm.indexOf(noun, from)
  return at < 0 ? noun : text.slice(at, at + noun.length)
}

function nounBehind(norm: string, row: Related, next: Related | null): string | null {
  const limit = next && next.start > row.reach ? Math.min(next.start - row.reach, 28) : 28
  const right = norm.slice(row.reach, row.reach + limit)
  const stop = right.search(/[,。;:!?()、\t\n]|\d/)
  let noun = (stop < 0 ? right : right.slice(0, stop)).replace(/^(?:的|以上|左右|以内|余)+/, '')
  const cut = noun.search(CUT_BEHIND)
  if (cut === 0) return null
  if (cut > 0) noun = noun.slice(0, cut)
  noun = noun.replace(
    /(?:以上|以内|左右|等|的|并|和|与|及|均|都|共|已|将|在|为|对|由|约|近|逾|超|各|有)+$/,
    '',
  )
  return /[一-鿿A-Za-z]/.test(noun) && !/^(?:于|和|与|及|用|以|在|至|到|起|有|已|是|后|前|内|中)/.test(noun)
    ? noun.slice(0, LONGEST)
    : null
}

function nounBefore(norm: string, row: Related, previous: Related | null): string | null {
  const from = Math.max(0, row.start - 40, previous && previous.start < row.start ? previous.reach : 0)
  const window = norm.slice(from, row.start)
  const marks = [',', '。', ';', ':', '(', ')', '!', '?', '\t', '\n']
  let left = window
    .slice(Math.max(...marks.map((mark) => window.lastIndexOf(mark))) + 1)
    .replace(BOUNDS_BEHIND, '')
  const list = left.lastIndexOf('、')
  // 签约15台、开工10台: behind a counted neighbour only the last member of the list is meant.
  if (list >= 0 && /\d|[一二两三四五六七八九十百]/.test(left.slice(0, list))) left = left.slice(list + 1)
  if (row.baseline !== null) left = left.replace(/(?:由|从|自)[^,。;]*$/, '')
  const whole = row.unit === '%' || row.baseline !== null
  const noun = whole ? left.replace(ADVERBS, '').replace(/^(?:实现|达到|确保|做到|完成)/, '') : strip(left)
  const plain = noun.replace(BOUNDS_BEHIND, '')
  return plain === '' ? null : plain.slice(-LONGEST)
}

function strip(words: string): string {
  let left = words
  for (let turn = 0; turn < 4; turn++) {
    const next = left.replace(ADVERBS, '').replace(AT_HEAD, '')
    if (next === left || next.length < 2) break
    left = next
  }
  let behind = 0
  for (const hit of left.matchAll(IN_MIDDLE)) behind = hit.index + hit[0].length
  return behind > 0 && left.length - behind >= 2 ? left.slice(behind) : left
}

function trimmed(noun: string): string | null {
  const plain = noun.replace(/^[\s"“”'：:，,、。]+|[\s"“”'：:，,、]+$/g, '')
  return plain === '' ? null : plain
}
