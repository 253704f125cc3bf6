import * as documents from '../../modules/documents/contract.ts'
import { newId } from '../../platform/id.ts'
import type { House } from './house.ts'
import { officeId } from './house.ts'

/** A register and an inspection folder of the Party and government office, for somebody of a neighbourhood to try their hands on. */
export async function keepingRows(house: House) {
  const clerk = await house.as('尤书晏')
  const register = await clerk.ask(documents.openRegister, {
    body: { title: '党政办台账', sourceKey: 'plans.records', officeId: officeId('党政办'), isShared: false },
  })
  const period = { from: '2026-01-01', until: '2026-03-01' }
  const printed = await clerk.ask(documents.printRegister, {
    params: { id: register.body.id },
    body: { templateId: null, ...period, placeId: null, officeId: null },
  })
  const folder = await clerk.ask(documents.openFolder, {
    body: {
      title: '党政办迎检',
      basis: null,
      inspector: null,
      dueOn: '2026-12-01',
      ...period,
      officeId: officeId('党政办'),
    },
  })
  const standard: documents.StandardDraft = {
    code: '1',
    section: null,
    words: '有方案',
    needsKind: null,
    needsCount: 1,
    from: null,
    until: null,
    weight: null,
    officeId: officeId('党政办'),
    dueOn: null,
  }
  const params = { id: folder.body.id }
  await clerk.ask(documents.addStandards, { params, body: { standards: [standard] } })
  const read = await clerk.ask(documents.getFolder, { params })
  const standardId = read.body.standards[0]!.id
  const brought = await clerk.upload(
    `/api/documents/folders/standards/${standardId}/files`,
    [{ name: '方案.pdf', content: '%PDF-1.4\n%%EOF\n' }],
    { title: '方案', happenedOn: '2026-02-01' },
  )
  if (brought.status !== 200) throw new Error(`No evidence: ${JSON.stringify(brought.body)}`)
  const filled = await clerk.ask(documents.getFolder, { params })
  return {
    ids: {
      '/api/documents/registers/:id': register.body.id,
      '/api/documents/registers/prints/:id': printed.body.id,
      ':templateId': newId(),
      '/api/documents/folders/:id': folder.body.id,
      '/api/documents/folders/standards/:id': standardId,
      '/api/documents/folders/evidence/:id': filled.body.standards[0]!.evidence[0]!.id,
    } as Record<string, string>,
    queries: {
      'GET /api/documents/registers/:id/preview': '?from=2026-01-01&until=2026-03-01',
      'GET /api/documents/folders/standards/:id/candidates': '?kind=paper',
    } as Record<string, string>,
    bodies: {
      'POST /api/documents/registers/:id/prints': {
        templateId: null,
        ...period,
        placeId: null,
        officeId: null,
      },
      'POST /api/documents/folders/:id/standards/reading': { text: '1 有方案' },
      'POST /api/documents/folders/:id/standards': { standards: [{ ...standard, code: '2' }] },
      'POST /api/documents/folders/standards/:id': {
        needsKind: null,
        needsCount: 1,
        officeId: officeId('党政办'),
        dueOn: null,
        waivedReason: null,
      },
      'POST /api/documents/folders/standards/:id/evidence': {
        kind: 'record',
        sourceKey: 'plans.records',
        refIds: [newId()],
      },
      'POST /api/documents/folders/standards/:id/files': { title: '方案', happenedOn: '2026-02-01' },
    } as Record<string, unknown>,
  }
}
