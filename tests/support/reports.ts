import * as reports from '../../modules/reports/contract.ts'
import { newId } from '../../platform/id.ts'
import { type House, officeId, personId } from './house.ts'

// Reports in tests: written by 尤书晏 for the whole street, released by 沈砚秋; notices ordered by 温伯钧.

export async function beginReport(
  house: House,
  part: { kind?: reports.ReportKind; from?: string; until?: string; planId: string | null },
): Promise<string> {
  const answer = await (await house.as('尤书晏')).ask(reports.beginReport, {
    body: { kind: 'circular', from: '2026-01-01', until: '2026-04-01', ...part },
  })
  if (answer.refused) throw new Error(`The report was not begun: ${JSON.stringify(answer.refused)}`)
  return answer.body.id
}

export async function closeReport(house: House, id: string): Promise<void> {
  const clerk = await house.as('尤书晏')
  const { version } = (await clerk.ask(reports.getReport, { params: { id } })).body
  const answer = await clerk.ask(reports.closeReport, { params: { id }, body: { version } })
  if (answer.refused) throw new Error(`The report was not closed: ${JSON.stringify(answer.refused)}`)
}

export async function issueNotice(
  house: House,
  part: { toOffice?: string; dueOn?: string; targetId?: string; title?: string } = {},
): Promise<string> {
  const answer = await (await house.as('尤书晏')).ask(reports.issueNotice, {
    body: {
      title: part.title ?? '充电桩安装进度',
      asked: '说明晚于进度的原因，排出逐小区安装计划。',
      about: part.targetId
        ? { kind: 'target', id: part.targetId, text: null }
        : { kind: 'other', id: null, text: null },
      toOfficeId: officeId(part.toOffice ?? '管理办'),
      orderedById: personId('温伯钧'),
      dueOn: part.dueOn ?? '2026-12-01',
    },
  })
  if (answer.refused) throw new Error(`The notice was not issued: ${JSON.stringify(answer.refused)}`)
  return answer.body.id
}

/** A row for each address of the module, and a body each write would take, for the test that asks as a sibling. */
export async function reportRows(house: House, planId: string) {
  const report = await beginReport(house, { planId })
  const notice = await issueNotice(house)
  return {
    ids: {
      '/api/reports/:id': report,
      '/api/reports/plans/:id': planId,
      '/api/reports/notices/:id': notice,
      '/api/reports/public/:id': report,
    } as Record<string, string>,
    bodies: {
      'PUT /api/reports/:id': {
        version: 1,
        title: '隔壁写的',
        from: '2026-01-01',
        until: '2026-04-01',
        content: { blocks: [], numbers: [] },
      },
      'POST /api/reports/:id/copies': { title: '抄一份', from: '2026-01-01', until: '2026-04-01' },
      'POST /api/reports/:id/closure': { version: 1 },
      'POST /api/reports/notices/:id/answers': { words: '代答', evidenceIds: [] },
      'POST /api/reports/notices/:id/decision': { decision: 'accept', words: null },
    } as Record<string, unknown>,
    known: {
      '/api/reports/plans/:id':
        'the adopted text was voted in public, and every member of staff may see how far it is',
    } as Record<string, string>,
    fileId: newId(),
  }
}
