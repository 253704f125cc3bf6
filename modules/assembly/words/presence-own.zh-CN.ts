const clock = (instant: string) =>
  new Intl.DateTimeFormat('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  }).format(new Date(instant))

/** What a representative reads on their own phone at the door. */
export const words = {
  title: '会议签到',
  home: {
    title: '会议签到',
    lead: '会议已经开始签到。',
    rehearsal: '正在预演签到，预演结束后全部清除。',
    go: '去签到',
    usher: '您今天负责会场签到。',
    usherGo: (venue: string) => `${venue}的名单`,
  },
  rehearsal: '这是预演。',
  notBegun: '签到还没有开始。到时候这个页面会自己变化，不用刷新。',
  over: '会议已经结束。',
  expected: (venue: string, seat: string | null) => `您安排在${venue}${seat ? `，座位 ${seat}` : ''}。`,
  noVenue: '还没有给您安排会场，请到主会场签到台。',
  observer: '您列席这次会议，不参加表决。',
  code: '会场屏幕上的六位数字',
  codeHint: '数字显示在会场的屏幕上，一分钟换一次。看不到屏幕，请到签到台出示签到卡。',
  signIn: '签到',
  online: '签到，线上参会',
  onlineHint: '您安排在线上参会，在这里签到就可以。',
  in: (at: string, venue: string | null) => `您已在 ${clock(at)} 签到${venue ? `，${venue}` : ''}`,
  channels: {
    card: '扫码签到',
    list: '会务代为签到',
    phone: '手机签到',
    online: '线上签到',
    telephone: '会场电话报送',
  },
  ballots: { phone: '表决时用这部手机。', paper: '表决时用纸质票，由会务人员发给您。' },
  vote: '去表决',
  leave: '我要离会',
  leaveAsk: '离会以后不计入实到，也不能表决。回来可以再签到。',
  leaveYes: '离会',
  leaveNo: '不离会',
  left: (at: string) => `您在 ${clock(at)} 离会。回来请再签到。`,
  onLeave: '您原来请了假。到了会场，照样可以签到。',
  card: '没有智能手机的代表，凭签到卡到签到台办理。',
  problems: {
    no_run: '签到还没有开始。',
    not_attending: '您不在这次会议的名单上。弄错了请联系会务人员。',
    not_there: '您现在没有签到。',
    may_not_sign_in: '您在这次会议没有签到的职责。',
    door_code_wrong: '数字不对。请看会场屏幕上现在的六位数字，一分钟换一次。',
    expected_on_site: ({ venue }: { venue: string | null }) =>
      venue
        ? `您安排在${venue}参会，请到会场签到。要改为线上参会，请联系会务人员。`
        : '您没有安排在线上参会。请到会场签到。',
  },
}
export type Words = typeof words
