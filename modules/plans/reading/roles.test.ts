import { describe, expect, test } from 'vitest'
import { readPlan } from './index.ts'

const PLAN = '松泾街道2027年工作计划'
const REVIEW = '松泾街道2027年工作总结'

/** The roles of a sentence under a title, in order, as one letter each: target, scope, attribute, i for background. */
function rolesUnder(title: string, sentence: string): string {
  const rows = readPlan(`${title}\n\n${sentence}`).items.flatMap((item) => item.targets)
  return rows.map((row) => (row.role === 'statistic' ? 'i' : row.role.charAt(0))).join('')
}

describe('a rate, a score or a share', () => {
  test.each([
    ['物业费收缴率达到88%。', 't', 'i'],
    ['测评得分91.5分。', 't', 'i'],
    ['火灾起数同比下降两成以上。', 't', 'i'],
    ['登记失业率控制在4%以内。', 't', 'i'],
    ['捐赠人回访率百分之百。', 't', 'i'],
    ['回收问卷860份，回收率96%。', 'tt', 'ti'],
    ['供水能力由200吨提高到350吨。', 't', 't'],
    ['老年人占总人口的31%。', 'i', 'i'],
    ['完成投资6亿元，为年度计划的104%。', 'ti', 'ti'],
  ])('%s is a target where it is planned and background where it is reported', (text, plan, review) => {
    expect(rolesUnder(PLAN, text)).toBe(plan)
    expect(rolesUnder(REVIEW, text)).toBe(review)
  })
  test('the nearest words of time outweigh the title', () => {
    expect(rolesUnder(REVIEW, '收缴率为81%。下一步，街道将推动收缴率达到88%。')).toBe('it')
    expect(rolesUnder(REVIEW, '计划铺设管线9公里，已铺设7公里，完成率77.8%。')).toBe('tti')
    expect(rolesUnder(PLAN, '去年已完成改造12处，满意率97%。今年改造20处，满意率不低于98%。')).toBe('titt')
  })
  test('the heading of a section outweighs the title', () => {
    const text = `${REVIEW}\n\n一、工作情况\n\n办结率为99%，群众较为满意。\n\n二、明年工作打算\n\n办结率保持在99%以上，让群众满意。`
    const rows = readPlan(text).items.flatMap((item) => item.targets)
    expect(rows.map((row) => row.role)).toEqual(['statistic', 'target'])
  })
  test('what must agree before a thing may begin is a condition', () => {
    expect(rolesUnder(PLAN, '居民签字同意率须达三分之二以上方可实施。')).toBe('a')
  })
})

describe('what simply exists', () => {
  test.each([
    ['带领全镇58个党组织、2310名党员攻坚克难。', 'ii'],
    ['备案社区社会组织46个。', 'i'],
    ['年末账户结余26.5万元，支出73万元。', 'it'],
    ['日均接待320人次。', 'i'],
    ['已备案社区社会组织46个。', 't'],
    ['辖区商铺680户，规上企业57家。', 'ii'],
    ['街道党工委下设党支部46个，党员1820名。', 'ii'],
    ['空气优良天数312天。', 'i'],
  ])('%s', (text, roles) => {
    expect(rolesUnder(REVIEW, text)).toBe(roles)
  })
})

describe('places and groups', () => {
  test.each([
    ['在31个凉亭添置长椅120把。', 'st'],
    ['为7所小学更换课桌2600套。', 'st'],
    ['9个院落的180余名住户自发认领绿地。', 'st'],
    ['18个帮扶项目平均得分90.2分。', 'st'],
    ['15个村完成户厕改造900座。', 'st'],
    ['对26个小区开展巡查300次。', 'st'],
    ['与9家高校共同发起倡议。', 's'],
    ['21个单元的楼道焕然一新。', 's'],
    ['16个社区各建1支应急队。', 'st'],
    ['小学14所实现护学岗全覆盖。', 'st'],
    ['实现21个村（含社区）网格全覆盖。', 'st'],
    ['结合14个村提出的82条意见。', 'st'],
    ['全镇64个网格、120名专职网格员累计入户5000户次。', 'sit'],
  ])('across which something else is done are scope: %s', (text, roles) => {
    expect(rolesUnder(PLAN, text)).toBe(roles)
  })
  test.each([
    ['对4个易涝小区实施改造。', 't'],
    ['63家单位参与共建。', 't'],
    ['28个小区改造全部竣工。', 't'],
    ['11月底前28项全部竣工。', 't'],
  ])('that are worked on or take part are targets: %s', (text, roles) => {
    expect(rolesUnder(PLAN, text)).toBe(roles)
  })
})

describe('size, capacity and limit', () => {
  test.each([
    ['引进3亿元以上项目2个。', 'at'],
    ['组建20人以上巡防队6支。', 'at'],
    ['新建泵站2座，日排水能力5万吨。', 'ta'],
    ['日排水能力达到5万吨。', 't'],
    ['道路硬化8公里，路面宽度不低于4.5米。', 'ta'],
    ['新建菜市场1座（约3000平方米，摊位120个）。', 'taa'],
    ['铺设管网12公里，管径不小于300毫米。', 'ta'],
    ['污水厂设计日处理能力2万吨。', 'a'],
    ['恢复灌溉面积1800亩。', 't'],
    ['每个社区经费额度不超过6万元。', 'a'],
    ['每个社区配备指导员2名。', 't'],
  ])('%s', (text, roles) => {
    expect(rolesUnder(PLAN, text)).toBe(roles)
  })
})

describe('what a count is counted by', () => {
  const pers = (text: string) =>
    readPlan(text).items.flatMap((item) => item.targets.map((row) => `${row.role} ${row.per}`))
  test('a limit names whom it holds for, a time always stays', () => {
    expect(pers('每户最高补贴2000元。')).toEqual(['attribute 户'])
    expect(pers('每人每月服务不少于4小时。')).toEqual(['attribute 月'])
    expect(pers('每个居民区组建1支。')).toEqual(['target 居民区'])
  })
})

describe('values', () => {
  const values = (text: string) =>
    readPlan(text).items.flatMap((item) => item.targets.map((row) => `${row.value} ${row.unit}`))
  test('自行车 does not begin a baseline', () => {
    expect(values('新增电动自行车充电桩38个，为12个居民区配备。')).toEqual(['38 个', '12 个'])
  })
  test('a temperature is a level', () => {
    expect(values('室温不低于20℃，水温达到45摄氏度。')).toEqual(['20 ℃', '45 ℃'])
  })
  test('a price and who bears how much of it are none', () => {
    expect(values('套餐每份15元，街道补贴5元。')).toEqual([])
  })
  test('a text without 、 lists with commas', () => {
    expect(values('为60户家庭加装扶手,感应灯各60个。')).toEqual(['60 户', '60 个', '60 个'])
  })
})
