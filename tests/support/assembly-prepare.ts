import * as contract from '../../modules/assembly/contract/prepare.ts'
import { addVenues } from '../../modules/assembly/contract/prepare-people.ts'
import type { RosterReport } from '../../modules/assembly/contract/prepare-roster.ts'
import type { Answer, Asked, Client } from './client.ts'
import type { House } from './house.ts'

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
    await desk.ask(addVenues, {
      params: { id: sessionId },
      body: { venues: [{ name: '主会场', kind: 'main', hasNetwork: true }] },
    }),
  )
  return ids[0]!
}
