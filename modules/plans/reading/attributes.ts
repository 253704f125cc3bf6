import { PEOPLE, SIZES } from './measures.ts'
import { isTime } from './per.ts'
import type { Setting } from './settings.ts'
import { hasDeed } from './verbs.ts'

const SIZE_WORDS =
  /(?:建筑面积|占地面积|使用面积|总面积|营业面积|展陈面积|用地面积|经营面积|占地|面积|全长|总长|长度|宽度|高度|深度|厚度|净宽|净高|跨度|[径距]|长|(?<![加拓增])[宽高深厚]|直径|周长|距离|半径|周边|方圆|层高|总里程)(?:共计|总计|合计|共|总|分别|为|达|约)*$/
const WORKS =
  /(?:完成|拆除|整治|修缮|改造|粉刷|绿化|消除|查处|实施|施工|保温|更新|铺设|清理|征收|回收|开工|竣工|覆盖|验收|拆违|养护|治理)[一-鿿]{0,8}$/
const PLACES_PER =
  /^(?:居民区|居委|居委会|小区|社区|网格|片区|街区|楼宇|街道|街镇|村|村居|园区|商圈|楼组|门洞|楼道|单元|楼栋|点位|站点|网点|河道|路段|工地|党支部|支部|区|校|学校)$/
const CONSEQUENCES =
  '重新|责令|限期|要求|须|必须|应当?|要(?!素|点)|一律|予以|给予|不予|不得|取消|扣|通报|约谈|问责|追责|奖励|说明|整改|退回|挂牌|实行|纳入|启动|可(?!能)'
const CONSEQUENCE = new RegExp(`^的(?:[一-鿿]{0,6})?(?:${CONSEQUENCES})`)

/** 满意率低于75%的责令整改, 结余超过10%的项目须说明: a bound on which a consequence depends; 完成50%以上的6项 a class. */
export function isConsequence({ norm, row, next, right, fullLeft }: Setting): boolean {
  // Among rates only: elsewhere a bounded size before 的 is asked for below.
  if (row.unit === '%' && next && next.unit !== '%' && norm.slice(row.reach, next.start) === '的') return true
  if (row.comparator === '=' || !CONSEQUENCE.test(right)) return false
  return row.unit === '%' || /低于|高于|超过|超出|不足|不到|未达/.test(fullLeft.slice(-4))
}

/** Attribute: size or condition of the thing counted, a limit for each, a standard. */
export function isAttribute(setting: Setting): boolean {
  const { row, left, fullLeft, right, earlier, previous, next, norm, bracket } = setting
  const unit = row.unit ?? ''
  const bound = norm.slice(row.end, row.reach)
  if (row.restates) return true
  // 组建巡逻队1支40人: who makes up what has just been counted.
  if (PEOPLE.has(unit) && previous && /^[支队]$/.test(previous.unit ?? '') && previous.reach === row.start)
    return true
  // 改造后室温不低于18℃: how good a thing is to be.
  if (
    (unit === '℃' || SIZES.has(unit)) &&
    row.comparator !== '=' &&
    /(?:改造|建成|整治|完工|竣工|投用|治理|提升|修缮)后[^,。;]{0,8}$/.test(left)
  )
    return true
  if (/^(?:的)?标准(?!化)|^的(?:比例|要求|规模|条件|速度|频率|面积)/.test(right)) return true
  if (
    /即|就自动|则/.test(right.slice(0, 6)) &&
    /(?:连续|用水|用电|超过|低于|不足)/.test(left + earlier.slice(-12) + norm.slice(row.start - 4, row.start))
  ) {
    return true
  }
  // 引进5亿元以上项目3个, 组建15人以上应急队2支: a threshold on what is counted next.
  if (bound !== '' && next && next.unit !== row.unit && (unit === '元' || unit === '人' || SIZES.has(unit))) {
    const noun = norm.slice(row.reach, next.start)
    if (
      /^(?:的)?[一-鿿“”]{1,12}$/.test(noun) &&
      !hasDeed(noun.slice(0, 3)) &&
      !/^(?:的)?(?:共|计|资金)/.test(noun)
    )
      return true
  }
  // 超亿元项目2个; 注册资本千万元以上42家
  if (unit === '元' && row.comparator !== '=' && row.comparator !== '~' && next && next.unit !== '元') {
    const noun = norm.slice(row.reach, next.start)
    if (bound !== '' && noun === '') return true
    if (
      /^(?:的|级)?[一-鿿]{0,6}(?:项目|企业|工程|单位|楼宇|订单|合同|平台|总部|产业|基金)$/.test(noun) &&
      !hasDeed(noun)
    )
      return true
  }
  // 10人以上应急队, 20层以上高层住宅: a bounded size that stands before its noun.
  if (
    /^(?:以上|以下|以内|及以上|左右)$/.test(bound) &&
    /^(?:的)?[一-鿿]/.test(right) &&
    !/^(?:的)?(?:老人|居民|人员|群众|业主|党员|志愿者)/.test(right)
  ) {
    const counted =
      previous !== null &&
      row.start - previous.end <= 2 &&
      !/[,。;、]/.test(norm.slice(previous.end, row.start))
    if (counted) return true
    if (
      (unit === '人' || SIZES.has(unit)) &&
      !/^(?:次|的?(?:开展|完成|参))/.test(right) &&
      !hasDeed(left.slice(-3))
    )
      return true
  }
  if (
    /(?:可容纳|容纳|可停放|可停|可供|可提供|可服务|可接待|可同时|同时容纳|可满足|核定|限额|(?<![时期年权])限|限购|限领|单个|单项|单户|单人|单家|单笔|单体|单次|每班|每场|每期|每次|每批|每组|每车|每桌|每队)[^,。;]{0,8}$/.test(
      left,
    )
  ) {
    return true
  }
  // 给予最高8000元补贴: the most that one receives is never a sum.
  if (unit === '元' && /最高(?:可达?|给予|补贴|补助|资助|奖励|不超过)*$/.test(fullLeft)) return true
  // 由5类人员组成巡防队
  if (/^[一-鿿]{1,8}?(?:组成|构成)/.test(right) && /由[^,。;]*$/.test(left)) return true
  if (row.each !== null) {
    // 每人每周探访1次: visits by the week are promised, unless they are a limit.
    if (/^(?:次|场|遍|趟|轮|回)$/.test(unit) && row.per !== null && isTime(row.per))
      return row.comparator === '<=' || /均[^,。;]*$/.test(left)
    // A promise for every place is kept place by place; a limit or a share for each is a condition.
    if (PLACES_PER.test(row.each)) return /额度|限额|上限|限|最高/.test(fullLeft) || row.comparator === '<='
    return !/(?:人|户)均/.test(left) || unit === '元'
  }
  if (isCapacity(setting)) return true
  // 综合体1处（约2300平方米，设床位48张）: what stands in brackets behind a count describes it.
  if (bracket >= 0 && row.partOf === null && previous && unit !== '%') {
    const inside = norm.slice(bracket + 1, row.start)
    const opener = norm.slice(Math.max(0, bracket - 6), bracket)
    if (SIZES.has(unit) && unit !== '层' && /^(?:约|近|建筑面积|面积|共|总)*$/.test(inside)) return true
    // （约3000平方米，摊位120个）: after a size the bracket goes on describing.
    if (SIZES.has(previous.unit ?? '') && previous.start > bracket && !/其中|含/.test(inside)) return true
    if (
      /(?:设|核定|配|可|面积|长)[^,;]{0,10}$/.test(inside) &&
      /[个处座家间所项台套条只张]$/.test(opener.slice(-1))
    )
      return true
  }
  // 注册资金千万元以上的41户: a condition on what is counted next.
  if (
    next &&
    row.comparator !== '=' &&
    /^(?:亿|元|人|平方米)$/.test(unit) &&
    /^的[一-鿿]{1,8}$/.test(norm.slice(row.reach, next.start)) &&
    next.unit !== unit
  )
    return true
  if (bound !== '' && next && /^的$/.test(norm.slice(row.reach, next.start))) return true
  // 每周开放不少于56小时 says how a place is run.
  if (/^(?:小时|天)$/.test(unit) && row.per !== null && /(?:开放|营业|值守|运营)[^,。;]{0,4}$/.test(left))
    return true
  // 1支50人的队伍
  if (/^[人名]$/.test(unit) && /^的[一-鿿]{0,8}(?:队伍|团队|小组|班子|专班|队)/.test(right)) return true
  if (SIZES.has(unit)) return isSize(setting)
  if (/^(?:座|席)$/.test(unit) && /^的?(?:剧场|影院|会场|报告厅|礼堂)/.test(right)) return true
  return false
}

function isSize({ norm, row, next, left, right, earlier }: Setting): boolean {
  // 上下三层
  if (row.unit === '层' && !hasDeed(left)) return true
  // 活动室只有60平方米
  if (/(?:只有|仅有)$/.test(left) && !hasDeed(left)) return true
  // 完成21.4万平方米的综合修缮
  if (
    /^的[一-鿿]{0,4}(?:修缮|改造|整治|征收|拆除|绿化|养护|更新|清洗|粉刷)/.test(right) &&
    /(?:完成|实施|启动|推进)[^,。;]*$/.test(left)
  )
    return false
  // 300平方米的活动室, 1200平方米健身房1处
  if (/^的[一-鿿]/.test(right)) return true
  if (/^(?:内|范围|[长宽高深厚](?:的|$))/.test(right)) return true
  if (
    next &&
    /^[一-鿿“”]{2,10}(?<![和与及])$/.test(norm.slice(row.reach, next.start)) &&
    !SIZES.has(next.unit ?? '') &&
    next.unit !== '%'
  ) {
    if (!hasDeed(norm.slice(row.reach, next.start).slice(0, 2))) return true
  }
  const size = SIZE_WORDS.exec(left)
  if (size) {
    if (!/^面积/.test(size[0])) return true
    const before = left.slice(0, size.index)
    // 共54栋、2916户、建筑面积19.6万平方米: the last member of a list of totals.
    if (before === '' && /(?:^|[,;、])(?:共|共计|合计|总计)[^。;]{0,24}[,、]$/.test(earlier)) return false
    return !(
      WORKS.test(before) ||
      hasDeed(before) ||
      (before === '' && /(?:拆除|查处|拆违|消除|整治|修缮|粉刷|征收)[^。;]{0,24}$/.test(earlier))
    )
  }
  // 对两条黑臭河道3.4公里实行河长负责
  return (
    /(?:^|[,;])?(?:对|在)[^,。;]{2,}$/.test(left) &&
    !hasDeed(left) &&
    hasDeed(right) &&
    !/^(?:公里|平方米)/.test(right) &&
    next === null
  )
}

/** 新建水厂1座，日供水能力3000吨: what the thing just built can do, unless the sentence is about raising it. */
function isCapacity({ norm, row, previous, left, fullLeft, earlier }: Setting): boolean {
  if (/(?:设计|额定|核定)[^,。;]{0,8}(?:能力|容量|规模|功率)(?:为|约|达)*$/.test(left))
    return row.baseline === null
  if (row.baseline !== null || !previous || previous.baseline !== null || row.unit === '%') return false
  if (!/(?:能力|容量|库容|额定|规模|功率|装机)(?:为|约|达)*$/.test(left) || /均|达到|提|增|扩/.test(fullLeft))
    return false
  const between = norm.slice(previous.reach, row.start)
  return (
    /^[^。;]{0,6}[,(]/.test(between) && /[座处个家所台套间]/.test(previous.unit ?? '') && hasDeed(earlier)
  )
}
