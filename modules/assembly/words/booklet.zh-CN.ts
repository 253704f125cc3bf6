// What is printed for a session: Chinese, whatever language the page is read in.

const day = (on: string) => `${Number(on.slice(0, 4))}年${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`

export const booklet = {
  agenda: '会议议程',
  booklet: '会议材料（大字本）',
  apart: '这份材料是扫描件，另行装订，附在本册后面。',
  day,
  item: (number: string, title: string, speaker: string | null) =>
    speaker ? `${number}、${title}（${speaker}）` : `${number}、${title}`,
}

/** The agenda on one sheet, and the chair’s script to hold in the hand. */
export const agendaSheet = {
  agenda: (title: string) => `${title}\n议程`,
  script: (title: string) => `${title}\n主持词`,
  when: '时间',
  where: '地点',
  chair: '主持人',
  columns: ['序号', '内容', '报告人', '分钟'] as const,
  blank: '＿＿＿＿',
}

export const invitation = {
  title: '会议通知',
  dear: (name: string) => `${name}同志：`,
  entitled: (title: string) => `现定于下列时间召开${title}，请您作为代表出席。`,
  observer: (title: string) => `现定于下列时间召开${title}，请您列席。`,
  when: '时间',
  where: '会场',
  seat: '座位',
  group: '讨论组',
  notSaid: '另行通知',
  agenda: '议程',
  card: '到会时请出示本页的二维码签到，或者报出下面的号码：',
  leave: '如不能到会，请在会前向会务人员请假。表决时会发给您纸质表决票，不需要手机。',
  from: (office: string) => office,
}

const weekdays = '日一二三四五六'
/** 2026年1月20日（星期二）09:00 */
export function saidInstant(at: Date): string {
  const local = new Date(at.getTime() + 8 * 3_600_000)
  const on = local.toISOString()
  return `${day(on.slice(0, 10))}（星期${weekdays[local.getUTCDay()]}）${on.slice(11, 16)}`
}
