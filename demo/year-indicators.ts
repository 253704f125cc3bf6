import type { Definition, FlowRule, LevelRule } from '../modules/indicators/contract.ts'
import * as indicators from '../modules/indicators/index.ts'
import * as plans from '../modules/plans/index.ts'
import { addDays, type Civil } from '../platform/civil.ts'
import { countables } from '../platform/ledger/countable.ts'
import { holderOf } from './cast.ts'
import { officeId, placeId } from './ids.ts'
import { type Counted, care, city, counted, house, safety } from './numbers-kept.ts'
import { externals } from './numbers-published.ts'
import { compounds, street } from './trees.ts'
import type { Teller } from './year.ts'
import { arrange, type ByName } from './year-dashboards.ts'
import type { AtWork, Deed } from './year-deeds.ts'

// The numbers 桂渡桥街道 goes by: each a definition over what happened, none typed in but what others published. Invented.

const clerk = '尤书晏'
const accepted = 'plans.record_accepted'

/** Targets that an indicator measures: no records are told for them. */
export const measuredElsewhere = ({ number, value }: AtWork): boolean => number === '18' && value === 412

/** Defines what the street goes by, at the beginning of its year; what happens later is counted from the first moment. */
export async function tellIndicators(t: Teller, targets: readonly AtWork[]): Promise<void> {
  const made: ByName = new Map()
  const day = `${t.year}-01-28`
  for (const [position, one] of counted.entries()) await defineCounted(t, made, targets, day, position, one)
  await defineHouse(t, made, day)
  await defineRatios(t, made, day)
  await defineExternals(t, made, day)
  await bindUnemployed(t, made, targets, addDays(day, 1))
  await sharpen(t, made)
  await arrange(t, made)
}

async function define(
  t: Teller,
  made: ByName,
  day: Civil,
  where: { category: string; office: string; position: number },
  definition: Definition,
): Promise<string> {
  const { id } = await t.on(day, 10, (tx) =>
    indicators.defineIndicator(tx, t.as(clerk), {
      category: where.category,
      position: where.position,
      officeId: officeId(where.office),
      placeId: placeId(street),
      definition,
    }),
  )
  made.set(definition.name, { id, kind: definition.rule.kind, ...where })
  return id
}

async function defineCounted(
  t: Teller,
  made: ByName,
  targets: readonly AtWork[],
  day: Civil,
  position: number,
  one: Counted,
): Promise<void> {
  const [project, ...values] = one.of
  const meant = targets.filter((target) => target.number === project && values.includes(target.value))
  const first = meant[0]
  if (!first) throw new Error(`No target of the list is ${one.name}`)
  const measure = (first.measuredBy === 'share' ? first.denominatorUnit : first.unit) ?? '个'
  const facts = {
    kinds: [accepted],
    dims: { target: meant.map((target) => target.id) },
    measure: one.of[0] === '6' && values[0] === 100 ? '个' : measure,
    placeId: null,
    officeId: null,
  }
  const rule: FlowRule | LevelRule = one.level
    ? {
        kind: 'level',
        ...facts,
        opening: {
          on: `${t.year}-01-01`,
          source: one.level.source,
          values: [{ placeId: placeId(street), value: one.level.opening }],
        },
        register: null,
      }
    : { kind: 'flow', ...facts, what: 'sum', silence: 'unreported' }
  await define(
    t,
    made,
    day,
    { category: one.category, office: one.office, position: position * 10 },
    {
      name: one.name,
      unit: one.unit ?? facts.measure,
      decimals: one.decimals ?? 0,
      better: one.better ?? 'more',
      countedHow: `${one.how}。`,
      beganOn: null,
      rule,
    },
  )
}

/** What the offices themselves do: records accepted, papers issued, seals used, suggestions of residents. */
async function defineHouse(t: Teller, made: ByName, day: Civil): Promise<void> {
  const own: readonly {
    name: string
    kind: string
    unit: string
    sum?: boolean
    office: string
    how: string
  }[] = [
    {
      name: '认定记录',
      kind: accepted,
      unit: '笔',
      office: '党政办',
      how: '经主管科室另一位同志认定的实事记录',
    },
    {
      name: '印发公文',
      kind: 'documents.paper_issued',
      unit: '件',
      office: '党政办',
      how: '编号用印以后发出的公文，作废的扣回',
    },
    {
      name: '用印份数',
      kind: 'documents.seal_used',
      unit: '份',
      sum: true,
      office: '党政办',
      how: '用印登记簿上盖出去的份数',
    },
    {
      name: '居民建议',
      kind: 'plans.wish_made',
      unit: '件',
      office: '自治办',
      how: '居民自己提的和工作人员代提的项目建议',
    },
  ]
  for (const [position, { name, kind, unit, sum, office, how }] of own.entries()) {
    if (!countables.has(kind)) continue
    await define(
      t,
      made,
      day,
      { category: house, office, position: position * 10 },
      {
        name,
        unit,
        decimals: 0,
        better: 'neither',
        countedHow: `${how}。`,
        beganOn: null,
        rule: {
          kind: 'flow',
          kinds: [kind],
          dims: {},
          measure: sum ? unit : null,
          placeId: null,
          officeId: null,
          what: sum ? 'sum' : 'count',
          silence: 'zero',
        },
      },
    )
  }
}

async function defineRatios(t: Teller, made: ByName, day: Civil): Promise<void> {
  const id = (name: string) => made.get(name)!.id
  const rate = (
    name: string,
    rule: Omit<Extract<Definition['rule'], { kind: 'ratio' }>, 'kind'>,
    how: string,
    more: Partial<Definition> = {},
  ): Definition => ({
    name,
    unit: '%',
    decimals: 1,
    better: 'more',
    countedHow: `${how}。`,
    beganOn: null,
    rule: { kind: 'ratio', ...rule },
    ...more,
  })
  const list = await t.on(day, 11, async (tx) => {
    const keeper = t.as(holderOf('office_head', '管理办').name)
    const begun = await indicators.makeList(tx, keeper, {
      officeId: officeId('管理办'),
      name: '应翻新垃圾箱房的小区',
      matchedBy: 'place',
      dim: null,
    })
    await indicators.addLines(tx, keeper, begun.id, {
      text: binCompounds
        .map((name, nth) => `${name}${nth % 3 === 0 ? '东门' : '主'}箱房\t${name}`)
        .join('\n'),
      fromOn: `${t.year}-01-01`,
      tryOnly: false,
    })
    return begun.id
  })
  const ratios: readonly [category: string, office: string, definition: Definition][] = [
    [
      city,
      '管理办',
      rate(
        '小区检查覆盖率',
        {
          numeratorId: id('小区检查评估'),
          denominator: { expected: { unitKind: 'compound', placeId: null } },
          factor: 100,
        },
        '二十八个住宅小区里，检查、评估和反馈三步都完成的占多少；没有完成的逐个列出',
      ),
    ],
    [
      safety,
      '平安办',
      rate(
        '消防演练覆盖率',
        {
          numeratorId: id('消防演练场次'),
          denominator: { expected: { unitKind: 'neighbourhood', placeId: null } },
          factor: 100,
        },
        '十二个居民区里，时段内办过消防演练的占多少',
      ),
    ],
    [
      city,
      '服务办',
      rate(
        '箱房翻新覆盖率',
        { numeratorId: id('垃圾箱房翻新'), denominator: { expected: { listId: list } }, factor: 100 },
        '应翻新清单上的小区里，已有箱房验收的占多少',
      ),
    ],
    [
      city,
      '管理办',
      rate(
        '加梯竣工率',
        { numeratorId: id('加装电梯竣工'), denominator: { indicatorId: id('加装电梯开工') }, factor: 100 },
        '同一时段竣工台数除以开工台数；上年开工、今年竣工的会让它超过一百',
      ),
    ],
    [
      care,
      '服务办',
      rate(
        '人均探访',
        { numeratorId: id('上门探访'), denominator: { indicatorId: id('独居老人结对') }, factor: 1 },
        '上门探访次数除以结对的独居老人',
        { unit: '次/位' },
      ),
    ],
    [
      safety,
      '平安办',
      rate(
        '沿街单位排查率',
        {
          numeratorId: id('沿街单位消防排查'),
          denominator: { number: 1739, source: '年初沿街单位名录' },
          factor: 100,
        },
        '完成首次排查的单位除以年初名录上的单位',
      ),
    ],
  ]
  for (const [position, [category, office, definition]] of ratios.entries())
    await define(t, made, day, { category, office, position: 500 + position * 10 }, definition)
}

/** Where bin rooms are to be renewed: a list that the office keeps. */
const binCompounds = [
  '书带坊',
  '青藤里',
  '墨耕里',
  '永敬坊',
  '慎余里',
  '和衷坊',
  '敦裕坊',
  '鸣鹤东坊',
  '鸣鹤西坊',
  '桂渡一村北区',
  '桂渡二村西区',
  '沪纱新村一街坊',
]

async function defineExternals(t: Teller, made: ByName, day: Civil): Promise<void> {
  for (const [position, one] of externals.entries()) {
    const id = await define(
      t,
      made,
      day,
      { category: one.category, office: one.office, position: 800 + position * 10 },
      {
        name: one.name,
        unit: one.unit,
        decimals: one.decimals,
        better: one.better,
        countedHow: `${one.how}。`,
        beganOn: null,
        rule: { kind: 'external', publisher: one.publisher },
      },
    )
    for (const [from, until, value, title, on] of one.figures) {
      const enteredOn = addDays(`${t.year}-${on}`, 1)
      if (enteredOn > t.end) continue
      await t.on(enteredOn, 11, (tx) =>
        indicators.enterFigure(tx, t.as(clerk), id, {
          placeId: placeId(street),
          from: `${t.year}-${from}`,
          until: `${t.year}-${until}`,
          value,
          bound: 'exact',
          source: { title, on: `${t.year}-${on}`, url: null },
        }),
      )
    }
  }
}

/** The number of registered unemployed is the district's to say: the promise takes it from there instead of being recorded again. */
async function bindUnemployed(
  t: Teller,
  made: ByName,
  targets: readonly AtWork[],
  day: Civil,
): Promise<void> {
  const target = targets.find(measuredElsewhere)
  const published = made.get('登记失业人数')
  if (!target || !published) return
  await t.on(day, 15, (tx) =>
    plans.defineTarget(tx, t.as(clerk), target.id, {
      dueOn: target.dueOn,
      measuredBy: 'indicator',
      denominator: null,
      denominatorUnit: null,
      countedHow: '以区就业促进中心每月通报为准',
      indicatorId: published.id,
      indicatorPlaceId: null,
    }),
  )
}

/** One definition was made clearer in spring; and one number may be ranked, since the residents' committees asked for it. */
async function sharpen(t: Teller, made: ByName): Promise<void> {
  const visits = made.get('上门探访')
  const day = `${t.year}-04-15`
  if (visits && day <= t.end)
    await t.on(day, 14, async (tx) => {
      const { definition, category, position } = await indicators.getIndicator(tx, t.as(clerk), visits.id)
      await indicators.saveVersion(tx, t.as(clerk), visits.id, {
        version: 1,
        reason: '明确同一天上午下午各去一次的，计两次',
        category,
        position,
        definition: {
          ...definition,
          countedHow: '志愿者敲开门、见到人的一次探访计一次，同一天上午下午各一次的计两次；电话问候不计。',
        },
      })
    })
  const drills = made.get('消防演练场次')
  const rankedOn = `${t.year}-05-20`
  if (drills && rankedOn <= t.end)
    await t.on(rankedOn, 16, (tx) =>
      indicators.openRanking(tx, t.as('计明远'), drills.id, {
        isOpen: true,
        reason: '居委会主任例会议定，演练场次可以按居民区排出，便于互相约时间观摩',
      }),
    )
}

/** The checks of compounds, one by one and where they were: 27 of 28, so that the one that is missing has a name. */
export function checksOf(target: AtWork, from: Civil, end: Civil): Deed[] {
  const checked = compounds.filter((name) => name !== missedCompound)
  const days = Math.max(
    1,
    Math.floor(Date.parse(end) / 86_400_000) - Math.floor(Date.parse(from) / 86_400_000) - 3,
  )
  return checked.map((place, nth) => ({
    target,
    place,
    byOffice: true,
    on: addDays(from, Math.floor((days * nth) / checked.length)),
    quantity: 1,
  }))
}
const missedCompound = '慎余里'
export const isCheckOfCompounds = ({ number, value }: AtWork): boolean => number === '6' && value === 100
