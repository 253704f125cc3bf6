import { describe, expect, test } from 'vitest'
import { short } from './fixtures/marked.ts'
import { readPlan } from './index.ts'

const PLAN = '松泾街道2027年工作计划'
const REVIEW = '松泾街道2027年工作总结'

/** The roles of a sentence under a title, in order, as one letter each: target, scope, attribute, i for background. */
function rolesUnder(title: string, sentence: string): string {
  const rows = readPlan(`${title}\n\n${sentence}`).items.flatMap((item) => item.targets)
  return rows.map((row) => (row.role === 'statistic' ? 'i' : row.role.charAt(0))).join('')
}

function shortUnder(title: string, sentence: string): string[] {
  return readPlan(`${title}\n\n${sentence}`).items.flatMap((item) => item.targets.map(short))
}

describe('what a facility holds, and who is in a team already counted, describes it', () => {
  test.each([
    [PLAN, '新建长者活动中心1处，内设休息床位16张、阅览座位40个。', 'taa'],
    [REVIEW, '活动中心地上四层、地下一层，建筑面积3100平方米。', 'aaa'],
    [REVIEW, '新食堂现有座 位1 20个。', 'a'],
    [REVIEW, '食堂每天供应菜品20多种。', 'a'],
    [REVIEW, '助浴点每日接待12人。', 'a'],
    [PLAN, '书房可同时容纳45人阅读。', 'a'],
    [PLAN, '组建巡护队4支，队员36名。', 'ta'],
    [REVIEW, '护河队有7名队员。', 'a'],
    [PLAN, '改建幼儿园1所，设班级8个、学位240个。', 'taa'],
  ])('%s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
  test.each([
    [PLAN, '新增养老床位80张。', 't'],
    [PLAN, '建设家庭养老床位60张。', 't'],
    [PLAN, '招募队员50名。', 't'],
    [PLAN, '沿街设休憩长椅24组。', 't'],
    [REVIEW, '新增公共停车泊位120个。', 't'],
    [PLAN, '每天巡查2次。', 't'],
  ])('but it is promised where it is made: %s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
})

describe('stocks and registers', () => {
  test.each([
    [REVIEW, '社区图书馆藏书6.2万册。', 'i'],
    [REVIEW, '注册文体团队52支。', 'i'],
    [REVIEW, '市级文明小区21个、区级文明小区33个。', 'ii'],
    [REVIEW, '全年粮食产量1.9万吨。', 'i'],
    [REVIEW, '完成税收7.4亿元，同比增长3.1%。', 'ii'],
    [PLAN, '上年实现产值12亿元。今年力争实现产值14亿元。', 'it'],
    [PLAN, '辖区60岁以上老人已达2.7万人。', 'i'],
    [REVIEW, '独居老人已有1300余名。', 'i'],
  ])('that nobody brought about are background: %s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
  test.each([
    [PLAN, '实现税收8亿元。', 't'],
    [REVIEW, '全年新创建市级文明小区6个。', 't'],
    [REVIEW, '新增注册志愿者900名。', 't'],
    [REVIEW, '图书馆新购图书1.2万册。', 't'],
    [PLAN, '注册志愿者力争达到1500名。', 't'],
  ])('that somebody made or plans are targets: %s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
})

describe('a rate or a daily average with where it started', () => {
  test.each([
    ['居民满意率由90.2%提升至94.5%。', 't', 'i'],
    ['日均处置量由12吨降至9吨。', 't', 'i'],
    ['助餐点由6家增至9家。', 't', 't'],
    ['服务能力由120客提高到200客。', 't', 't'],
  ])('%s', (text, plan, review) => {
    expect(rolesUnder(PLAN, text)).toBe(plan)
    expect(rolesUnder(REVIEW, text)).toBe(review)
  })
})

describe('comparisons', () => {
  test.each([
    [PLAN, '全年培训不少于9000人次，比上年增加两成。', 'ti'],
    [REVIEW, '报名人数比首届多了一倍。', 'i'],
    [REVIEW, '办件3.2万件，比去年同期多4000件。', 'ti'],
    [REVIEW, '参赛队伍较三年前增加了11支。', 'i'],
    [PLAN, '火灾起数比上年下降10%。', 't'],
    [PLAN, '力争客流量增长一倍。', 't'],
    [PLAN, '开放时间比上年延长一倍。', 't'],
  ])('%s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
})

describe('who receives, and where', () => {
  test.each([
    [PLAN, '实施雨污混接改造，涉及楼房41幢、9.8万平方米。', 'ss'],
    [PLAN, '支持11个居民区开展楼道美化。', 's'],
    [PLAN, '鼓励6个村试点积分超市。', 's'],
    [REVIEW, '向9家社会组织购买服务16项。', 'st'],
    [REVIEW, '周边6个小区的居民都能走到。', 's'],
    [REVIEW, '老城厢的3个居民区一直是空白。', 's'],
    [PLAN, '铁路以南5个村实现供水全覆盖。', 'st'],
  ])('%s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
  test.each([
    [REVIEW, '18名河长累计巡河960次。', 'it'],
    [REVIEW, '46名网格员共上报隐患1300条。', 'it'],
    [REVIEW, '220名志愿者参加清扫。', 't'],
  ])('staff does what volunteers give: %s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
  test.each([
    [PLAN, '指导5个小区组建业委会。', 't'],
    [PLAN, '向困难家庭发放米油600份。', 't'],
    [REVIEW, '新成立业委会4个、按时换届9个。', 'tt'],
    [PLAN, '帮助26户家庭改造厨房。', 't'],
  ])('but what is worked on is a target: %s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
})

describe('what is settled of what was found', () => {
  test.each([
    ['查摆问题39个，整改到位36个。', ['39 个 target', '36 个 target part of 0']],
    ['收集意见210条，采纳183条。', ['210 条 target', '183 条 target part of 0']],
    ['发现隐患56处，已督促整改51处。', ['56 处 target', '51 处 target part of 0']],
    ['受理纠纷128件，调解成功125件。', ['128 件 target', '125 件 target part of 0']],
    [
      '征集提案74件，其中居民提案30件，办结71件。',
      ['74 件 target', '30 件 target part of 0', '71 件 target part of 0'],
    ],
  ])('%s', (text, rows) => {
    expect(shortUnder(REVIEW, text)).toEqual(rows)
  })
  test.each([
    ['发现隐患56处，新装探头60处。', ['56 处 target', '60 处 target']],
    ['走访企业300家，解决问题45个。', ['300 家 target', '45 个 target']],
    ['发现隐患56处，新装探头40处。', ['56 处 target', '40 处 target']],
    ['体检300人、义诊200人，共500人。', ['300 人 target', '200 人 target', '500 人 target']],
  ])('and nothing else: %s', (text, rows) => {
    expect(shortUnder(REVIEW, text)).toEqual(rows)
  })
})

describe('limits', () => {
  test.each([
    ['每人限领2份。', ['<=2 份 attribute per 人']],
    ['每期限额25人。', ['<=25 人 attribute per 期']],
    ['每期限20人。', ['<=20 人 attribute per 期']],
    ['每班不超过30人。', ['<=30 人 attribute per 班']],
    ['每户最高补贴5000元。', ['<=5000 元 attribute per 户']],
    ['每户限借2件。', ['<=2 件 attribute per 户']],
    ['每周限3次。', ['<=3 次 attribute per 周']],
    ['整改时限3个月，服务期限2年，报名人数不限。', []],
  ])('%s', (text, rows) => {
    expect(shortUnder(PLAN, text)).toEqual(rows)
  })
})

describe('spans of time', () => {
  test.each([
    ['日处理能力达到200吨。', ['200 吨 target per 日']],
    ['日均供餐能力提高到300份。', ['300 份 target per 日']],
    ['每天巡查2次。', ['2 次 target per 日']],
    ['上门时间控制在20分钟以内。', ['<=20 分钟 target']],
    ['平均等候时间不超过15分钟。', ['<=15 分钟 target']],
    ['每次使用不超过30分钟。', ['<=30 分钟 attribute per 次']],
    ['接报后48小时内答复，培训为期3天，公示不少于5天。', []],
    ['发车间隔不超过12分钟，巡查间隔控制在2小时以内。', ['<=12 分钟 target', '<=2 小时 target']],
    [
      '结对老人500名，做到每人每周上门2次、通话3次。',
      ['500 名 target', '2 次 target per 周', '3 次 target per 周'],
    ],
  ])('%s', (text, rows) => {
    expect(shortUnder(PLAN, text)).toEqual(rows)
  })
})

describe('a price', () => {
  test.each([
    '押金100元。',
    '老人花了16元吃得舒心。',
    '收费标准：午餐14元，70岁以上12元；理发10元。',
    '每份只收9元。',
  ])('%s is none of them', (text) => {
    expect(shortUnder(PLAN, text)).toEqual([])
  })
})

describe('the time a sentence speaks of', () => {
  test.each([
    [PLAN, '2026年实事项目全部完成，工单办结率98.6%。', 'i'],
    [PLAN, '2026年结转工程6处年内完工。', 't'],
    [PLAN, '确保上半年项目完成进度达到55%以上。', 't'],
    [REVIEW, '下半年工作这样干\n\n接种率提高3个百分点以上，让居民安心。', 't'],
  ])('%s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
})

test('方 is a cube where earth or water is moved and a square where houses are mended', () => {
  expect(shortUnder(PLAN, '河道清淤2.2万方，修缮房屋3.5万方。')).toEqual([
    '22000 立方米 target',
    '35000 平方米 target',
  ])
})
