import type { WrittenPaper } from './year-paper-texts.ts'

/** How far a paper of these weeks has come. */
export type Fate =
  | 'draft'
  | 'countersigning'
  | 'objected'
  | 'with_head'
  | 'with_vice'
  | 'with_leader'
  | 'returned'
  | 'withdrawn'
  | 'approved'
  | 'asked_seal'
  | 'seal_refused'
  | 'sealed'
  | 'issued'
  | 'void'

export type RecentPaper = Omit<WrittenPaper, 'on'> & {
  daysAgo: number
  fate: Fate
  urgent?: boolean
  internal?: boolean
}

const committees = ['各居委会'] as const
const everybody = ['各居委会', '各科室'] as const

/** Papers on their way today: in every state there is, so that every desk has something before it. */
export const recent: readonly RecentPaper[] = [
  {
    daysAgo: 16,
    fate: 'void',
    office: '营商办',
    kind: 'notice',
    title: '关于举办楼宇企业招聘会的通知',
    text: '定于下周六在党群服务中心举办楼宇企业招聘会，请各居民区转告求职居民。',
    to: committees,
  },
  {
    daysAgo: 13,
    fate: 'issued',
    office: '平安办',
    kind: 'notice',
    title: '关于开展冬季火灾防控工作的通知',
    text: '一、重点\n电动自行车棚、群租房、沿街小餐饮。\n二、频次\n每周一查，查到的当场整改，改不了的挂牌。',
    to: everybody,
    countersign: ['综合行政执法队'],
    copies: 38,
  },
  {
    daysAgo: 11,
    fate: 'seal_refused',
    office: '发展办',
    kind: 'contract',
    title: '楼道整修（第三批）施工合同',
    text: '一、内容\n整修门洞14个。\n二、价款\n合同价73.2万元。\n三、工期\n45天。',
    countersign: ['司法所'],
    copies: 6,
  },
  {
    daysAgo: 10,
    fate: 'sealed',
    office: '服务办',
    kind: 'notice',
    title: '关于做好冬季助餐送餐工作的通知',
    text: '一、保温\n送餐到户时不低于60度。\n二、送餐\n雨雪天提前半小时出发，联系不上的当场上门。',
    to: committees,
    copies: 14,
  },
  {
    daysAgo: 9,
    fate: 'asked_seal',
    office: '管理办',
    kind: 'letter',
    title: '关于商请协助核查共享单车停放点的函',
    text: '轨道交通2号口周边共享单车停放较乱，商请贵公司核定停放总量，并安排专人每日整理两次。',
    toOthers: '各共享单车运营企业',
    copies: 4,
  },
  {
    daysAgo: 8,
    fate: 'approved',
    office: '党建办',
    kind: 'notice',
    title: '关于做好年度民主评议准备工作的通知',
    text: '一、时间\n12月上旬。\n二、准备\n各居民区汇总居民意见，逐条对照，能改的先改。',
    to: committees,
  },
  {
    daysAgo: 7,
    fate: 'approved',
    office: '平安办',
    kind: 'supervision',
    title: '关于铁工新村电动自行车棚线路整改的督办单',
    text: '铁工新村二街坊车棚线路老化，请于本月25日前更换，并书面回复。',
    to: ['管理办'],
  },
  {
    daysAgo: 7,
    fate: 'returned',
    office: '发展办',
    kind: 'report',
    title: '关于楼宇经济运行情况的报告',
    text: '现将1至10月楼宇经济运行情况报告如下。\n一、入驻\n新入驻企业41家，迁出29家。\n二、存在问题\n老旧楼宇改造意愿不强。\n特此报告。',
    toOthers: '沪中区商务委员会',
  },
  {
    daysAgo: 6,
    fate: 'withdrawn',
    office: '自治办',
    kind: 'notice',
    title: '关于召开居民区议事会观摩会的通知',
    text: '定于下周三下午在书带里召开观摩会，请各居民区书记参加。',
    to: committees,
  },
  {
    daysAgo: 6,
    fate: 'with_leader',
    office: '管理办',
    kind: 'request',
    title: '关于苏泾路沿线积水点改造经费的请示',
    text: '苏泾路沿线三处积水点，雨量每小时超过36毫米即积水。拟增设雨水口12个、翻排管道260米。\n一、经费\n概算94.5万元，申请专项补助。\n二、工期\n汛期前完工。\n妥否，请批示。',
    toOthers: '沪中区水务局',
    countersign: ['发展办'],
    urgent: true,
    attached: '积水点位置图.pdf',
  },
  {
    daysAgo: 5,
    fate: 'with_leader',
    office: '服务办',
    kind: 'notice',
    title: '关于开展独居老人冬季探访的通知',
    text: '一、频次\n孤老每天一次，独居老人每周不少于两次。\n二、记录\n人见没见到，门敲没敲开，写清楚。',
    to: committees,
    countersign: ['综合为老服务中心'],
  },
  {
    daysAgo: 4,
    fate: 'with_vice',
    office: '自治办',
    kind: 'opinion',
    title: '关于下一年度实事项目筛选办法的意见',
    text: '一、先看居民要什么\n按提的人多少和急不急排序。\n二、再看办得成办不成\n有没有地方、有没有钱、有没有人。\n三、最后公开\n没有选上的，说明理由。',
    to: everybody,
    countersign: ['党政办', '发展办'],
  },
  {
    daysAgo: 4,
    fate: 'with_head',
    office: '党政办',
    kind: 'notice',
    title: '关于做好年终台账归集工作的通知',
    text: '一、范围\n全年发文、会议、印章使用和实事项目记录。\n二、时间\n12月20日前移交。',
    to: ['各科室'],
  },
  {
    daysAgo: 4,
    fate: 'with_leader',
    office: '党政办',
    kind: 'report',
    title: '关于年度考核初步安排的报告',
    text: '现将年度考核的初步安排报告如下，请审示。\n一、范围\n各科室、各中心。\n二、方式\n以平时记录为主，不另要材料。',
    toOthers: '沪中区人民政府办公室',
    internal: true,
  },
  {
    daysAgo: 3,
    fate: 'countersigning',
    office: '管理办',
    kind: 'notice',
    title: '关于开展冬季扫雪除冰准备的通知',
    text: '一、物资\n每个居民区工业盐不少于200公斤、铁锹10把。\n二、分工\n居民区管小区，管理办管道路，物业管楼道。',
    to: committees,
    countersign: ['平安办', '房管办', '桂渡桥派出所'],
  },
  {
    daysAgo: 3,
    fate: 'objected',
    office: '服务办',
    kind: 'notice',
    title: '关于调整助餐点开放时间的通知',
    text: '自下月起，各助餐点午餐开放时间改为10:45至12:45，晚餐改为16:30至18:00。',
    to: committees,
    countersign: ['综合为老服务中心', '管理办'],
  },
  {
    daysAgo: 2,
    fate: 'countersigning',
    office: '平安办',
    kind: 'public_notice',
    title: '关于元旦春节期间禁止燃放烟花爆竹的通告',
    text: '本街道全域位于外环线以内，任何时候不得燃放烟花爆竹。发现有人燃放、储存或者销售的，请拨打110。',
    countersign: ['桂渡桥派出所', '司法所'],
  },
  {
    daysAgo: 1,
    fate: 'draft',
    office: '党政办',
    kind: 'minutes',
    title: '第十一次主任办公会议纪要',
    text: '【出席】单立群、仇雅萍、温伯钧\n一、年终收口\n各牵头科室逐项过堂。',
  },
  {
    daysAgo: 0,
    fate: 'draft',
    office: '发展办',
    kind: 'letter',
    title: '关于邀请参加营商环境座谈的函',
    text: '拟于12月上旬召开座谈会，听一听楼宇企业的难处。',
    toOthers: '部分楼宇企业',
  },
]
