import type { Comparator } from './reading.ts'

/**
 * Bounds before a number, nearest first. 不低于 must be tried before 低于, so the list is ordered by length where one
 * ends in another.
 */
const LEFT: ReadonlyArray<readonly [RegExp, Comparator]> = [
  [/(?:不少于|不得少于|不低于|不得低于|不小于|不短于|至少|最少|起码|不下于|不下|不亚于|保底|≥|>=)$/, '>='],
  [
    /(?:不超过|不超出|不得超过|不高于|不得高于|不多于|不大于|不突破|不长于|最多|至多|最高|上限为?|≤|<=)$/,
    '<=',
  ],
  // 限4张, 限借1件; 期限, 时限 and 不限 are other words, 每期限30人 is not.
  [/(?<![有不时年权无局界极底宽])(?:(?<!期)限|(?<=每期)限)(?:购|领|借|报|取|用|停|额|招|收)?$/, '<='],
  [/(?:不足|不到|未到|未达|未满|不满|低于|少于|小于|短于|<)$/, '<'],
  [/(?:超过|超出|突破|高于|多于|大于|逾|过|>)$/, '>'],
  [/(?:控制在|压降至?|限制在)$/, '<='],
  [/(?:大约|约为|约|将近|接近|逼近|近)$/, '~'],
  [/(?:超|破)$/, '>'],
  [/上$/, '>='],
]

const FALSE_LEFT =
  /(?:签约|节约|预约|制约|集约|合约|公约|邀约|履约|违约|契约|简约|特约|续约|解约|条约|相约|附近|就近|最近|邻近|靠近|临近|亲近|贴近|走近|高超|商超|赶超|反超|中超|英超|马路上|以上|路上|线上|会上|网上|楼上|手上|床上|地上|社会上|基础上|年以上|赶上|加上|送上|报上|搭上|通过|经过|路过|渡过|度过|办过|超市|打破|突破口)$/

/** The bound that a number's left context ends in, if any. `headless`: the number is a bare 百, 千 or 万. */
export function readLeftBound(
  left: string,
  headless: boolean,
): { comparator: Comparator; length: number } | null {
  // 通过3次 is no bound; 上百, 过千, 破万 are.
  const soft = left.replace(/(?:了|到|至)$/, '')
  for (const [pattern, comparator] of LEFT) {
    for (const text of soft === left ? [left] : [left, soft]) {
      const hit = pattern.exec(text)
      if (!hit) continue
      const word = hit[0]
      if (/^(?:上|过|破)$/.test(word) && !headless) continue
      if (FALSE_LEFT.test(text) && !(headless && /^(?:上|过|破)$/.test(word) && !/(?:通过|以上)$/.test(text)))
        continue
      return { comparator, length: word.length + (left.length - text.length) }
    }
  }
  return null
}

/** A bound that stands before the verb: 至少建成一支, 不少于新增3处. */
export function readFarBound(left: string): Comparator | null {
  const hit =
    /(不少于|不低于|至少|最少|不超过|不高于|不多于|最多(?!跑)|至多|最高(?![峰气温楼点分奖的]))[一-鿿]{1,6}$/.exec(
      left.slice(-14),
    )
  if (!hit) return null
  return /^(?:不少于|不低于|至少|最少)/.test(hit[0]) ? '>=' : '<='
}

/** The bound right behind the measure word. */
export function readRightBound(right: string): { comparator: Comparator; length: number } | null {
  let hit = /^(?:的)?(?:及其?以上|或以上|以上|之上)(?!述)/.exec(right)
  if (hit) return { comparator: '>=', length: hit[0].length }
  hit = /^(?:及以下|或以下|以内|之内|以下|之下)/.exec(right)
  if (hit) return { comparator: '<=', length: hit[0].length }
  hit = /^(?:左右|上下|许(?=[,。;、)]|$))/.exec(right)
  if (hit) return { comparator: '~', length: hit[0].length }
  hit = /^(?:有余|[余多](?=[,。;、)以]|$))/.exec(right)
  if (hit) return { comparator: '>', length: hit[0].length }
  return null
}

const FROM =
  '(?:(?<![自理缘事经])由(?!于)|(?<![服听随跟遵盲屈])从(?![事业严优快速容众而此头来])|(?<![各亲来独擅私出])自(?![行治动助主建选然愿筹己家有身查来学救强信觉发费理备办编产销营用住闭立律管我媒驾贸由]))'
const LEADS_FROM = new RegExp(`${FROM}[^,。;]{0,14}$`)

/** Whether the text ends in 由, 从 or 自 with at most a few words behind it; 自行车 and 由于 are other words. */
export function leadsFrom(left: string): boolean {
  return LEADS_FROM.test(left)
}
