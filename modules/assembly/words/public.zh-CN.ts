import type { FaultName } from '../rules/verifying.ts'
import { core } from './core.zh-CN.ts'
import { ruling } from './ruling.zh-CN.ts'

/** Sessions, results and the recount, for everybody. */
export const words = {
  menu: { sessions: '代表会议' },
  title: '代表会议',
  lead: '会议什么时候开、谁到了会、表决了什么、结果怎样，都在这里。每次表决的选票文件可以下载，自己重新计一遍。',
  newest: '代表会议',
  all: '所有会议',
  more: '看更早的会议',
  none: '还没有召开过会议',
  noneLead: '会议通知发出以后，时间和议程会公布在这里；表决有了结果，也公布在这里。',
  kinds: core.kinds,
  states: { called: '即将召开', sitting: '正在开会', closed: '已闭会' },
  ordinal: (term: number, ordinal: number) => `第 ${term} 届第 ${ordinal} 次`,
  decided: (n: number) => (n === 0 ? '没有表决' : `表决 ${n} 次`),
  came: {
    said: (came: { entitled: number; present: number }) =>
      `应到 ${came.entitled} 人，到会 ${came.present} 人`,
    now: (came: { entitled: number; present: number }) =>
      `应到 ${came.entitled} 人，现在实到 ${came.present} 人`,
    others: (leave: number, absent: number) =>
      [leave > 0 ? `请假 ${leave} 人` : '', absent > 0 ? `缺席 ${absent} 人` : ''].filter(Boolean).join('，'),
    observers: (n: number) => `另有列席 ${n} 人`,
  },
  agenda: '议程',
  results: '表决结果',
  noResults: '还没有表决结果',
  noResultsLead: '表决结束、计票完成以后，结果会公布在这里。',
  groups: '分组讨论',
  groupsSaid: (groups: number, opinion: number, suggestion: number, question: number) => {
    const raised = [
      opinion > 0 ? `意见 ${opinion} 条` : '',
      suggestion > 0 ? `建议 ${suggestion} 条` : '',
      question > 0 ? `问题 ${question} 条` : '',
    ].filter(Boolean)
    return `${groups} 个小组讨论，${raised.length > 0 ? `提出${raised.join('、')}` : '没有提出意见建议'}。`
  },
  round: {
    number: (n: number) => `第 ${n} 号表决`,
    causes: { first: '', revote: '再次投票', separate: '另行选举', repeat: '重新表决' },
    secrecies: ruling.secrecies,
    kinds: ruling.kinds,
    ruling: ruling.rule,
    needed: (n: number) => `须得 ${n} 票`,
    sums: (s: { issued: number; returned: number; valid: number; invalid: number }) =>
      `发出 ${s.issued} 票，收回 ${s.returned} 票，有效 ${s.valid} 票，无效 ${s.invalid} 票`,
    present: (entitled: number, present: number) => `应到 ${entitled} 人，实到 ${present} 人`,
    line: '事项',
    for: '赞成',
    against: '反对',
    abstain: '弃权',
    percent: '比例',
    outcome: '结果',
    sum: '名次之和',
    place: '名次',
    marks: { satisfied: '满意', mostly: '基本满意', dissatisfied: '不满意', unknown: '不了解' },
    grades: { satisfied: '满意', mostly: '基本满意', dissatisfied: '不满意' },
    passed: '通过',
    failed: '未通过',
    elected: '当选',
    notElected: '未当选',
    tied: '得票相同，再次投票',
    vacant: (n: number) => `空缺 ${n} 名`,
    voided: (reason: string) => `这次表决作废：${reason}`,
    voidedBefore: '作废以前的计票留在下面，不作数。',
    how: '怎样才算通过',
    comprises: (n: number) => `包括 ${n} 项`,
  },
  file: {
    take: '下载选票文件',
    takeNamed: (question: string) => `下载“${question}”的选票文件`,
    former: (n: number) => `第 ${n} 份`,
    digest: '校验码',
    check: '核对一份文件',
    lead: '里面有每一张选票、规则和结果。任何人都可以重新计一遍。',
  },
  verify: {
    title: '自己核对表决结果',
    lead: '选一份下载的选票文件，这个页面就在您的电脑或手机上重新计票。文件不会传给任何人，断网也能核对。',
    drop: '把文件拖到这里，或者',
    choose: '选择文件',
    another: '换一份文件',
    reading: '正在核对',
    notPoll: '这不是公布的选票文件',
    notPollLead: '请在会议页面的“表决结果”下面下载，原样选来，不要用别的软件打开再保存。',
    tooLarge: '这个文件太大，不会是选票文件。',
    good: '核对无误',
    goodLead: '重新计票与公布的结果一致，文件没有改动。',
    bad: (n: number) => `核对不一致，有 ${n} 处`,
    badLead: '这份文件和公布的不一样，或者结果算错了。不一致的地方：',
    fault: (place: string, what: string) => `${place}：${what}`,
    /** Null: the recount says it in Chinese itself. */
    faults: null as null | Record<FaultName, string>,
    showAll: (n: number) => `看全部 ${n} 处`,
    digest: '这份文件的校验码',
    compare: '与结果报告单上监票人签名的校验码比对',
    compareHint: '整份重做的假文件，只有比对校验码才能发现。',
    same: '校验码一致，就是结果报告单所指的那一份。',
    differs: '校验码不一致，这不是结果报告单所指的那一份。',
    contents: '文件里有什么',
    ballots: (phone: number, boxes: number, hands: number) =>
      [
        phone > 0 ? `手机选票 ${phone} 张` : '',
        boxes > 0 ? `纸质票箱 ${boxes} 个` : '',
        hands > 0 ? `举手计数 ${hands} 处` : '',
      ]
        .filter(Boolean)
        .join('，') || '没有选票',
    paper: '纸质票只能凭计票人、监票人签名的计票表核对。',
    receipt: '找到我的那一张',
    receiptHint: '输入投票时给您的回执号，看它在不在这份文件里、上面记的是不是您投的。',
    receiptBad: '回执号是 32 位数字和字母，请再看一下。',
    receiptNone: '这份文件里没有这张选票。请确认是不是这一次表决的文件；确实没有，请告诉监票人。',
    receiptFound: '找到了，这张选票计进了结果。上面记的是：',
    blank: '空白',
    void: '这张选票没有计入：选的超过了规定的数目',
    lineMarks: { y: '赞成', n: '反对', a: '弃权' },
    rank: (place: number) => `第 ${place} 位`,
    picked: '选了',
    writeIn: (name: string, instead: string | null) =>
      instead ? `不选${instead}，另选${name}` : `另选${name}`,
    named: (name: string) => `投票人：${name}`,
    privacy: '回执号只在这个页面上比对，不会发出去。',
    places: null as null | Record<string, string>,
    whole: '文件',
    item: (section: string, n: number) => `${section} ${n}`,
  },
  problems: { not_found: '没有这次会议，或者还没有公布。' },
}
export type PublicWords = typeof words
