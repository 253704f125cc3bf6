import { PEOPLE, SIZES } from './measures.ts'
import type { Found } from './quantities.ts'
import type { Kind, Role } from './reading.ts'
import { hasDeed } from './verbs.ts'

/** What the role of a quantity is judged by: its own words and those around it. */
export interface Setting {
  norm: string
  found: Found
  previous: Found | null
  next: Found | null
  /** Text of the clause before and behind the quantity (its bounds included). */
  left: string
  right: string
  /** Text of the sentence before the clause. */
  earlier: string
  per: string | null
  baseline: number | null
}

const PLACE_NOUN =
  /^(?:的)?(?:老旧|住宅|商品房|售后|公房|封闭式管理|重点|主要|相关|试点|成熟|居民|商务|商办|基层|示范|新建|开放式|无物业|直管|社区|街道|下属|职能|党员|综合|责任|微|分|[A-Za-z]|老|大型|中心)*(?:居民区|居委|居民委员会|小区|社区|街道|街镇|镇|村|村居|居村|网格|片区|楼宇|园区|商圈|路段|标段|街区|区域|楼组|门洞|楼栋|单元|里弄|弄堂|校区|学校|点位|条线|部门|科室|办公室|街坊|地块|党组织|党支部|党总支|支部|菜场|市场|企业|单位|商铺|门店|方面|环节|领域|板块|维度|阶段|层面|群|交流群|会场|分会场)/
const PLACE_UNIT = new Set([
  '个',
  '处',
  '家',
  '条',
  '所',
  '栋',
  '幢',
  '片',
  '块',
  '座',
  '楼',
  '村',
  '校',
  '段',
  '小区',
])
const THROUGH_PLACES =
  /(?:居民区|居委|小区|社区|街道|街镇|村|网格|片区|楼宇|园区|商圈|路段|标段|街区|区域|楼组|门洞|单元|里弄|弄堂|学校|点位|条线|部门|街坊|地块|道路|马路|方面|环节|领域|板块|维度|阶段|层面|交流群|会场|站点)/

/** A preposition that governs up to the quantity: nothing but modifiers between them. */
const GOVERNED =
  /(?:在|于|为|对|向|给|面向|围绕|聚焦|针对|依托|通过|利用|借助|覆盖|惠及|涉及|辐射|涵盖|遍布|分布|深入|走进|进入|走遍|横跨|跨|联合|会同|携手|支持|指导|组织|发动|推动|督促|协助|引导|从|按|按照|分|分为|划分为|划为|以|依据|根据|于|贯穿|延伸至|延伸到|推广至|推广到|拓展至|拓展到)([^,。;]*)$/

const ACHIEVED =
  /^[^,。;]{0,16}(?:通过|创建成功|创成|达标|完成换届|换届|获评|入选|评为|荣获|获得|签约|成立|揭牌|挂牌|启用|投用|开业|开工|竣工|封顶|验收|脱贫|复工|成功|建成)/

const BACKGROUND =
  /(?:常住|户籍|实有|流动|在册|总)人口|老年人口|人口(?:总数|密度|为|约|达)|下辖|辖有|现辖|管辖|辖区(?:总|现|共|内)?(?:面积|有|共)|辖区[^,。;]{0,6}(?:面积|共有|现有)|总户数|老龄化|占地|人均(?:可支配|收入|期望|寿命)|平均年龄|注册资本|GDP|生产总值|(?:现有|原有|拥有|已有|共有|目前有|辖)$/

const ATTENDED =
  /^[^,。;]{0,14}(?:参加|参与|出席|到会|报名|签约|受益|加入|注册|入驻|完成|通过|开工|竣工|投用|投入使用|到场|齐聚|观看|观展|享受)/

/** Decides the role by features of the setting, in order from the surest to the default: target. */
export function decideRole(setting: Setting): Role {
  const { found, left, right, earlier, per, next, norm } = setting
  const unit = found.unit
  if (found.wordless && found.unit !== '%') return 'target'
  if (unit === '%' || unit === '个百分点' || unit === '倍') return roleOfRate(setting)
  if (isAttribute(setting)) return 'attribute'
  if (isBackground(left, right, earlier, unit)) return 'statistic'
  if (isScope(setting)) return 'scope'
  if (per === '人' || per === '户' || per === '场' || per === '次' || per === '名') return 'attribute'
  // 3个标段9个小区: of two that touch, the first is where the second is counted.
  if (next && next.start - found.reach <= 8) {
    const between = norm.slice(found.reach, next.start)
    if (/^[一-鿿]{1,8}$/.test(between) && THROUGH_PLACES.test(between) && !hasDeed(between)) {
      if (PLACE_NOUN.test(between) || /^(?:道路|马路)/.test(between)) return 'scope'
    }
  }
  return 'target'
}

function roleOfRate({ found, left, right, earlier, baseline }: Setting): Role {
  const near = left.slice(-18)
  if (found.wordless) return 'target'
  if (/(?:同比|环比|增长率|增幅|降幅|涨幅|增速)[^,。;]*$/.test(near)) return 'statistic'
  if (/^(?:的)?(?:同比|环比)/.test(right)) return 'statistic'
  if (
    /(?:比|较)(?:上|去|前|往)[年季月期]?[^,。;]*(?:增长|上升|下降|提高|提升|增加|减少|回落|上涨|攀升)[了约近超过]*$/.test(
      near,
    )
  )
    return 'statistic'
  if (
    /(?:占|比重|占比|比例)[^,。;]{0,14}$/.test(near) &&
    !/(?:不低于|不少于|达到|提高到|提升至|不超过|控制)/.test(near)
  )
    return 'statistic'
  if (/(?:计划|任务|目标|指标|预算|进度)(?:数|总数|总量)?的[约近超]?(?:过)?$/.test(near)) return 'statistic'
  if (/(?:老龄化|人口)[^,。;]{0,8}$/.test(near)) return 'statistic'
  if (baseline !== null) return 'target'
  if (/(?:削减|压减|压缩|压降|缩减|减量|消减|消除|力争|确保|控制)[^,。;]*$/.test(near)) return 'target'
  if (/(?:率|度|面)[^,。;]{0,10}$/.test(near)) return 'target'
  if (/(?:增长|上升|下降|回落|上涨|减少|提高|提升|增加|降低)[了约近超过达]*$/.test(near)) {
    return /(?:计划|力争|确保|目标|将|要|实现)/.test(left + earlier.slice(-12)) ? 'target' : 'statistic'
  }
  if (/^(?:的)?(?:的)?(?:老人|居民|人口|家庭|企业|面积)/.test(right) && !hasDeed(left)) return 'statistic'
  return 'target'
}

function isAttribute({ found, left, right, earlier, per, previous, norm }: Setting): boolean {
  const unit = found.unit ?? ''
  const bound = norm.slice(found.end, found.reach)
  const near = left.slice(-14)
  // 10人以上应急队, 20层以上高层住宅: a bounded size that stands before its noun.
  if (
    /^(?:以上|以下|以内|及以上|左右)$/.test(bound) &&
    /^(?:的)?[一-鿿]/.test(right) &&
    !/^(?:的)?(?:老人|居民|人员|群众|业主|党员|志愿者)/.test(right)
  ) {
    const counted =
      previous && found.start - previous.end <= 2 && !/[,。;、]/.test(norm.slice(previous.end, found.start))
    if (counted) return true
    if (
      (unit === '人' || SIZES.has(unit)) &&
      !/^(?:次|的?(?:开展|完成|参))/.test(right) &&
      !hasDeed(near.slice(-3))
    )
      return true
  }
  if (
    /(?:可容纳|容纳|可停放|可停|可供|可同时|同时容纳|可满足|核定|限额|限|每班|每场|每期|每次|每批|每组|每车|每桌)[^,。;]{0,8}$/.test(
      near,
    )
  )
    return true
  if (per !== null && /(?:限|不超过|最多|至多)/.test(near)) return true
  if (SIZES.has(unit)) {
    // 300平方米的活动室; 面积500平方米
    if (/^的[一-鿿]/.test(right)) return true
    const size =
      /(?:建筑面积|占地面积|使用面积|总面积|营业面积|展陈面积|用地面积|占地|面积|全长|总长|长度|长|宽|高|深|直径|周长|距离|半径|周边|方圆|层高)(?:共计|总计|合计|共|总|为|达|约|近|达到|超过|超|逾|大约|有)*$/.test(
        near,
      )
    if (size) {
      const before = near.replace(
        /(?:建筑面积|占地面积|使用面积|总面积|营业面积|展陈面积|用地面积|面积|全长|总长|长度|占地|共计|总计|合计|共|总|为|达|约|近|达到|超过|超|逾|大约|有)+$/,
        '',
      )
      if (
        /(?:完成|拆除|整治|修缮|改造|粉刷|绿化|消除|查处|涉及|实施|新增|提升|更新|种植|铺设|清理|征收|回收|开工|竣工|覆盖|验收)[^,。;]{0,10}$/.test(
          before,
        )
      )
        return false
      if (
        /(?:拆除|整治|修缮|改造|粉刷|消除|查处|清理|征收|拆违|综合整治|更新|绿化)[^。;]{0,30}$/.test(
          earlier.slice(-36),
        )
      )
        return false
      return true
    }
    if (/^(?:内|范围|以内范围)/.test(right)) return true
  }
  if (/^(?:座|席)$/.test(unit) && /^的?(?:剧场|影院|会场|报告厅|礼堂)/.test(right)) return true
  return false
}

function isBackground(left: string, right: string, earlier: string, unit: string | null): boolean {
  const clause = left
  if (
    /(?:共有|现有|已有|原有|拥有|目前有|设有)[^,。;]{0,6}$/.test(clause) &&
    (ATTENDED.test(right) || hasDeed(right.slice(0, 14)))
  )
    return false
  if (BACKGROUND.test(clause)) return true
  if (/(?:现有|原有|拥有|共有|下辖|辖有)[^,。;]{0,10}$/.test(clause) && !ATTENDED.test(right)) return true
  if (/^(?:常住|户籍|实有|流动|老年)?人口/.test(right)) return true
  if (/面积$/.test(clause) && /辖区|街道|位于|地处/.test(clause + earlier)) return true
  // A sentence that has begun to describe the district goes on doing so until something is done in it.
  if (/(?:常住|户籍|实有)人口|下辖|辖区面积|辖区总面积|地处|位于/.test(earlier) && !hasDeed(clause))
    return true
  if (/(?:客流|车流|人流|营业收入|年均|人均|户均|平均)[^,。;]{0,8}$/.test(clause) && unit !== '分')
    return !/(?:服务|接待|演练|活动)/.test(clause)
  return false
}

function isScope({ found, left, right, per }: Setting): boolean {
  const unit = found.unit
  if (unit !== null && !PLACE_UNIT.has(unit))
    return unit !== null && PEOPLE.has(unit) ? false : scopeWithoutNoun(left, right, unit)
  const place =
    PLACE_NOUN.test(right) || (unit === '条' && /^(?:的)?(?:道路|马路|路段|主干道|街)/.test(right))
  const governed = GOVERNED.exec(left.replace(/[近约逾超]$/, ''))
  if (governed) {
    const word = governed[0].slice(0, governed[0].length - (governed[1] ?? '').length)
    const between = governed[1] ?? ''
    const clear = between.length <= 14 && !hasDeed(between) && !/\d/.test(between)
    if (clear) {
      if (
        /^(?:依托|围绕|聚焦|从|按|按照|分|分为|划分为|划为|以|贯穿|横跨|跨)$/.test(word) &&
        (place || /^(?:个|类|条|项|大)$/.test(unit ?? ''))
      )
        return true
      if (word === '对' || word === '向' || word === '给') return false
      if (word === '为' && unit === '家') return false
      if (place) return true
      if (/^(?:在|于|联合|会同|携手|利用|借助|通过)$/.test(word) && unit !== null && hasDeed(right))
        return true
    }
  }
  if (!place || per !== null) return false
  if (
    /^(?:全|辖区|全街道|所有|全部|各|上述|其他|其余|这|首批|以上|剩余)?$/.test(
      left.replace(/(?:在|全街道|街道|辖区内?)$/, ''),
    )
  ) {
    const behind = right.slice(0, 24)
    if (ACHIEVED.test(behind)) return false
    return hasDeed(behind) || /(?:全部|均|都|共|分别|同步|统一|全面)/.test(behind)
  }
  if (/(?:全|辖区|全街道|所有|全部|全区|街道内|辖区内)$/.test(left)) return !ACHIEVED.test(right)
  return false
}

function scopeWithoutNoun(left: string, right: string, unit: string): boolean {
  if (unit === '类' || unit === '项' || unit === '批' || unit === '轮')
    return /(?:围绕|聚焦|按|按照|分|依托)$/.test(left) && right.length > 0
  return false
}

/** A rate, a score, a stock or a ceiling is a level; what adds up over the year is a flow. */
export function decideKind(found: Found, left: string, baseline: number | null): Kind {
  if (baseline !== null || found.wordless) return 'level'
  if (found.unit === '%' || found.unit === '分' || found.unit === '个百分点' || found.unit === '倍')
    return 'level'
  const near = left.slice(-16)
  if (
    /(?:控制在|增至|增加到|增加至|提高到|提升至|提升到|达到|保持|稳定在|扩大到|扩大至|降至|降到|减至|压减至|总数|总量|保有|能力|存量|库存|规模|人口|常住|现有|共有|拥有|下辖)[^,。;]{0,8}$/.test(
      near,
    )
  ) {
    return 'level'
  }
  return 'flow'
}
