/**
 * The open lexicon of measure words. A measure word is a grammatical class of Chinese (GB/T 20532, annex on word
 * classes, calls it 量词) and nearly closed, so it is listed; nouns are never listed as units.
 */
const COUNTED = `
人次 人 名 位 人份 人天 人时 口 户 户次 家 家次 户数 个 只 件 件次 套 套次 台 台次 台套 部 辆 辆次 艘 架 架次 支 枝 条 条次
项 项次 处 处次 座 栋 幢 栋次 幢次 间 间次 所 所次 扇 面 盏 根 棵 株 丛 盆 块 片 张 份 本 册 册次 篇 幅 封 枚 把 顶 床 床次 杆 桩 门 门次 道 层 班 班次
批 批次 轮 轮次 期 期次 场 场次 次 回 趟 遍 例 例次 起 宗 单 笔 票 席 档 类 种 款 样 组 组次 对 双 副 队 队次 群 串 堆 桶 箱 袋 包 瓶 罐 盒 卷 杯 碗
餐 餐次 客 客次 顿 晚 证 课 课时 学时 节 节次 讲 堂 幕 集 首 曲 段 步 环 圈 站 站次 头 匹 羽 尾 朵 颗 粒 滴 针 针次 剂 剂次 孔 樘 眼 基 尊 帧 路 点次 个次
村次 校次 岗 席位 标箱 师次 级 度 届 番 成 分 号 页 则 人·次 人/次 户/次 场/次 件/次 台/套 台(套) 人(次) 户(次) 场(次) 件(次)
倍 米 延米 延长米 公里 千米 厘米 毫米 平方米 平方公里 平方千米 平方 平米 公顷 亩 立方米 立方 方 吨 公吨 公斤 千克 克 斤 升 毫升 瓦 千瓦 兆瓦 千瓦时 千伏安 兆
元 美元 块钱 小时 个小时 分钟 秒 天 日 工作日 个工作日 月 个月 周 星期 个星期 年 学期 季度 个季度 岁 周岁 个百分点 百分点 刻钟
`
const SYMBOLS: Readonly<Record<string, string>> = {
  '%': '%',
  '‰': '‰',
  '℃': '℃',
  '°C': '℃',
  摄氏度: '℃',
  '㎡': '平方米',
  'm²': '平方米',
  'M²': '平方米',
  m2: '平方米',
  M2: '平方米',
  'm³': '立方米',
  m3: '立方米',
  M3: '立方米',
  '㎥': '立方米',
  'km²': '平方公里',
  km2: '平方公里',
  km: '公里',
  KM: '公里',
  Km: '公里',
  '㎞': '公里',
  m: '米',
  M: '米',
  cm: '厘米',
  '㎝': '厘米',
  mm: '毫米',
  kg: '公斤',
  KG: '公斤',
  Kg: '公斤',
  '㎏': '公斤',
  t: '吨',
  kW: '千瓦',
  KW: '千瓦',
  kw: '千瓦',
  kWh: '千瓦时',
  kwh: '千瓦时',
}
const USUAL: Readonly<Record<string, string>> = {
  平方: '平方米',
  平米: '平方米',
  平方千米: '平方公里',
  立方: '立方米',
  千米: '公里',
  千克: '公斤',
  公吨: '吨',
  延长米: '延米',
  块钱: '元',
  个小时: '小时',
  个工作日: '工作日',
  个星期: '星期',
  个季度: '季度',
  百分点: '个百分点',
  户数: '户',
  人·次: '人次',
  '人/次': '人次',
  '人(次)': '人次',
  '户/次': '户次',
  '户(次)': '户次',
  '场/次': '场次',
  '场(次)': '场次',
  '件/次': '件次',
  '件(次)': '件次',
  '台/套': '台套',
  '台(套)': '台套',
  方: '平方米',
}

/**
 * A measure word's character that is really the beginning of a noun: 20家庭, 3片区, 5支部. Each entry is the
 * character and what may follow it to make that noun.
 */
const NOUNS: Readonly<Record<string, RegExp>> = {
  家: /^家(庭|属|长(?![三者])|园(?!区)|门|风)/,
  片: /^片(区|长)/,
  支: /^支(部|持|援(?![鄂沪藏疆边])|付|撑|委)/,
  组: /^组(织|团|长)/,
  点: /^点位/,
  门: /^门(店|洞|岗|楼|卫|责|牌|诊|户|头)/,
  户: /^户籍/,
  口: /^口(袋|岸|径|碑)/,
  路: /^路(口|段|面|灯|长|边)/,
  级: /^级(别)/,
  层: /^层(级|面|次)/,
  项: /^项目(?!标|的)/,
  处: /^处(室|置(?!换)|理|级|罚)/,
  场: /^场(所|地(?!方)|馆|景)/,
  台: /^台(阶|账|风)/,
  队: /^队(伍|员|长)/,
  班: /^班(组|级|子|长)/,
  条: /^条(线|例|件)(?!路)/,
  个: /^个(人(?![防大行才民文力口])|性|体(?![育验检])|案(?![例件]))/,
  人: /^人(大代|大工|民|才|员|行|均|文化|流|气|群|生|性|防|士|力|物|像)/,
  位: /^位(置|于|列|一体)/,
  面: /^面(积|向|对|貌|临|试)/,
  件: /^件套/,
  名: /^名(称|单(?![身亲独])|录|额|师(?!生)|医(?![务生护疗])|牌|优(?!秀))/,
  度: /^度(假|过)/,
  分: /^分(之|钟|类|别|会|管|支|中|局|级|析|布|散|站|馆|队)/,
  成: /^成(立|功|为|员|果|品|长|本|效|绩|都|熟|就|人|片|套|年|交|群|型|分)/,
  节: /^节(点|能|约|日|水)/,
  站: /^站(点|式)/,
  所: /^所(在|属|需)/,
  次: /^次(日|月|年|要|数|生|序|性|方|元)/,
  期: /^期(间|末|限|望|待|刊)/,
  对: /^对(接|象|于|口|外|应|标|照|策|一|\d)/,
  课: /^课(程|堂|题|外|后|本)/,
  单: /^单(位|元|独|项|身|车|一|亲)/,
  号: /^号(召)/,
  步: /^步(行|道|骤|伐)/,
  环: /^环(境|节|保|卫|绕|线)/,
  圈: /^圈(层)/,
  本: /^本(街|区|市|地|社|年|级|次|人|科|月|届|土)/,
  册: /^册(子)/,
  票: /^票(据|选)/,
  席: /^席(卷)/,
  包: /^包(括|含|装|保|干|容)/,
  讲: /^讲(座|解|堂|师|述|好|究|话)/,
  堂: /^堂(食)/,
  集: /^集(中|体|团|市|聚|合|成|贸)/,
  段: /^段(落)/,
  双: /^双(方|向|重|拥|休|随|减|报|创|提|周|月)/,
  周: /^周(年|边|岁|围|密|期|末|一|二|三|四|五|六|日)/,
  方: /^方(便|式|面|向|案|法|针|位|阵|舱)/,
  元: /^元(旦|宵|素|宇|器|件)/,
  天: /^天(然|井|际|气|目|台|桥|地)/,
  日: /^日(常|均|间|照|用|内|前|起|至|托)/,
  月: /^月(均|底|初|末|月|度)/,
  年: /^年(龄|均|度|级|初|底|末)/,
  样: /^样(板|本|式)/,
  类: /^类似/,
  种: /^种(植(?!物)|子|养)/,
  头: /^头(盔|部|条)/,
  根: /^根(据|本)/,
  座: /^座(谈|位|机|椅)/,
  间: /^间(隔|接)/,
  起: /^起(草|步|点|到)/,
  把: /^把(关|握|手|控)/,
  副: /^副(主|书|食|业)/,
  首: /^首(届|次|批|个|先|问|席)/,
  道: /^道(路|闸|德|口|具)/,
  栋: /^栋长/,
  客: /^客(厅|户|流|运|堂|人)/,
  餐: /^餐(饮|厅|桌|厨|具|馆)/,
  床: /^床位/,
  岗: /^岗(位|亭)/,
  基: /^基(础|本|层|地|金|于|站)/,
  群: /^群(众|租|体|团|防)/,
  页: /^页面/,
  档: /^档(案|次)/,
  款: /^款(项|式)/,
  顶: /^顶(层|楼)/,
  块: /^块(面)/,
  米: /^米(粉|饭)/,
  升: /^升(级|降|学|旗|至|到)/,
  克: /^克(服|难)/,
  吨: /^吨位/,
  瓦: /^瓦(斯|片)/,
  兆: /^兆(瓦|丰)/,
  针: /^针(对|灸)/,
  眼: /^眼(科|镜|底)/,
}

interface Entry {
  spelling: string
  unit: string
}

const BY_FIRST = new Map<string, Entry[]>()
const add = (spelling: string, unit: string): void => {
  const first = spelling.charAt(0)
  const list = BY_FIRST.get(first) ?? []
  list.push({ spelling, unit })
  BY_FIRST.set(first, list)
}
for (const spelling of COUNTED.split(/\s+/).filter((word) => word !== ''))
  add(spelling, USUAL[spelling] ?? spelling)
for (const [spelling, unit] of Object.entries(SYMBOLS)) add(spelling, unit)
for (const list of BY_FIRST.values()) list.sort((a, b) => b.spelling.length - a.spelling.length)

const KNOWN_UNITS = new Set([...BY_FIRST.values()].flat().map((entry) => entry.spelling))

export interface Measure {
  /** The measure word in its usual spelling. */
  unit: string
  /** As written. */
  spelling: string
  start: number
  end: number
}

/** The measure word that begins at `at` (大 and 小 may stand before 类, 项 and their like), or null. */
export function readMeasure(text: string, at: number): Measure | null {
  const head = text.slice(at, at + 8)
  // 6大类, 10小件: an adjective between number and measure word.
  if (/^[大小中整][类项块片件批组套场步]/.test(head) && !/^[大小中]组[织团]|^[大小]项目|^大场/.test(head)) {
    const inner = head.charAt(1)
    return { unit: inner, spelling: head.slice(0, 2), start: at, end: at + 2 }
  }
  const entries = BY_FIRST.get(head.charAt(0))
  if (!entries) return null
  for (const { spelling, unit } of entries) {
    if (!head.startsWith(spelling)) continue
    if (spelling.length === 1 && NOUNS[spelling]?.test(head)) continue
    if (/[A-Za-z]$/.test(spelling) && /^[A-Za-z0-9]/.test(head.slice(spelling.length))) continue
    return { unit, spelling, start: at, end: at + spelling.length }
  }
  return null
}

/** Whether a line break fell inside a measure word: "12课|时", "1.2万平方|米", "4.5万小|时". */
export function breaksMeasure(previous: string, next: string): boolean {
  for (let length = 1; length <= 4; length++) {
    const head = previous.slice(-length)
    const before = previous.charAt(previous.length - length - 1)
    if (!/[\d一二两三四五六七八九十百千万亿余多个]/.test(before)) continue
    const entries = BY_FIRST.get(head.charAt(0)) ?? []
    for (const { spelling } of entries) {
      if (spelling.length > length && spelling.startsWith(head) && next.startsWith(spelling.slice(length)))
        return true
    }
  }
  return false
}

export function isMeasure(word: string): boolean {
  return KNOWN_UNITS.has(word)
}

export function usualUnit(word: string): string {
  return USUAL[word] ?? SYMBOLS[word] ?? word
}

/** Units that are durations: conditions unless something is said to be lengthened, shortened or added up. */
export const DURATIONS: ReadonlySet<string> = new Set([
  '小时',
  '分钟',
  '秒',
  '刻钟',
  '天',
  '晚',
  '日',
  '工作日',
  '月',
  '个月',
  '周',
  '星期',
  '年',
  '学期',
  '季度',
])

/** Units in which a size is measured rather than a number of things counted. */
export const SIZES: ReadonlySet<string> = new Set([
  '平方米',
  '平方公里',
  '公顷',
  '亩',
  '立方米',
  '米',
  '延米',
  '公里',
  '厘米',
  '毫米',
  '层',
  '千瓦',
  '千伏安',
  '兆',
])

/** Units that count people. */
export const PEOPLE: ReadonlySet<string> = new Set(['人', '名', '位', '人次', '口', '人份'])
