import * as talk from '../../modules/assembly/contract/talk.ts'
import { getResident } from '../../modules/identity/contract.ts'
import { newId } from '../../platform/id.ts'
import { type Client, type House, officeId, personId, placeId } from './house.ts'
import { somePhoto } from './plans.ts'
import { neighbour } from './wishes.ts'

// A session that sits, with two groups: what every test of deliberation begins with.

export interface Groups {
  sessionId: string
  runId: string
  itemId: string
  /** Talks on its own phones, and sits together in a room. */
  online: string
  onSite: string
  /** Members of the online group, at the residents' door. */
  members: Client[]
  memberIds: string[]
  /** Sits in the other group. */
  other: Client
  otherId: string
}

/** Convened by 乐文娟, recorded by 沈砚秋, both of whom come in at the staff's door. */
export async function openGroups(
  house: House,
  how: { members?: number; run?: 'rehearsal' | 'real'; place?: string; office?: string; from?: number } = {},
): Promise<Groups> {
  const { members: many = 3, run = 'real', place = '桂渡桥街道', office = '街道办事处', from = 200 } = how
  const at = { placeId: placeId(place), officeId: officeId(office) }
  const now = house.clock.now()
  const [body, term, session, online, onSite, item, runId] = Array.from({ length: 7 }, () => newId())
  await house.sql`insert into assembly.body (id, kind, name, place_id, office_id, entered_at)
    values (${body}, 'conference', ${`社区代表会议${from}`}, ${at.placeId}, ${at.officeId}, ${now})`
  await house.sql`insert into assembly.term (id, body_id, ordinal, from_on, until_on)
    values (${term}, ${body}, 3, '2024-01-01', '2029-01-01')`
  await house.sql`insert into assembly.session (id, term_id, kind, ordinal, title, held_on, opens_at, place_id, office_id, state, quorum,
      created_by, created_at)
    values (${session}, ${term}, 'conference', 2, '第三届社区代表会议第二次会议', '2026-03-02', ${now}, ${at.placeId}, ${at.officeId},
      'sitting', '{"share":[2,3],"strict":false,"base":"entitled"}', ${personId('尤书晏')}, ${now})`
  await house.sql`insert into assembly.run (id, session_id, kind, began_at, began_by)
    values (${runId}, ${session}, ${run}, ${now}, ${personId('尤书晏')})`
  await house.sql`insert into assembly.item (id, session_id, position, kind, title)
    values (${item}, ${session}, 1, 'deliberation', '审议实事项目')`
  for (const [id, name, mode, position] of [
    [online, '第一组', 'online', 1],
    [onSite, '第二组', 'on_site', 2],
  ] as const)
    await house.sql`insert into assembly.discussion_group (id, session_id, name, mode, position, convenor_id, recorder_id)
      values (${id}, ${session}, ${name}, ${mode}, ${position}, ${personId('乐文娟')}, ${personId('沈砚秋')})`
  const members: Client[] = []
  const memberIds: string[] = []
  for (let n = 0; n <= many; n++) {
    const client = await neighbour(house, from + n)
    const { personId: own } = (await client.ask(getResident)).body
    await house.sql`insert into assembly.attendee (id, session_id, person_id, standing, constituency, group_id)
      values (${newId()}, ${session}, ${own}, 'entitled', '书带里', ${n < many ? online : onSite})`
    members.push(client)
    memberIds.push(own)
  }
  return {
    sessionId: session!,
    runId: runId!,
    itemId: item!,
    online: online!,
    onSite: onSite!,
    members: members.slice(0, many),
    memberIds: memberIds.slice(0, many),
    other: members[many]!,
    otherId: memberIds[many]!,
  }
}

export const aPoint = (raisedBy: string | null, words = '弄堂里晚上太暗，多装几盏灯。') => ({
  kind: 'suggestion' as const,
  words,
  raisedBy,
  itemId: null,
  about: null,
  wanted: 'wish' as const,
})

/** Raises a point and returns its id. */
export async function raise(
  who: Client,
  groupId: string,
  raisedBy: string | null,
  words?: string,
): Promise<string> {
  const answer = await who.ask(talk.raisePoint, { params: { id: groupId }, body: aPoint(raisedBy, words) })
  if (answer.refused) throw new Error(`The point was not taken: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

export async function photograph(who: Client, groupId: string, caption?: string) {
  return who.upload<{ id: string }>(
    `/api/assembly/groups/${groupId}/photos`,
    [{ name: 'photo.jpg', content: await somePhoto(), type: 'image/jpeg' }],
    caption ? { caption } : {},
  )
}

/** Rows of a session of 书带里 for the test of sibling units. */
export async function talkRows(house: House) {
  const groups = await openGroups(house, { members: 1, place: '书带里', office: '书带里居委会', from: 230 })
  const [member] = groups.members
  await (await house.as('乐文娟')).ask(talk.openTalk, { params: { id: groups.online } })
  const said = await member!.ask(talk.sayRemark, { params: { id: groups.online }, body: { words: '大家好' } })
  const point = await raise(member!, groups.online, groups.memberIds[0]!)
  const photo = await photograph(member!, groups.online)
  return {
    ids: {
      '/api/assembly/groups/:id': groups.online,
      '/api/assembly/remarks/:id': said.body.id,
      '/api/assembly/points/:id': point,
      '/api/assembly/photos/:id': photo.body.id,
    } as Record<string, string>,
    bodies: {
      'POST /api/assembly/groups/:id/remarks': { words: '我也来说' },
      'POST /api/assembly/groups/:id/points': aPoint(null),
      'POST /api/assembly/groups/:id/minutes': { words: '记录', after: 0 },
      'POST /api/assembly/groups/:id/minutes/confirmation': { version: 1 },
      'POST /api/assembly/groups/:id/photos': {},
      'POST /api/assembly/remarks/:id/hiding': { reason: '不合适' },
      'POST /api/assembly/points/:id/sorting': {
        kind: 'opinion',
        itemId: null,
        about: null,
        wanted: 'nothing',
      },
      'POST /api/assembly/points/:id/merger': { intoId: point },
      'POST /api/assembly/points/:id/striking': { reason: '记错' },
      'POST /api/assembly/points/:id/wish': { title: '装灯', placeId: placeId('青藤里'), categoryId: null },
    } as Record<string, unknown>,
    sessionId: groups.sessionId,
  }
}
