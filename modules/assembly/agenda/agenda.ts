import { sql } from 'kysely'
import { type BodyOf, type ReplyOf, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import {
  badPlaceholder,
  type getAgenda as getAgendaEndpoint,
  type Item,
  itemHasBegun,
  type setAgenda as setAgendaEndpoint,
} from '../contract/prepare-agenda.ts'
import { placeholders } from '../contract/script.ts'
import { arrange } from '../sessions/list.ts'
import { mayPrepare, notOver, sessionToPrepare } from '../sessions/preparing.ts'
import { nowTopic, ownIds, sessionToRead } from '../sessions/sight.ts'
import { layOutAgenda } from './copying.ts'

/** The items of a session with their papers; `isRead` speaks of whoever asks. Scripts are the chair's: others get them empty. */
export async function itemsOf(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { asStaff }: { asStaff: boolean },
): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select i.id, i.position, i.kind, i.title, i.speaker, i.minutes, case when ${asStaff} then i.script else '' end as script, i.needs,
      (select json_build_object('id', p.id, 'name', p.name) from people.label p where p.id = i.speaker_id) as "speakerPerson",
      coalesce((select json_agg(json_build_object('id', k.id, 'title', k.title, 'source', k.source, 'mediaType', f.media_type,
          'sizeBytes', f.size_bytes, 'addedAt', k.added_at,
          'readBy', case when ${asStaff} then (select count(distinct a.id) from assembly.paper_reading r
            join people.human h on h.id = r.person_id join people.human g on g.human_id = h.human_id
            join assembly.attendee a on a.person_id = g.id and a.session_id = i.session_id and a.removed_at is null
            where r.item_paper_id = k.id) end,
          'isRead', exists (select from assembly.paper_reading r where r.item_paper_id = k.id
            and r.person_id = any (${ownIds(actor)}))) order by k.position, k.id)
        from assembly.item_paper k join platform.file f on f.id = k.file_id
        where k.item_id = i.id and k.removed_at is null), '[]') as papers
    from assembly.item i where i.session_id = ${sessionId} order by i.position`.execute(tx.db)
  return rows.map((item) => ({
    ...item,
    papers: item.papers.map((paper) => ({ ...paper, addedAt: new Date(paper.addedAt).toISOString() })),
  }))
}

export async function getAgenda(
  tx: Tx,
  actor: Actor,
  sessionId: string,
): Promise<ReplyOf<typeof getAgendaEndpoint>> {
  const session = await sessionToRead(tx, actor, sessionId)
  const asStaff = actor.may('assembly.read', session)
  const { rows } = await sql<{ readers: number }>`
    select count(*)::int as readers from assembly.attendee where session_id = ${sessionId} and removed_at is null`.execute(
    tx.db,
  )
  return {
    version: session.version,
    items: await itemsOf(tx, actor, sessionId, { asStaff }),
    readers: rows[0]!.readers,
    may: mayPrepare(actor, session) ? ['prepare'] : [],
  }
}

const known = new Set<string>(placeholders)

/**
 * The whole agenda in order. An item that is named stays itself, with its papers and whatever polls stand on it; what is left out goes. Refuses
 * (409) to take away an item that has begun, has a poll or has papers, and (422) a script with words in braces that nobody will fill.
 */
export async function setAgenda(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { version, items }: BodyOf<typeof setAgendaEndpoint>,
): Promise<{ version: number; ids: string[] }> {
  // While the session sits too: an item may be put in from the floor.
  const session = await sessionToPrepare(tx, actor, sessionId, notOver)
  if (version !== session.version) refuse(staleVersion)
  for (const [index, { script }] of items.entries()) {
    const strange = [...script.matchAll(/\{([^{}]*)\}/g)].find(([, name]) => !known.has(name ?? ''))
    if (strange) refuse(badPlaceholder, { item: index + 1, name: strange[1] ?? '' })
  }
  const { rows: standing } = await sql<{ id: string; title: string; isUsed: boolean }>`
    select i.id, i.title, exists (select from assembly.item_progress g where g.item_id = i.id)
      or exists (select from assembly.item_paper k where k.item_id = i.id and k.removed_at is null)
      or exists (select from assembly.poll q where q.item_id = i.id) as "isUsed"
    from assembly.item i where i.session_id = ${sessionId}`.execute(tx.db)
  const there = new Set(standing.map(({ id }) => id))
  const named = items.flatMap(({ id }) => id ?? [])
  // An id of another session, or one item in two places.
  if (named.some((id) => !there.has(id)) || new Set(named).size < named.length) found(null)
  const going = standing.filter(({ id }) => !named.includes(id))
  const used = going.find(({ isUsed }) => isUsed)
  if (used) refuse(itemHasBegun, { title: used.title })
  const gone = going.map(({ id }) => id)
  await sql`
    delete from assembly.paper_reading where item_paper_id in
      (select id from assembly.item_paper where item_id = any (${gone}::uuid[]))`.execute(tx.db)
  await sql`delete from assembly.item_paper where item_id = any (${gone}::uuid[])`.execute(tx.db)
  await sql`delete from assembly.item where id = any (${gone}::uuid[])`.execute(tx.db)
  const ids = await layOutAgenda(tx, sessionId, items)
  await sql`update assembly.session set version = version + 1 where id = ${sessionId}`.execute(tx.db)
  arrange(tx, actor, session, 'agenda', ids.length)
  publish(tx, nowTopic(sessionId))
  return { version: version + 1, ids }
}
