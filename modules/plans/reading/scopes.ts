import { PEOPLE, SIZES } from './measures.ts'
import type { Setting } from './settings.ts'
import { hasDeed } from './verbs.ts'

/** Nouns of place or group that rarely stand before another noun. */
const HEADS =
  '居民区|居委会|居民委员会|小区|街镇|网格|片区|园区|商圈|路段|标段|街区|区域|楼组|门洞|楼栋|里弄|弄堂|校区|点位|条线|科室|街坊|地块|党组织|党总支|方面|环节|领域|板块|维度|阶段|层面|交流群|会场|分会场|助餐点|代表团|小组|道路|马路|主干道|河道|背街小巷|街巷'
/** Nouns that often do: 社区食堂 is a canteen, 街道项目 a project. */
const MODIFIERS =
  '居委|社区|街道|镇|村|村居|居村|楼宇|单元|学校|中小学|部门|办公室|党支部|支部|菜场|市场|单位|站点|服务点|企业|楼道'
const PLACE = `${HEADS}|${MODIFIERS}`

/** A noun phrase whose head is a place or group: "老旧小区" yes, "社区食堂" no. */
const PLACE_PHRASE = new RegExp(
  `^(?:的)?[一-鿿A-Za-z“”]{0,10}?(?:(?:${HEADS})(?![书长干工委党代业居环自口内负][一-鿿]|服务|活动|建设|改造|治理)|(?:${MODIFIERS})(?=$|[的各均都全共内里中上等和与及同分、“"前今本年]|进行|开展|实施|推进|推广|试点|建立|建成|建设|设立|设置|安装|新|加|完成|实现|组建|成立|创建|配备|开通|启动|参与|参加|通过|提供|举办|组织|同步|统一|沿线|周边|范围|未|仍|已|将|率先|\\d))`,
)
const PLACE_ADJOINING = new RegExp(`^(?:${PLACE})$`)

/** Prepositions, each only where it is a word of its own: 参与, 现在, 以上 and 部分 are others. */
const PREPOSITION =
  /(?<![存现正实所内潜])在|(?<!关|对|由|位|属|处|基|低|高|少|多|大|小|等|快)于|(?<!成|作|认|行|称|分|改|因|列|视|均|约|变)为(?!期|主|民|老)|面向|围绕|聚焦|针对|依托|利用|借助|覆盖|惠及|涉及|辐射|涵盖|遍布|分布|深入|走进|进入|走遍|横跨|联合|会同|携手|组织|发动|按照|分为|划分为|下沉到|下沉至|延伸到|延伸至|推广到|推广至|拓展到|拓展至|覆盖到|配送到|送到|送进|(?<![结面应绝])对|向|(?<![供])给|(?<![参])与|(?<=^|[,、已将])(?:分|从|按|以|同|通过|跨)/g
const LISTING = /^(?:依托|围绕|聚焦|从|按照|按|分|分为|划分为|横跨|跨|以)$/

/** Whether the text names places or groups right behind a quantity. */
export function namesPlace(right: string): boolean {
  return PLACE_PHRASE.test(right)
}

/**
 * Scope: the places or groups across which something is done. What a verb of doing takes as its object is not scope
 * ("指导8个小区组建业委会"); what a preposition governs is ("在12个居民区开展").
 */
export function isScope({ norm, row, next, left, right, earlier }: Setting): boolean {
  const unit = row.unit ?? ''
  if (unit === '%' || unit === '元' || SIZES.has(unit)) return false
  const people = PEOPLE.has(unit) || unit === '户' || unit === '户次'
  for (const hit of [...left.matchAll(PREPOSITION)].reverse()) {
    if (people && hit[0] === '覆盖' && hasDeed(left.slice(Math.max(0, hit.index - 6), hit.index))) continue
    const verdict = governs(hit[0], left.slice(hit.index + hit[0].length), right, unit, people)
    if (verdict !== null) return verdict
  }
  if (people) return false
  // 从12个候选项目中票决出10项: what is chosen from is not what is chosen.
  if (/^从/.test(left) && /中$/.test(right)) return true
  // 3个标段9个小区: of two that touch, the first is where the second is counted.
  if (next && next.start - row.reach <= 8) {
    const between = norm.slice(row.reach, next.start)
    if (PLACE_ADJOINING.test(between)) {
      const object = hasDeed(left.slice(-14)) || hasDeed(earlier.slice(-10))
      return (
        !(object && between === '小区' && /^[栋幢座]$/.test(next.unit ?? '')) ||
        /(?:在|惠及|涉及|覆盖)[^,。;]{0,6}$/.test(left)
      )
    }
  }
  if (next?.wordless && left === '' && new RegExp(`^(?:${PLACE})`).test(right)) return true
  if (!namesPlace(right) && !ACTS.test(right)) return false
  // 审议五家单位的报告, 消除24条背街小巷的盲区: the object is the report and not the units.
  const owned = /^(?:的)?[一-鿿“”]{1,10}?的([一-鿿“”、]+)/.exec(right)
  if (owned && /(?:审议|听取|消除|解决|改善|优化|补齐|收集|汇总|邀请|来自)[^,。;]*$/.test(left)) return true
  // 12个居民区全部建立……: the places are the subject of what is done in them.
  const bare = left.replace(
    /^(?:其中|目前|今年|全年|年内|全街道|街道|辖区内?|全区|已有|首批|所有|全部|各|等)+/,
    '',
  )
  const subject = bare === '' || (!hasDeed(bare) && /(?:和|与|及|、|等|的|辖区内?|街道)$/.test(bare))
  return subject && !achieves(right) && ACTS.test(right)
}

/** A place noun with its verb or adverb right behind it. */
const ACTS = new RegExp(
  `^(?:的)?[一-鿿A-Za-z“”]{0,10}?(?:${PLACE})(?:党委|党组织)?(?:、[^,。;]{2,20})?(?:今年|全年|前|上半年|本年|共|已|将)?(?:[一二三]季度)?(?:(?<=共)[\\d配建设有]|全部|均|都|分别|同步|统一|全面|率先|普遍|稳定|保持|在|落实|供餐|踊跃|实时|开展|实施|推进|推广|建立|设立|设置|安装|新增|新建|完成|实现|组建|配备|开通|启动|参与|提供|举办|组织|登记|开放|同时|自主|积极)`,
)

/** What a preposition says of the quantity it governs; null when it does not govern it or says nothing. */
function governs(
  word: string,
  between: string,
  right: string,
  unit: string,
  people: boolean,
): boolean | null {
  // 涉及居民950户、商铺12家: it reaches over the whole list.
  if (word === '涉及') return hasDeed(between) ? null : true
  if (between.length > 24 || hasDeed(between) || /\d|基础上|同时|过程中/.test(between)) return null
  if (people) return /^(?:覆盖|辐射|涵盖)$/.test(word) ? true : null
  const place = namesPlace(right)
  if (LISTING.test(word)) return place || /^(?:个|类|条|项)$/.test(unit) ? true : null
  if (/^(?:对|向|给)$/.test(word)) return false
  if (word === '与' || word === '同') return place && /连线|联动|同步/.test(right) ? true : null
  return place && !(word === '为' && unit === '家') ? true : null
}

/** 7个小区成立业委会: the places themselves are what was achieved. */
function achieves(right: string): boolean {
  return /(?:通过(?:了)?[^,。;]{0,6}(?:验收|评估|复评|考核)|创建成功|创成|达标|换届|获评|入选|评为|荣获|获得|签约|成立|挂牌|启用|投用|开工|竣工|完工|封顶|复工|组建业委会|建成)/.test(
    right,
  )
}
