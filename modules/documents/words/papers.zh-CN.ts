import type { Outcome } from '../rules/approving.ts'
import type { CountersignMode, Stance } from '../rules/countersigning.ts'
import type { PaperKind, Rank } from '../rules/kinds.ts'
import type { PaperState } from '../rules/moves.ts'
import type { SealKind, SealRefusal } from '../rules/sealing.ts'

/** Names of what papers consist of: shared by every page, and by the server where it words something. */
export const words = {
  kinds: {
    decision: '决定',
    announcement: '公告',
    resolution: '决议',
    public_notice: '通告',
    opinion: '意见',
    notice: '通知',
    circular: '通报',
    report: '报告',
    request: '请示',
    reply: '批复',
    letter: '函',
    minutes: '纪要',
    supervision: '督办单',
    contract: '合同',
    certificate: '证明',
  } satisfies Record<PaperKind, string>,
  states: {
    draft: '草稿',
    countersigning: '会签中',
    approval: '签批中',
    approved: '已签发',
    numbered: '已编号',
    sealed: '已用印',
    issued: '已发出',
    filed: '已归档',
    returned: '已退回',
    withdrawn: '已撤回',
    void: '已作废',
  } satisfies Record<PaperState, string>,
  stances: { agreed: '同意', remarked: '同意，有建议', objected: '不同意' } satisfies Record<Stance, string>,
  modes: { at_once: '同时会签', in_order: '依次会签' } satisfies Record<CountersignMode, string>,
  outcomes: { approved: '同意', returned: '退回', passed: '请阅处', seen: '阅' } satisfies Record<
    Outcome,
    string
  >,
  asks: { review: '审核', sign: '签发', read: '传阅' },
  ranks: { leader: '街道领导', head: '科室负责人' } satisfies Record<Rank, string>,
  urgencies: { urgent: '加急', most_urgent: '特急' },
  sealKinds: {
    official: '行政公章',
    party: '党组织印章',
    office: '科室印章',
    special: '专用章',
    name: '签名章',
  } satisfies Record<SealKind, string>,
  refusals: {
    not_approved: '还没有签发',
    changed_since: '签发以后文字有改动',
    not_on_list: '不在这枚印章的用印范围内',
    rank_too_low: '签发人的层级不够',
    seal_not_in_use: '印章已停用',
    paper_gone: '公文已撤回、作废或归档',
    faulty: '文本有差错',
    other: '其他原因',
  } satisfies Record<SealRefusal, string>,
}
export type NameWords = typeof words
