import { isAttribute } from './attributes.ts'
import type { Kind, Role } from './reading.ts'
import type { Related } from './relations.ts'
import { isScope, namesPlace } from './scopes.ts'
import { type Setting, settingOf } from './settings.ts'
import { hasDeed } from './verbs.ts'

/** The roles of a block's quantities, in order. What stands in one list with a scope or statistic shares its role. */
export function decideRoles(norm: string, rows: Related[], planned: boolean): Role[] {
  const roles: Role[] = []
  for (let index = 0; index < rows.length; index++) {
    const setting = settingOf(norm, rows, index, planned)
    const role = decideRole(setting)
    const before = roles[index - 1]
    roles.push(role === 'target' && before !== undefined && sharesRole(setting, before) ? before : role)
  }
  return roles
}

/** 在12个居民区、28个住宅小区; 辖33个居民区、127个小区 */
function sharesRole({ norm, row, previous, left, right }: Setting, before: Role): boolean {
  if (!previous || (before !== 'scope' && before !== 'statistic')) return false
  const between = norm.slice(previous.reach, row.start)
  // 在6个居民区401个楼道开展
  if (before === 'scope' && namesPlace(between) && /(?:^|[^存现])在[^,。;]*$/.test(left) && hasDeed(right)) {
    return !/^(?:人|名|位|户|人次|户次)$/.test(row.unit ?? '')
  }
  if (!/^[一-鿿A-Za-z“”]{0,12}(?:、|和|及|与|以及)$/.test(between) || hasDeed(between)) return false
  return before === 'statistic' ? row.unit === previous.unit : namesPlace(right)
}

const BACKGROUND =
  /(?:常住|户籍|实有|流动|在册|总)人口|老年人口|人口(?:总数|密度|为|约|达)|下辖|辖有|现辖|管辖|辖区(?:总|现|共|内)?(?:面积|有|共)|辖区[^,。;]{0,6}(?:面积|共有|现有)|总户数|老龄化|可支配|期望寿命|平均年龄|GDP|生产总值|印数|发行量|应到|客流|车流|人流|营业收入|(?<!零)发案|警情|(?:现有|原有|拥有|已有|共有|目前有|设有|辖)$/

const LACKS = /序时进度|滞后|落后|逾期|超期|未完成|停工|尚未|尚有|仍有|未按|缺口|欠账|不达标|不合格/

const ATTENDED =
  /^[^,。;]{0,14}(?:参加|参与|出席|到会|报名|签约|受益|加入|注册|入驻|完成|通过|开工|竣工|投用|投入使用|到场|齐聚|观看|享受)/

/** Decides the role by features of the setting, from the surest to the default: target. */
function decideRole(setting: Setting): Role {
  const { row, left, right } = setting
  if (row.wordless && row.unit !== '%') return row.end - row.start === 1 ? 'statistic' : 'target'
  if (row.unit === '%' || row.unit === '个百分点' || row.unit === '倍') return roleOfRate(setting)
  if (comparesYears(setting)) return 'statistic'
  if (row.unit === '平方公里') return /(?:完成|清扫|覆盖|绿化)/.test(left) ? 'target' : 'statistic'
  if (isBackground(setting)) return 'statistic'
  if (isAttribute(setting)) return 'attribute'
  if (isScope(setting)) return 'scope'
  if (/(?:低于|高于|超出)(?:指标|计划|目标|控制|年度|上年|去年)[^,。;]{0,6}$/.test(left)) return 'statistic'
  if (row.unit === '票') return 'target'
  if (
    LACKS.test(left.slice(-10)) ||
    /^[^,。;]{0,14}(?:滞后|未完成|未按|尚未|仍有|尚有|停工|逾期|不达标|反对)/.test(right)
  )
    return 'statistic'
  return 'target'
}

/** 较去年同期多5台, 比上年增加120万元: a comparison, unless something is to be cut. */
function comparesYears({ left }: Setting): boolean {
  return (
    /(?:比|较)(?:上|去|前|往|同)[^,。;]*(?:多|少|增长|增加|增|上升|下降|减少|降|高|低|提高|提升|回落|上涨)了?$/.test(
      left,
    ) || /(?:同比|环比)[^,。;]{0,6}$/.test(left)
  )
}

function roleOfRate(setting: Setting): Role {
  const { row, left, right, earlier, planned, norm } = setting
  if (row.wordless) return /\t/.test(norm.charAt(row.end)) ? 'statistic' : 'target'
  if (/\t/.test(norm.slice(row.start - 1, row.start))) return 'statistic'
  const bounded =
    row.comparator === '>=' || row.comparator === '<=' || /力争|确保|争取|目标|年内|预期/.test(left + earlier)
  const near = left.slice(-22)
  if (/(?:计划|任务|目标|指标|预算|进度|序时)(?:数|总数|总量)?的?$/.test(near)) return 'statistic'
  if (/(?:老龄化|人口)[^,。;]{0,8}$/.test(near) && !bounded) return 'statistic'
  if (/(?:占|比重|占比|比例)[^,。;]{0,14}$/.test(near)) return bounded ? 'target' : 'statistic'
  if (LACKS.test(near)) return 'statistic'
  if (row.unit === '倍' && /(?:去年|上年|同期|计划|目标|往年)[^,。;]*$/.test(near)) return 'statistic'
  if (/(?:^|任务|目标|计划|年度)完成率(?:达到?|为|超过)?$/.test(setting.fullLeft) && !bounded)
    return 'statistic'
  if (row.baseline !== null) return 'target'
  if (/(?:削减|压减|压缩|压降|缩减|减量|消减|节能)[^,。;]*$/.test(near)) return 'target'
  const grows =
    /(?:同比|环比|增长|上升|下降|回落|上涨|减少|提高|提升|增加|降低|增幅|降幅|涨幅|增速|翻)了?[^,。;率度]{0,2}$/.test(
      near,
    )
  if (grows || comparesYears(setting) || /^(?:的)?(?:同比|环比)/.test(right)) {
    return bounded || (planned && !/(?:同比|环比|去年|上年)/.test(near)) ? 'target' : 'statistic'
  }
  if (row.unit === '个百分点') return planned ? 'target' : 'statistic'
  if (/支付率|执行率|拨付率/.test(near) && !bounded && !planned) return 'statistic'
  if (/(?:低于|高于|超出)[^,。;]{1,8}$/.test(near)) return 'statistic'
  if (/^(?:的[一-鿿]|老人|居民|人口|家庭|企业|面积)/.test(right) && !/[率度面]/.test(near)) {
    return hasDeed(left + earlier.slice(-8)) ? 'target' : 'statistic'
  }
  return 'target'
}

function isBackground({ norm, row, left, right, earlier, previous }: Setting): boolean {
  if (
    /(?:共有|现有|已有|原有|拥有|目前有|设有|累计有)[^,。;]{0,8}$/.test(left) &&
    (ATTENDED.test(right) || hasDeed(right.slice(0, 14)))
  ) {
    return false
  }
  if (/每[千万百][^,。;]*$/.test(left)) return false
  if (BACKGROUND.test(left)) return true
  if (/(?:现有|原有|共有|下辖|辖有)[^,。;]{0,10}$/.test(left)) return true
  if (/^(?:常住|户籍|实有|流动|老年)人口/.test(right)) return true
  if (/面积$/.test(left) && /辖区|街道面积|位于|地处|平方公里/.test(earlier + left + (row.unit ?? '')))
    return true
  // A sentence that has begun to describe the district goes on doing so until something is done in it.
  if (/(?:常住|户籍|实有)人口|下辖|辖区面积|辖区总面积|地处|位于|街道面积/.test(earlier) && !hasDeed(left))
    return true
  if (/(?:人均|户均|平均)[^,。;]{0,8}$/.test(left) && row.unit !== '分') {
    if (row.unit === '元' && /投入|补|奖|资助/.test(left)) return false
    return !/(?:服务|接待|演练|活动|压缩|缩短|降至|达到|提高)/.test(left)
  }
  // 失业人数398人，控制在下达的412人以内: the second only says that the ceiling was kept.
  if (/^(?:均)?控制在/.test(left) && previous && previous.unit === row.unit) {
    return (
      /^[^。;]{0,2},(?:均)?控制在/.test(norm.slice(previous.reach, row.start)) &&
      /\d|[一-十]/.test(norm.slice(previous.start, previous.end))
    )
  }
  return false
}

/** A rate, a score, a stock or a ceiling is a level; what adds up over the year is a flow. */
export function decideKind(setting: Setting): Kind {
  const { row, fullLeft, norm } = setting
  if (row.baseline !== null) return 'level'
  if (row.wordless)
    return row.unit === '%' || /清零|归零/.test(norm.slice(row.start, row.end)) ? 'level' : 'flow'
  const near = fullLeft.slice(-20)
  if (row.unit === '%') {
    const changes =
      /(?:同比|下降|减少|削减|压减|压降|增长|上升|完成)[^,。;率度至到]{0,4}$/.test(near) ||
      row.partOf !== null
    return changes ? 'flow' : 'level'
  }
  if (row.unit === '分' || row.unit === '个百分点') return 'level'
  if (
    /累计(?:建成|建有|建立|达|达到|有|共有|创建|拥有)?$/.test(near) &&
    row.unit !== '人次' &&
    row.unit !== '场'
  )
    return 'level'
  if (
    /(?:控制在|增至|增加到|增加至|提高到|提升至|提升到|提高至|达到|保持|稳定在|扩大到|扩大至|降至|降到|减至|压减至|压缩至|压缩到|缩短至|缩短到|总数|总量|保有|能力|规模|人口|常住|现有|拥有|下辖|失业人数|在册)[^,。;]{0,8}$/.test(
      near,
    )
  ) {
    return 'level'
  }
  return 'flow'
}
