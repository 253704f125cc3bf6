import { sql } from 'kysely'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { ItemText } from '../contract/prepare-agenda.ts'

/** Lays out items from the first position on. One with an id changes where it stands: the caller knows that it is of this session. */
export async function layOutAgenda(tx: Tx, sessionId: string, items: readonly ItemText[]): Promise<string[]> {
  const rows = items.map((item, index) => ({
    id: item.id ?? newId(tx.now.getTime()),
    position: index + 1,
    kind: item.kind,
    title: item.title.trim(),
    speaker: item.speaker?.trim() || null,
    speaker_id: item.speakerId ?? null,
    minutes: item.minutes,
    script: item.script,
    needs: item.needs,
  }))
  await sql`
    insert into assembly.item (id, session_id, position, kind, title, speaker, speaker_id, minutes, script, needs)
    select id, ${sessionId}, position, kind, title, speaker, speaker_id, minutes, script, needs
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, position integer, kind text, title text, speaker text,
      speaker_id uuid, minutes integer, script text, needs text[])
    on conflict (id) do update set position = excluded.position, kind = excluded.kind, title = excluded.title,
      speaker = excluded.speaker, speaker_id = excluded.speaker_id, minutes = excluded.minutes, script = excluded.script,
      needs = excluded.needs`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** The agenda of another session, without its papers: those are of their year. */
export async function copyAgenda(tx: Tx, from: string, to: string): Promise<void> {
  const { rows } = await sql<ItemText>`
    select kind, title, speaker, speaker_id as "speakerId", minutes, script, needs
    from assembly.item where session_id = ${from} order by position`.execute(tx.db)
  await layOutAgenda(tx, to, rows)
}
