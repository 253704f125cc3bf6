import { PEOPLE, SIZES } from './measures.ts'
import type { Setting } from './settings.ts'
import { hasDeed } from './verbs.ts'

/** Statistic: what a place or a thing is like, how often a paper was printed, what means there are. */
export function isPortrayal(setting: Setting): boolean {
  return (
    isLandscape(setting) ||
    isPrintRun(setting) ||
    isMeans(setting) ||
    isMembership(setting) ||
    isState(setting) ||
    isStanding(setting) ||
    isClass(setting)
  )
}

const LANDSCAPE =
  /(?:高差|落差|海拔|坡度|温差|水位|流域面积|降[雨水]量|气温|风力|车龄|楼龄|房龄|树龄|历史|始建|最[长高大老深短低窄][的]?[一-鿿“”]{0,8}|依山|傍水|濒临|毗邻|东西长|南北宽)(?:约|近|达|为|只|仅|名为|有|是)*$/

/** 街区高差90多米, 最长的一条2.6公里. */
function isLandscape({ row, left, planned }: Setting): boolean {
  if (!SIZES.has(row.unit ?? '') && !/^[级℃]$/.test(row.unit ?? '')) return false
  return LANDSCAPE.test(left) && !hasDeed(left) && !(planned && row.comparator !== '=' && /控制/.test(left))
}

/** 印数：6000份, (共印45份), 打印30份: copies of the paper itself. */
function isPrintRun({ norm, row, left, earlier, bracket }: Setting): boolean {
  if (!/^(?:份|册|本|张)$/.test(row.unit ?? '')) return false
  const label = /([一-鿿]{1,8}):$/.exec(earlier)?.[1] ?? ''
  if (/(?:印数|印量|发行量|印刷数)$/.test(left === '' ? label : left)) return true
  return (
    /^(?:本期|本报|此件|本件)?(?:共?打印|共印发?|印|印数|发行)$/.test(left) &&
    (bracket >= 0 || norm.length < 40)
  )
}

/** 全年可用财力2.6亿元: what there is to spend is not what is spent. */
function isMeans({ row, left }: Setting): boolean {
  return row.unit === '元' && /(?:财力|家底|净资产|固定资产|存款余额|资产总额|预算总额|债务|负债)$/.test(left)
}

/** 3.6万居民中，60岁以上的占三成; 15个项目中，完成过半的6个: the whole that the next figures divide. */
function isMembership({ norm, row, next, right }: Setting): boolean {
  if (!next || !/^[一-鿿]{1,10}当?中$/.test(right) || !/^[,:]/.test(norm.slice(row.reach + right.length)))
    return false
  const people = PEOPLE.has(row.unit ?? '') || row.unit === '户' || row.unit === null
  if (people) return next.unit === '%'
  return /^(?:项目|工程|实事|任务|指标|事项)/.test(right) && next.start - row.reach < 24
}

/** 人均不足0.8册的局面得到扭转: how things stand or stood. */
function isState({ left, right }: Setting): boolean {
  if (/(?:符合|具备|满足)[^,。;]{0,6}条件的[一-鿿]{0,4}$/.test(left) && right === '') return true
  return /^(?:[一-鿿]{0,6})的(?:局面|状况|现状|历史|困境|窘境|尴尬|格局)/.test(right)
}

/** 完成过半的6个, 低于三成的2个: things sorted by how far they are. */
function isClass({ norm, row, previous }: Setting): boolean {
  return previous !== null && previous.unit === '%' && norm.slice(previous.reach, row.start) === '的'
}

const ENTITIES =
  /(?:市场主体|经营主体|个体工商户|个体户|企业|商户|网民|粉丝|会员|从业人员|流动人口|寿星|百岁老人)(?:总数|总量|数量|数)?$/

/** 经营主体突破九千户, 百岁老人6位: how many there are by now, in a report. */
function isStanding({ row, left, fullLeft, right, planned }: Setting): boolean {
  if (planned || right !== '' || row.baseline !== null || !/^[户家名位人]$/.test(row.unit ?? '')) return false
  const named = left.replace(/(?:已经|已|目前|现)*(?:突破|超过|达到|达|有)*$/, '')
  if (!ENTITIES.test(named) || hasDeed(named)) return false
  return /(?:突破|超过|达到|达|总[数量])$/.test(fullLeft) || /(?:寿星|百岁老人)$/.test(named)
}
