import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import { folderNotOpen } from '../contract/folders.ts'
import { notYourOffice } from '../contract/registers.ts'
import { ofOwnOffice } from '../papers/sight.ts'
import type { FolderState } from '../rules/folders.ts'

// Who may see a folder, fill it and close it. An office that has a single standard to prove sees the whole folder: it must know what the
// others prove already.

/** For WHERE, with `documents.folder f`. */
export function folderSeen(tx: Tx, actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${ofOwnOffice(tx, actor, 'documents.read_folders', 'f.office_id')}
    or ${withinReach(tx, actor.reach('documents.read_folders'), 'f.place_id', 'f.office_id')}
    or exists (select from documents.standard own where own.folder_id = f.id
      and ${ofOwnOffice(tx, actor, 'documents.read_folders', 'own.office_id')}))`
}
export function folderKept(tx: Tx, actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${ofOwnOffice(tx, actor, 'documents.keep_folders', 'f.office_id')}
    or ${withinReach(tx, actor.reach('documents.keep_folders'), 'f.place_id', 'f.office_id')})`
}
export function handsIn(tx: Tx, actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${ofOwnOffice(tx, actor, 'documents.hand_in_folders', 'f.office_id')}
    or ${withinReach(tx, actor.reach('documents.hand_in_folders'), 'f.place_id', 'f.office_id')})`
}
/** With `documents.standard s` as well: whoever keeps the folder, and whoever works where the standard belongs. */
export function standardFilled(tx: Tx, actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${folderKept(tx, actor)} or ${ofOwnOffice(tx, actor, 'documents.bind_evidence', 's.office_id')})`
}

export interface FolderRow {
  id: string
  title: string
  basis: string | null
  inspector: string | null
  place_id: string
  office_id: string
  office_name: string
  state: FolderState
  due_on: string
  from_on: string
  until_on: string
  completed_at: Date | null
  completed_by: string | null
  completer: string | null
  handed_in_at: Date | null
  handed_in_by: string | null
  hander: string | null
  handed_in_sha256: string | null
  may_keep: boolean
  may_hand_in: boolean
}

const columns = (tx: Tx, actor: Actor) => sql`f.id, f.title, f.basis, f.inspector, f.place_id, f.office_id,
  (select short_name from units.label where id = f.office_id) as office_name, f.state, f.due_on, f.from_on, f.until_on,
  f.completed_at, f.completed_by, (select name from people.label where id = f.completed_by) as completer,
  f.handed_in_at, f.handed_in_by, (select name from people.label where id = f.handed_in_by) as hander,
  encode(f.handed_in_sha256, 'hex') as handed_in_sha256,
  ${folderKept(tx, actor)} as may_keep, ${handsIn(tx, actor)} as may_hand_in`

/** A folder this person may see, or 404. */
export async function findFolder(tx: Tx, actor: Actor, id: string): Promise<FolderRow> {
  const { rows } = await sql<FolderRow>`
    select ${columns(tx, actor)} from documents.folder f where f.id = ${id} and ${folderSeen(tx, actor)}`.execute(
    tx.db,
  )
  return found(rows[0])
}

/** The same, held until the commit: whoever changes what is in it and whoever closes it take turns. */
export async function lockFolder(tx: Tx, actor: Actor, id: string): Promise<FolderRow> {
  await sql`select from documents.folder f where f.id = ${id} and ${folderSeen(tx, actor)} for no key update of f`.execute(
    tx.db,
  )
  return findFolder(tx, actor, id)
}

/** A folder to be changed: open, and one’s own to keep. */
export async function lockKeptFolder(tx: Tx, actor: Actor, id: string): Promise<FolderRow> {
  const folder = await lockFolder(tx, actor, id)
  if (!folder.may_keep) refuse(notYourOffice)
  if (folder.state !== 'open') refuse(folderNotOpen, { state: folder.state })
  return folder
}

export interface StandardRow {
  id: string
  folder_id: string
  code: string
  needs_kind: 'record' | 'paper' | 'file' | 'indicator' | null
  from_on: string
  until_on: string
  office_id: string
  may_fill: boolean
}

/** A standard of a folder this person may see, with the days its evidence must be of; or 404. */
export async function findStandard(tx: Tx, actor: Actor, id: string): Promise<StandardRow> {
  const { rows } = await sql<StandardRow>`
    select s.id, s.folder_id, s.code, s.needs_kind, coalesce(s.from_on, f.from_on) as from_on,
      coalesce(s.until_on, f.until_on) as until_on, s.office_id, ${standardFilled(tx, actor)} as may_fill
    from documents.standard s join documents.folder f on f.id = s.folder_id
    where s.id = ${id} and ${folderSeen(tx, actor)}`.execute(tx.db)
  return found(rows[0])
}

/** A standard to bring evidence to: its folder open and held, and this person’s to fill. */
export async function lockStandard(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ standard: StandardRow; folder: FolderRow }> {
  const standard = await findStandard(tx, actor, id)
  const folder = await lockFolder(tx, actor, standard.folder_id)
  if (!standard.may_fill) refuse(notYourOffice)
  if (folder.state !== 'open') refuse(folderNotOpen, { state: folder.state })
  return { standard, folder }
}
