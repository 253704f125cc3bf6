import { readTable } from '../../../platform/files/table-reading.ts'

/** The columns of a roster, by any of their titles. The first is the one a sheet of ours carries. */
export const rosterTitles = {
  name: ['姓名', '代表姓名', 'name'],
  sex: ['性别', 'sex', 'gender'],
  number: ['证号', '代表证号', '编号', 'number', 'no.'],
  constituency: ['选区', '选举单位', '推选单位', 'constituency'],
  delegation: ['代表团', 'delegation'],
  group: ['讨论组', '小组', '组别', '分组', 'group'],
  phone: ['手机', '手机号', '手机号码', '联系电话', '电话', 'phone', 'mobile'],
  standing: ['身份', '类别', '职务', 'standing', 'post'],
  capacity: ['列席身份', '单位职务', '单位及职务', 'capacity'],
} as const

/** One line as it was written. */
export interface WrittenLine extends Record<keyof typeof rosterTitles, string | null> {
  line: number
  hasFormula: boolean
}

/** What stands on each line of a roster. Nothing is decided here. Throws a TableProblem for what is no roster. */
export async function readRoster(bytes: Buffer): Promise<WrittenLine[]> {
  const { rows } = await readTable(bytes, {
    titles: rosterTitles,
    isHead: (named) => named.has('name') && named.size > 1,
    // A roster is a few hundred lines.
    most: 3_000,
  })
  return rows.map(({ texts, ...line }) => ({ ...texts, ...line }))
}
