import { PEOPLE } from './measures.ts'
import type { Setting } from './settings.ts'

const HOUSE = '中心|食堂|餐厅|站|馆|院|园|室|厅|坊|所|场|校|楼|屋|吧|点|间'
const HAVES = '内设|附设|设有|内有|备有|配有|拥有|现有|共有|核定|设|有'
/** Rooms and places to sit or lie: what a house has so many of says how large it is. */
const ROOM =
  /(?:床位|铺位|座位|席位|座席|坐席|摊位|托位|托额|学位|餐位|工位|展位|车位|泊位|包间|客房|诊室|教室|班级|展厅|窗口|功能区|功能室|活动室)$/
const HAS = new RegExp(`^(.*?)(?:${HAVES})[^,。;]{0,36}$`)
const HOUSE_ENDS = new RegExp(`(?:${HOUSE})(?:内|里|共|现|目前|还|均|各)*$`)
const HOUSE_NAMED = new RegExp(`(?:${HOUSE})|平方米`)
const DAILY =
  /^(.*?)(?:每日|每天|每晚|(?<![今明昨当节生假工])日)(?:可|能|最多|要|都|就|大约)*(?:接待|供应|备菜|备餐|供餐|出餐|容纳|收治)[一-鿿]{0,6}$/
const MEMBER = '队员|团员|社员|成员|组员|会员'
const MEMBERS_ALONE = new RegExp(`^(?:共有|现有|共|有)?(?:${MEMBER})$`)
const MEMBERS_BEHIND = new RegExp(`^(?:的)?(?:${MEMBER})`)

/**
 * Attribute: how large a house, a canteen or a team is and what it can take in a day. What is newly made, found or
 * raised stands behind a verb of doing and is left to the other questions.
 */
export function describesFacility(setting: Setting): boolean {
  const { row, left } = setting
  // 活动中心有三层
  if (row.unit === '层' && /(?:有|共|高|上下|地上|地下)$/.test(left)) return true
  // 大厅里摆放着28张餐桌
  if (/(?:摆放|陈列|停放|停|摆|挂|放)着$/.test(left)) return true
  return row.unit !== '%' && (hasRoom(setting) || takesDaily(setting) || isMembership(setting))
}

const MAKES = /新|建成|建设|增|开设|设立|打造|改建|加装|安装/

/** 中心设床位30张; 新建中心1处，内设床位30张、座位40个. */
function hasRoom({ row, left, fullLeft, right, earlier }: Setting): boolean {
  if (row.baseline !== null || !(ROOM.test(left) || ROOM.test(right.slice(0, 6)))) return false
  if (fullLeft === '' && earlier.endsWith(',') && HOUSE_NAMED.test(earlier)) return true
  const owner = HAS.exec(left)?.[1]
  if (owner === undefined) return false
  if (owner === '') return HOUSE_NAMED.test(earlier)
  return HOUSE_ENDS.test(owner) && !MAKES.test(owner.replace(/^新(?!建|增|设|办|开)/, ''))
}

/** 食堂每天备菜20余种, 助浴间每日接待8人: how a house is run, unless so much is promised as a least. */
function takesDaily({ row, left, fullLeft }: Setting): boolean {
  if (row.comparator === '>=' || row.baseline !== null || /达到|提高|提升|力争|确保|增/.test(fullLeft))
    return false
  const owner = DAILY.exec(left)?.[1]
  return owner !== undefined && (owner === '' || (HOUSE_ENDS.test(owner) && !MAKES.test(owner)))
}

/** 巡护队4支，队员36名; 送餐队有9名队员. */
function isMembership({ row, previous, left, right, norm }: Setting): boolean {
  if (!PEOPLE.has(row.unit ?? '')) return false
  if (MEMBERS_BEHIND.test(right) && /(?:队|团|社|组|会)(?:共有|现有|共|有)$/.test(left)) return true
  return (
    MEMBERS_ALONE.test(left) &&
    previous !== null &&
    /^[支个队]$/.test(previous.unit ?? '') &&
    !/[。!?]/.test(norm.slice(previous.reach, row.start))
  )
}
