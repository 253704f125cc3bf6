import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { Attached, Paper, PaperContent, Scan, Step } from '../contract/papers.ts'
import type { Named } from '../contract/words.ts'

// What hangs on a paper: its steps, versions, attachments, scans and seals. Whoever asks has seen that the paper may be seen.

/** `{ id, name }` of a row as JSON. */
export const named = (id: string, name: string) =>
  sql`jsonb_build_object('id', ${sql.ref(id)}, 'name', ${sql.ref(name)})`

export const instant = (at: Date | null | string): string | null =>
  at === null ? null : new Date(at).toISOString()

export async function askSteps(tx: Tx, id: string): Promise<Step[]> {
  const { rows } = await sql<Omit<Step, 'at'> & { at: Date }>`
    select s.id, s.round, s.version, s.act, (select ${named('l.id', 'l.name')} from people.label l where l.id = s.person_id) as person,
      (select ${named('l.id', 'l.name')} from people.label l where l.id = s.for_person_id) as "forPerson",
      (select ${named('u.id', 'u.short_name')} from units.label u where u.id = s.office_id) as office, s.words, s.at
    from documents.step s where s.paper_id = ${id} order by s.turn`.execute(tx.db)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

export async function askVersions(tx: Tx, id: string): Promise<Paper['versions']> {
  const { rows } = await sql<{ version: number; by: Named; at: Date; sha256: string }>`
    select v.version, ${named('l.id', 'l.name')} as by, v.saved_at as at, encode(v.sha256, 'hex') as sha256
    from documents.version v join people.label l on l.id = v.saved_by where v.paper_id = ${id} order by v.version`.execute(
    tx.db,
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

export async function askAttachments(tx: Tx, content: PaperContent): Promise<Attached[]> {
  if (content.attachments.length === 0) return []
  const { rows } = await sql<Attached>`
    select f.id, said.file ->> 'name' as name, f.media_type as "mediaType", f.size_bytes as "sizeBytes",
      encode(f.sha256, 'hex') as sha256
    from jsonb_array_elements(${JSON.stringify(content.attachments)}::jsonb) with ordinality as said(file, at)
      join platform.file f on f.id = (said.file ->> 'fileId')::uuid order by said.at`.execute(tx.db)
  return rows
}

export async function askScans(tx: Tx, id: string): Promise<Scan[]> {
  const { rows } = await sql<Omit<Scan, 'keptAt'> & { keptAt: Date }>`
    select sc.id, sc.file_id as "fileId", sc.name, f.media_type as "mediaType", f.size_bytes as "sizeBytes",
      encode(sc.sha256, 'hex') as sha256, sc.reason, ${named('l.id', 'l.name')} as "keptBy", sc.kept_at as "keptAt"
    from documents.scan sc join platform.file f on f.id = sc.file_id join people.label l on l.id = sc.kept_by
    where sc.paper_id = ${id} order by sc.position`.execute(tx.db)
  return rows.map((row) => ({ ...row, keptAt: row.keptAt.toISOString() }))
}

export async function askSealUses(tx: Tx, id: string): Promise<Paper['sealUses']> {
  type Row = Paper['sealUses'][number]
  const { rows } = await sql<
    Omit<Row, 'appliedAt' | 'decidedAt'> & { appliedAt: Date; decidedAt: Date | null }
  >`
    select u.id, ${named('s.id', 's.name')} as seal, u.state, u.copies, u.pages,
      (select ${named('l.id', 'l.name')} from people.label l where l.id = u.applied_by) as "appliedBy", u.applied_at as "appliedAt",
      (select ${named('l.id', 'l.name')} from people.label l where l.id = u.decided_by) as "decidedBy", u.decided_at as "decidedAt",
      (select ${named('l.id', 'l.name')} from people.label l where l.id = u.watched_by) as "watchedBy", u.refusal, u.words
    from documents.seal_use u join documents.seal s on s.id = u.seal_id where u.paper_id = ${id} order by u.id`.execute(
    tx.db,
  )
  return rows.map((row) => ({
    ...row,
    appliedAt: row.appliedAt.toISOString(),
    decidedAt: instant(row.decidedAt),
  }))
}
