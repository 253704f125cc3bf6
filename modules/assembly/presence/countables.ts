import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { countable, type OpenSubject, type Said } from '../../../platform/ledger/countable.ts'
import type { Tx } from '../../../platform/tx.ts'
import { presenceChannels } from '../contract/core.ts'
import { sessionReached } from '../sessions/sight.ts'
import { core as en } from '../words/core.en.ts'
import { core as zh } from '../words/core.zh-CN.ts'
import { signedIn } from './events.ts'

const said = (inChinese: string, inEnglish: string): Said => ({ 'zh-CN': inChinese, en: inEnglish })

/** The session somebody signed in to, for staff who may read it; never who it was. */
async function open(
  tx: Tx,
  actor: Actor,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, OpenSubject>> {
  const { rows } = await sql<{ subject: string; id: string; title: string }>`
    select a.id as subject, s.id, s.title from assembly.attendee a join assembly.session s on s.id = a.session_id
    where a.id = any (${[...subjectIds]}::uuid[]) and ${sessionReached(tx, actor)}`.execute(tx.db)
  return new Map(rows.map(({ subject, id, title }) => [subject, { title, path: `/assembly/${id}/checkin` }]))
}

/** Attendance of those entitled may be counted, by the way in which they signed in. */
export function offerPresenceToCount(): void {
  countable(signedIn, {
    name: said('会议签到', 'People signed in to sessions'),
    group: said('会议', 'Sessions'),
    measures: ['人次'],
    persons: true,
    dims: {
      channel: {
        name: said('签到方式', 'Way of signing in'),
        values: () =>
          presenceChannels.map((value) => ({ value, label: said(zh.channels[value], en.channels[value]) })),
      },
    },
    reasons: { mistaken: said('误签撤销', 'Signed in by mistake') },
    open,
  })
}
