import * as contract from '../../modules/assembly/contract/prepare.ts'
import * as table from '../../modules/assembly/contract/prepare-agenda.ts'
import * as people from '../../modules/assembly/contract/prepare-people.ts'
import type { RosterReport } from '../../modules/assembly/contract/prepare-roster.ts'
import * as roster from '../../modules/assembly/contract/prepare-roster.ts'
import type { Answer, Asked, Client } from './client.ts'
import { type House, officeId, placeId } from './house.ts'

// A conference to prepare, for tests: its term, its roster from a csv, a session of it.

export const clerk = '尤书晏'

/** The body of an answer that must not be a refusal. */
export function whole<T>(answer: Asked<T>): T {
  if (answer.refused) throw new Error(JSON.stringify(answer.refused))
  return answer.body
}

export async function enterThirdTerm(house: House): Promise<{ bodyId: string; termId: string }> {
  const desk = await house.as(clerk)
  const body = whole(
    await desk.ask(contract.enterBody, { body: { kind: 'conference', name: '桂渡桥街道社区代表会议' } }),
  )
  const term = whole(
    await desk.ask(contract.enterTerm, {
      params: { id: body.id },
      body: { ordinal: 3, fromOn: '2024-01-01', untilOn: '2029-01-01', seats: 146 },
    }),
  )
  return { bodyId: body.id, termId: term.id }
}

export const csv = (...rows: string[]) =>
  ['证号,姓名,性别,选区,代表团,讨论组,身份,手机,列席身份', ...rows].join('\r\n')

export const bringRoster = (
  desk: Client,
  termId: string,
  content: string | Uint8Array,
  how: { preview?: boolean; sessionId?: string; endMissing?: 'true' } = {},
): Promise<Answer<RosterReport & { type?: string; params?: Record<string, unknown> }>> =>
  desk.upload(
    `/api/assembly/terms/${termId}/roster${how.preview ? '/preview' : ''}`,
    [{ name: '名册.csv', content }],
    {
      ...(how.sessionId ? { sessionId: how.sessionId } : {}),
      ...(how.endMissing ? { endMissing: how.endMissing } : {}),
    },
  )

export async function openYearly(house: House, termId: string): Promise<string> {
  const desk = await house.as(clerk)
  const { id } = whole(
    await desk.ask(contract.openSession, {
      body: {
        termId,
        kind: 'conference',
        heldOn: '2026-03-20',
        opensAt: '2026-03-20T01:00:00Z',
        template: 'yearly',
      },
    }),
  )
  return id
}

export async function openMainHall(house: House, sessionId: string): Promise<string> {
  const desk = await house.as(clerk)
  const { ids } = whole(
    await desk.ask(people.addVenues, {
      params: { id: sessionId },
      body: { venues: [{ name: '主会场', kind: 'main', hasNetwork: true }] },
    }),
  )
  return ids[0]!
}

/** A row for each address of this room and a body each write needs, in a neighbourhood, for the test that asks as a sibling. */
export async function prepareRows(house: House) {
  const desk = await house.as(clerk)
  const { id: bodyId } = whole(
    await desk.ask(contract.enterBody, {
      body: {
        kind: 'conference',
        name: '书带里居民会议',
        placeId: placeId('书带里'),
        officeId: officeId('书带里居委会'),
      },
    }),
  )
  const term = { fromOn: '2024-01-01', untilOn: '2029-01-01', seats: null }
  const { id: termId } = whole(
    await desk.ask(contract.enterTerm, { params: { id: bodyId }, body: { ordinal: 1, ...term } }),
  )
  const member = {
    name: '施蛰存',
    sex: null,
    number: null,
    post: 'representative',
    constituency: null,
    delegation: null,
    group: null,
  } as const
  const { id: memberId } = whole(await desk.ask(roster.enterMember, { params: { id: termId }, body: member }))
  const opens = { heldOn: '2026-03-20', opensAt: '2026-03-20T01:00:00Z' }
  const { id: sessionId } = whole(
    await desk.ask(contract.openSession, {
      body: { termId, kind: 'conference', ...opens, template: 'yearly' },
    }),
  )
  const venueId = await openMainHall(house, sessionId)
  const list = whole(await desk.ask(people.listAttendees, { params: { id: sessionId } }))
  const agenda = whole(await desk.ask(table.getAgenda, { params: { id: sessionId } }))
  const duty = { personId: list.attendees[0]!.personId, duty: 'usher', venueId } as const
  const { id: dutyId } = whole(await desk.ask(people.giveDuty, { params: { id: sessionId }, body: duty }))
  const itemId = agenda.items[0]!.id
  const paper = await desk.upload<{ id: string }>(`/api/assembly/items/${itemId}/files`, [
    { name: '材料.pdf', content: '%PDF-1.7\n%%EOF' },
  ])
  whole(await desk.ask(contract.callSession, { params: { id: sessionId } }))
  const venue = { name: '第二会场', kind: 'sub', hasNetwork: true } as const
  const group = { name: '第一组', mode: 'on_site', whereHeld: null } as const
  const sessions = '/api/assembly/sessions/:id'
  return {
    ids: {
      '/api/assembly/bodies/:id': bodyId,
      '/api/assembly/terms/:id': termId,
      '/api/assembly/members/:id': memberId,
      [sessions]: sessionId,
      '/api/assembly/my/sessions/:id': sessionId,
      '/api/assembly/attendees/:id': list.attendees[0]!.id,
      '/api/assembly/venues/:id': venueId,
      '/api/assembly/duties/:id': dutyId,
      '/api/assembly/items/:id': itemId,
      '/api/assembly/papers/:id': paper.body.id,
    } as Record<string, string>,
    queries: {
      [`GET ${sessions}/invitations/docx`]: '?printedAt=2026-03-01T01:00:00Z',
    } as Record<string, string>,
    bodies: {
      'POST /api/assembly/bodies/:id/terms': { ordinal: 2, ...term },
      'PUT /api/assembly/terms/:id': term,
      'POST /api/assembly/terms/:id/members': { ...member, name: '隔壁代表' },
      'POST /api/assembly/terms/:id/roster': {},
      'POST /api/assembly/terms/:id/roster/preview': {},
      'POST /api/assembly/members/:id/end': { leftOn: '2026-05-01' },
      [`PUT ${sessions}`]: {
        version: 1,
        title: '改名',
        ...opens,
        quorum: { share: [1, 2], strict: true, base: 'entitled' },
        chairedBy: null,
      },
      [`PUT ${sessions}/agenda`]: { version: 1, items: [] },
      [`POST ${sessions}/observers`]: { name: '隔壁列席', capacity: null },
      [`POST ${sessions}/assignments`]: { attendeeIds: [list.attendees[0]!.id], venueId: null },
      [`POST ${sessions}/venues`]: { venues: [venue] },
      [`POST ${sessions}/groups`]: { groups: [group] },
      [`POST ${sessions}/duties`]: { ...duty, duty: 'chair' },
      [`POST ${sessions}/invitations`]: {},
      [`POST ${sessions}/invitations/prints`]: {},
      'PUT /api/assembly/venues/:id': venue,
      'PUT /api/assembly/groups/:id': group,
      'POST /api/assembly/items/:id/files': {},
      'POST /api/assembly/items/:id/papers': { source: 'report', sourceId: sessionId },
      'POST /api/assembly/attendees/:id/leave': { reason: '有事' },
      'POST /api/assembly/attendees/:id/leave/decision': { decision: 'granted' },
      'POST /api/assembly/my/sessions/:id/leave': { reason: '有事' },
    } as Record<string, unknown>,
  }
}
