import type { BallotMode, Base, PollKind, Quorum, Rule, Secrecy, WriteInRule } from '../rules/polls.ts'
import { wrongShare } from '../rules/shares.ts'
import { sayBar } from '../rules/verdict.ts'

const bases: Record<Base, string> = {
  entitled: '应到代表（全体）',
  present: '实到代表（到会）',
  returned: '收回的票',
  valid: '有效票',
}

const kinds: Record<PollKind, string> = {
  motion: '议案、名单、决议',
  election: '选举',
  choice: '从多项中选定',
  evaluation: '评议',
  ranked: '排序票决',
}

/** What decides a poll, in plain sentences: the same on a clerk's desk, on a phone, at the counting table. */
export const ruling = {
  kinds,
  bases,
  modes: {
    approve: '逐项赞成、反对或者弃权',
    pick: '从名单中选若干',
    rank: '按先后排出次序',
    grades: '评满意、基本满意、不满意、不了解',
  } satisfies Record<BallotMode, string>,
  secrecies: {
    secret: '无记名',
    named: '记名',
    hands: '举手',
  } satisfies Record<Secrecy, string>,
  writeIns: {
    none: '不能另选他人',
    free: '可以另选他人',
    'instead-of': '反对某一位之后，可以另选他人',
  } satisfies Record<WriteInRule, string>,
  /** The one sentence that says who passes. */
  rule: (kind: PollKind, rule: Rule, seats: number): string => {
    if (wrongShare(rule.share) !== null)
      return '比例没有填对：分子、分母都是整数，分母不为零，分子不大于分母。'
    if (kind === 'ranked') return `名次合计最小的 ${seats} 项入选，并列的再投一次。`
    if (kind === 'evaluation')
      return `“满意”${sayBar(rule)}，评为满意；加上“基本满意”才够的，评为基本满意；仍不够的，评为不满意。`
    if (rule.share[0] === 0) return `得票多的当选，共 ${seats} 名。`
    const must = `须${sayBar(rule)}`
    if (kind === 'election') return `应选 ${seats} 名；得票${must}方能当选，够票的人多于名额时，票多的当选。`
    if (kind === 'choice')
      return `最多选定 ${seats} 项；赞成票${must}方能选定，够票的多于名额时，票多的选定。`
    return `赞成票${must}，方为通过。`
  },
  quorum: (of: Quorum): string =>
    wrongShare(of.share) === null
      ? `到会代表须${sayBar(of)}，才能开始表决。`
      : '到会人数的比例没有填对：分子、分母都是整数，分母不为零，分子不大于分母。',
  most: (kind: PollKind, mode: BallotMode, most: number, options: number) =>
    mode === 'pick'
      ? `每张票最多选 ${most} 个，多选的整张作废，少选的有效。`
      : mode === 'rank'
        ? `每张票最多排 ${most} 个名次；没有排的算最末。`
        : most < options && mode === 'approve' && kind !== 'motion'
          ? `每张票最多赞成 ${most} 个，超过的整张作废。`
          : '',
  /** How many it takes where the base is known already. */
  needs: (base: Base, of: number, needed: number) => `${bases[base]} ${of}，须得 ${needed} 票。`,
  ways: (how: string) => `投票方式：${how}。`,
  ended: (tie: string) => `最后一个名额票数相同时，${tie}。`,
  elected: { equal: '等额选举', competitive: '差额选举' },
}
export type RulingWords = typeof ruling
