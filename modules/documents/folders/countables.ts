import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { countable, type OpenSubject, type Said } from '../../../platform/ledger/countable.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { evidenceKinds } from '../rules/folders.ts'
import { evidenceBound } from './events.ts'
import { folderSeen } from './sight.ts'

// What of the inspection folders may be counted by indicators, and how it is called there.

const said = (zh: string, en: string): Said => ({ 'zh-CN': zh, en })

const evidence: Record<(typeof evidenceKinds)[number], Said> = {
  record: said('工作记录', 'records'),
  paper: said('公文', 'papers'),
  file: said('文件', 'files'),
  indicator: said('指标', 'numbers'),
}

async function openFolders(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OpenSubject>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select f.id, f.title from documents.folder f where f.id = any (${ids}::uuid[]) and ${folderSeen(tx, actor)}`.execute(
    tx.db,
  )
  return new Map(rows.map(({ id, title }) => [id, { title, path: `/documents/folders/${id}` }]))
}

/** Told once, when the module is loaded. */
export function offerFolderEvents(): void {
  countable(evidenceBound, {
    name: said('迎检材料归入', 'Evidence put into inspection folders'),
    group: said('公文', 'Papers'),
    dims: {
      kind: {
        name: said('材料', 'Evidence'),
        values: () => Object.entries(evidence).map(([value, label]) => ({ value, label })),
      },
    },
    open: openFolders,
  })
}
