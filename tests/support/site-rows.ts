import * as plans from '../../modules/plans/contract.ts'
import { type House, officeId, placeId } from './house.ts'
import { headOf } from './plans.ts'

/** A site of works in 书带里, and what each write about sites would take: what a neighbour must not find. */
export async function siteRows(house: House, target: { id: string; projectId: string }) {
  const carrier = await house.as(headOf('管理办'))
  const fields = {
    title: '东棚充电点',
    placeId: placeId('书带里'),
    areaM2: null,
    contractor: null,
    plannedStartOn: null,
    plannedFinishOn: null,
  }
  const counts = [{ targetId: target.id, phase: 'accepted' as const, quantity: 1 }]
  const opened = await carrier.ask(plans.openSites, {
    params: { id: target.projectId },
    body: { acceptanceOfficeId: officeId('平安办'), counts, sites: [fields] },
  })
  return {
    ids: { '/api/plans/sites/:id': opened.body.ids[0]! } as Record<string, string>,
    bodies: {
      'POST /api/plans/projects/:id/sites': {
        acceptanceOfficeId: officeId('平安办'),
        counts,
        sites: [{ ...fields, title: '西棚充电点' }],
      },
      'PUT /api/plans/sites/:id': { version: 1, ...fields, counts },
      'POST /api/plans/sites/:id/photos': { moment: 'before', takenOn: '2026-02-20' },
      'POST /api/plans/sites/:id/acts': { version: 1, act: 'begin', happenedOn: '2026-02-20', words: null },
    } as Record<string, unknown>,
  }
}
