import type { LineFault } from '../rules/ballot.ts'

type Unfit = 'over-marked' | 'unknown-option' | 'wrong-mode' | 'write-ins-not-allowed' | 'line-does-not-count'
const unfit: Record<Unfit, string> = {
  'over-marked': '选的超过了规定的数目',
  'unknown-option': '有名单以外的选项',
  'wrong-mode': '填法和这次表决不符',
  'write-ins-not-allowed': '这次表决不能另选他人',
  'line-does-not-count': '有一处另选他人不算数，请核对姓名',
} satisfies Record<Exclude<Unfit, LineFault>, string>

const roundStates = {
  open: '正在投票',
  counting: '正在计票',
  provisional: '待核对',
  closed: '已有结果',
  void: '已作废',
}
type RoundState = keyof typeof roundStates

/** What the server refuses a voter. */
export const votingProblems = {
  already_voted: '您已经投过票了，以第一次投的为准。',
  not_voter: '这一次表决的投票名单上没有您。',
  votes_otherwise: ({ channel }: { channel: 'paper' | 'hands' }): string =>
    channel === 'paper' ? '这一次您用纸质票，请向会务人员领票。' : '这一次举手表决，不用手机。',
  not_open: ({ state }: { state: RoundState }) => `这次表决${roundStates[state]}，您的票没有投出。`,
  ballot_unfit: ({ reason }: { reason: Unfit }) =>
    `这张票不能这样投：${unfit[reason]}。没有投出，请改好再投。`,
  token_taken: '这张票没有投出，请再按一次“投出这一票”。',
  no_run: '会议没有在进行，现在不能表决。',
  not_attending: '您不在这次会议的名单上。',
}

const countUnfit = {
  'invalid-exceeds-returned': '无效票比收回的还多',
  'issued-exceeds-assigned': '发出的票比领票的人多',
  'line-exceeds-returned': '有一行的票数比收回的票还多',
  'unknown-option': '有名单以外的选项',
  'repeated-option': '有一行写了两次',
  'lines-missing': '有的行没有填',
  'wrong-marks': '填的栏目和这次表决不符',
  'too-many-orders': '录入的排序票比有效票多',
  'exceeds-present': '举手的人数比在场的多',
  'write-ins-not-allowed': '这次表决不能另选他人',
}

/** What it refuses at the counting table. */
export const countingProblems = {
  not_teller: '这个票箱不由您计票。',
  not_scrutineer: '您不是这次会议的监票人。',
  count_unfit: ({ reason }: { reason: keyof typeof countUnfit }) => `这些数对不上：${countUnfit[reason]}。`,
  box_agreed: '这个票箱已经有了结果。要改，请会务人员退回重新数。',
  entered_often: ({ most }: { most: number }) =>
    `和另一位计票人的数不同，您已经录入了${most}次。请等另一位重新数过再录，或者请会务人员退回重新数。`,
  box_too_small: ({ least }: { least: number }) =>
    `无记名的票箱不足 ${least} 张，不能单独计票，请先并入另一个票箱。`,
  boxes_outstanding: ({ boxes }: { boxes: readonly string[] }) => `还有票箱没有结果：${boxes.join('、')}。`,
  not_signed: '还没有监票人签字，或者有监票人不同意，结果不能成立。',
  count_moved: '就在刚才，计票结果变了。请看过新的数再签字。',
  too_few_cast: ({ cast, least }: { cast: number; least: number }) =>
    `无记名表决只收到 ${cast} 张手机票，不到 ${least} 张。现在结束，会看出个人怎么投的。请再等一等；等不到的，作废后重新组织表决。`,
  round_followed: ({ number }: { number: number }) =>
    `第 ${number} 号表决是接着这一次进行的。要作废，请先作废那一次。`,
  round_moved: ({ state }: { state: RoundState }) =>
    `这次表决现在是“${roundStates[state]}”，刚才的操作没有生效。`,
  no_run: '会议没有在进行，现在不能做这件事。',
}

const kept = {
  voted: '已经用手机投过票',
  'paper-out': '已经领了纸质票，没有交回',
  'small-channel': '改了之后，有一种方式的人数太少，会暴露谁投了什么',
  'no-network': '所在会场没有网络，只能用纸质票',
  'no-box': '所在会场没有票箱',
  same: '本来就是这种方式',
  hands: '这次是举手表决',
}

/** And what it refuses whoever prepares and runs a poll. */
export const pollProblems = {
  poll_used: '已经就这个问题投过票，不能再改。请作废那一次，或者另建一个表决。',
  draft_unfit: '这份计划文稿没有可以表决的项目，或者不在您的职责范围内。',
  options_unfit: '选项请只用一种方式给出：自己填、取自计划文稿，或者取自前一次表决。',
  adopted_already: '这份清单已经通过，成为正式清单了，这次表决不能再作废。',
  opening_obstructed: '现在还不能开始表决，请先解决列出的问题。',
  channel_kept: ({ reason }: { reason: keyof typeof kept }) => `这位代表的投票方式改不了：${kept[reason]}。`,
}
export type VotingProblems = typeof votingProblems
export type CountingProblems = typeof countingProblems
export type PollProblems = typeof pollProblems
