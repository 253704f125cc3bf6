import { describe, expect, test } from 'vitest'
import { readPlan } from './index.ts'

const texts = (source: string) => readPlan(source).items.map((item) => item.text)
const numbers = (source: string) => readPlan(source).items.map((item) => item.number)
const categories = (source: string) => readPlan(source).items.map((item) => item.category)

describe('lines', () => {
  test('a line broken in mid-word and mid-number is put together', () => {
    expect(texts('1、提升绿化1.2万余平方\n米，安装报警器1\n20套。')).toEqual([
      '提升绿化1.2万余平方米，安装报警器120套。',
    ])
  })
  test('wrapped columns without any mark are joined to paragraphs', () => {
    const source = [
      '街道全年坚持以居民需求为导向，把钱花在',
      '看得见的地方，完成楼道整新四百二十个，',
      '更换雨棚一千三百副，居民对施工质量和现',
      '场管理普遍满意。',
    ].join('\n')
    expect(texts(source)).toEqual([source.replaceAll('\n', '')])
  })
  test('two lines that stop in mid-sentence are enough, when no line of a short text reaches further', () => {
    const read = readPlan(
      '实事项目\n1、在12个居民区新增电动自行车充电\n桩1 20个，改造车棚8处。\n2、为70岁以上独居老人安装燃气报\n警器近300套。\n',
    )
    expect(read.items.map((item) => item.text)).toEqual([
      '在12个居民区新增电动自行车充电桩120个，改造车棚8处。',
      '为70岁以上独居老人安装燃气报警器近300套。',
    ])
  })
  test('a heading is not joined to the paragraph below it', () => {
    const reading = readPlan('提升城区品质\n新建口袋公园2处，改造公厕3座。')
    expect(reading.items.map((item) => item.text)).toEqual(['新建口袋公园2处，改造公厕3座。'])
  })
  test('page numbers, mastheads of figures and rules between lines are left out', () => {
    expect(texts('1、新建公园2处，\n— 3 —\n改造公厕3座。\n第2版')).toEqual(['新建公园2处，改造公厕3座。'])
  })
  test('full-width figures and letters come out in their usual form', () => {
    expect(texts('１、安装ＡＥＤ　１２台，合格率９８％。')).toEqual(['安装AED 12台，合格率98%。'])
  })
})

describe('items', () => {
  test.each([
    ['1、新建公园2处。\n2、改造公厕3座。'],
    ['1. 新建公园2处。\n2. 改造公厕3座。'],
    ['1．新建公园2处。\n2．改造公厕3座。'],
    ['（1）新建公园2处。\n（2）改造公厕3座。'],
    ['①新建公园2处。\n②改造公厕3座。'],
    ['01 新建公园2处。\n02 改造公厕3座。'],
    ['**1.** 新建公园2处。\n**2.** 改造公厕3座。'],
    ['- 1、新建公园2处。\n- 2、改造公厕3座。'],
    ['○ 1、新建公园2处。\n○ 2、改造公厕3座。'],
    ['1\n新建公园2处。\n2\n改造公厕3座。'],
    ['一、新建公园2处。\n二、改造公厕3座。'],
    ['1、新建公园2处。2、改造公厕3座。'],
    ['第一项：新建公园2处。\n第二项：改造公厕3座。'],
  ])('%j is two numbered items', (source) => {
    expect(numbers(source)).toEqual([1, 2])
    expect(texts(source)).toEqual(['新建公园2处。', '改造公厕3座。'])
  })
  test('an item run into another is cut out by its number', () => {
    const source = '4、新建公园2处。5、改造公厕3座，修缮12、13号楼。\n6、装灯30盏。'
    expect(numbers(source)).toEqual([4, 5, 6])
    expect(texts(source)[1]).toBe('改造公厕3座，修缮12、13号楼。')
  })
  test('bullets without numbers are items without a number', () => {
    expect(numbers('○ 新建公园2处\n● 改造公厕3座')).toEqual([null, null])
  })
  test('a figure that begins a quantity or a date is no list number', () => {
    expect(numbers('12个小区完成改造。\n3.5万户受益。\n2020年新建公园。')).toEqual([null, null, null])
  })
  test('a project named on a line of its own keeps its text and number', () => {
    const reading = readPlan('1. 加装电梯\n计划完成加装电梯20台。\n2. 改造公厕\n计划改造公厕3座。')
    expect(reading.items.map((item) => item.number)).toEqual([1, 2])
    expect(reading.items[0]?.text).toBe('加装电梯 计划完成加装电梯20台。')
  })
  test("a writer's name in brackets is no item", () => {
    expect(texts('1、新建公园2处。\n（党政办）')).toEqual(['新建公园2处。'])
  })
})

describe('headings', () => {
  test('stand before their list', () => {
    expect(categories('一、安居\n1、修楼2幢。\n2、修路3条。\n二、乐业\n3、招聘会4场。')).toEqual([
      '安居',
      '安居',
      '乐业',
    ])
  })
  test('or behind it', () => {
    expect(
      categories('2022年实事项目\n\n○ 修楼2幢。\n○ 修路3条。\n安居工程\n\n○ 招聘会4场。\n乐业工程'),
    ).toEqual(['安居工程', '安居工程', '乐业工程'])
  })
})

describe('title and year', () => {
  test('come from the line that names the plan', () => {
    expect(readPlan('某报\n\n云樟街道2026年实事项目\n\n1、新建公园2处。')).toMatchObject({
      title: '云樟街道2026年实事项目',
      year: 2026,
    })
  })
  test('in Chinese numerals too', () => {
    expect(readPlan('云樟街道二〇一九年工作回顾\n\n全年新建公园2处。').year).toBe(2019)
  })
  test('and are null when absent', () => {
    expect(readPlan('新建公园2处。')).toMatchObject({ title: null, year: null })
  })
})

describe('tables', () => {
  test('of spaces, tabs and bars give their unit to every figure of the row', () => {
    for (const gap of [' ', '\t', ' | ']) {
      const rows = [
        '序号 项目 单位 目标 完成 进度',
        '1 加装电梯 台 15 11 73.3%',
        '2 绿化 平方米 3200 3,350 104.7%',
      ]
      const reading = readPlan(rows.map((row) => row.replaceAll(' ', gap)).join('\n'))
      const found = reading.items.flatMap((item) => item.targets.map((row) => `${row.value} ${row.unit}`))
      expect(found).toEqual(['15 台', '11 台', '73.3 %', '3200 平方米', '3350 平方米', '104.7 %'])
    }
  })
})
