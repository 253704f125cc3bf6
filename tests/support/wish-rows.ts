import * as plans from '../../modules/plans/contract.ts'
import { type Client, type House, officeId, placeId } from './house.ts'
import { beginRound, estimate, neighbour, nominate, publish, suggest, wishBody } from './wishes.ts'

/** Suggestions of 书带里, as the test of sibling units needs them: one that waits for a look, one that is a candidate, an office asked. */
export async function wishRows(house: House): Promise<{
  ids: Record<string, string>
  bodies: Record<string, unknown>
  /** A resident of 鸣鹤坊, who asks at the residents' door. */
  nextDoor: Client
}> {
  const clerk = await house.as('尤书晏')
  const round = await beginRound(house)
  const author = await neighbour(house, 81, '书带里')
  const waiting = await suggest(house, author)
  const weighed = await suggest(house, author, { title: '在弄堂里装扶手' })
  await publish(house, weighed)
  const candidate = await nominate(house, weighed)
  const opinion = await clerk.ask(plans.askOpinion, {
    params: { id: waiting },
    body: { officeId: officeId('管理办'), question: '能不能接电？', dueOn: '2026-12-31' },
  })
  const body = await wishBody(house)
  const { photoIds: _, ...part } = body
  const at = '/api/plans/wishes/:id'
  return {
    ids: {
      [at]: waiting,
      '/api/plans/my/wishes/:id': waiting,
      '/api/plans/candidates/:id': candidate,
      '/api/plans/opinions/:id': opinion.body.id,
      '/api/plans/rounds/:id': round,
    },
    bodies: {
      'PUT /api/plans/my/wishes/:id': { ...body, version: 1 },
      [`POST ${at}/publication`]: { hiddenPhotoIds: [] },
      [`POST ${at}/question`]: { words: '哪里？' },
      [`POST ${at}/refusal`]: { reason: 'unclear', words: '说不清' },
      [`POST ${at}/reconsideration`]: { words: '再看看' },
      [`POST ${at}/merger`]: { intoId: weighed },
      [`POST ${at}/split`]: part,
      [`POST ${at}/referral`]: { projectId: null, targetId: null, words: '归别处' },
      [`POST ${at}/opinions`]: { officeId: officeId('服务办'), question: '？', dueOn: '2026-12-31' },
      [`POST ${at}/crowds`]: {
        count: 3,
        way: 'meeting',
        placeId: placeId('书带里'),
        happenedOn: '2026-02-01',
      },
      [`POST ${at}/reveal`]: { purpose: 'contact' },
      [`POST ${at}/candidacy`]: estimate(),
      'POST /api/plans/candidates/:id/estimate': { ...estimate(), version: 1 },
      'POST /api/plans/candidates/:id/paragraph': { draftId: waiting, text: '装灯12盏。', category: null },
      'POST /api/plans/candidates/:id/return': { words: '下一年' },
      'POST /api/plans/opinions/:id/answer': { stance: 'can_be_done', words: '可以' },
      'POST /api/plans/rounds/:id/order': { candidateIds: [candidate] },
    },
    nextDoor: await neighbour(house, 82, '鸣鹤坊'),
  }
}
