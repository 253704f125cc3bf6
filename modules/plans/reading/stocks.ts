import { leadsFrom } from './bounds.ts'
import { PEOPLE } from './measures.ts'
import type { Setting } from './settings.ts'
import { hasDeed } from './verbs.ts'

const YIELD = /(?:税收(?:总?收入)?|财政(?:总?收入)|产值|营收|营业收入|利润|销售额|零售总额|产量|交易额|税额)$/
const HOLDING = /(?:藏书|馆藏|藏品|总藏量|存书|注册用户|活跃用户|在线用户)[一-鿿]{0,4}$/
const HONOUR =
  /(?:国家|全国|省|市|区|县)级(?!以)[一-鿿“”]{0,8}(?:小区|单位|社区|村|街区|校园|家庭|楼组|企业|品牌|基地|项目|园区|机构|团队|组织)$/
const PEOPLE_THERE =
  /(?:老人|老年人|高龄者|人口|居民|家庭|业主|儿童|残疾人|党员|职工)(?:总数|数量|数)?(?:已经|已|共|约|现)*(?:已达|达到|达|已有|有)(?:约|近)?$/
const POST =
  '(?:专兼职|专职|兼职|基层|社区|居民区|街道|镇级|村级|各级|街镇)*(?:河长|林长|路长|街长|段长|楼组?长|网格员|网格长|巡查员|调解员|联络员|安全员|协理员|协管员|保洁员|干部|社工|民警|工作人员)(?:队伍)?'
const TURNS = /^(?:每[周月天日季][^,。;]{0,2})?(?:轮流|分片|分组|分头|常态化|全天候)/
const COUNTED = /^全年|^(?:每[周月天日季][^,。;]{0,2})?(?:累计|共|已|先后|巡|走访|值)/
const STAFF_BEHIND = new RegExp(`^${POST}`)
const STAFF_BEFORE = new RegExp(`^(?:全街道?|全镇|全乡)?${POST}(?:共|共有)?$`)

/** Statistic: a stock or yield that is reported, and the people whose post it is to do what is counted next. */
export function isStock(setting: Setting): boolean {
  return (
    isYield(setting) ||
    isRegister(setting) ||
    isPopulation(setting) ||
    isStaff(setting) ||
    isPeak(setting) ||
    isFormer(setting) ||
    isThere(setting)
  )
}

/** 完成税收8亿元, 粮食产量2万吨: what an economy yields is planned by an office but never done by it. */
function isYield({ row, left, planned }: Setting): boolean {
  // 税收500万元以上的企业 is a threshold.
  return !planned && row.reach === row.end && YIELD.test(left) && !/减免|退|追缴/.test(left)
}

/** 藏书6万册, 市级文明小区21个: what has been there before the year. */
function isRegister({ row, left, right, earlier, planned }: Setting): boolean {
  if (planned || row.unit === '元' || hasDeed(left.replace(/注册(?=用户)/, '')) || /新|增|购|创/.test(left))
    return false
  if (HOLDING.test(left)) return !/(?:添置|购置|采购|配备|新增|捐赠)[^。;]{0,24}$/.test(earlier)
  return HONOUR.test(left) && !hasDeed(earlier) && !hasDeed(right)
}

/** 老人已达2.7万人. */
function isPopulation({ row, left, fullLeft }: Setting): boolean {
  return (
    (PEOPLE.has(row.unit ?? '') || row.unit === '户') &&
    PEOPLE_THERE.test(fullLeft) &&
    !hasDeed(left.replace(/达到?$/, ''))
  )
}

/** 18名河长累计巡河960次: the rounds count; those whose post it is do not. */
function isStaff({ row, next, left, right }: Setting): boolean {
  if (!PEOPLE.has(row.unit ?? '')) return false
  const named = STAFF_BEHIND.exec(right)
  if (named ? hasDeed(left) : !STAFF_BEFORE.test(left)) return false
  const doing = right.slice(named?.[0].length ?? 0)
  return TURNS.test(doing) || (COUNTED.test(doing) && next !== null && next.start <= row.reach + right.length)
}

/** 最多的一天接待420人次: a peak is no sum. */
function isPeak({ left, planned }: Setting): boolean {
  return (
    !planned &&
    /(?:最多|最高|高峰)(?:时|的|期)[^,。;]{0,10}$|高峰[^,。;]{0,4}$|单日最[高多][^,。;]{0,6}$/.test(left)
  )
}

const BEFORE =
  /(?:改造|整治|更新|启用|搬迁|治理)(?:之|以)?前|(?<!提)以前|原来|原先|曾(?:经|有)|过去(?!的?一年)/g

/** 从每晚乱停400余辆变为有序停放, 改造前违建有23处: the state that was left behind. */
function isFormer({ row, left, right, earlier }: Setting): boolean {
  if (row.baseline !== null) return false
  if (leadsFrom(left) && /^[^,。;]{0,14}(?:变为|变成|转为|转变为|到如今|到现在)/.test(right)) return true
  const told = earlier + left
  const last = [...told.matchAll(BEFORE)].at(-1)
  return last !== undefined && !hasDeed(told.slice(last.index + last[0].length)) && !/基础/.test(right)
}

const THERE =
  /^[^,。;]{0,8}(?:街道|镇|乡|村|社区|小区|辖区|角|里|内|楼|平台|中心|站|馆|院|园|室|厅)(?:共|现|还|也|目前)*有(?!望|效|序|力|关|所|待)[^,。;\d]{0,10}$/

/** 图书角有书1800余册, 楼里住着96户, 在建项目6个: sentences that say no more than that something is there. */
function isThere({ norm, row, fullLeft, left, right, planned }: Setting): boolean {
  if ((PEOPLE.has(row.unit ?? '') || row.unit === '户') && /(?:住|生活|居住|分布)着$/.test(left)) return true
  // A heading that says how many stand below it: 二、住有所居类（3项）
  if (
    /^[项件个]$/.test(row.unit ?? '') &&
    /^[^,。;\d]{2,14}\([共计]*\d{1,2}[项件个]\)$/.test(norm.slice(0, 30))
  )
    return true
  if (/^在建[一-鿿]{2,8}$/.test(left)) return true
  return !planned && right === '' && THERE.test(fullLeft) && !hasDeed(left)
}
