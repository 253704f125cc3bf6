import type { Adjustment, TargetLine } from '../contract/told.ts'
import { verdictOf } from '../rules/lines.ts'
import { sayValue } from '../rules/percent.ts'
import type { ProgressGroup } from '../rules/progress.ts'
import { sayPeriod } from './opening.zh-CN.ts'

// How what was told stands in tables, on pages and in papers alike.

const amount = (value: number, unit: string | null) => `${sayValue(value, 2)}${unit ?? ''}`
const date = (on: string) => `${on.slice(0, 4)}年${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`
const listed = (words: readonly string[]) => words.join('、')

export const lines = {
  date,
  period: sayPeriod,
  amount,
  columns: { number: '序号', project: '项目', done: '完成情况', share: '占全年计划' },
  unreported: '未统计',
  /** 完成情况. */
  done: (target: TargetLine): string => {
    if (target.done === null && target.covered === null) return `未统计（${target.quoted}）`
    if (target.measuredBy === 'share' && target.covered !== null && target.whole !== null)
      return `已覆盖${amount(target.covered, target.wholeUnit)}，共${amount(target.whole, target.wholeUnit)}（计划${target.quoted}）`
    const now = amount(target.done ?? 0, target.unit)
    return `${now}（计划${target.quoted}）`
  },
  /** 占全年计划: a share, or how a bound or a rate stands. */
  share: (target: TargetLine): string => {
    if (target.share !== null) return target.share
    return {
      kept: '已达到',
      not_yet: '未达到',
      holds: '未超过',
      exceeded: '已超过',
      unreported: '未统计',
    }[verdictOf(target)]
  },
  /** What became of a promised number, set behind it in the adopted text. */
  became: (target: TargetLine): string => {
    if (target.done === null && target.covered === null) return '未统计'
    if (target.measuredBy === 'share' && target.covered !== null && target.whole !== null)
      return `已覆盖${sayValue(target.covered, 2)}/${sayValue(target.whole, 2)}`
    const now = amount(target.done ?? 0, target.unit)
    if (target.share !== null) return `完成${now}，${target.share}`
    return `现为${now}`
  },
  groups: {
    met: '已经做到',
    ahead: '快于进度',
    on_track: '按进度推进',
    late: '晚于进度',
    at_risk: '可能做不到',
    not_begun: '尚未开始',
  } satisfies Record<ProgressGroup, string>,
  groupLead: (group: ProgressGroup, n: number): string =>
    ({
      met: `已经做到的有 ${n} 个项目`,
      ahead: `快于进度的有 ${n} 个项目`,
      on_track: `按进度推进的有 ${n} 个项目`,
      late: `晚于进度的有 ${n} 个项目`,
      at_risk: `照现在的速度可能做不到的有 ${n} 个项目`,
      not_begun: `尚未开始的有 ${n} 个项目`,
    })[group],
  ofList: (number: string) => `第${number}项　`,
  /** 口径, where nobody has written one of the target's own. */
  counts: {
    count: '记录经他人受理后，按办成之日累加',
    change: '从起点加上每一笔受理过的变动',
    share: '受理过的覆盖数除以总数',
    reading: '取最近一次受理的读数，不累加',
    indicator: '按所绑定指标的口径',
  } as Readonly<Record<string, string>>,
  inOrder: '各组按清单的次序排列，不分先后。',
  byOffice: '按牵头单位',
  byOfficeColumns: {
    office: '牵头单位',
    projects: '项目',
    onTime: '做到或按时',
    late: '晚于进度',
    notBegun: '尚未开始',
  },
  byOfficeNote: (reason: string) => `按时比例高的在前。本表经批准列出，理由：${reason}。`,
  noOffice: '未定牵头单位',
  cutOff: (on: string) => `数字截至${date(on)}`,
  tableNote: (on: string) =>
    `注：截至${date(on)}，按受理的记录统计；“未统计”指没有记录，不等于零。完成数占全年计划的百分比保留一位小数，未达到计划的不进位到100%。`,
  sharesColumn: '占比（%）',
  sharesNote: '注：占比保留两位小数，合计100.00；尾差按最大余额法分配，余额相同的排在前面的先得。',
  sharesNone: '注：各项不是同一总数的组成部分，或有未统计的项，不计占比。',
  noteSums: '合计',
  adjustments: '上期更正',
  adjustmentsNone: (title: string) => `《${title}》公布的数字至今没有更正。`,
  adjustmentsLead: (title: string, n: number) => `《${title}》及更早各期公布的数字中，有 ${n} 个此后有更正：`,
  adjustmentColumns: { number: '数字', report: '所在报告', was: '当时', became: '现为', why: '原因' },
  value: (value: number | null, unit: string | null, decimals: number): string =>
    value === null ? '未统计' : `${sayValue(value, decimals)}${unit ?? ''}`,
  /** The events behind an adjustment, in a sentence. */
  behind: (adjustment: Adjustment): string => {
    const back = adjustment.events.filter((event) => event.isReversal)
    const late = adjustment.events.filter((event) => !event.isReversal)
    const days = (list: typeof back) =>
      listed([...new Set(list.map((event) => date(event.occurredOn)))].slice(0, 3))
    const parts = [
      ...(back.length > 0 ? [`冲正${back.length}笔（${days(back)}）`] : []),
      ...(late.length > 0 ? [`补记${late.length}笔（${days(late)}）`] : []),
    ]
    return parts.length > 0 ? parts.join('，') : '统计的范围有变动'
  },
  numbers: '数字口径',
  numberColumns: { number: '数字', title: '名称', period: '时段', counted: '口径' },
  numberPeriod: (from: string | null, last: string) =>
    from === null ? `截至${date(last)}` : `${date(from)}至${date(last)}`,
  external: (title: string, on: string) => `外部数据，来源：${title}，${date(on)}`,
  corrects: (title: string) => `本报告是《${title}》的更正本。`,
  sealed: (day: string, hash: string) => `${day}关闭，校验码 ${hash}`,
}
export type Lines = typeof lines
