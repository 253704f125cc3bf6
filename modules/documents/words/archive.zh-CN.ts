import type { EvidenceFault, EvidenceKind } from '../rules/folders.ts'

/** What stands in the index of an exported folder. It goes to a Chinese office, whatever language the page speaks. */
export const archiveWords = {
  index: '00-迎检目录',
  columns: {
    code: '编号',
    section: '类别',
    words: '标准',
    office: '责任部门',
    standing: '状态',
    kind: '材料类型',
    title: '材料',
    day: '日期',
    number: '数值（取数日）',
    fault: '说明',
    path: '文件',
    sha256: 'SHA-256',
  },
  lead: (office: string, standards: number, met: number, sha256: string | null) =>
    `责任科室：${office}　共${standards}条标准，已满足${met}条${sha256 ? `　上报时的校验值：${sha256}` : ''}`,
  met: '已满足',
  missing: (count: number) => `还缺${count}件`,
  waived: (reason: string) => `不适用：${reason}`,
  noValue: '无数据',
  kinds: { record: '台账记录', paper: '公文', file: '文件', indicator: '指标' } satisfies Record<
    EvidenceKind,
    string
  >,
  faults: {
    taken_back: '记录已冲正',
    void: '公文已作废',
    outside_period: '不在要求的时间内',
    wrong_kind: '不是要求的材料类型',
    no_value: '指标没有数值',
  } satisfies Record<EvidenceFault, string>,
}
