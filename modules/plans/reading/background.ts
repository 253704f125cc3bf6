import type { Setting } from './settings.ts'
import { hasDeed } from './verbs.ts'

const DESCRIBES =
  /(?:常住|户籍|实有|流动|在册|总)人口|老年人口|人口(?:总数|密度|为|约|达)|下辖|下设|辖有|现辖|管辖|辖区(?:总|现|共|内)?(?:面积|有|共)|辖区[^,。;]{0,6}(?:面积|共有|现有)|总户数|老龄化|可支配|期望寿命|平均年龄|GDP|生产总值|印数|发行量|应到|客流|车流|人流|日均(?:游客|流量|进出|过境)|营业收入|(?<!零)发案|警情|(?:现有|原有|拥有|已有|共有|目前有|设有|辖)$/

const BODIES = /^(?:人|名|位|户|家|人次)$/

/** Behind, missing or undone. */
export const LACKS =
  /序时进度|滞后|落后|逾期|超期|缺额|现缺|空缺|缺编|未(?:完成|动工|开工|完工|竣工|启动|办结|整改|达标|落实|按|到位|拨付|验收)|停工|尚未|尚有|仍有|缺口|欠账|不达标/

const ATTENDED =
  /^[^,。;]{0,14}(?:参加|参与|出席|到会|报名|签约|受益|加入|注册|入驻|完成|通过|开工|竣工|投用|投入使用|到场|齐聚|观看|享受)/

/** Statistic: what there is, what it is on average, what is left, whatever anybody plans or does. */
export function isBackground(setting: Setting): boolean {
  return (
    describesPlace(setting) ||
    isStanding(setting) ||
    isAverage(setting) ||
    isLeftOver(setting) ||
    keepsCeiling(setting)
  )
}

/** Statistic: what lags, is missing or misses its mark. */
export function isUndone({ row, left, right }: Setting): boolean {
  if (/(?:低于|高于|超出)(?:指标|计划|目标|控制|年度|上年|去年)[^,。;]{0,6}$/.test(left)) return true
  if (row.unit === '票') return false
  // 填补车位缺口300个: the gap is closed by somebody.
  if (/(?:填补|补齐|弥补|补足|补上)[^,。;]*$/.test(left)) return false
  return (
    LACKS.test(left.slice(-10)) ||
    /^[^,。;]{0,14}(?:滞后|仍在|未完成|未按|未动工|未开工|尚未|仍有|尚有|停工|逾期|不达标|反对)/.test(right)
  )
}

const STANDS = /(?:^|[,;])[^,;]{0,10}(?:现有|在册|在库|辖区|下设|下辖|共有)/

/** Population, area, what the place consists of. */
function describesPlace({ row, left, right, earlier }: Setting): boolean {
  if (
    /(?:共有|现有|已有|原有|拥有|目前有|设有|累计有)[^,。;]{0,8}$/.test(left) &&
    (ATTENDED.test(right) ||
      (hasDeed(right.slice(0, 14)) && (BODIES.test(row.unit ?? '') || !/(?:现有|原有)$/.test(left))))
  ) {
    return false
  }
  if (/每[千万百][^,。;]*$/.test(left)) return false
  if (DESCRIBES.test(left)) return true
  if (/(?:现有|原有|共有|下辖|辖有)[^,。;]{0,10}$/.test(left)) return true
  if (/^(?:常住|户籍|实有|流动|老年)人口/.test(right)) return true
  if (/面积$/.test(left) && /辖区|街道面积|位于|地处|平方公里/.test(earlier + left + (row.unit ?? '')))
    return true
  // 路段两侧商铺96家
  if (
    right === '' &&
    row.unit !== '元' &&
    /(?:^|[一-鿿])(?:两侧|沿街|周边|附近|周围|四周)(?:有|共有)?(?![设装建布置摆增添配栽种])[一-鿿]{2,6}$/.test(
      left,
    ) &&
    !hasDeed(left)
  )
    return row.comparator !== '>='
  // 辖区企业6800户，规上企业57家: a list of what there is goes on until something is done.
  if (STANDS.test(earlier) && !hasDeed(earlier) && !hasDeed(left) && !hasDeed(right) && left !== '')
    return true
  // A sentence that has begun to describe the district goes on doing so until something is done in it.
  return /(?:常住|户籍|实有)人口|下辖|辖区面积|辖区总面积|地处|位于|街道面积/.test(earlier) && !hasDeed(left)
}

/** People and bodies that simply exist: 带领全镇58个党组织, 在册志愿者1200名. */
function isStanding({ left, right, row, planned }: Setting): boolean {
  if (
    /(?:带领|团结|率领|依靠|面对)[^,。;]{0,14}$/.test(left) &&
    !hasDeed(left.replace(/^.*(?:带领|团结|率领|依靠|面对)/, ''))
  )
    return true
  const whole = /(?:^|[,、的]|[一-鿿]{2})全(?:街道?|镇|乡|村|市|区|县|校|社区|系统)(?:上下)?$/.test(left)
  if (
    whole &&
    /^[一-鿿]{0,8}(?:党组织|党支部|支部|党员|干部|职工|网格员|工作人员|社工|居民|群众|人口|家庭|经营主体|商户|企业)(?!活动|服务)/.test(
      right,
    ) &&
    !/^[^,。;]{0,16}(?:参加|参与|报名|受益|接种|投票|完成|通过|到社区)/.test(right)
  ) {
    return true
  }
  if (planned || hasDeed(left.replace(/^(?:备案|在册|登记在册|注册|挂牌)/, ''))) return false
  if (/^辖区内?[一-鿿]{2,10}$/.test(left)) return true
  // 优良天数312天, 粉丝5.2万人: counts of how things stand.
  if (/天数$|粉丝(?:数|量|总数)?$/.test(left)) return row.baseline === null
  return (
    /^(?:目前|现|全街道?|全镇|辖区内?)?(?:备案|在库|在册|登记在册|注册|持证|在岗|在编|专职|常驻)(?!的?(?:达|突破|新))[一-鿿]{2,10}$/.test(
      left,
    ) && !/^(?:元|场|次|人次)$/.test(row.unit ?? '')
  )
}

/** 人均24小时, 日均就餐420人次, 平均每村3名: reported, an average describes. */
function isAverage({ row, left, planned }: Setting): boolean {
  if (!/(?:人均|户均|生均|平均|日均|月均|年均|周均|场均|均次)[^,。;]{0,16}$/.test(left)) return false
  if (row.unit === '元' && /投入|补|奖|资助/.test(left)) return false
  if (planned && /^[<>]=?$/.test(row.comparator)) return false
  if (
    (row.baseline !== null && planned) ||
    (row.baseline === null &&
      /(?:缩短|压缩|压减|提速)[^,。;]{0,3}$|(?:提高|提升|增加|降|减)[^,。;]{0,3}[至到]$/.test(left))
  )
    return false
  return (
    !planned ||
    (/(?:人均|户均|平均)[^,。;]{0,8}$/.test(left) &&
      !/(?:服务|接待|演练|活动|压缩|缩短|降至|达到|提高)/.test(left) &&
      !hasDeed(left))
  )
}

/** What is left over: 结余33万元, 库存防汛沙袋600只. */
function isLeftOver({ row, left, fullLeft, planned }: Setting): boolean {
  if (!/(?:结余|节余|余额|结存|滚存|库存|结转资金)[^,。;]{0,8}$/.test(left)) return false
  return !(planned && (row.comparator !== '=' || /控制|不超过|不低于|压/.test(fullLeft)))
}

/** 失业人数398人，控制在下达的412人以内: the second only says that the ceiling was kept. */
function keepsCeiling({ norm, row, left, previous }: Setting): boolean {
  if (!/^(?:均)?控制在/.test(left) || !previous || previous.unit !== row.unit) return false
  return (
    /^[^。;]{0,2},(?:均)?控制在/.test(norm.slice(previous.reach, row.start)) &&
    /\d|[一-十]/.test(norm.slice(previous.start, previous.end))
  )
}
