import { LACKS } from './background.ts'
import type { Role } from './reading.ts'
import type { Setting } from './settings.ts'
import { hasDeed } from './verbs.ts'

/** A share, a score, a multiple or a change of a share: it says how far, never how much. */
export function isRate({ row }: Setting): boolean {
  return row.unit === '%' || row.unit === '个百分点' || row.unit === '倍' || row.unit === '分'
}

const COMPARED =
  /(?:^|[^可相对类])(?:比|较)(?![例重好大多少高低快强为])[^,。;]{1,14}(?:多|少|增长|增加|增|上升|下降|减少|降|高|低|提高|提升|回落|上涨|扩大|延长|翻)(?:出|了|近|约)*$/

/** 培训9000人次，比上年增加两成: a clause of its own that only compares what was counted before it. */
export function comparesCounted({ left, earlier, previous, row, norm }: Setting): boolean {
  if (!/^(?:比|较)/.test(left) || !COMPARED.test(left) || !previous || !earlier.endsWith(',')) return false
  return previous.unit !== '%' && !/[。;!?]/.test(norm.slice(previous.reach, row.start))
}

/** 较去年同期多5台, 比上年增加120万元: a comparison, unless something is to be cut. */
export function comparesYears({ left, planned }: Setting): boolean {
  if (!planned && COMPARED.test(left)) return true
  return (
    /(?:比|较)(?:上|去|前|往|同)[^,。;]*(?:多|少|增长|增加|增|上升|下降|减少|降|高|低|提高|提升|回落|上涨|快|慢)了?$/.test(
      left,
    ) || /(?:同比|环比)[^,。;]{0,6}$/.test(left)
  )
}

/**
 * A rate that is planned is a target; one that is reported only describes: what was done are the counts behind it.
 * Shares of a plan, of a population or of a budget describe in either mood.
 */
export function roleOfRate(setting: Setting): Role {
  const { row, left, fullLeft, right, earlier, planned, norm } = setting
  const near = left.slice(-22)
  if (row.wordless) return norm.charAt(row.end) === '\t' ? 'statistic' : 'target'
  if (norm.charAt(row.start - 1) === '\t') return 'statistic'
  if (isCondition(setting)) return 'attribute'
  if (
    /(?:计划|任务|目标|指标|预算|进度|序时|总投资|工程量)(?:数|总数|总量)?的?$/.test(near) &&
    !(planned && /确保|力争|争取/.test(earlier.slice(-40) + left))
  )
    return 'statistic'
  if (
    /(?:^|任务|目标|计划|年度)完成率(?:达到?|为|超过)?$/.test(fullLeft) &&
    !(planned && row.reach > row.end)
  ) {
    return 'statistic'
  }
  if (LACKS.test(near)) return 'statistic'
  if (
    row.unit === '倍' &&
    /(?:去年|上年|同期|计划|目标|往年)[^,。;]*$/.test(near) &&
    !(planned && /(?:增[长加]?|延长|提高|扩大|翻)了?$/.test(near))
  )
    return 'statistic'
  if (row.baseline !== null && planned) return 'target'
  if (!planned)
    return /(?:低于|高于)[^,。;]{1,8}$/.test(near) || !isSavedShare(setting) ? 'statistic' : 'target'
  if (/(?:低于|高于|超出)(?:全|上年|去年|同期|平均)[^,。;]{0,8}$/.test(near)) return 'statistic'
  const aimed = /力争|确保|争取|目标|预期|不低于|不少于|不超过|控制|保持|提高|提升|达到|降|压|减|增/
  if (/(?:老龄化|人口|占|比重|占比|比例)[^,。;]{0,14}$/.test(near)) {
    return aimed.test(fullLeft.slice(-22)) || /力争|确保|目标/.test(earlier) ? 'target' : 'statistic'
  }
  if (DESCRIBED.test(earlier) && !hasDeed(left)) return 'statistic'
  if (/^(?:的[一-鿿]|老人|居民|人口|家庭|企业|面积)/.test(right) && !/[率度面]/.test(near)) {
    return hasDeed(left + earlier.slice(-8) + right) ? 'target' : 'statistic'
  }
  return 'target'
}

const DESCRIBED = /常住人口|户籍人口|实有人口|下辖|辖区(?:总)?面积|地处|位于|老龄化/

/** 压减办公用房三成: in a report too, a share that somebody cut by his own doing is what was done. */
function isSavedShare({ left }: Setting): boolean {
  return /(?:^|[,、])(?:已|共)?(?:压减|削减|压缩|缩减)(?!至|到)[^,。;率]{0,12}$/.test(left)
}

/** 居民同意率须达到八成以上方可启动: what must be so before something may begin. */
function isCondition({ left, right }: Setting): boolean {
  if (/^(?:的)?(?:方可|才能|才可|方能|即可|后方|后可|后即|后才|时方|的小区方|的楼)/.test(right)) return true
  return /(?:同意|签字|赞成|意愿|征询)[^,。;]{0,6}(?:须|需|应|必须)[^,。;]{0,4}$/.test(left)
}
