import type { Definition } from '../modules/indicators/contract.ts'

// What the street counts: the records of one promise each, with the words of what counts as one. Invented.

/** Headings of the list of numbers. */
export const safety = '平安'
export const care = '为老助残'
export const city = '城市管理'
export const work = '就业创业'
export const health = '健康'
export const culture = '文化'
export const selfRule = '自治'
export const house = '办公'

/** A number that is counted from the records of one promise. */
export interface Counted {
  category: string
  name: string
  office: string
  /** The project's number and the promised values whose records it counts. */
  of: readonly [project: string, ...values: number[]]
  how: string
  better?: Definition['better']
  unit?: string
  decimals?: number
  level?: { opening: number; source: string }
}

export const counted: readonly Counted[] = [
  {
    category: safety,
    office: '平安办',
    name: '新增充电桩',
    of: ['8', 120],
    how: '通电验收、贴好编号的充电桩，一个插位计一个',
  },
  {
    category: safety,
    office: '平安办',
    name: '非机动车棚改造',
    of: ['8', 8],
    how: '换顶、通电、装灭火器三样都做完的车棚',
  },
  {
    category: safety,
    office: '平安办',
    name: '消防演练场次',
    of: ['9', 48],
    how: '有签到、有照片的居民区消防演练，夜间的也在内',
  },
  {
    category: safety,
    office: '平安办',
    name: '夜间消防演练场次',
    of: ['9', 12],
    how: '晚上七点以后开始的消防演练',
  },
  { category: safety, office: '平安办', name: '应急包配发', of: ['9', 600], how: '居民签收的应急包' },
  {
    category: safety,
    office: '平安办',
    name: '沿街单位消防排查',
    of: ['10', 1739],
    how: '完成首次上门排查的单位，复查不重复计',
  },
  {
    category: safety,
    office: '平安办',
    name: '燃气报警器安装',
    of: ['1', 320],
    how: '装好并试过报警的家庭，一户一套',
  },
  {
    category: safety,
    office: '平安办',
    name: '煤气软管更换',
    of: ['1', 900],
    how: '换上不锈钢波纹管的，一根计一根',
  },
  {
    category: safety,
    office: '管理办',
    name: '老旧电梯监测终端',
    of: ['11', 36],
    how: '接入平台满三天、数据不断的电梯',
  },
  {
    category: city,
    office: '服务办',
    name: '垃圾箱房翻新',
    of: ['5', 38],
    how: '立面、照明、标识都验收的箱房',
  },
  { category: city, office: '服务办', name: '箱房洗手池', of: ['5', 20], how: '通水、有排污去向的洗手池' },
  {
    category: city,
    office: '管理办',
    name: '分类巡查次数',
    of: ['6', 2880],
    how: '对小区、楼宇和分类单元的一次现场检查计一次',
  },
  {
    category: city,
    office: '管理办',
    name: '小区检查评估',
    of: ['6', 100],
    how: '检查、评估和反馈三步都完成的小区',
  },
  {
    category: city,
    office: '管理办',
    name: '加装电梯签约',
    of: ['3', 15],
    how: '业主与施工方签订合同的台数',
  },
  { category: city, office: '管理办', name: '加装电梯开工', of: ['3', 10], how: '取得开工许可并进场的台数' },
  {
    category: city,
    office: '管理办',
    name: '加装电梯竣工',
    of: ['3', 8],
    how: '由房管办验收通过、可以载人的台数',
  },
  {
    category: city,
    office: '管理办',
    name: '楼道整修门洞',
    of: ['4', 24],
    how: '粉刷、照明、扶手都完成并验收的门洞',
  },
  {
    category: city,
    office: '管理办',
    name: '楼道粉刷面积',
    of: ['4', 18000],
    how: '实测的墙面面积，天花板不计',
    unit: '万平方米',
    decimals: 2,
  },
  {
    category: city,
    office: '管理办',
    name: '晒台防水修缮',
    of: ['2', 12],
    how: '闭水试验满二十四小时不渗漏的晒台',
  },
  { category: city, office: '管理办', name: '新增绿化', of: ['22', 1200], how: '种植完成、实测的绿地面积' },
  {
    category: care,
    office: '服务办',
    name: '助餐人次',
    of: ['12', 110000],
    how: '社区长者食堂堂吃、外带和送餐，一人一餐计一人次',
  },
  {
    category: care,
    office: '服务办',
    name: '适老化改造',
    of: ['15', 200],
    how: '评估、施工、验收都完成的家庭',
  },
  { category: care, office: '服务办', name: '独居老人结对', of: ['14', 990], how: '签下结对约定的独居老人' },
  {
    category: care,
    office: '服务办',
    name: '上门探访',
    of: ['14', 24000],
    how: '志愿者敲开门、见到人的一次探访计一次；电话问候不计',
  },
  {
    category: care,
    office: '综合为老服务中心',
    name: '日托床位',
    of: ['13', 45],
    how: '可以当天收人的床位；新开的加，停用的减',
    level: { opening: 30, source: '上年末床位盘点表' },
  },
  {
    category: work,
    office: '社区事务受理服务中心',
    name: '长期失业青年就业',
    of: ['18', 30],
    how: '签了劳动合同并缴纳一个月社保的青年',
  },
  {
    category: work,
    office: '社区事务受理服务中心',
    name: '扶持创业',
    of: ['18', 70],
    how: '领取营业执照满一个月、经上门核实的',
  },
  {
    category: health,
    office: '社区卫生服务中心',
    name: '大肠癌筛查',
    of: ['19', 3200],
    how: '交回合格样本的一次筛查计一人次',
  },
  {
    category: health,
    office: '社区卫生服务中心',
    name: '健康讲座',
    of: ['19', 100],
    how: '有签到的讲座，线上直播不计',
  },
  {
    category: health,
    office: '社区卫生服务中心',
    name: '体质测试',
    of: ['20', 3000],
    how: '测满五项、拿到报告的一次计一人次',
  },
  {
    category: culture,
    office: '文化活动中心',
    name: '公益电影票',
    of: ['21', 6000],
    how: '发到居民手里的票，每人限四张',
  },
  {
    category: culture,
    office: '文化活动中心',
    name: '群众文化活动',
    of: ['21', 150],
    how: '居民区或中心办的、二十人以上的活动',
  },
  {
    category: selfRule,
    office: '自治办',
    name: '自治金项目',
    of: ['23', 36],
    how: '经居民会议议定、资金拨付到位的项目',
  },
  { category: selfRule, office: '自治办', name: '特色楼组', of: ['23', 20], how: '通过评审并挂牌的楼组' },
]
