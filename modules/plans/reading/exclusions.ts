import { DURATIONS, type Measure } from './measures.ts'
import type { Numeral } from './numerals.ts'
import { endsInDeed } from './verbs.ts'

/** Stretches of a block whose numbers belong to a name: titles in 《》 and short quoted names. */
export function findNames(norm: string): [number, number][] {
  const spans: [number, number][] = []
  const pairs: Readonly<Record<string, string>> = { '《': '》', '“': '”', '‘': '’', '〈': '〉', '"': '"' }
  for (let at = 0; at < norm.length; at++) {
    const close = pairs[norm.charAt(at)]
    if (close === undefined) continue
    const limit = norm.charAt(at) === '《' ? 80 : 24
    const end = norm.slice(at + 1, at + 1 + limit).indexOf(close)
    if (end < 0) continue
    const inner = norm.slice(at + 1, at + 1 + end)
    const isTitle = norm.charAt(at) === '《' || norm.charAt(at) === '〈'
    // A quoted sentence still speaks; a quoted name does not.
    if (isTitle || (inner.length <= 20 && !/[,。;]/.test(inner))) {
      spans.push([at, at + end + 2])
      at += end + 1
    }
  }
  return spans
}

const LIST_TO_NAME =
  /^(?:(?:[、和及与至到~-]|号[、和及与至到~-])\d{1,5})*(?:支?弄|号(?![召角])|室|月(?!均)|日(?!均|常|间|托)|年(?!龄|均)|周?岁|届|版|线(?![上下])|楼(?!组|宇|道|栋)|#)/
const HOTLINE = /^(?:热线|平台|工单|电话|市民|服务热线|警|接处|联动|指挥|急救|宣传日|消防)/
const KNOWN_HOTLINES =
  /^(?:12345|12319|12315|12348|12355|12333|12338|12371|12388|12328|12369|12350|12349|10086|10000|10010|95598|110|119|120|122|114|962\d{3}|96\d{3})$/

/**
 * Why a figure in Arabic digits is not a quantity, or null when it is one. `end` is where the number (or the range
 * it opens) ends.
 */
export function refuseArabic(
  norm: string,
  numeral: Numeral,
  end: number,
  measure: Measure | null,
): string | null {
  const left = norm.slice(Math.max(0, numeral.start - 24), numeral.start)
  const right = norm.slice(end, end + 40)
  const before = left.charAt(left.length - 1)
  const { digits, value } = numeral

  if (/第[约近]?$/.test(left) || /第\d{1,3}[、和至到~-]$/.test(left)) return 'ordinal'
  if (
    /[A-Za-z]$/.test(left) &&
    !(measure && measure.unit !== '级' && measure.unit !== '号' && /[A-Za-z]{3}$/.test(left))
  ) {
    return 'code'
  }
  if (/^[A-Za-z]/.test(right) && !measure) return 'code'
  if (/[A-Za-z]-$/.test(left)) return 'code'
  if (/^[·]\d/.test(right) || /\d[·]$/.test(left)) return 'day'
  if (/[:]$/.test(left) && /\d:$/.test(left)) return 'time'
  if (/^:\d/.test(right)) return 'time'
  if (/^(?:时(?!间)|点(?!位|次|评)(?:\d|半|整|[,。至到~-]|起|前|后|开|$)|时许)/.test(right)) return 'time'
  if (/(?:上午|下午|晚上|早上|中午|凌晨|傍晚)$/.test(left)) return 'time'
  if (/\d\/$/.test(left) || /^\/\d/.test(right)) return 'fraction'
  if (/[×xX*]$/.test(left) || /^[×xX*]\d/.test(right)) return 'formula'
  if (/\+$/.test(left) && /[\dNXn]\+$/.test(left)) return 'slogan'
  if (/^\+(?:\d|[NXnx])/.test(right) || (/^\+/.test(right) && !measure)) return 'slogan'
  if (/^[比对]\d/.test(right) || /\d[比对]$/.test(left)) return 'ratio'
  if (LIST_TO_NAME.test(right) && !(measure && measure.unit === '个月')) return 'date or address'
  if (
    /^(?:年代|世纪|周年|年级|级(?!别)|星级|星|强|折|℃|°|度角|后(?=[、,。”的一-鿿]))/.test(right) &&
    !/^后勤/.test(right)
  ) {
    if (!/^后/.test(right) || (value < 100 && value % 5 === 0)) return 'class or edition'
  }
  if (/^(?:路|路公交|号线)/.test(right) && !/^路(?:高清|监控|视频|探头|摄像)/.test(right)) return 'road'
  if (/^(?:19|20)\d\d$/.test(digits) && numeral.bare && !measure) return 'year'
  if (/^(?:19|20)\d\d\.\d/.test(digits) && !measure) return 'date'
  if (/^\.\d/.test(right)) return 'version'
  if (/\.$/.test(left) && /\d\.$/.test(left)) return 'version'
  if (/^(?:版|时代|模式|升级版)/.test(right)) return 'edition'
  if (/前$/.test(left) && !/(?:提前|目前|之前|年前|以前|日前|月前|会前)$/.test(left)) return 'rank'
  if (/(?:排名|位居|位列|名列|列)(?:全市|全区|全国|本市|本区|中心城区)?$/.test(left)) return 'rank'
  if (numeral.bare && digits.length >= 7 && (digits.length >= 11 || !measure)) return 'telephone'
  if (
    /(?:电话|热线|手机|拨打|致电|传真|邮编|编号|微信号|账号|证号|QQ|QQ群|咨询|门牌|邮政编码)[:为是号]{0,2}$/.test(
      left,
    ) &&
    numeral.bare &&
    !measure
  ) {
    return 'telephone'
  }
  if (/^-\d{3,}/.test(right) || /\d{3,}-$/.test(left)) return 'telephone'
  if (numeral.bare && digits.length >= 3 && digits.length <= 6 && HOTLINE.test(right) && !measure)
    return 'hotline'
  if (numeral.bare && KNOWN_HOTLINES.test(digits) && !measure) return 'hotline'
  if (
    /(?:^|[。;:(,])$/.test(before) &&
    value <= 60 &&
    numeral.bare &&
    /^(?:[、.](?!\d)|[)])/.test(right) &&
    !measure
  ) {
    return 'list number'
  }
  if (/每$/.test(left)) return 'per'
  if (/(?:星期|周|礼拜)$/.test(left) && !measure && value <= 7) return 'weekday'
  if (measure) return refuseMeasured(norm, numeral, measure, left)
  if (/(?:由|从)[^,。;]{0,8}$/.test(left) && /^(?:增|提|升|降|减|扩|缩|压|调|拓|上升|下降)/.test(right))
    return null
  // 新增500车位: what a verb of making takes as its object is a number of things, even without a measure word.
  if (
    endsInDeed(left.slice(-8)) &&
    /^[一-鿿]{2}/.test(right) &&
    value >= 2 &&
    !/^(?:年|月|日|号|后|级)/.test(right)
  )
    return null
  // A figure without measure word counts only where it can be nothing else.
  if (numeral.more || numeral.about || !numeral.bare) return /^[时]/.test(right) ? 'time' : null
  // A cell of a table that holds nothing but the figure.
  if (/\t$/.test(left) && /^(?:\t|$)/.test(right)) return null
  if (/^$|^[,。;、)\t\n]/.test(right)) {
    return /(?:率|度|分|数|量|为|达|达到|至|到|约|近|超|于|逾|计|共|:|\t|[)])$/.test(left) || left === ''
      ? null
      : 'bare figure'
  }
  if (
    /^(?:居民区|居委|小区|社区|网格|楼组|楼宇|村居|居村|单位|企业|项目|街镇|街道|片区|点位|家庭|支部|党支部)/.test(
      right,
    )
  ) {
    return /^(?:街道|社区)/.test(right) ? 'name' : null
  }
  return 'bare figure'
}

/** 联系人：佟九成 */
export function namesPerson(left: string): boolean {
  return /(?:联系人|经办人|负责人|记者|通讯员|署名|作者|摄影|编辑)[:\s]{0,2}[一-鿿]{0,2}$/.test(left)
}

/** Refusals common to Arabic and Chinese numbers once the measure word is known. */
export function refuseMeasured(
  norm: string,
  numeral: Numeral,
  measure: Measure,
  left: string,
): string | null {
  const right = norm.slice(measure.end, measure.end + 24)
  const { unit, spelling } = measure
  const { value } = numeral
  switch (unit) {
    case '岁':
    case '周岁':
    case '届':
    case '号':
      return 'age, edition or address'
    case '级':
      return 'class'
    case '月':
    case '季度':
      return /^个/.test(spelling) && /(?:缩短|压缩|减少|延长|提前|共|累计)[了至到]?$/.test(left)
        ? null
        : 'date'
    case '度':
      return /^电/.test(right) || /电[^,。]{0,6}$/.test(left) ? null : 'degree'
    case '分':
      if (/^(?:钟|之|米)/.test(right) || /[时点]$/.test(left)) return 'time'
      return null
    case '方':
      return value >= 100 ? null : 'side'
    case '期':
      if (/^(?:工程|项目|改造|地块|建设)/.test(right) && value <= 5) return 'phase'
      return null
    case '页':
      return 'page'
    case '米':
    case '公里':
      if (/^(?:线|高度|深|赛|跑|栏)/.test(right)) return 'name'
      return null
    case '栋':
    case '幢':
    case '座':
    case '层':
      if (/[号弄#]$/.test(left)) return 'address'
      if (
        /[村苑园里坊庭邸]$/.test(left) &&
        unit !== '层' &&
        norm.charAt(measure.start - 1) !== norm.charAt(numeral.start) &&
        value < 20 &&
        /[至到~-]/.test(norm.slice(numeral.start, measure.start))
      )
        return 'address'
      return null
    case '名':
    case '位':
      if (/(?:^|[^提目之以])前$/.test(left)) return 'rank'
      return null
    case '元':
      return refuseUnitPrice(numeral, left, right)
    case '平方米':
      // 三方协议 is not three square metres.
      return spelling === '方' && value < 100 ? 'side' : null
    case '次':
      if (/连续$/.test(left)) return 'condition'
      // 一届五次会议 counts sessions up; 召开三次会议 counts meetings held.
      if (
        /^(?:会议|全会|全体|常委会|代表大会|党代会|人代会|社代会)/.test(right) &&
        !/(?:召开|举行|组织|开|举办|共|各|了)$/.test(left)
      )
        return 'ordinal'
      return /^(?:方|元)/.test(right) ? 'name' : null
  }
  if (DURATIONS.has(unit)) return refuseDuration(numeral, unit, spelling, left, right)
  return null
}

/**
 * A price is what one thing costs; a subsidy or a cap for each household is a condition of the promise and stays
 * a quantity.
 */
function refuseUnitPrice(numeral: Numeral, left: string, right: string): string | null {
  if (/^\//.test(right) || /^每/.test(right)) return 'unit price'
  if (
    /(?:单价|票价|售价|价格|定价|收费|优惠价|时薪|月薪|月租|面额|面值|仅需|只需|仅售|均价)[^,。;]{0,3}$/.test(
      left,
    )
  ) {
    return 'unit price'
  }
  const granted =
    /(?:补贴|补助|资助|奖励|扶持|救助|慰问|发放|投入|减免|最高|不超过|不低于|上限|给予|限额)[^,。;]{0,6}$/.test(
      left,
    )
  if (
    !granted &&
    /每(?:人|户|家|名|位|个|次|场|份|台|套|平方米|平米|张|顿|餐|月|年|天|小时|课时|人次|床|亩|吨|度|栋|幢|处|件|条)[^,。;\d]{0,10}$/.test(
      left,
    )
  ) {
    return 'unit price'
  }
  if (
    numeral.value < 2000 &&
    /^(?:的)?(?:低价|优惠|公益|惠民|特价)?(?:电影|门票|票|套餐|午餐|早餐|晚餐|餐|理发|菜|券|观影|戏|店|一|公益|低偿)/.test(
      right,
    )
  ) {
    return 'unit price'
  }
  return null
}

/**
 * A duration is a condition ("48小时内", "3个月") and no quantity, unless it is itself what is achieved: shortened,
 * lengthened, given in hours of service.
 */
function refuseDuration(
  numeral: Numeral,
  unit: string,
  spelling: string,
  left: string,
  right: string,
): string | null {
  if (unit === '年' || unit === '月' || unit === '星期' || unit === '周') return 'duration'
  // 每周开放不少于56小时, 每季度蹲点5天: measured by the week, hours and days are what is promised.
  if (/每(?:个)?(?:周|季度?|月|年|日|天|晚)[^,。;]{0,14}$/.test(left) && !/^(?:内|以内|前|后)/.test(right))
    return null
  if (
    /(?:不少于|不低于|至少|不得少于)$/.test(left) &&
    !/^(?:内|以内|前|后)/.test(right) &&
    !/(?:提前|公示|连续|满)[^,。;]{0,8}$/.test(left)
  )
    return null
  if (unit === '晚') return 'night'
  if (/(?:人|户)均[^,。;]{0,8}$/.test(left)) return null
  if (unit === '日' && spelling === '日') return 'date'
  const changed =
    /(?:缩短|压缩|压减|减少|延长|增加|提速|缩减|精简|降低|降)(?:了|至|到|为)?(?:约|近|超过|不少于|不超过)?$/.test(
      left,
    )
  if (/^(?:缩短|压缩|压减|减至|减少|缩减|延长|提速|降)/.test(right)) return null
  if (changed || /(?:缩短|压缩|压减|减至|缩减|延长|提速|降低)[^,。;]{0,10}$/.test(left)) return null
  if (
    /^(?:内|以内|之内|前|后|间|里|不间断|全天|值守|响应|在线|无休|营业|自助|服务|热线|生活圈|圈|一次|轮|制|的)/.test(
      right,
    )
  ) {
    const total = /(?:累计|总计|合计|时长|服务时间|总时长|共计)[^,。;]{0,8}$/.test(left)
    if (!(total && /^(?:的|服务)/.test(right))) return 'condition'
  }
  if (
    /(?:累计|总计|合计|共计|时长|时数|工时|机时|学时|不少于|贡献|奉献|达|达到|服务|超过|突破|超)(?:了|约|近|达|达到|超|超过|为|不少于)*$/.test(
      left,
    )
  ) {
    return /(?:用时|耗时|历时|连续|为期|超过|不少于)$/.test(left) && numeral.value < 100 ? 'condition' : null
  }
  if (unit === '小时' && numeral.value >= 100) return null
  if (unit === '天' && numeral.value >= 100) return null
  return 'duration'
}

const SET_PHRASES =
  /^(?:两委|两新|两网|两会|两岸|两手|两级|两优|两学|两代|三会|三级|三公|三农|三社|三亩|三同|三无|三违|三方(?!面)|三大球|三位一体|三驾|四史|四新|四大名|四位一体|四个意识|四个自信|四个全面|四个合格|四个一|两个维护|两个确立|两个一百年|两个责任|两个覆盖|两个毫不|两个健康|两个先锋|三个责任|五个一|五个不|六稳|六保|七一|八一|八项规定|九九|三严|五星|五好|五美|五讲|四美|三热|三层次|五位一体|五大发展|百家姓|百花|百家争|千家万户|万家|千户万|百业|百年|百日|百姓|千万|万千|千方|万分|十分|百般|百科|万一|万物|万事|千里|百里|万里|千篇|百强|百佳|十佳|十强|一网|一站|一门|一线|一带|一路|一体|一方|一起|一定|一般|一样|一直|一些|一切|一旦|一律|一向|一时|一边|一面|一系列|一揽子|一把手|一刀|一窗|一口|一心|一致|一流|一身|一生|一举|一同|一对一|一卡通|一键|一码|一图|一张网|一件事|一条街|一条龙|一盘棋|一日|一代|一贯|一度|一番|一手|一道|一并|一再|一经|一如|一则|一部分|一天|一年|一月|一周|一方面|一大|一小|一老|一江|一网|一街|一路|一店|一企|一户一|一楼一|一人一|一点一|一处一|一区|一居一|一案|一事|一策|一次性|一家亲|一家人|一家门|一个个|一次次|一批批|一位位|一份份|一幕幕|一块块|一项项|一件件|一桩桩|一张张|一条条|一户户|一家家|一支支|一名名|一座座|一层层|一片片|一步|一股|一丝|一个月|一段|一种|一类|一批|一群|一片|一双|一对|一如既往|两旁|两侧|两边|两端|两难|三面|四面|四周|四处|四季|五金|五一|六一|三八|七夕|九年|三伏|四方|八方|三三|五彩|五谷)/

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
  if (SET_PHRASES.test(here) && !sized) return 'set phrase'
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
  if (/^(?:年|月|日|号|岁|周岁|届|级|时|刻|线|楼|弄|路|季度|星期|周)$/.test(unit)) return 'date, age or class'
  if (unit === '分' && numeral.bare) return 'adverb'
  if (unit === '度' || (unit === '番' && !/翻[了]?$/.test(left))) return 'adverb'
  if (numeral.headless && !sized && !/^(?:名|场|人次|户次)/.test(norm.slice(end))) {
    return 'headless'
  }
  if (/二$/.test(word) && word === '二') return 'ordinal'
  if (/^[一二三四五六七八九十]$/.test(word)) {
    if (unit === '期' && !/^(?:培训|讲座|课|活动|报|专|节目|简报|班|[,。;、)]|$)/.test(after)) return 'phase'
    if (/^(?:座|幢|栋|层|门|组|班|队|课|节|站|段|区)$/.test(unit) && /^(?:长|号)/.test(after)) return 'name'
    if (/^(?:面|方|手|口|段|环|圈|分|级|度)$/.test(unit)) return 'set phrase'
  }
  if (word === '一') return refuseOne(left, after, unit, right)
  if (DURATIONS.has(unit) || unit === '元') return refuseMeasured(norm, numeral, measure, left)
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
