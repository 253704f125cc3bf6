import { isAttribute, isConsequence } from './attributes.ts'
import { isBackground, isUndone } from './background.ts'
import { describesFacility } from './facilities.ts'
import { isPortrayal } from './portrayals.ts'
import { comparesCounted, comparesYears, isRate, roleOfRate } from './rates.ts'
import type { Role } from './reading.ts'
import { isRemainder } from './remainders.ts'
import { isScope, namesPlace } from './scopes.ts'
import type { Setting } from './settings.ts'
import { isStock } from './stocks.ts'
import { hasDeed } from './verbs.ts'

/**
 * The decision, from the surest to the least sure; the first that answers decides. What no line claims was planned,
 * done, attended, raised, given or spent: a target.
 */
const DECISIONS: readonly ((setting: Setting) => Role | null)[] = [
  // 全覆盖, 零发案: said without digits, they are what was aimed at. A lone 零 only reports.
  ({ row, norm, planned }) =>
    row.wordless && row.unit !== '%'
      ? row.end - row.start === 1 ||
        (!planned &&
          /^零(?!增长|新增)/.test(norm.slice(row.start)) &&
          /^(?:$|[,。;、)])/.test(norm.slice(row.end)))
        ? 'statistic'
        : 'target'
      : null,
  // 满意率低于75%的责令整改: on what a consequence depends.
  (setting) => (isConsequence(setting) ? 'attribute' : null),
  (setting) => (isRemainder(setting) ? 'statistic' : null),
  (setting) => (comparesCounted(setting) ? 'statistic' : null),
  (setting) => (isRate(setting) ? roleOfRate(setting) : null),
  (setting) => (comparesYears(setting) ? 'statistic' : null),
  ({ row, left }) =>
    row.unit === '平方公里' ? (/(?:完成|清扫|覆盖|绿化)/.test(left) ? 'target' : 'statistic') : null,
  (setting) => (describesFacility(setting) ? 'attribute' : null),
  (setting) => (isPortrayal(setting) || isBackground(setting) || isStock(setting) ? 'statistic' : null),
  (setting) => (isAttribute(setting) ? 'attribute' : null),
  (setting) => (isScope(setting) ? 'scope' : null),
  (setting) => (isUndone(setting) ? 'statistic' : null),
]

/** Decides the roles of a block's quantities, in order. What stands in one list with a scope or statistic shares its role. */
export function decideRoles(settings: Setting[]): Role[] {
  const roles: Role[] = []
  for (const setting of settings) {
    const role = decideRole(setting)
    const before = roles.at(-1)
    const whole = wholeOf(setting, settings)
    if (role === 'target' && whole !== null && roles[whole] === 'statistic') roles.push('statistic')
    else roles.push(role === 'target' && before !== undefined ? sharedRole(setting, before) : role)
  }
  return roles
}

/** 日均供餐420客，其中送餐130客: the whole of a part that is counted by the same span of time, or null. */
function wholeOf({ row }: Setting, settings: Setting[]): number | null {
  if (row.partOf === null || row.per === null) return null
  const whole = settings[row.partOf]?.row
  return whole && whole.unit === row.unit && whole.per === row.per ? row.partOf : null
}

function decideRole(setting: Setting): Role {
  for (const decide of DECISIONS) {
    const role = decide(setting)
    if (role !== null) return role
  }
  return 'target'
}

const BODIES = /^(?:人|名|位|户|人次|户次)$/

/** 在12个居民区、28个住宅小区; 辖33个居民区、127个小区; 全镇64个网格、120名网格员. */
function sharedRole({ norm, row, previous, left, right }: Setting, before: Role): Role {
  if (!previous || (before !== 'scope' && before !== 'statistic')) return 'target'
  const between = norm.slice(previous.reach, row.start)
  const people = BODIES.test(row.unit ?? '')
  // 在6个居民区401个楼道开展
  if (before === 'scope' && namesPlace(between) && /(?:^|[^存现])在[^,。;]*$/.test(left) && hasDeed(right)) {
    return people ? 'target' : 'scope'
  }
  // 在册困难群众412户690人
  if (between === '' && before === 'statistic') return 'statistic'
  // A text without 、 lists with commas.
  const joint = norm.slice(Math.max(0, row.start - 120), row.start + 40).includes('、')
    ? /^[一-鿿A-Za-z“”]{0,12}(?:、|和|及|与|以及)$/
    : /^[一-鿿A-Za-z“”]{0,12}(?:,|、|和|及|与|以及)$/
  if (!joint.test(between) || hasDeed(between)) return 'target'
  if (before === 'statistic') return row.unit === previous.unit || people ? 'statistic' : 'target'
  if (
    people &&
    /^(?:专兼职|专职|兼职|在册|驻区|社区)*[一-鿿]{0,4}(?:员|干部|党员|力量|骨干|楼组长|志愿者|人员)/.test(
      right,
    )
  ) {
    return 'statistic'
  }
  return namesPlace(right) && (between.endsWith(',') ? hasDeed(right) : true) ? 'scope' : 'target'
}
