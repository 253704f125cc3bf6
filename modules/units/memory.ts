import { type Kysely, sql } from 'kysely'
import type { Lilong } from '../../platform/lilong.ts'
import { type Remembered, remember } from '../../platform/remembered.ts'
import { type Forest, forestOf } from './forest.ts'
import type { Edge, TreeName } from './rules.ts'

/** Told after every change of a tree. */
export const treesChanged = 'units.trees'

const memories = new WeakMap<Lilong, Remembered<Forest>>()

/** The two trees as they are now, from memory while nobody has changed them. */
export function currentForest(lilong: Lilong): Promise<Forest> {
  let memory = memories.get(lilong)
  if (!memory) {
    memory = remember(lilong, { topic: treesChanged, version: askVersion, load: loadForest })
    memories.set(lilong, memory)
  }
  return memory.get()
}

async function askVersion(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from units.version`.execute(db)
  return rows[0]!.version
}

export async function loadForest(db: Kysely<unknown>): Promise<Forest> {
  const edges = await sql<Edge>`
    select child_id as "childId", parent_id as "parentId", lower(during)::text as "fromOn", upper(during)::text as "untilOn"
    from units.edge order by lower(during) desc`.execute(db)
  const roots = await sql<{ id: string; tree: TreeName }>`select id, tree from units.unit where root`.execute(
    db,
  )
  return forestOf(edges.rows, roots.rows)
}
