import { refuseMeasured } from './conditions.ts'
import { namesPerson } from './exclusions.ts'
import { DURATIONS, type Measure } from './measures.ts'
import type { Numeral } from './numerals.ts'

const SET_PHRASES =
  /^(?:两委|两新|两网|两会|两岸|两手|两级|两优|两学|两代|三会|三级|三公|三农|三社|三亩|三同|三无|三违|三方(?!面)|三大球|三位一体|三驾|四史|四新|四大名|四位一体|四个意识|四个自信|四个全面|四个合格|四个一|两个维护|两个确立|两个一百年|两个责任|两个覆盖|两个毫不|两个健康|两个先锋|三个责任|五个一|五个不|六稳|六保|七一|八一|八项规定|九九|三严|五星|五好|五美|五讲|四美|三热|三层次|五位一体|五大发展|百家姓|百花|百家争|千家万户|万家|千户万|百业|百年|百日|百姓|千万|万千|千方|万分|十分|百般|百科|万一|万物|万事|千里|百里|万里|千篇|百强|百佳|十佳|十强|一网|一站|一门|一线|一带|一路|一体|一方|一起|一定|一般|一样|一直|一些|一切|一旦|一律|一向|一时|一边|一面|一系列|一揽子|一把手|一刀|一窗|一口|一心|一致|一流|一身|一生|一举|一同|一对一|一卡通|一键|一码|一图|一张网|一件事|一条街|一条龙|一盘棋|一日|一代|一贯|一度|一番|一手|一道|一并|一再|一经|一如|一则|一部分|一天|一年|一月|一周|一方面|一大|一小|一老|一江|一网|一街|一路|一店|一企|一户一|一楼一|一人一|一点一|一处一|一区|一居一|一案|一事|一策|一次性|一家亲|一家人|一家门|一个个|一次次|一批批|一位位|一份份|一幕幕|一块块|一项项|一件件|一桩桩|一张张|一条条|一户户|一家家|一支支|一名名|一座座|一层层|一片片|一步|一股|一丝|一个月|一段|一种|一类|一批|一群|一片|一双|一对|一如既往|两旁|两侧|两边|两端|两难|三面|四面|四周|四处|四季|五金|五一|六一|三八|七夕|三轮(?:车|摩托|电动)|两轮(?:车|电动|摩托)|四轮(?:车|电动)|三脚架|三角|八段锦|三尺|百尺|千尺|万丈|十里八|三五里|八字|一字|四字|一列|三字|九年|三伏|四方|八方|三三|五彩|五谷)/

const CREATES =
  /(?:新建|新增|新设|建成|建设|建立|设立|设置|设有|设|开设|开办|增设|增加|加装|改建|扩建|改造|创建|安装|配备|配置|配|完成|举办|承办|召开|组织|开展|进行|组建|成立|引进|引入|启用|开放|投放|落成|修建|编制|编印|出版|发布|推出|评选|选派|聘请|聘任|招募|选聘|添置|购置|建|办|增|签订|签约|拆除|修缮|竣工|开工|启动|孵化|培训|走访|检查|巡查|演练|体检|慰问|补选|选举|配送|实施|新开|辟建|迁建|打通|争创|创成|达标|结对|布设|置换|更新|更换|收回|整治|清理|消除|查处|取缔|关停|种植|获得|获|收到)(?:了|好|成|起|出)?$/

/** Why a Chinese numeral with its measure word is not a quantity, or null when it is one. */
export function refuseChinese(
  norm: string,
  numeral: Numeral,
  end: number,
  measure: Measure | null,
): string | null {
  const left = norm.slice(Math.max(0, numeral.start - 24), numeral.start)
  const right = norm.slice(end, end + 24)
  const word = norm.slice(numeral.start, end)
  const here = norm.slice(numeral.start, numeral.start + 8)

  if (/第$/.test(left)) return 'ordinal'
  if (/(?:星期|周|礼拜|初|其|之)$/.test(left)) return 'ordinal'
  if (/届$/.test(left)) return 'ordinal'
  if (/(?:以上|上述|前述|下列)$/.test(left) && numeral.value <= 10) return 'reference'
  if (namesPerson(left)) return 'name of a person'
  if (/每$/.test(left)) return 'per'
  if (/(?:头版|前)$/.test(left) && !/(?:提前|目前|之前|日前)$/.test(left)) return 'rank'
  const sized =
    numeral.headless &&
    (numeral.more || boundBefore(left) || /^(?:元|人|户|家|平方米|人次)(?:以上|以内)/.test(norm.slice(end)))
  // 书屋、广场各四处 counts; 四处 alone means everywhere.
  const counted =
    measure && /(?:各|均|共|仅|至少|不少于)$/.test(left) && /^(?:$|[,。;、)(])/.test(norm.slice(measure.end))
  if (SET_PHRASES.test(here) && !sized && !counted) return 'set phrase'
  if (/[几数成]$/.test(left) && /^[十百千万亿]/.test(word)) return 'vague'
  if (/^几/.test(right)) return 'vague'
  if (
    /十[三四五]五|五四|十九大|二十大|十八大/.test(norm.slice(Math.max(0, numeral.start - 2), end + 2)) &&
    !measure
  ) {
    return 'name'
  }
  if (!measure) {
    // 募集善款三十万, 常住人口五万余
    if (/[万亿]余?$/.test(word) && !numeral.headless && /^(?:$|[,。;、)(])/.test(right)) return null
    if ((numeral.more || numeral.about) && /^[一-鿿]/.test(right) && numeral.value >= 10) return null
    return 'no measure word'
  }
  const { unit } = measure
  const after = norm.slice(measure.end, measure.end + 16)
  if (
    /^(?:路|街(?!道|区|面|巷)|桥|村|镇|弄|里(?!弄)|坊|浜|泾)/.test(after) &&
    !/^(?:条|座|个|段|处|家|所)$/.test(unit)
  )
    return 'name of a place'
  if (unit === '趟' && /(?:跑|来|走|去)$/.test(left)) return 'way of speaking'
  if (unit === '路' && !numeral.bare) return null
  if (unit === '级') return refuseMeasured(norm, numeral, measure, left)
  if (/^(?:年|月|日|号|岁|周岁|届|时|刻|线|楼|弄|路|季度|星期|周)$/.test(unit)) return 'date, age or class'
  if (unit === '分' && numeral.bare) return 'adverb'
  if (unit === '度' || (unit === '番' && !/翻[了]?$/.test(left))) return 'adverb'
  if (numeral.headless && !sized && !/^(?:名|场|人次|户次)/.test(norm.slice(end))) {
    return 'headless'
  }
  if (/二$/.test(word) && word === '二') return 'ordinal'
  if (unit === '餐' && word === '三') return 'set phrase'
  if (/^[一二两三四五六七八九十]$/.test(word)) {
    if (unit === '期' && !/^(?:培训|讲座|课|活动|报|专|节目|简报|班|[,。;、)]|$)/.test(after)) return 'phase'
    if (/^(?:座|幢|栋|层|门|组|班|队|课|节|站|段|区)$/.test(unit) && /^(?:长|号)/.test(after)) return 'name'
    if (/^(?:面|方|手|口|段|环|圈|分|级|度)$/.test(unit)) return 'set phrase'
  }
  if (word === '一') return refuseOne(left, after, unit, right)
  if (DURATIONS.has(unit) || /^[元项条次]$/.test(unit)) return refuseMeasured(norm, numeral, measure, left)
  if (unit === '平方米' && measure.spelling === '方' && numeral.value < 100) return 'side'
  return null
}

function boundBefore(left: string): boolean {
  return /(?:近|约|超|过|逾|上|破|突破|超过|达|达到|不少于|至少|不低于)$/.test(left) && !/通过$/.test(left)
}

/** 一 is a number when something is made, held or given, or when it stands behind its noun; otherwise an article. */
function refuseOne(left: string, after: string, unit: string, right: string): string | null {
  if (/(?:各|均|共|仅|每[^,。;]{0,10}|至少|不少于|不低于|新增|新建)$/.test(left)) {
    if (!/^些/.test(right)) return null
  }
  if (unit === '层' && /地[上下]$/.test(left)) return null
  if (unit === '倍') {
    return /(?:增|翻|多|高|长|加|大|超|升)(?:出|了|近|约|到|至)*$/.test(left) ? null : 'article'
  }
  if (/^[^,。;]{0,6}一[一-鿿]/.test(after) && /^[一-鿿]{0,3}一/.test(after)) return 'set phrase'
  if (
    /(?:统|唯|单|同|逐|合|万|不|归|划|为|某|另|这|那|哪|任|下|上|进|有|首|如|又|是|像|成为|作为|到|于)$/.test(
      left,
    )
  )
    return 'article'
  if (DURATIONS.has(unit)) return 'duration'
  // 口袋公园一处, 演练一次: behind its noun.
  if (/[一-鿿”)]$/.test(left) && /^(?:$|[,。;、)(]|和|及|以上)/.test(after)) {
    return /(?:做|尽|迈上|另|第|成|为|在|同|的|了|说|看|站在|于)$/.test(left) ? 'article' : null
  }
  if (CREATES.test(left)) {
    if (
      unit === '个' &&
      /^(?:温馨|美好|良好|和谐|更加|更|安全|全新|舒适|平安|崭新|绿色|健康|文明)/.test(after)
    )
      return 'article'
    return null
  }
  return 'article'
}
