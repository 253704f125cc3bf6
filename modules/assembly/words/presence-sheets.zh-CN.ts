/** What stands on cards and sign-in sheets: official papers, so in Chinese only. */
export const sheets = {
  sheetTitle: '签到册',
  observersTitle: '列席人员签到册',
  columns: ['序号', '姓名', '选区或单位', '座位', '表决', '签到', '备注'],
  observerColumns: ['序号', '姓名', '身份', '座位', '签到', '备注'],
  ballots: { phone: '手机', paper: '纸质' },
  sexes: { female: '女', male: '男' },
  onLeave: '请假',
  noPlace: '未安排会场',
  noGroup: '未分组',
  summary: (people: number, leave: number) => `应到 ${people} 人${leave > 0 ? `，其中请假 ${leave} 人` : ''}`,
  observers: (people: number) => `列席 ${people} 人`,
  signed: '实到 ________ 人      负责人签名 ________________',
  sameName: '同名，请核对',
  cardTitle: (title: string) => title,
  representative: '代表证',
  observer: '列席证',
  seat: (seat: string) => `座位 ${seat}`,
  cardHint: '签到时出示，也可以报出上面的号码',
}
export type SheetWords = typeof sheets
