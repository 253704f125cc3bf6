import type { Role } from './reading.ts'
import type { Related } from './relations.ts'
import { firstDeed } from './verbs.ts'

const TIMES: Readonly<Record<string, string>> = {
  季: '季度',
  个季度: '季度',
  个月: '月',
  星期: '周',
  礼拜: '周',
  两月: '两个月',
  天: '日',
}
const CLASSIFIER =
  /^(?:一个|个|一|名|位|处|家|支|条|栋|幢|所|片|座|台|间|户|场|次|期|批|组|班|人|站|队|辆|张|项|套)/
const AFTER_NOUN =
  /至少|不少于|不低于|不小于|最多|最高|至多|不超过|平均|均|都|限|要|可|约|近|各|共|拥有|[^一-鿿]|面积|容纳|停放|联系|招收|额度|限额|上限|供餐|供|停|收治|接待|不|有|设|配|建|再|新|落实|明确|确定|补|收|领(?!导)|购|挂|结|探|送|做|走/

const TIME = /^(?:年|半年|季度|月|半月|双月|两个月|周|两周|双周|天|日|晚|旬|学期|工作日)$/
const CROWD = /^[百千万]/

export function isTime(per: string): boolean {
  return TIME.test(per)
}

/** The person or thing that each one gets so much of: 每户, 每班, 每人每月. */
export function readEach(norm: string, row: Related, per: string | null): string | null {
  const left = norm.slice(Math.max(0, row.start - 24), row.start)
  const person = /每(人|户|名|位|家)每[年月周日天季][^,。;]*$/.exec(left)
  return person ? (person[1] ?? null) : per === null || TIME.test(per) || CROWD.test(per) ? null : per
}

/**
 * What is kept of it: a limit for each person or class stays with its noun; the size of what each one gets
 * (每个村一支10人以上的队伍) is no longer counted by the village.
 */
export function settlePer(norm: string, rows: Related[], index: number, role: Role): string | null {
  const { per, start } = rows[index]!
  if (per === null || role !== 'attribute' || TIME.test(per) || CROWD.test(per)) return per
  const before = rows[index - 1]
  return before && before.start < start && !/[,。;:()!?\t]/.test(norm.slice(before.end, start)) ? null : per
}

/** What a quantity is counted by: 每季度, 每个居民区, 日均, 2次/年. */
export function readPer(norm: string, row: Related, previous: Related | null): string | null {
  const slash = /^\/(年|月|周|天|日|季度|季|次|人|户|场|学期|个?居民区|个?小区|个|批|期)/.exec(
    norm.slice(row.end, row.end + 6),
  )
  if (slash) return usualTime(slash[1] ?? '')
  const from = Math.max(0, row.start - 30)
  const window = norm.slice(from, row.start)
  const left = window.slice(
    Math.max(...[',', '。', ';', ':', '(', ')', '!', '?', '\t'].map((mark) => window.lastIndexOf(mark))) + 1,
  )
  const single = /单(户|人)[^,。;]{0,10}$/.exec(left)
  if (single && row.unit === '元') return single[1] ?? null
  const average =
    row.unit === '%' || row.unit === '个百分点'
      ? null
      : /(人|户|生|亩|日|月|年|周|季|场)均[^,。;]{0,16}$/.exec(left)
  if (average) return usualTime(average[1] ?? '')
  // 日供餐能力, 日处理量
  if (/(?<![今明昨当节生假工近往平\d])日(?:供|处理|产|排|接待|收|清)[^,。;]{0,12}$/.test(left)) return '日'
  const thousand =
    /(?<!每)((?:百|千|万)(?:名)?(?:人口|人|老人|户))(?:拥有|均|托位|床位|养老|医|面积|体育)[^,。;]{0,14}$/.exec(
      left,
    )
  if (thousand) return thousand[1] ?? null
  const at = left.lastIndexOf('每')
  if (at >= 0 && !/^每(?:逢|当|一次|天都)/.test(left.slice(at))) {
    return perOf(left.slice(at + 1))
  }
  // 12个居民区各建1支: once for every neighbourhood.
  if (row.share === null && /各[一-鿿]{0,4}$/.test(left) && previous && previous.start >= from) {
    const noun = /^(?:的)?([一-鿿]{2,6}?)(?:至少|不少于|均|都)?各/.exec(norm.slice(previous.reach, row.start))
    if (noun) return noun[1] ?? null
  }
  return null
}

function usualTime(word: string): string {
  return TIMES[word] ?? word
}

/** What follows 每: a span of time, so many people, or the noun that is gone through one by one. */
function perOf(behind: string): string | null {
  const time =
    /^(?:个|一)?(季度|半年|两周|两个月|两月|双月|双周|半月|学期|工作日|季|月|年|周|天|日|星期|旬|晚)/.exec(
      behind,
    )
  if (time && !(time[1] === '日' && /^日常/.test(behind))) {
    const inner = behind.slice(time[0].length)
    const nested = inner.lastIndexOf('每')
    return nested >= 0 ? perOf(inner.slice(nested + 1)) : usualTime(time[1] ?? '')
  }
  const crowd = /^[百千万](?:名|户|位)?(?:常住|户籍)?(?:人口|老年人|老人|居民|企业|人|户)?/.exec(behind)
  if (crowd) return crowd[0]
  const classifier = CLASSIFIER.exec(behind)?.[0] ?? ''
  const rest = behind.slice(classifier.length)
  // 每处充电口不少于10个: the noun is what is counted there.
  if (
    /^[座处栋幢站所间条]$/.test(classifier) &&
    /^[一-鿿]{2,6}(?:至少|不少于|不低于)$/.test(rest) &&
    firstDeed(rest) < 0
  )
    return classifier
  const stops = [rest.search(AFTER_NOUN), firstDeed(rest)].filter((stop) => stop >= 0)
  const noun = stops.length > 0 ? rest.slice(0, Math.min(...stops)) : rest
  if (noun !== '' && noun.length <= 8 && (classifier !== '' || noun.length >= 2)) return noun
  if (classifier !== '') return classifier.replace(/^一/, '') || classifier
  return noun === '' || noun.length > 8 ? null : noun
}
