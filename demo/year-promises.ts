import type { Scene } from './pictures.ts'

// Who carries out which promise of the demonstration's list, and how far each had come by today. Invented, sized by real figures.

/** How one target went: what was done by today, in how many records, by whom. */
export interface Course {
  done: number
  records: number
  /** `committees`: each Residents' Committee for its place; `office`: the lead office for the whole street. */
  by: 'committees' | 'office'
  /** Only these neighbourhoods. */
  where?: readonly string[]
  /** The last share of the year in which nothing happened any more, for things that were finished early. */
  until?: number
}

export interface Carrying {
  lead: string
  joining?: readonly string[]
  leader: '仇雅萍' | '温伯钧' | '单立群'
  budgetFen: number
  site?: string
  scene: Scene
  /** By the promised value. */
  targets: Readonly<Record<number, Course>>
  milestones?: readonly { title: string; due: string; reached?: string }[]
}

const wan = (n: number) => n * 1_000_000

/** By the number of the project in the list. Days are month-day of the plan's year. */
export const carrying: Readonly<Record<string, Carrying>> = {
  1: {
    lead: '平安办',
    joining: ['管理办'],
    leader: '温伯钧',
    budgetFen: wan(48),
    scene: 'alarm',
    targets: {
      320: { done: 298, records: 16, by: 'committees', where: ['书带里', '鸣鹤坊'] },
      900: { done: 812, records: 14, by: 'committees', where: ['书带里', '鸣鹤坊'] },
    },
  },
  2: {
    lead: '管理办',
    leader: '温伯钧',
    budgetFen: wan(96),
    scene: 'stairs',
    site: '永敬里、和衷里',
    targets: {
      12: { done: 12, records: 8, by: 'committees', where: ['永敬里', '和衷里'], until: 0.8 },
      460: { done: 468, records: 8, by: 'committees', where: ['永敬里', '和衷里'], until: 0.8 },
    },
    milestones: [
      { title: '完成招标', due: '03-31', reached: '03-27' },
      { title: '完成防水施工', due: '09-30', reached: '09-18' },
    ],
  },
  3: {
    lead: '管理办',
    joining: ['平安办'],
    leader: '温伯钧',
    budgetFen: wan(420),
    scene: 'lift',
    targets: {
      15: { done: 15, records: 9, by: 'committees', until: 0.7 },
      10: { done: 9, records: 7, by: 'committees' },
      8: { done: 5, records: 5, by: 'committees' },
    },
    milestones: [
      { title: '完成全部签约', due: '06-30', reached: '07-08' },
      { title: '首批竣工验收', due: '09-30', reached: '10-12' },
      { title: '第二批竣工验收', due: '11-15' },
    ],
  },
  4: {
    lead: '管理办',
    leader: '温伯钧',
    budgetFen: wan(260),
    scene: 'stairs',
    targets: {
      24: { done: 19, records: 9, by: 'committees', where: ['沪纱新村', '铁工新村'] },
      18000: { done: 14_600, records: 8, by: 'committees', where: ['沪纱新村', '铁工新村'] },
    },
  },
  5: {
    lead: '服务办',
    joining: ['管理办'],
    leader: '仇雅萍',
    budgetFen: wan(152),
    scene: 'bins',
    targets: {
      38: { done: 31, records: 17, by: 'committees' },
      20: { done: 17, records: 9, by: 'committees' },
    },
  },
  6: {
    lead: '管理办',
    joining: ['综合行政执法队'],
    leader: '仇雅萍',
    budgetFen: wan(18),
    scene: 'bins',
    targets: {
      2880: { done: 2_610, records: 11, by: 'office' },
      100: { done: 27, records: 9, by: 'committees' },
    },
  },
  7: {
    lead: '管理办',
    leader: '仇雅萍',
    budgetFen: wan(120),
    scene: 'recycling',
    site: '苏泾路 210 号',
    targets: {
      1: { done: 1, records: 1, by: 'office', until: 0.6 },
      16: { done: 16, records: 8, by: 'committees', until: 0.9 },
    },
  },
  8: {
    lead: '平安办',
    joining: ['管理办'],
    leader: '温伯钧',
    budgetFen: wan(84),
    scene: 'charging',
    targets: {
      120: { done: 107, records: 26, by: 'committees' },
      8: { done: 8, records: 6, by: 'committees', until: 0.85 },
    },
  },
  9: {
    lead: '平安办',
    leader: '温伯钧',
    budgetFen: wan(36),
    scene: 'drill',
    targets: {
      600: { done: 600, records: 12, by: 'committees', until: 0.7 },
      48: { done: 43, records: 30, by: 'committees' },
      12: { done: 11, records: 9, by: 'committees' },
    },
  },
  10: {
    lead: '平安办',
    joining: ['综合行政执法队', '市场监管所'],
    leader: '温伯钧',
    budgetFen: wan(9),
    scene: 'drill',
    targets: {
      1739: { done: 1_652, records: 11, by: 'office' },
      95: { done: 96.2, records: 3, by: 'office' },
    },
  },
  11: {
    lead: '管理办',
    leader: '温伯钧',
    budgetFen: wan(54),
    scene: 'lift',
    targets: { 36: { done: 36, records: 8, by: 'committees', until: 0.75 } },
  },
  12: {
    lead: '服务办',
    joining: ['综合为老服务中心'],
    leader: '仇雅萍',
    budgetFen: wan(310),
    scene: 'canteen',
    site: '书带路 88 号',
    targets: {
      1: { done: 1, records: 1, by: 'office', until: 0.5 },
      110000: { done: 104_320, records: 11, by: 'office' },
    },
    milestones: [
      { title: '选址公示', due: '02-28', reached: '02-25' },
      { title: '食堂开业', due: '06-30', reached: '06-18' },
    ],
  },
  13: {
    lead: '综合为老服务中心',
    leader: '仇雅萍',
    budgetFen: wan(66),
    scene: 'health',
    targets: { 45: { done: 10, records: 2, by: 'office' } },
  },
  14: {
    lead: '服务办',
    joining: ['自治办'],
    leader: '仇雅萍',
    budgetFen: wan(22),
    scene: 'meeting',
    targets: {
      311: { done: 311, records: 12, by: 'committees', until: 0.4 },
      990: { done: 968, records: 12, by: 'committees', until: 0.6 },
      24000: { done: 21_840, records: 24, by: 'committees' },
    },
  },
  15: {
    lead: '服务办',
    leader: '仇雅萍',
    budgetFen: wan(180),
    scene: 'stairs',
    targets: { 200: { done: 164, records: 22, by: 'committees' } },
  },
  16: {
    lead: '服务办',
    leader: '仇雅萍',
    budgetFen: wan(32),
    scene: 'meeting',
    targets: {
      2: { done: 2, records: 2, by: 'office', until: 0.65 },
      160: { done: 172, records: 3, by: 'office', until: 0.75 },
    },
  },
  17: {
    lead: '自治办',
    joining: ['管理办'],
    leader: '仇雅萍',
    budgetFen: wan(58),
    scene: 'garden',
    site: '桂渡一村、苏泾花苑',
    targets: { 1: { done: 1, records: 1, by: 'committees', where: ['桂渡一村'], until: 0.8 } },
    milestones: [
      { title: '两处方案征询居民', due: '05-31', reached: '05-22' },
      { title: '苏泾花苑开工', due: '10-31' },
    ],
  },
  18: {
    lead: '社区事务受理服务中心',
    joining: ['发展办'],
    leader: '仇雅萍',
    budgetFen: wan(45),
    scene: 'meeting',
    targets: {
      30: { done: 33, records: 9, by: 'office' },
      70: { done: 58, records: 10, by: 'office' },
      412: { done: 397, records: 10, by: 'office' },
    },
  },
  19: {
    lead: '社区卫生服务中心',
    joining: ['服务办'],
    leader: '仇雅萍',
    budgetFen: wan(28),
    scene: 'health',
    targets: {
      3200: { done: 3_342, records: 8, by: 'office' },
      100: { done: 172, records: 18, by: 'committees' },
    },
  },
  20: {
    lead: '社区卫生服务中心',
    leader: '仇雅萍',
    budgetFen: wan(70),
    scene: 'health',
    targets: {
      2: { done: 1, records: 1, by: 'office', until: 0.7 },
      3000: { done: 2_410, records: 9, by: 'office' },
    },
  },
  21: {
    lead: '文化活动中心',
    joining: ['自治办'],
    leader: '仇雅萍',
    budgetFen: wan(90),
    scene: 'film',
    targets: {
      6000: { done: 6_000, records: 10, by: 'office', until: 0.9 },
      150: { done: 141, records: 24, by: 'committees' },
    },
  },
  22: {
    lead: '管理办',
    leader: '温伯钧',
    budgetFen: wan(110),
    scene: 'garden',
    site: '书带路口袋花园',
    targets: {
      1200: { done: 1_200, records: 4, by: 'committees', where: ['书带里'], until: 0.8 },
      80: { done: 26, records: 3, by: 'committees', where: ['书带里'] },
    },
  },
  23: {
    lead: '自治办',
    leader: '仇雅萍',
    budgetFen: wan(72),
    scene: 'meeting',
    targets: {
      36: { done: 36, records: 12, by: 'committees', until: 0.85 },
      20: { done: 12, records: 8, by: 'committees' },
    },
  },
  24: {
    lead: '自治办',
    joining: ['纪工委'],
    leader: '仇雅萍',
    budgetFen: wan(12),
    scene: 'meeting',
    targets: {
      28: { done: 28, records: 4, by: 'office', until: 0.5 },
      100: { done: 28, records: 4, by: 'office', until: 0.5 },
      90: { done: 92.4, records: 2, by: 'office' },
    },
  },
}
