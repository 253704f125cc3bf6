import { PEOPLE, SIZES } from './measures.ts'
import { namesPlace, PLACE } from './places.ts'
import type { Setting } from './settings.ts'
import { hasDeed } from './verbs.ts'

export { namesPlace } from './places.ts'

const PLACE_ADJOINING = new RegExp(`^(?:${PLACE})$`)
const PLACE_BEGINS = new RegExp(`^(?:${PLACE})`)

/** Prepositions, each only where it is a word of its own: 参与, 现在, 以上, 在建 and 部分 are others. */
const PREPOSITION =
  /(?<![存现正实所内潜])在(?!建|册|线|校|职|岗|编|读|档|于|此|内|途|园|院|全(?![部体]))|(?<!关|对|由|位|属|处|基|低|高|少|多|大|小|等|快)于|(?<!成|作|认|行|称|分|改|因|列|视|均|约|变|[优转]化|整合|调整|合并|归并|重组|细化|细分|撤并)为(?!期|主|民|老)|面向|围绕|聚焦|针对|依托|利用|借助|结合|覆盖|惠及|涉及|辐射|涵盖|遍布|分布|深入|走进|进入|走遍|分赴|奔赴|前往|进驻|横跨|联合|会同|携手|组织|发动|按照|分为|划分为|来自|下沉到|下沉至|下沉(?!式)|延伸到|延伸至|推广到|推广至|拓展到|拓展至|覆盖到|配送到|送到|送进|(?<=^|[,、])到|(?:开|搬|办|建|设|派|铺|扩展|进|伸|引|沉)(?:到|进|至)(?!度)|派驻|派往|(?<![结面应绝])对|向|(?<![供])给|(?<![参])与|(?<=^|[,、已将])(?:分|从|按(?![时期需月季年质量])|以|同|通过|跨)/g
const LISTING = /^(?:依托|围绕|聚焦|从|按照|按|分|分为|划分为|横跨|跨|以)$/
/** Units that can count places and bodies. */
const COUNTS_PLACES = /^(?:个|处|所|条|座|片|家|栋|幢|支|类|项|块|村|段|站|组|间|级|轮)$/

/**
 * Scope: the places or groups across which something is done. What a verb of doing takes as its object is not scope
 * ("指导8个小区组建业委会"); what a preposition governs is ("在12个居民区开展"), and so are places that do something
 * else than come to be ("6个村完成改厕300座").
 */
export function isScope(setting: Setting): boolean {
  const { row, left, right } = setting
  const unit = row.unit ?? ''
  if (unit === '%' || unit === '元') return false
  // 涉及房屋34幢、14.6万平方米: it reaches over sizes too.
  if (SIZES.has(unit))
    return /涉及(?!面广)[^,。;]*$/.test(left) && !hasDeed(left.slice(left.lastIndexOf('涉及') + 2))
  // 支持14个居民区开展……: the deed is theirs.
  if (
    /(?:支持|鼓励|引导|督促|发动)$/.test(left) &&
    namesPlace(right) &&
    (hasDeed(right) || /试点|探索|尝试/.test(right)) &&
    !achieves(right)
  )
    return true
  const people = PEOPLE.has(unit) || unit === '户' || unit === '户次'
  for (const hit of [...left.matchAll(PREPOSITION)].reverse()) {
    if (people && hit[0] === '覆盖' && hasDeed(left.slice(Math.max(0, hit.index - 6), hit.index))) continue
    const verdict = governs(hit[0], left.slice(hit.index + hit[0].length), setting, unit, people)
    if (verdict !== null) return verdict
  }
  if (people) return false
  // 28个小区中，已有19个……: what the next is taken from.
  if (
    COUNTS_PLACES.test(unit) &&
    /^[一-鿿]{1,10}当?中$/.test(right) &&
    namesPlace(right.replace(/当?中$/, ''))
  )
    return true
  // 22个社区中19个建成……
  if (
    COUNTS_PLACES.test(unit) &&
    setting.next &&
    /^[一-鿿]{1,10}?当?中(?:,?(?:已)?有|的)?$/.test(setting.norm.slice(row.reach, setting.next.start)) &&
    namesPlace(right.replace(/当?中.*$/, ''))
  )
    return true
  // 在全区14个街镇中排名第三
  if (COUNTS_PLACES.test(unit) && /^[一-鿿]{1,8}中(?:排|位|名列|列|率先|第|首|处于|居)/.test(right))
    return true
  // 从12个候选项目中票决出10项: what is chosen from is not what is chosen.
  if (/^从/.test(left) && /中$/.test(right)) return true
  if (isAddressee(setting)) return true
  if (isOwner(setting) || isRearranged(setting)) return true
  const adjoining = adjoins(setting)
  return adjoining ?? isSubject(setting)
}

/** 3个标段9个小区: of two that touch, the first is where the second is counted; null when nothing touches. */
function adjoins({ norm, row, next, left, right, earlier }: Setting): boolean | null {
  if (!next) return null
  const between = norm.slice(row.reach, next.start)
  if (between.length <= 8 && PLACE_ADJOINING.test(between)) {
    const object = hasDeed(left.slice(-14)) || hasDeed(earlier.slice(-10))
    return (
      !(object && between === '小区' && /^[栋幢座]$/.test(next.unit ?? '')) ||
      /(?:在|惠及|涉及|覆盖)[^,。;]{0,6}$/.test(left)
    )
  }
  // 实现17个村（社区）全覆盖
  if (
    next.wordless &&
    next.unit === '%' &&
    between.length <= 16 &&
    !/[,。;]/.test(between) &&
    !hasDeed(between.replace(/服务$/, ''))
  ) {
    return COUNTS_PLACES.test(row.unit ?? '') && /^[^\d]*$/.test(between) && between !== ''
  }
  // 中小学14所实现全覆盖
  if (
    next.wordless &&
    next.unit === '%' &&
    /^(?:均|都|全部)?(?:实现|做到|达到)[^,。;]{0,8}$/.test(between) &&
    namesPlace(left)
  ) {
    return true
  }
  return next.wordless && left === '' && PLACE_BEGINS.test(right) ? true : null
}

/** 各科室、21个社区: to whom a paper goes. */
function isAddressee({ norm, right }: Setting): boolean {
  return (
    norm.length <= 90 &&
    /^(?:居民区|居委会|社区|村|单位|部门)(?:居委会|党组织|委员会)?$/.test(right) &&
    /各(?:办|科|部门|中心|单位|村|社区|居|处|股|站|所|有关)|(?:主|抄|分|报|发)?送:|印发/.test(norm) &&
    !hasDeed(norm)
  )
}

/** 将18个社区优化为96个网格: what was there before it was divided or joined. */
function isRearranged({ row, left, right }: Setting): boolean {
  return (
    COUNTS_PLACES.test(row.unit ?? '') &&
    /(?:^|[,、])?(?:将|把|由)[^,。;]{0,16}$/.test(left) &&
    /^[^,。;\d]{1,10}(?:优化|整合|划分|细分|细化|调整|合并|撤并|归并|重组|精简|拆分|改造|改建)[为成](?=[\d一二两三四五六七八九十])/.test(
      right,
    )
  )
}

/** 审议五家单位的报告, 消除24条背街小巷的盲区: the object is the report and not the units. */
function isOwner({ left, right }: Setting): boolean {
  if (!namesPlace(right)) return false
  const owned = /^(?:的)?[一-鿿“”]{1,10}?的([一-鿿“”、]+)/.exec(right)
  // 解决6个小区停车难问题
  if (
    /^[一-鿿]{2,16}(?:问题|难题|困扰|短板|盲区|顽疾|堵点|矛盾)$/.test(right) &&
    /(?:消除|解决|破解|化解|改善|补齐|缓解)[^,。;]*$/.test(left)
  )
    return true
  return owned !== null && /(?:审议|听取|消除|解决|改善|优化|补齐|收集|汇总|邀请|来自)[^,。;]*$/.test(left)
}

const ADVERBIALS =
  /^(?:力争|争取|确保|努力|其中|目前|今年|全年|年内|本年度?|上半年|下半年|至年底|全街道?|街道|全镇|全乡|全村|镇|辖区内?|全区|已有|首批|所有|全部|其余|各|等|的)+/

/** Whether nothing but adverbials, a list or proper names stands before it: the quantity is the subject. */
function opensClause(left: string): boolean {
  const bare = left.replace(ADVERBIALS, '')
  if (bare === '') return true
  return (
    !hasDeed(bare) &&
    /(?:和|与|及|、|等|的|辖区内?|街道|全镇|全村|周边|沿线|附近|邻近|境内|以[东西南北]|[东西南北][侧部])$/.test(
      bare,
    )
  )
}

/** 12个居民区全部建立……, 9个小区的340名居民……, 16个项目平均得分……: subjects of what is done or measured in them. */
function isSubject(setting: Setting): boolean {
  const { norm, row, next, left, right } = setting
  if (!COUNTS_PLACES.test(row.unit ?? '')) return false
  // 对8个小区、3条小巷开展整治: the second is worked on like the first.
  if (/(?:^|[,、])对\d[^,。;]*[、和及]$/.test(left) && !countsDeedBehind(setting)) return false
  const within = next !== null && next.start <= row.reach + right.length
  // 5个社区的300多位居民: wherever it stands, the people are counted and the places are theirs.
  if (
    within &&
    /^[一-鿿]{1,8}的$/.test(norm.slice(row.reach, next.start)) &&
    PEOPLE.has(next.unit ?? '') &&
    namesPlace(right)
  )
    return true
  if (!opensClause(left)) return false
  const between = within ? norm.slice(row.reach, next.start) : ''
  // 16个创投项目平均得分88.7分, 5个社区办公用房面积不到300平方米
  if (
    within &&
    /^[一-鿿“”]{2,14}(?:平均|均)?[^,。;]{0,8}(?:得分|率|评分|满意度|面积|长度|数|量)[^,。;、]{0,4}$/.test(
      between,
    )
  ) {
    if (/^(?:%|分|平方米|亩)$/.test(next.unit ?? '') && !/(?:完成|新建|改造|建成)/.test(between)) return true
  }
  const place = namesPlace(right)
  // 全镇64个网格、120名网格员入户……
  if (place && /全(?:街道?|镇|乡|村|区|县|社区)$/.test(left) && hasDeed(right)) return true
  // 9个小区的340多名居民动手
  if (within && place && /的$/.test(between) && PEOPLE.has(next.unit ?? '')) return true
  // 21个单元的楼道焕然一新; in 28个小区的改造全部竣工 the work is theirs.
  if (place && /^[一-鿿]{1,8}的(?!改造|建设|整治|修缮|更新|创建|验收|换届)[一-鿿]/.test(right)) return true
  // 4个小区完成加梯全覆盖: covered within them.
  if (within && place && next.wordless && next.unit === '%') return true
  // 两条河道水质稳定: what is judged in them.
  if (
    place &&
    /(?:水质|空气|面貌|环境|秩序|形势|治安)[^,。;]{0,4}(?:稳定|保持|明显|持续|显著|达到|好转|改善)/.test(
      right,
    )
  )
    return true
  // 4个居民区一直是空白: a state of places.
  if (place && /^[^,。;]{1,10}(?:一直|始终|长期|至今|仍然?|还|都)(?:是|没|无|缺|属|处于)/.test(right))
    return true
  // 6个村完成改厕300座: what is counted is done in them.
  if (within && place && row.unit === '个' && !next.wordless && next.unit !== '%' && hasDeed(between))
    return true
  if (within && place && /(?:共|各|均|平均|分别)[一-鿿]{0,3}$/.test(between) && row.unit !== '家') return true
  // 63家单位参与共建: bodies that take part are counted like persons.
  if ((row.unit === '家' || BODY.test(right)) && JOINS.test(right)) return false
  if (!place && !ACTS.test(right)) return false
  return !achieves(right) && ACTS.test(right)
}

const BODY = /^(?:单位|企业|机构|组织|社会组织|代表队|队伍|商户|商家)/
const JOINS = /^[^,。;]{0,14}(?:参与|参加|报名|加入|入驻|捐|投来|认领|签约|申报|响应)/

/** A place noun with its verb or adverb right behind it. */
const ACTS = new RegExp(
  `^(?:的)?[一-鿿A-Za-z“”]{0,10}?(?:${PLACE})(?:党委|党组织)?(?:“[^”]{1,10}”)?(?:、[^,。;]{2,20})?(?:今年|全年|前|上半年|本年|共|已|将)?(?:[一二三]季度)?(?:(?<=共)[\\d配建设有]|全部|均|都|分别|同步|统一|全面|率先|普遍|稳定|保持|在|落实|供餐|踊跃|实时|开展|实施|推进|推广|建立|设立|设置|安装|新增|新建|完成|实现|组建|配备|开通|启动|参与|参加|提供|举办|组织|登记|开放|同时|自主|积极|分片|分头|分组|轮流|轮值|联动|合力|携手|共同|自发|动手|结成|认领|承接|推行|试行|运行|累计|先后|就会|曾|经常|容易|常年|存在|受淹|受灾|停水|断电|积水|产生|选举|分赴|深入|走进)`,
)

/** What a preposition says of the quantity it governs; null when it does not govern it or says nothing. */
function governs(
  word: string,
  between: string,
  setting: Setting,
  unit: string,
  people: boolean,
): boolean | null {
  const { right } = setting
  // 涉及居民950户、商铺12家: it reaches over the whole list.
  if (word === '涉及') return hasDeed(between) ? null : true
  if (between.length > 24 || hasDeed(between) || /\d|基础上|同时|过程中/.test(between)) return null
  if (people) return /^(?:覆盖|辐射|涵盖)$/.test(word) && !/次$/.test(unit) ? true : null
  const place = namesPlace(right)
  // 在31个楼道添置……, 结合11个社区上报的建议: whatever the noun, it is where or with what.
  if (word === '在' && COUNTS_PLACES.test(unit) && /^[一-鿿“”A-Za-z]/.test(right)) return true
  if (word === '结合')
    return COUNTS_PLACES.test(unit) && /^[一-鿿]{1,8}(?:上报|提出|反映|报送|实际)/.test(right) ? true : null
  if (LISTING.test(word)) return place || /^(?:个|类|条|项)$/.test(unit) ? true : null
  // 向15家社会组织购买服务24项: from whom it comes.
  if (
    word === '向' &&
    COUNTS_PLACES.test(unit) &&
    /^[一-鿿]{2,10}?(?:购买|采购|征求|征集|收集|租)/.test(right)
  )
    return true
  // 对20个小区开展巡查60次: the places are what is worked on, unless what is done is counted itself.
  if (/^(?:对|向|给)$/.test(word)) {
    const often = /^(?:次|场|轮|遍|趟)$/.test(setting.next?.unit ?? '') && COUNTS_PLACES.test(unit)
    return (place || often) && unit !== '家' && countsDeedBehind(setting)
  }
  if (word === '与' || word === '同') {
    return /^[^,。;]{0,16}(?:连线|联动|同步|共同|联合|联手|携手)/.test(right) ? true : null
  }
  if (/^(?:覆盖|辐射|涵盖|遍布)$/.test(word) && COUNTS_PLACES.test(unit) && unit !== '家') return true
  if (/^(?:组织|发动)$/.test(word) && unit === '家') return null
  if (word === '为' && unit !== '家' && COUNTS_PLACES.test(unit) && countsDeedBehind(setting)) return true
  return place && !/^[场次期份本部台套]$/.test(unit) && !(word === '为' && unit === '家') ? true : null
}

/** Whether a verb with a counted object follows in the same clause. */
function countsDeedBehind({ norm, row, next, right }: Setting): boolean {
  if (!next || next.start > row.reach + right.length || next.unit === '%' || next.wordless) return false
  return hasDeed(norm.slice(row.reach, next.start))
}

/** 7个小区成立业委会: the places themselves are what was achieved. */
function achieves(right: string): boolean {
  return /(?:通过(?:了)?[^,。;]{0,6}(?:验收|评估|复评|考核)|创建成功|创成|达标|换届|获评|入选|评为|荣获|获得|签约|成立|挂牌|启用|投用|开工|竣工|完工|封顶|复工|组建业委会|建成|完成[^,。;\d]{0,10}$)/.test(
    right,
  )
}
