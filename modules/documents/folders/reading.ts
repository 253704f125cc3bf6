import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Evidence, Folder, FolderLine, PinnedNumber, Standard, Tally } from '../contract/folders.ts'
import { ofOwnOffice } from '../papers/sight.ts'
import { sourceNamed } from '../registers/sources.ts'
import { type Brought, type EvidenceKind, faultOf, standingOf, type Wanted } from '../rules/folders.ts'
import { type FolderRow, findFolder, folderSeen, standardFilled } from './sight.ts'

interface StandardKept {
  id: string
  folder_id: string
  position: number
  code: string
  section: string | null
  words: string
  needs_kind: EvidenceKind | null
  needs_count: number
  own_from: string | null
  own_until: string | null
  from_on: string
  until_on: string
  weight: number | null
  office_id: string
  office_name: string
  due_on: string
  waived_reason: string | null
  may_fill: boolean
  is_own: boolean
}
interface EvidenceKept {
  id: string
  standard_id: string
  kind: EvidenceKind
  ref_id: string
  source_key: string | null
  title: string
  happened_on: string
  pinned: PinnedNumber | null
  sha256: string | null
  bound_by: string
  binder: string
  bound_at: Date
  is_taken_back: boolean
  is_void: boolean
}

/** The standards of folders with their evidence, in two statements however many there are. What was reversed since is known by the ledger. */
export async function askStandards(
  tx: Tx,
  actor: Actor,
  folderIds: readonly string[],
): Promise<Map<string, Standard[]>> {
  const [{ rows: standards }, { rows: evidence }] = await Promise.all([
    sql<StandardKept>`
      select s.id, s.folder_id, s.position, s.code, s.section, s.words, s.needs_kind, s.needs_count, s.from_on as own_from,
        s.until_on as own_until, coalesce(s.from_on, f.from_on) as from_on, coalesce(s.until_on, f.until_on) as until_on, s.weight,
        s.office_id, (select short_name from units.label where id = s.office_id) as office_name,
        coalesce(s.due_on, f.due_on) as due_on, s.waived_reason,
        f.state = 'open' and ${standardFilled(tx, actor)} as may_fill,
        ${ofOwnOffice(tx, actor, 'documents.read_folders', 's.office_id')} as is_own
      from documents.standard s join documents.folder f on f.id = s.folder_id
      where s.folder_id = any (${folderIds}::uuid[]) order by s.position`.execute(tx.db),
    sql<EvidenceKept>`
      select e.id, e.standard_id, e.kind, e.ref_id, e.source_key, e.title, e.happened_on, e.pinned,
        encode(e.sha256, 'hex') as sha256, e.bound_by, (select name from people.label where id = e.bound_by) as binder, e.bound_at,
        e.event_id is not null and exists (select from ledger.event back where back.reverses = e.event_id) as is_taken_back,
        e.kind = 'paper' and exists (select from documents.paper p where p.id = e.ref_id and p.state = 'void') as is_void
      from documents.evidence e join documents.standard s on s.id = e.standard_id
      where s.folder_id = any (${folderIds}::uuid[]) and e.removed_at is null order by e.happened_on, e.title, e.id`.execute(
      tx.db,
    ),
  ])
  const byStandard = Map.groupBy(evidence, (row) => row.standard_id)
  const folders = new Map<string, Standard[]>(folderIds.map((id) => [id, []]))
  for (const row of standards)
    folders.get(row.folder_id)?.push(standardOf(tx, row, byStandard.get(row.id) ?? []))
  return folders
}

function standardOf(tx: Tx, row: StandardKept, evidence: readonly EvidenceKept[]): Standard {
  const wanted: Wanted = {
    needsKind: row.needs_kind,
    needsCount: row.needs_count,
    from: row.from_on,
    until: row.until_on,
    dueOn: row.due_on,
    isWaived: row.waived_reason !== null,
  }
  const brought = evidence.map(
    (one): Brought => ({
      kind: one.kind,
      happenedOn: one.happened_on,
      isTakenBack: one.is_taken_back,
      isVoid: one.is_void,
      hasValue: one.pinned?.value !== null,
    }),
  )
  const { have, missing, isLate } = standingOf(wanted, brought, tx.today)
  return {
    id: row.id,
    position: row.position,
    code: row.code,
    section: row.section,
    words: row.words,
    needsKind: row.needs_kind,
    needsCount: row.needs_count,
    from: row.own_from,
    until: row.own_until,
    weight: row.weight,
    office: { id: row.office_id, name: row.office_name },
    dueOn: row.due_on,
    waivedReason: row.waived_reason,
    evidence: evidence.map(
      (one, index): Evidence => ({
        id: one.id,
        kind: one.kind,
        refId: one.ref_id,
        sourceKey: one.source_key,
        title: one.title,
        path: pathOf(one),
        happenedOn: one.happened_on,
        pinned: one.pinned,
        sha256: one.sha256,
        boundBy: { id: one.bound_by, name: one.binder },
        boundAt: one.bound_at.toISOString(),
        fault: faultOf(wanted, brought[index]!),
      }),
    ),
    have,
    missing,
    isLate,
    isMine: row.may_fill,
    isOwn: row.is_own,
  }
}

/** Where a piece of evidence opens. A file is sent by its own endpoint. */
function pathOf({ kind, ref_id, source_key }: EvidenceKept): string | null {
  if (kind === 'paper') return `/documents/papers/${ref_id}`
  if (kind === 'indicator') return `/indicators/${ref_id}`
  return sourceNamed(source_key ?? '')?.path?.replace(':id', ref_id) ?? null
}

/** What is missing in a folder, and whose it is. */
export function tallyOf(standards: readonly Standard[]): Tally {
  const offices = new Map<string, Tally['byOffice'][number]>()
  for (const { office, missing, isLate } of standards) {
    const of = offices.get(office.id) ?? { office, missing: 0, late: 0, standards: 0 }
    offices.set(office.id, {
      office,
      standards: of.standards + 1,
      missing: of.missing + (missing > 0 ? 1 : 0),
      late: of.late + (isLate ? 1 : 0),
    })
  }
  const weighed = standards.filter(({ weight }) => weight !== null)
  const sum = (all: readonly Standard[]) =>
    Math.round(all.reduce((total, { weight }) => total + (weight ?? 0), 0) * 1e6) / 1e6
  return {
    standards: standards.length,
    met: standards.filter(({ missing }) => missing === 0).length,
    waived: standards.filter(({ waivedReason }) => waivedReason !== null).length,
    missing: standards.filter(({ missing }) => missing > 0).length,
    late: standards.filter(({ isLate }) => isLate).length,
    weight: weighed.length > 0 ? sum(weighed) : null,
    weightMet: weighed.length > 0 ? sum(weighed.filter(({ missing }) => missing === 0)) : null,
    byOffice: [...offices.values()].sort((a, b) => b.missing - a.missing || b.standards - a.standards),
  }
}

export async function getFolder(tx: Tx, actor: Actor, id: string): Promise<Folder> {
  const row = await findFolder(tx, actor, id)
  const standards = (await askStandards(tx, actor, [id])).get(id) ?? []
  return folderOf(row, standards)
}

export function folderOf(row: FolderRow, standards: Standard[]): Folder {
  const named = (id: string | null, name: string | null) => (id && name ? { id, name } : null)
  const may: Folder['may'] = ['export']
  if (row.may_keep && row.state === 'open') may.push('edit', 'complete')
  if (row.may_keep && row.state === 'complete') may.push('reopen')
  if (row.may_hand_in && row.state === 'complete') may.push('hand_in')
  return {
    id: row.id,
    title: row.title,
    basis: row.basis,
    inspector: row.inspector,
    office: { id: row.office_id, name: row.office_name },
    state: row.state,
    dueOn: row.due_on,
    from: row.from_on,
    until: row.until_on,
    completedAt: row.completed_at?.toISOString() ?? null,
    completedBy: named(row.completed_by, row.completer),
    handedInAt: row.handed_in_at?.toISOString() ?? null,
    handedInBy: named(row.handed_in_by, row.hander),
    handedInSha256: row.handed_in_sha256,
    standards,
    tally: tallyOf(standards),
    may,
  }
}

/** Folders this person has to do with, those still open and due soonest first. */
export async function listFolders(tx: Tx, actor: Actor): Promise<FolderLine[]> {
  const { rows } = await sql<{
    id: string
    title: string
    state: FolderLine['state']
    office_id: string
    office_name: string
    due_on: string
  }>`
    select f.id, f.title, f.state, f.office_id, (select short_name from units.label where id = f.office_id) as office_name, f.due_on
    from documents.folder f where ${folderSeen(tx, actor)}
    order by f.state = 'handed_in', f.due_on, f.id limit 100`.execute(tx.db)
  const standards = await askStandards(
    tx,
    actor,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const of = standards.get(row.id) ?? []
    const missing = of.filter((standard) => standard.missing > 0)
    return {
      id: row.id,
      title: row.title,
      state: row.state,
      office: { id: row.office_id, name: row.office_name },
      dueOn: row.due_on,
      standards: of.length,
      met: of.length - missing.length,
      missing: missing.length,
      missingMine: missing.filter(({ isOwn }) => isOwn).length,
    }
  })
}
