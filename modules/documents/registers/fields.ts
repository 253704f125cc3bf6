import type { RegisterField, RegisterSource } from './sources.ts'

/** What a template may say once, whatever the records: key, and the words for it. */
export const commons = [
  { key: 'title', label: '标题', also: ['台账名称', '名称'] },
  { key: 'office_printed', label: '填报单位', also: ['单位', '填报科室', '制表单位'] },
  { key: 'place_printed', label: '填报地点', also: ['范围'] },
  { key: 'period', label: '期间', also: ['统计期间', '时段'] },
  { key: 'from', label: '起始日期', also: ['开始日期'] },
  { key: 'until', label: '截止日期', also: ['结束日期'] },
  { key: 'printed_on', label: '打印日期', also: ['填报日期', '制表日期'] },
  { key: 'printed_by', label: '打印人', also: ['填报人', '制表人'] },
  { key: 'count', label: '条数', also: ['合计条数', '总数'] },
] as const satisfies readonly { key: string; label: string; also: readonly string[] }[]
export type CommonKey = (typeof commons)[number]['key'] | `sum:${string}`

export const ordinalKey = 'ordinal'
const ordinalTitles = ['序号', 'ordinal', 'no', 'no.', '编号序号']

/** Names of a loop over the rows in a docx. */
export const loopNames = ['rows', '记录', '明细', '台账']

/** A title as it is compared: no spaces, no unit in brackets, no signs: "数 量（个）" is 数量. */
export function bare(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[(（[【〔].*?[)）\]】〕]/g, '')
    .replace(/[\s:：*＊/、_-]/g, '')
    .toLowerCase()
}

const names = (field: { key: string; label: string; also?: readonly string[] }) =>
  [field.key, field.label, ...(field.also ?? [])].map(bare)

/** The field of a source by any of its names; `ordinal` counts the rows. */
export function fieldNamed(source: RegisterSource, title: string): string | null {
  const said = bare(title)
  if (said === '') return null
  if (ordinalTitles.map(bare).includes(said)) return ordinalKey
  return source.fields.find((field) => names(field).includes(said))?.key ?? null
}

/** What is said once, by any of its names; "合计数量" is the sum of a column of numbers. */
export function commonNamed(source: RegisterSource, title: string): CommonKey | null {
  const said = bare(title)
  const common = commons.find((one) => names(one).includes(said))
  if (common) return common.key
  const summed = source.fields.find(
    (field: RegisterField) =>
      field.kind === 'number' && names(field).some((name) => said === `合计${name}` || said === `sum${name}`),
  )
  return summed ? `sum:${summed.key}` : null
}
