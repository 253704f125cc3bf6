import { sql } from 'kysely'
import { welcomeResident } from '../modules/identity/index.ts'
import { sendTexts } from '../modules/messages/index.ts'
import { currentForest } from '../modules/units/index.ts'
import { addDays } from '../platform/civil.ts'
import { type Actor, nobody } from '../platform/http/actor.ts'
import type { SmsGateway } from '../platform/sms.ts'
import { demoId, placeId } from './ids.ts'
import { neighbourhoods } from './trees.ts'
import type { Teller } from './year.ts'

/** Three residents of each neighbourhood use the residents' door. What each wants to be called, in the order of `neighbourhoods`. */
const called: readonly (readonly [string, string, string])[] = [
  ['陈阿姨', '老周', '小孟妈妈'],
  ['林阿婆', '许师傅', '阿俞'],
  ['朱老师', '五号门老沈', '晓雯'],
  ['何伯伯', '秦阿姨', '二楼小贾'],
  ['方老师', '吴家姆妈', '小褚'],
  ['老范', '钱阿姨', '葛师傅'],
  ['蒋老师', '小卫爸爸', '汪阿婆'],
  ['纱厂老季', '曹阿姨', '阿强'],
  ['铁工老丁', '潘师母', '小骆'],
  ['云樟苑小谢', '邹先生', '豆豆妈妈'],
  ['苏阿姨', '章工', '小彭'],
  ['泊岸老黎', '唐女士', '康康爸爸'],
]

export interface DemoResident {
  id: string
  called: string
  /** The numbers begin with 199-0010, which no operator hands out to subscribers here. */
  phone: string
  neighbourhood: string
}

/** The residents of the demonstration, each with a phone to sign in by. */
export const residents: readonly DemoResident[] = neighbourhoods.flatMap((neighbourhood, at) =>
  called[at]!.map((name, nth) => ({
    id: demoId('resident', neighbourhood, name),
    called: name,
    phone: `1990010${String(at * 3 + nth + 1).padStart(4, '0')}`,
    neighbourhood,
  })),
)

/** They join one after the other in the weeks before the list is adopted, when suggestions are asked for. */
export async function joinResidents(t: Teller): Promise<void> {
  for (const [nth, resident] of residents.entries()) {
    const day = addDays(`${t.year - 1}-11-09`, Math.floor(nth / 6))
    await t.on(day, 9 + (nth % 6), (tx) =>
      welcomeResident(tx, t.lilong.vault, {
        id: resident.id,
        phone: resident.phone,
        called: resident.called,
        placeId: placeId(resident.neighbourhood),
        channel: 'phone',
      }),
    )
  }
}

/** A resident of the demonstration as they act at their door, from the day they joined. */
export async function actingResident(t: Teller, resident: DemoResident): Promise<Actor> {
  const forest = await currentForest(t.lilong)
  const here = placeId(resident.neighbourhood)
  const holds = (permission: string) => t.lilong.permissions.get(permission)?.has('resident') ?? false
  return {
    ...nobody,
    kind: 'person',
    personId: resident.id,
    door: 'my',
    channel: 'phone',
    holds,
    may: (permission, row) => holds(permission) && forest.covers(here, row.placeId, t.end),
    reach: (permission) => ({ placeIds: holds(permission) ? [here] : [], officeIds: [] }),
  }
}

/** Nobody's phone rings for the demonstration: what was told during its year went to phones that are not there. */
const nowhere: SmsGateway = { trial: false, send: async () => undefined, forget: async () => undefined }

/** Who opens the demonstration finds the news of the last days unread, not those of a year. */
const unreadDays = 6

/**
 * Texts of the year are sent, or by now no longer wanted, so that a fresh demonstration does not begin by sending them; and people have
 * read what they were told before the last days.
 */
export async function settleMessages(t: Teller): Promise<void> {
  const before = new Date(`${addDays(t.end, -unreadDays)}T12:00:00+08:00`)
  await t.on(t.end, 12, (tx) =>
    sql`update messages.message set read_at = told_at + interval '3 hours' where told_at < ${before} and read_at is null`.execute(
      tx.db,
    ),
  )
  const lilong = { ...t.lilong, sms: nowhere }
  for (let more = 1; more > 0; ) more = await t.on(t.end, 12, (tx) => sendTexts(tx, lilong))
}
