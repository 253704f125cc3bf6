import type { ReportKind } from '../contract/content.ts'
import type { PeriodName } from '../rules/periods.ts'

// What a new report begins with. Reports are papers of the street and begin in Chinese.

const quarters = ['一', '二', '三', '四']
const dayOf = (on: string) => `${on.slice(0, 4)}年${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`

export function sayPeriod(period: PeriodName): string {
  switch (period.kind) {
    case 'year':
      return `${period.year}年`
    case 'half':
      return `${period.year}年${period.half === 1 ? '上' : '下'}半年`
    case 'quarter':
      return `${period.year}年第${quarters[period.quarter - 1]}季度`
    case 'month':
      return `${period.year}年${period.month}月`
    default:
      return `${dayOf(period.from)}至${dayOf(period.last)}`
  }
}

export const opening = {
  title: (kind: ReportKind, period: PeriodName, plan: string | null): string => {
    const when = sayPeriod(period)
    const what = plan?.replace(/^\d{4}年(度)?/, '') ?? ''
    if (kind === 'annual') return `${when}${what || '实事项目'}完成情况报告`
    if (kind === 'circular') return `${when}${what || '实事项目'}进展情况通报`
    return `${when}工作报告`
  },
  overall: '总体情况',
  byCategory: '分类完成情况',
  table: '完成情况表',
  asVoted: '逐条对照',
  progress: '进展情况',
  next: '下一步安排',
}
