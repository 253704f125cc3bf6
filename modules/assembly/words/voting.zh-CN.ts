import type { BallotFault, GradeMark, LineFault, LineMark } from '../rules/ballot.ts'
import { votingProblems } from './polls-problems.zh-CN.ts'
import { ruling } from './ruling.zh-CN.ts'

const marks: Record<LineMark, string> = { y: '赞成', n: '反对', a: '弃权' }
const grades: Record<GradeMark, string> = {
  satisfied: '满意',
  mostly: '基本满意',
  dissatisfied: '不满意',
  unknown: '不了解',
}

/** Why a line does not count: what a voter is told before sending, and a teller when reading paper. */
const lineFaults: Record<LineFault, string> = {
  unmarked: '没有填',
  'write-in-without-vote-against': '另选他人，但没有反对名单上的任何一位：这一处不算',
  'write-in-unnamed': '另选他人，但没有写姓名：这一处不算',
  'write-in-is-printed': '写的人名单上已经有：这一处不算，请直接在名单上选',
  repeated: '同一个人写了两次，只算一次',
}
const ballotFaults: Record<BallotFault, string> = {
  'over-marked': '选的超过了规定的数目，整张作废',
  'unknown-option': '票上有名单以外的选项',
  'wrong-mode': '票的填法和这次表决不符',
  'write-ins-not-allowed': '这次表决不能另选他人',
}

/** What representatives, tellers and scrutineers read: on the phone and at the counting table. */
export const words = {
  ruling,
  problems: votingProblems,
  marks,
  /** As printed on paper: ○ for, × against, nothing abstains. */
  signs: { y: '○', n: '×', a: '－' } satisfies Record<LineMark, string>,
  grades,
  lineFaults,
  ballotFaults,
  title: '表决',
  round: (number: number, ordinal: number) =>
    ordinal > 1 ? `第 ${number} 号表决 · 第 ${ordinal} 次` : `第 ${number} 号表决`,
  rehearsal: '预演：这里投的票不算数，预演结束后全部清除。',
  home: {
    title: '会议正在进行',
    lead: '开始表决时，选票会自动出现。',
    rehearsing: '会议正在预演',
    rehearsal: '演练一遍怎样表决。投的票不算数，预演结束后全部清除。',
    go: '去表决',
    duties: '去计票、监票',
  },
  ballot: {
    at: (at: number, of: number) => `第 ${at} 项，共 ${of} 项`,
    back: '上一项',
    next: '下一项',
    toReview: '看一遍再投',
    skip: '先空着',
    chosen: (count: number) => `已选 ${count} 个`,
    pick: (most: number) => `请选，最多 ${most} 个`,
    arrange: '请排出先后',
    full: (most: number) => `已经选满 ${most} 个。想换人，请先取消一个。`,
    rankHint: '按心目中的先后，一个一个点。再点一次取消。',
    rank: (place: number) => `第 ${place} 位`,
    up: (label: string) => `${label} 前移一位`,
    down: (label: string) => `${label} 后移一位`,
    order: '您排的次序',
    writeIn: '另选他人',
    writeInFor: (label: string) => `不选 ${label}，另选（可以不填）`,
    writeInName: '姓名',
    addWriteIn: '再写一位',
    removeWriteIn: (name: string) => `不选 ${name || '这一位'}`,
    review: '请核对',
    reviewLead: '投出后不能修改。',
    unmarked: '没有填，按弃权计',
    unmarkedGrade: '没有填，这一项不计',
    blank: '这是一张空白票：每一项都没有填。也可以这样投。',
    instead: (name: string) => `另选 ${name}`,
    change: '修改',
    changeLine: (label: string) => `修改：${label}`,
    none: '没有选',
    parts: (count: number) => `这一票决定的 ${count} 项`,
    cast: '投出这一票',
    casting: '正在投出',
    start: '开始填票',
  },
  sending: {
    lost: '网络断了。您的选择还在这部手机上，连上后会自动送出，不会重复计票。',
    again: '现在再送一次',
    unsure: '上一次没有收到回音，正在查问那一票有没有送到。',
  },
  secrecy: {
    title: '这一票保密吗',
    secret:
      '这次是无记名表决。系统记下“您投过票了”，也记下“有这样一张票”，两者之间没有任何联系，不记时间，也不记先后。',
    secretAgainst: '它防得住：其他代表、工作人员、主持人、监票人，都查不到哪一张票是您的。',
    secretNot:
      '它防不住：掌管服务器的人，如果一直盯着数据库，仍有可能推算出来；旁边有人看您的屏幕，也防不住。如果您不放心，可以在表决开始前改用纸质票。',
    named: '这次是记名表决。表决结束后，每个人投了什么会公布。',
    hands: '这次是举手表决，不用手机。请听主持人安排。',
  },
  receipt: {
    offer: '要不要留一个凭证',
    explained:
      '凭证是您这张票的编号，结果公布后可以凭它在公开网页的“自己核对表决结果”里查这张票计入了没有；谁拿到编号，谁就能看到您怎么投的，所以请不要给别人看。',
    show: '显示凭证',
    hide: '不要了',
    number: '凭证编号',
    gone: '离开这一页就不再显示，请自己抄下来。',
  },
  now: {
    noSession: '今天没有您要参加的会议。会议当天，表决开始时这里会自动出现选票。',
    notBegun: '会议还没有开始。开始表决时，这里会自动出现选票，不用刷新。',
    noRound: '现在没有表决。主持人宣布表决后，选票会自动出现在这里。',
    item: (title: string) => `正在进行：${title}`,
    paper: '这一次您用纸质票。请向会务人员领票，填好投进票箱。',
    hands: '这一次举手表决，请听主持人安排。',
    notAssigned: '投票名单上没有您：表决开始时您还没有签到，或者您是列席人员。结果会在这里公布。',
    in: '您的票已经投出',
    inLead: '投出后不能修改，也不能再投。结果会在这里公布。',
    cast: (cast: number, of: number) => `手机表决：已投 ${cast} 人，共 ${of} 人`,
    counting: '表决结束，正在计票。',
    provisional: '这是初步结果，核对完各会场的票数后才算数。',
    result: '表决结果',
    void: '这次表决作废了。',
    connecting: '正在连接会场',
    lost: '和会场的连接断了，正在重新连接。',
    choose: '您有几个会议正在进行，请选一个。',
  },
  reply: {
    passed: '通过',
    failed: '未通过',
    notElected: '未当选',
    notChosen: '未选定',
    elected: '当选',
    chosen: '选定',
    tied: '票数相同，再次投票',
    grade: { satisfied: '评为满意', mostly: '评为基本满意', dissatisfied: '评为不满意' },
    votes: (count: number) => `${count} 票`,
    sum: (sum: number) => `名次合计 ${sum}`,
    counts: (forIt: number, against: number, abstain: number) =>
      `赞成 ${forIt}，反对 ${against}，弃权 ${abstain}`,
    next: {
      revote: '下一步：在票数相同的人中再次投票。',
      'separate-election': '下一步：空缺的名额另行选举。',
      repeat: '下一步：这次不算，重新投票。',
    },
  },
}
export type VotingWords = typeof words
