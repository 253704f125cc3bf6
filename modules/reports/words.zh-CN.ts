import { lines } from './words/lines.zh-CN.ts'
import { notices } from './words/notices.zh-CN.ts'
import { reports } from './words/reports.zh-CN.ts'

/** What the module says to staff. */
export const words = {
  menu: { reports: '报告', notices: '督办单' },
  permissions: {
    'reports.read': '看报告和督办单',
    'reports.write': '写报告',
    'reports.close': '关闭报告',
    'reports.release': '公布报告',
    'reports.order': '发督办单、认可答复',
    'reports.answer': '答复督办单',
  },
  lines,
  reports,
  notices,
  problems: {
    report_closed: ({ by }: { by: string | null }) =>
      by ? `${by}刚刚关闭了这份报告，它不再变化。文字有错可以另写更正本。` : '这份报告已经关闭，不再变化。',
    report_open: '这份报告还没有关闭。',
    report_released: '这份报告已经公布了。',
    too_many_numbers: ({ most, numbers }: { most: number; numbers: number }) =>
      `一份报告最多放 ${most} 个数字，现在有 ${numbers} 个。请分成两份，或把数字放进表格。`,
    number_astray: '文字里有一个数字找不到出处，请把它删掉重新插入。',
    days_turned: '时段的最后一天在第一天之前，请改过来。',
    report_empty: '报告里还没有内容。',
    number_gone: ({ title }: { title: string }) => `“${title}”已经不再统计，请去掉它或换一个。`,
    corrected_already: '这份报告的更正本已经关闭了。还要改，请更正那一份。',
    notice_moved: ({ state }: { state: keyof typeof notices.states }) =>
      `这件督办单现在是“${notices.states[state]}”，刚才的操作没有生效。`,
    due_in_past: '期限不能早于今天。',
    not_a_leader: '交办人要是街道领导。',
    office_unknown: '没有这个单位。',
    evidence_not_yours: '有文件不属于这次答复，请重新上传。',
    evidence_odd: ({ name }: { name: string }) => `“${name}”不是照片也不是 PDF，请换一个文件。`,
    words_needed: '请写明还缺什么。',
    not_a_photo: ({ name }: { name: string }) => `“${name}”读不出来，请换一张照片。`,
  },
}
export type Words = typeof words
