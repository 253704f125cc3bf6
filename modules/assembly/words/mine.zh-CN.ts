import { core } from './core.zh-CN.ts'

/** Why leave does not move. */
export const leaveMoved = ({ leave }: { leave: 'none' | 'asked' | 'granted' | 'refused' }) =>
  ({
    none: '没有请假。',
    asked: '已经请过假，正在等批准。',
    granted: '请假已经批准。',
    refused: '请假没有批准。',
  })[leave]

/** What somebody who is asked to a session reads, at either door: all that a phone has to fetch. */
export const words = {
  mine: {
    title: '我参加的会议',
    lead: '请您出席、列席，或者请您在会上担任工作的会议。',
    none: '没有请您参加的会议',
    noneLead: '有会议请您参加时，会在这里看到时间、会场和材料。',
    near: '请您开会',
    today: '今天',
    standing: { entitled: '您是代表', observer: '请您列席' },
    when: '时间',
    venue: '会场',
    seat: '座位',
    group: '讨论组',
    number: '代表证号',
    notYet: '会前通知',
    agenda: '议程',
    noAgenda: '议程还没有排好。',
    papers: '会议材料',
    booklet: '大字看全部材料',
    isRead: '看过',
    askLeave: '我要请假',
    leaveLead: '写一句为什么不能来。会务批准后会告诉您。',
    reason: '事由',
    send: '请假',
    keep: '不请了',
    leave: {
      asked: '您已经请假，等会务批准。',
      granted: '您的请假已经批准。',
      refused: '您的请假没有批准，请按时到会，或者联系会务。',
    },
    back: '我能来了，撤回请假',
    cancelled: '这次会议已经取消，请不必前往。',
    duties: '请您担任',
    paper: '表决时给您纸质表决票。',
    phone: '表决时可以用手机。',
    checkIn: '到会签到',
    vote: '表决',
    talk: '分组讨论',
    counting: '计票和监票',
    sitting: '会议正在进行',
    rehearsing: '正在预演',
  },
  booklet: {
    title: '大字材料',
    docx: '下载 Word',
    print: '打印这一页',
    lead: '议程和全部文字材料，大字排版。',
  },
  duty: core.duties,
  runs: core.runs,
  problems: {
    leave_moved: leaveMoved,
    session_moved: ({ state }: { state: keyof typeof core.states }) =>
      `会议现在是“${core.states[state]}”，不能再请假。`,
    not_attending: '您不在这次会议的名单上。',
  },
}
export type MineWords = typeof words
