import type { Definition } from '../modules/indicators/contract.ts'
import { city, house, safety, work } from './numbers-kept.ts'

// What others publish about the street. Invented, publishers included.

/** A number that somebody else publishes. */
export interface External {
  category: string
  office: string
  name: string
  unit: string
  decimals: number
  better: Definition['better']
  publisher: string
  how: string
  /** Until which month-day, the figure, what it was published in, on which month-day. */
  figures: readonly [from: string, until: string, value: number, title: string, on: string][]
}

const quarters = ['01-01', '04-01', '07-01', '10-01'] as const

export const externals: readonly External[] = [
  {
    category: work,
    office: '社区事务受理服务中心',
    name: '登记失业人数',
    unit: '人',
    decimals: 0,
    better: 'less',
    publisher: '沪中区就业促进中心',
    how: '月末在册的登记失业人员，由区就业促进中心按月通报',
    figures: [409, 408, 411, 406, 404, 401, 402, 399, 398, 397].map((value, index) => [
      `${String(index + 1).padStart(2, '0')}-01`,
      `${String(index + 2).padStart(2, '0')}-01`,
      value,
      `沪中区${index + 1}月就业情况通报`,
      `${String(index + 2).padStart(2, '0')}-06`,
    ]),
  },
  {
    category: city,
    office: '管理办',
    name: '垃圾分类实效得分',
    unit: '分',
    decimals: 2,
    better: 'more',
    publisher: '沪中区绿化市容局',
    how: '区里第三方每季度抽查小区和单位的加权得分',
    figures: [93.18, 94.02, 94.65].map((value, index) => [
      quarters[index]!,
      quarters[index + 1]!,
      value,
      `第${'一二三'[index]}季度生活垃圾分类实效综合考评通报`,
      `${String(index * 3 + 4).padStart(2, '0')}-18`,
    ]),
  },
  {
    category: safety,
    office: '平安办',
    name: '公众安全感',
    unit: '分',
    decimals: 1,
    better: 'more',
    publisher: '沪中区委政法委',
    how: '区里委托的半年度电话调查',
    figures: [['01-01', '07-01', 91.6, '上半年平安建设群众感受度调查', '07-22']],
  },
  {
    category: house,
    office: '城运中心',
    name: '12345 工单满意率',
    unit: '%',
    decimals: 1,
    better: 'more',
    publisher: '沪中区城市运行管理中心',
    how: '区城运中心对办结工单的回访；本街道不自行计算',
    figures: [88.4, 89.1, 90.3].map((value, index) => [
      quarters[index]!,
      quarters[index + 1]!,
      value,
      `第${'一二三'[index]}季度热线办理情况通报`,
      `${String(index * 3 + 4).padStart(2, '0')}-12`,
    ]),
  },
]
