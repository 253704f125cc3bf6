import { describe, expect, test } from 'vitest'
import { short } from './fixtures/marked.ts'
import { readPlan } from './index.ts'

const PLAN = '松泾街道2027年工作计划'
const REVIEW = '松泾街道2027年工作总结'

function rolesUnder(title: string, sentence: string): string {
  const rows = readPlan(`${title}\n\n${sentence}`).items.flatMap((item) => item.targets)
  return rows.map((row) => (row.role === 'statistic' ? 'i' : row.role.charAt(0))).join('')
}

function shortUnder(title: string, sentence: string): string[] {
  return readPlan(`${title}\n\n${sentence}`).items.flatMap((item) => item.targets.map(short))
}

describe('what remains, is lacking or went wrong is background', () => {
  test.each([
    [REVIEW, '动迁签约320户，仅剩7户进入裁决。', 'ti'],
    [REVIEW, '仍有23处隐患未整改到位，社工岗位缺额约15人。', 'ii'],
    [PLAN, '车位缺口（现缺约900个）缩小三成。', 'it'],
    [REVIEW, '排查隐患420处，整改398处，其余22处正在推进。', 'tti'],
    [REVIEW, '办公用房达标的只有9家。', 'i'],
    [REVIEW, '还有11户不同意，还差6户。', 'ii'],
    [REVIEW, '工作中还有不少短板：3个小区没有物业，老旧电梯逾龄56台。', 'ii'],
    [REVIEW, '我们清醒看到，危房1.2万平方米未列入改造。', 'i'],
    [REVIEW, '三、存在问题\n\n老旧电梯56台超过设计年限，居民上下楼不便。', 'i'],
    [REVIEW, '火灾由21起降至13起，可防性案件下降24.6%。', 'ii'],
    [REVIEW, '安全生产亡人事故零发生，农民工工资零拖欠。', 'ii'],
  ])('%s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
  test.each([
    [PLAN, '剩余40套年内交付。', 't'],
    [PLAN, '解决遗留问题12件。', 't'],
    [PLAN, '火灾起数由21起降至13起以下。', 't'],
    [PLAN, '全年亡人事故零发生。', 't'],
    [REVIEW, '虽然还存在不足，但下一步将加装电梯20台。', 't'],
    [REVIEW, '还有32家单位参与共建。', 't'],
    [REVIEW, '检视班子存在的问题41个，整改40个。', 'tt'],
    [REVIEW, '针对群众反映存在的困难，协调诉求120件。', 't'],
    [REVIEW, '目前就有16支队伍报名参加。', 't'],
    [PLAN, '填补车位缺口300个。', 't'],
  ])('but what is planned about it is a target: %s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
})

describe('portrayals', () => {
  test.each([
    [REVIEW, '印数：6500份', 'i'],
    [REVIEW, '主办：松泾街道　印数：6500份', 'i'],
    [REVIEW, '（共印45份）', 'i'],
    [REVIEW, '印制折页2.4万份。', 't'],
    [REVIEW, '街区高差80余米，最长的石阶228级。', 'ii'],
    [REVIEW, '修缮台阶260级。', 't'],
    [PLAN, '全年可用财力1.8亿元，安排实事经费5200万元。', 'it'],
    [REVIEW, '3.6万居民中，60岁以上的占三成。', 'ii'],
    [PLAN, '人均不足0.8册的局面得到改观。', 'i'],
    [REVIEW, '经营主体突破9000户。', 'i'],
    [PLAN, '经营主体突破9000户。', 't'],
    [REVIEW, '16项实事中，通过验收的5项。', 'it'],
    [REVIEW, '完成50%以上的6项，不足三成的2项。', 'aiai'],
    [PLAN, '满意率低于75%的责令整改。', 'a'],
    [PLAN, '结余超过10%的项目须说明原因。', 'a'],
    [REVIEW, '道路全长1.2公里，两侧商铺96家。', 'ai'],
    [PLAN, '公园免费开放，日均游客约2000人次。', 'i'],
    [REVIEW, '排查住宅136幢，符合条件的82幢。', 'ti'],
    [PLAN, '改造后室温不低于18℃。', 'a'],
    [REVIEW, '组建应急队2支40人。', 'ta'],
    [PLAN, '引进超亿元项目2个。', 'at'],
    [REVIEW, '新增企业320家，其中注册资本千万元以上42家。', 'tat'],
    [REVIEW, '铺平一条300米长的小路。', 'a'],
    [PLAN, '改造投入超过300万元。', 't'],
  ])('%s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
})

describe('places', () => {
  test.each([
    [PLAN, '将24个社区整合为96个网格。', 'st'],
    [PLAN, '将12个小区改造成宜居家园。', 't'],
    [PLAN, '把3处闲置厂房改建为2个创业园。', 'st'],
    [REVIEW, '夜校开到14个社区。', 's'],
    [REVIEW, '22个社区中19个社区建成服务站。', 'st'],
    [PLAN, '对12个老旧小区、3条小巷、5个农贸市场开展整治。', 'ttt'],
    [REVIEW, '在全区14个街镇中排名前列。', 's'],
    [REVIEW, '每到汛期，低洼的3个小区就会积水。', 's'],
    [PLAN, '解决6个小区停车难问题。', 's'],
    [REVIEW, '街道各科室、21个社区', 's'],
    [REVIEW, '21个社区“公推直选”产生书记。', 's'],
    [PLAN, '家政、维修等六类便民服务全覆盖。', 'st'],
  ])('%s: %s', (title, text, roles) => {
    expect(rolesUnder(title, text)).toBe(roles)
  })
})

describe('found and not found', () => {
  test.each([
    ['新建书屋、公园各四处。', ['4 处 target', '4 处 target']],
    ['更新灭火器620具、防火门18樘。', ['620 具 target', '18 樘 target']],
    ['举办夏令营14营次，出动车辆480车次。', ['14 营次 target', '480 车次 target']],
    ['新增光缆36.5皮长公里，节约标准煤320吨标准煤。', ['36.5 皮长公里 target', '320 吨标准煤 target']],
    ['更新锅炉9台（套）。', ['9 台 target']],
    ['组织招聘会不下30场。', ['>=30 场 target']],
    ['发放助学金18万元，其中新生每人3000元。', ['180000 元 target', '3000 元 attribute per 人']],
    ['单户补助不超过4000元。', ['<=4000 元 attribute per 户']],
    ['媒体报道68篇次，暂扣三轮车46辆。', ['68 篇次 target', '46 辆 target']],
    ['新开大型商超4家，最多跑一次事项100项。', ['4 家 target', '100 项 target']],
    ['受理时限压缩到3个工作日。', ['3 工作日 target']],
    ['单笔不\n超过3万元。', ['<=30000 元 attribute']],
    ['入学率、就业率分别提高1.2个和3.5个百分点。', ['1.2 个百分点 target', '3.5 个百分点 target']],
    ['门票票面价60元。', []],
    ['逾期三次通报批评。', []],
    ['注：15至18项为区级项目，另行考核。', []],
    ['对出走群众零距离服务，做到零容忍。', []],
  ])('%s', (text, rows) => {
    expect(shortUnder(PLAN, text)).toEqual(rows)
  })
  test('wide blanks part the cells of a table, a single one stays in its figure', () => {
    const table =
      '项目      单位    计划    完成    进度\n床位      张     120     52    43.3%\n培训     人次    1500    1 028   68.5%'
    expect(shortUnder(REVIEW, table).map((row) => row.split(' ').slice(0, 2).join(' '))).toEqual([
      '120 张',
      '52 张',
      '43.3 %',
      '1500 人次',
      '1028 人次',
      '68.5 %',
    ])
  })
  test('a share is part of what was counted, not of another part', () => {
    expect(shortUnder(REVIEW, '发展党员22名，其中青年15名、女性占四成。')).toEqual([
      '22 名 target',
      '15 名 target part of 0',
      '40 % statistic part of 0',
    ])
  })
})
