/** Words that every room of the conference uses, at every door. */
export const core = {
  kinds: { conference: '代表会议', meeting: '委员会会议', election: '选举' },
  states: {
    preparing: '筹备中',
    called: '已召集',
    sitting: '会议中',
    closed: '已闭会',
    cancelled: '已取消',
  },
  runs: { rehearsal: '预演', real: '正式会议' },
  standings: { entitled: '代表', observer: '列席' },
  channels: { card: '扫码', list: '名单', phone: '手机', online: '线上', telephone: '电话报送' },
  ballots: { phone: '手机表决', paper: '纸质表决' },
  venues: { main: '主会场', sub: '分会场', online: '线上' },
  leave: { none: '', asked: '已请假，待批准', granted: '请假', refused: '请假未批准' },
  duties: { chair: '主持人', teller: '计票人', scrutineer: '监票人', usher: '会务' },
  items: {
    opening: '开幕',
    report: '报告',
    motion: '议案',
    deliberation: '审议讨论',
    vote: '表决',
    election: '选举',
    evaluation: '评议',
    speech: '发言',
    break: '休会',
    closing: '闭幕',
    other: '其他',
  },
  count: { entitled: '应到', leave: '请假', absent: '缺席', present: '实到', observers: '列席' },
}
export type CoreWords = typeof core
