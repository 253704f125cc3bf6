import { describe, expect, test } from 'vitest'
import { short } from './fixtures/marked.ts'
import { type PlanReading, type Quantity, readPlan, toPlanJson } from './index.ts'

function quantitiesOf(text: string): string[] {
  return readPlan(text).items.flatMap((item) => item.targets.map(short))
}

const allRows = (reading: PlanReading): Quantity[] => reading.items.flatMap((item) => item.targets)

describe('lines that break simple readers', () => {
  const cases: [string, string[]][] = [
    [
      '○为 70 岁以上独居老人安装燃气报警器 1 20 套（其中里弄不少于4 5套）。',
      ['120 套 target', '>=45 套 target part of 0'],
    ],
    [
      '02 新建、改建口袋公园各一处，提升绿化1.2万余平方\n米，惠及3个小区近2400户。',
      ['1 处 target', '1 处 target', '>12000 平方米 target', '3 个 scope', '~2400 户 target'],
    ],
    [
      '食堂日供餐能力由300客增至450客，全年助餐力争突破十一万人次。',
      ['450 客 target from 300 per 日', '>110000 人次 target'],
    ],
    [
      '完成二〇二五年结转的3个标段9个小区混接改造验收，新开工十二个小区，完工不低于八成。',
      ['3 个 scope', '9 个 target', '12 个 target', '>=80 % target part of 2'],
    ],
    [
      '加装电梯签约15台、开工10台、竣工8台（含上年结转3台）。',
      ['15 台 target', '10 台 target', '8 台 target', '3 台 target part of 2'],
    ],
    [
      '云樟路（桂渡路-苏泾路）、书带路88-126号等4条道路架空线入地约2.6公里，拔除废杆两百根左右。',
      ['4 条 target', '~2.6 公里 target', '~200 根 target'],
    ],
    [
      '水管家覆盖率从91.5%提高到98%以上，实现孤老家庭全覆盖，故障48小时内修复率达95%。',
      ['>=98 % target from 91.5', '100 % target', '95 % target'],
    ],
    [
      '登记失业人数控制在412人以内；新增违建零增长，存量较上年末削减三成（约1，150平方米）。',
      ['<=412 人 target', '0 - target', '30 % target', '~1150 平方米 attribute part of 2'],
    ],
    [
      '每个居民区至少建成一支10人以上应急队，每季度演练1次，全街道不少于48场。',
      ['>=1 支 target per 居民区', '>=10 人 attribute', '1 次 target per 季度', '>=48 场 target'],
    ],
    [
      '依托“1+4+12+N”网络推出6大类60项服务，发放3元电影票6000张（每人限4张），满意度不低于90分，每月第2个周六开放，第1期报名电话5550 0118。',
      ['6 类 target', '60 项 target', '6000 张 target', '<=4 张 attribute per 人', '>=90 分 target'],
    ],
  ]
  test.each(cases)('%s', (text, expected) => {
    expect(quantitiesOf(text)).toEqual(expected)
  })
})

describe('what is no quantity', () => {
  const silent = [
    '落实2025年、二〇二六年和“十四五”期间的各项要求。',
    '4月8日上午9时30分，在桂渡路817弄4号楼302室召开，9:00—11:30。',
    '为3岁以下幼儿、60周岁以上老人和“90后”青年服务。',
    '拨打12345热线、021-5550 0118或13800138000咨询，手机5550123。',
    '第二届第三次会议，第12期，获全市第一名，位列前10名。',
    '深化“1+5+10+X”模式，推进7×24小时值守和15分钟生活圈。',
    '普及5G网络、A4纸和PM2.5监测，推广2.0版平台。',
    '讲好《二十四节气》《100个故事》，推进“一网通办”“三会一课”。',
    '在一个温馨的下午，一些居民十分感动，一如既往地支持。',
    '贯彻两个维护、四个意识，落实一岗双责、三级联动，走进千家万户。',
    '门票每张30元，理发收费5元，5元公益票。',
    '2号线、71路、G60沿线的三门路、五里桥。',
    '48小时内答复，连续3年，3个月内办结。',
    '以上一至四类项目，一楼一策、一户一方案。',
    '联系人：万一鸣，记者 佟九成',
  ]
  test.each(silent)('%s', (text) => {
    expect(quantitiesOf(text)).toEqual([])
  })
})

describe('spellings of numbers and bounds', () => {
  const cases: [string, string[]][] = [
    [
      '救助3.6万人次，发放1547万元，总投资1.2亿元。',
      ['36000 人次 target', '15470000 元 target', '120000000 元 target'],
    ],
    ['收到建议百余条、千余件。', ['>100 条 target', '>1000 件 target']],
    ['收集上百条，走访近千户，培训逾百人。', ['>=100 条 target', '~1000 户 target', '>100 人 target']],
    ['种树20余万株、花三十多万盆。', ['>200000 株 target', '>300000 盆 target']],
    ['新增100+个点位，配送300多场。', ['>100 个 target', '>300 场 target']],
    [
      '举办1-2场，组建三至五支，培育两三个，招收十五六名。',
      ['1..2 场 target', '3..5 支 target', '2..3 个 target', '15..16 名 target'],
    ],
    [
      '发放300户-500户，签约80%～90%，培训2-3万人。',
      ['300..500 户 target', '80..90 % target', '20000..30000 人 target'],
    ],
    [
      '满意率达百分之九十五点五，合格率95％，及格率七成五，老年人占三分之二。',
      ['95.5 % target', '95 % target', '75 % target', '66.67 % statistic'],
    ],
    [
      '修缮1.86万㎡、500平米、2.8km、3.5万方。',
      ['18600 平方米 target', '500 平方米 target', '2.8 公里 target', '35000 平方米 target'],
    ],
    [
      '不超过20处，不足30户，不到5家，多于6人，低于7%，最多8次，至少9次。',
      [
        '<=20 处 target',
        '<30 户 target',
        '<5 家 target',
        '>6 人 target',
        '<7 % target',
        '<=8 次 target',
        '>=9 次 target',
      ],
    ],
    [
      '签约15台、预约300人次、节约4万元、附近5处、集约6家。',
      ['15 台 target', '300 人次 target', '40000 元 target', '5 处 target', '6 家 target'],
    ],
    ['装置617具，惠及2000余户。', ['617 具 target', '>2000 户 target']],
    ['新增500车位，提供300余岗位。', ['500 - target', '>300 - target']],
    ['投入资金500万，募集善款三十万。', ['5000000 元 target', '300000 元 target']],
    [
      '每两个月检查1次，日均供餐500客，人均绿地由6.1平方米提高到6.4平方米，培训2次/年。',
      [
        '1 次 target per 两个月',
        '500 客 target per 日',
        '6.4 平方米 target from 6.1 per 人',
        '2 次 target per 年',
      ],
    ],
    [
      '办理时限由15个工作日压缩至5个工作日，每周开放不少于56小时，累计服务1.2万小时。',
      ['5 工作日 target from 15', '>=56 小时 attribute per 周', '12000 小时 target'],
    ],
    [
      '僵尸车清理全覆盖，火灾事故零发生，隐患动态清零，覆盖率100%全覆盖。',
      ['100 % target', '0 - target', '0 - target', '100 % target'],
    ],
    [
      '养护院（80张）、养老院（48张）共计128张床位。',
      ['80 张 target part of 2', '48 张 target part of 2', '128 张 target'],
    ],
    [
      '查出隐患37处，现场整改29处，其余8处限期整改。',
      ['37 处 target', '29 处 target part of 0', '8 处 target part of 0'],
    ],
    ['税收千万元以上企业9家。', ['>=10000000 元 attribute', '9 家 target']],
  ]
  test.each(cases)('%s', (text, expected) => {
    expect(quantitiesOf(text)).toEqual(expected)
  })
})

describe('the part a quantity plays', () => {
  const cases: [string, string[]][] = [
    ['在12个居民区、28个住宅小区开展创建，评选20个楼组。', ['12 个 scope', '28 个 scope', '20 个 target']],
    ['为50位失智老人提供上门服务500人次。', ['50 位 target', '500 人次 target']],
    ['指导8个小区组建业委会，7个小区成立业委会。', ['8 个 target', '7 个 target']],
    ['12个居民区全部建立议事厅。', ['12 个 scope']],
    [
      '新建1200平方米百姓健身房1处，面积500平方米的书房2间。',
      ['1200 平方米 attribute', '1 处 target', '500 平方米 attribute', '2 间 target'],
    ],
    ['拆除违建82处，面积2733.54平方米。', ['82 处 target', '2733.54 平方米 target']],
    [
      '辖区常住人口4.8万，下辖12个居民区、28个小区，老年人占38%。',
      ['48000 - statistic', '12 个 statistic', '28 个 statistic', '38 % statistic'],
    ],
    [
      '完成税收3.1亿元，同比增长11.2%，较去年增加3000万元。',
      ['310000000 元 statistic', '11.2 % statistic', '30000000 元 statistic'],
    ],
    ['每户补贴不超过4000元，单个项目最高3万元。', ['<=4000 元 attribute per 户', '<=30000 元 attribute']],
    ['2个项目进度滞后，5个小区尚未换届。', ['2 个 statistic', '5 个 statistic']],
    ['从12个候选项目中票决出10项。', ['12 个 scope', '10 项 target']],
    ['36个网格共配网格员108人。', ['36 个 scope', '108 人 target']],
    ['十大实事23个子项目已有22个完成。', ['23 个 target', '22 个 target part of 0']],
    [
      '演出48场（京剧12场、越剧20场、滑稽戏16场）。',
      ['48 场 target', '12 场 target part of 0', '20 场 target part of 0', '16 场 target part of 0'],
    ],
    [
      '新开工14幢，涉及居民约950户、商铺12家，惠及学生300人。',
      ['14 幢 target', '~950 户 scope', '12 家 scope', '300 人 target'],
    ],
    ['建立1支50人的志愿队伍。', ['1 支 target', '50 人 attribute']],
    ['以118票赞成、3票反对通过决议。', ['118 票 target', '3 票 target']],
  ]
  test.each(cases)('%s', (text, expected) => {
    expect(quantitiesOf(text)).toEqual(expected)
  })

  test('growth is a target in a plan and background in a review', () => {
    const role = (title: string) => allRows(readPlan(`${title}\n\n入室盗窃案件数下降20%。`))[0]?.role
    expect(role('某街道2025年工作计划')).toBe('target')
    expect(role('某街道2025年工作总结')).toBe('statistic')
  })

  test('a rate is a level and a count is a flow', () => {
    const rows = allRows(readPlan('签约率达到95%，签约300户，登记失业人数控制在412人以内，累计建成39个。'))
    expect(rows.map((row) => row.kind)).toEqual(['level', 'flow', 'level', 'level'])
  })
})

describe('what is counted', () => {
  const cases: [string, string | null][] = [
    ['新增20个智能充电桩。', '智能充电桩'],
    ['安装燃气报警器120套。', '燃气报警器'],
    ['完成垃圾箱房立面优化38个。', '垃圾箱房立面优化'],
    ['食堂日供餐能力由300客增至450客。', '食堂日供餐能力'],
    ['问题整改率98%。', '问题整改率'],
    ['帮助长期失业青年就业28人。', '长期失业青年就业'],
  ]
  test.each(cases)('%s', (text, subject) => {
    expect(allRows(readPlan(text))[0]?.subject).toBe(subject)
  })
})

test('the printed reading has exactly the agreed keys, in order, with null for what is absent', () => {
  const printed = toPlanJson(readPlan('云樟街道2026年实事项目\n\n1、新建口袋公园2处。')) as {
    items: { targets: Record<string, unknown>[] }[]
  }
  expect(Object.keys(printed)).toEqual(['title', 'year', 'source', 'items'])
  const item = printed.items[0]!
  expect(Object.keys(item)).toEqual(['number', 'category', 'text', 'targets'])
  expect(Object.keys(item.targets[0]!)).toEqual([
    'text',
    'value',
    'max',
    'comparator',
    'unit',
    'subject',
    'role',
    'kind',
    'baseline',
    'partOf',
    'per',
    'start',
    'end',
  ])
  expect(item.targets[0]).toMatchObject({ max: null, baseline: null, partOf: null, per: null })
})

test('a plan without a number has items and no targets', () => {
  const reading = readPlan('某街道工作安排\n\n一、加强党建引领\n\n持续推进居民自治，不断改善居住环境。\n')
  expect(reading.items.length).toBeGreaterThan(0)
  expect(allRows(reading)).toEqual([])
})

test('a text of several megabytes without a line break is read in seconds', () => {
  const text = '新建口袋公园2处，在12个小区安装充电桩300个，（其中80个为快充），满意率95%以上。'.repeat(
    40_000,
  )
  const begun = performance.now()
  expect(allRows(readPlan(text)).length).toBe(200_000)
  expect(performance.now() - begun).toBeLessThan(25_000)
}, 60_000)
