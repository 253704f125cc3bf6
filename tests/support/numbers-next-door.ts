import * as indicators from '../../modules/indicators/contract.ts'
import { define, definitionOf, flowOf } from './defining.ts'
import { type House, officeId, placeId } from './house.ts'

const year = '?from=2026-01-01&until=2027-01-01'

/** Numbers of the Party and government office, for somebody of a neighbourhood to try their hands on. */
export async function numbersOfOthers(house: House) {
  const clerk = await house.as('尤书晏')
  const counted = await define(house, definitionOf('隔壁的流量', flowOf()))
  const coverage = definitionOf('隔壁的覆盖率', {
    kind: 'ratio',
    numeratorId: counted.id,
    denominator: { expected: { unitKind: 'neighbourhood', placeId: null } },
    factor: 100,
  })
  const rate = await define(house, coverage)
  const external = await define(house, definitionOf('隔壁的评分', { kind: 'external', publisher: '沪中区' }))
  const figure = {
    placeId: placeId('桂渡桥街道'),
    from: '2025-01-01',
    until: '2026-01-01',
    value: 90,
    bound: 'exact' as const,
    source: { title: '通报', on: '2026-02-01', url: null },
  }
  const entered = await clerk.ask(indicators.enterFigure, { params: { id: external.id }, body: figure })
  const dashboard = await clerk.ask(indicators.makeDashboard, {
    body: { unitId: officeId('党政办'), title: '隔壁的看板', items: [] },
  })
  const list = await clerk.ask(indicators.makeList, {
    body: { officeId: officeId('党政办'), name: '隔壁的清单', matchedBy: 'place', dim: null },
  })
  const [event] = await house.sql<{ id: string }>`
    select id from ledger.event where kind = 'plans.record_submitted' limit 1`
  return {
    ids: {
      '/api/indicators/:id': rate.id,
      '/api/indicators/figures/:id': entered.body.id,
      '/api/indicators/dashboards/:id': dashboard.body.id,
      '/api/indicators/lists/:id': list.body.id,
      '/api/indicators/events/:id': event!.id,
    } as Record<string, string>,
    bodies: {
      'POST /api/indicators/:id/versions': {
        version: 1,
        reason: '换个口径',
        category: '别处',
        position: 0,
        definition: coverage,
      },
      'POST /api/indicators/:id/open': { about: 'people', reason: null },
      'POST /api/indicators/:id/retirement': { reason: '不用了' },
      'POST /api/indicators/:id/ranking': { isOpen: true, reason: '比一比' },
      'POST /api/indicators/:id/figures': figure,
      'POST /api/indicators/figures/:id/withdrawal': { reason: '录错了' },
      'PUT /api/indicators/dashboards/:id': { version: 1, title: '改名', items: [] },
      'POST /api/indicators/lists/:id/lines': {
        text: '一号点\t书带里',
        fromOn: '2026-01-01',
        tryOnly: false,
      },
      'POST /api/indicators/lists/:id/endings': { itemIds: [list.body.id], untilOn: '2026-03-01' },
    } as Record<string, unknown>,
    queries: {
      'GET /api/indicators/:id/origin': year,
      'GET /api/indicators/:id/events': year,
      'GET /api/indicators/:id/number.xlsx': year,
      'GET /api/indicators/:id/number.csv': year,
      'GET /api/indicators/:id/coverage': year,
    } as Record<string, string>,
    known: {
      '/api/indicators/:id': 'definitions and sums are known to all staff; the events beneath them are not',
      '/api/indicators/figures/:id': 'what others published is known to everybody',
      '/api/indicators/dashboards/:id': 'a dashboard shows sums',
      '/api/indicators/lists/:id': 'a list of expected things names no person',
    } as Record<string, string>,
  }
}
