import { core } from './core.zh-CN.ts'

/** What the screens of the hall say. Large, few, and read from the back row. */
export const words = {
  core,
  rounds: { first: '', revote: '再次投票', separate: '另行选举', repeat: '重选' },
  door: {
    title: '会场大屏',
    lead: '请输入会务人员给的十位数字。',
    label: '开屏码，十位数字',
    open: '打开',
    withdrawn: '这块屏幕的开屏码已经收回，或者会议已经过去。请向会务人员要新的十位数字。',
    left: ({ digits }: { digits: number }) => `还差 ${digits} 位`,
  },
  bar: {
    dark: '深色底',
    light: '浅色底',
    full: '全屏',
    leaveFull: '退出全屏',
    another: '换一个开屏码',
    label: '屏幕设置',
  },
  rehearsal: '预演 · 不计入正式会议',
  lost: ({ time }: { time: string }) => `连接中断，画面停在 ${time}，正在重新连接`,
  connecting: '正在连接会场',
  welcome: {
    begins: ({ time }: { time: string }) => `${time} 开会`,
    closed: '会议已经闭幕',
    cancelled: '会议已经取消',
    soon: '会议即将开始',
    done: '议程已经全部进行完毕',
  },
  item: {
    position: ({ n }: { n: number }) => `第 ${n} 项`,
    next: ({ title }: { title: string }) => `下一项：${title}`,
  },
  timer: {
    left: ({ clock }: { clock: string }) => `还有 ${clock}`,
    over: ({ clock }: { clock: string }) => `超时 ${clock}`,
    gone: ({ clock }: { clock: string }) => `已进行 ${clock}`,
  },
  speaking: ({ name }: { name: string }) => `${name} 发言`,
  people: '人',
  ofVenue: ({ present, entitled }: { present: number; entitled: number }) => `${present} / ${entitled}`,
  question: {
    number: ({ n }: { n: number }) => `第 ${n} 号表决`,
    secret: '无记名',
    named: '记名',
    hands: '举手',
    modes: {
      approve: '赞成、反对或者弃权',
      rank: '按先后排序',
      grades: '满意、基本满意、不满意、不了解，选一项',
    },
    pick: ({ seats }: { seats: number }) => `最多选 ${seats} 个`,
    come: '手机表决已收到',
    paper: ({ n }: { n: number }) => `纸质表决 ${n} 人，由计票人清点`,
    handsUp: '请举手',
  },
  count: {
    counting: '表决已经结束，正在计票',
    provisional: '初步结果，待分会场核对后确定',
  },
  result: {
    passed: '通过',
    failed: '未通过',
    elected: '当选',
    notElected: '未当选',
    tied: '票数相等',
    void: '本次表决无效',
    for: '赞成',
    against: '反对',
    abstain: '弃权',
    votes: '票',
    sum: '名次合计',
    place: ({ n }: { n: number }) => `第 ${n} 位`,
    sums: ({
      issued,
      returned,
      valid,
      invalid,
    }: {
      issued: number
      returned: number
      valid: number
      invalid: number
    }) => `发出 ${issued}，收回 ${returned}，有效 ${valid}，无效 ${invalid}`,
    next: { revote: '需要再次投票', 'separate-election': '需要另行选举', repeat: '需要重选' },
    grades: { satisfied: '满意', mostly: '基本满意', dissatisfied: '不满意', unknown: '不了解' },
  },
  pause: '休会',
  page: ({ page, of }: { page: number; of: number }) => `${page} / ${of}`,
  problems: {
    code_wrong: '这十位数字打不开屏幕，可能已经收回。请再核对一遍。',
    guessed_too_often: ({ retryAfterSec }: { retryAfterSec: number }) =>
      `试的次数太多，请 ${Math.ceil(retryAfterSec / 60)} 分钟后再试。`,
  },
}
export type HallWords = typeof words
