import * as indicators from '../../modules/indicators/contract.ts'
import { type House, officeId, placeId } from './house.ts'

// A few numbers to look at: a sum, a rate of coverage, a figure of others, a list, a board.

export interface SomeNumbers {
  piles: string
  covered: string
  score: string
  listId: string
  boardId: string
}

/** An indicator defined by the hands of 尤书晏 for the 党政办, over the whole sub-district. */
export async function define(
  house: House,
  definition: Pick<indicators.Definition, 'name' | 'unit' | 'rule'> & Partial<indicators.Definition>,
): Promise<string> {
  const clerk = await house.as('尤书晏')
  const made = await clerk.ask(indicators.defineIndicator, {
    body: {
      category: definition.rule.kind === 'external' ? '测评和荣誉' : '住得安全',
      position: 1,
      officeId: officeId('党政办'),
      placeId: placeId('桂渡桥街道'),
      definition: {
        decimals: 0,
        better: 'more',
        countedHow: '以验收为准，每处只计一次。',
        beganOn: null,
        ...definition,
      },
    },
  })
  if (made.refused) throw new Error(`The indicator was not defined: ${JSON.stringify(made.body)}`)
  return made.body.id
}

/** What records of promises add up to, in one unit. */
export const sumOf = (measure: string): indicators.Rule => ({
  kind: 'flow',
  kinds: ['plans.record_accepted'],
  dims: {},
  measure,
  placeId: null,
  officeId: null,
  what: 'sum',
  silence: 'unreported',
})
/** In how many neighbourhoods there is any of it. */
export const coverageOf = (numeratorId: string): indicators.Rule => ({
  kind: 'ratio',
  numeratorId,
  denominator: { expected: { unitKind: 'neighbourhood', placeId: null } },
  factor: 100,
})

export async function someNumbers(house: House): Promise<SomeNumbers> {
  const clerk = await house.as('尤书晏')
  const piles = await define(house, { name: '新装充电桩', unit: '台', rule: sumOf('台') })
  const covered = await define(house, {
    name: '装了充电桩的居民区',
    unit: '%',
    decimals: 1,
    rule: coverageOf(piles),
  })
  const score = await define(house, {
    name: '文明社区测评得分',
    unit: '分',
    decimals: 2,
    rule: { kind: 'external', publisher: '区文明办' },
  })
  await clerk.ask(indicators.enterFigure, {
    params: { id: score },
    body: {
      placeId: placeId('桂渡桥街道'),
      from: '2026-01-01',
      until: '2026-02-01',
      value: 96.5,
      bound: 'exact',
      source: { title: '区文明办一月通报', on: '2026-02-10', url: null },
    },
  })
  const list = await clerk.ask(indicators.makeList, {
    body: { officeId: officeId('党政办'), name: '收集点', matchedBy: 'place', dim: null },
  })
  await clerk.ask(indicators.addLines, {
    params: { id: list.body.id },
    body: { text: '一号收集点\t书带里\n二号收集点\t鸣鹤坊', fromOn: '2026-01-01', tryOnly: false },
  })
  const board = await clerk.ask(indicators.makeDashboard, {
    body: {
      unitId: placeId('桂渡桥街道'),
      title: '案头',
      items: [piles, covered, score].map((indicatorId) => ({
        indicatorId,
        draw: 'bar' as const,
        goal: indicatorId === piles ? { value: 180, comparator: '>=' as const } : null,
      })),
    },
  })
  return { piles, covered, score, listId: list.body.id, boardId: board.body.id }
}
