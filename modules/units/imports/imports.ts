import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  fileNotRead,
  type ImportedLine,
  importHasFaults,
  type importTree as importTreeEndpoint,
  nothingToImport,
  type previewImport as previewImportEndpoint,
} from '../contract.ts'
import { treeImported } from '../events.ts'
import { type Decision, decideLines, type StandingUnit, type WrittenLine } from '../rules/importing.ts'
import type { Corner } from '../rules.ts'
import { drawShape, drawShapes } from '../shapes.ts'
import { lockTrees, moveUnit, plantUnits, roots } from '../trees.ts'
import { ImportFault, readLines } from './lines.ts'

/** Says line by line what a file would do, and does nothing. */
export async function previewImport(
  tx: Tx,
  actor: Actor,
  files: readonly ReceivedFile[],
  { fromOn }: BodyOf<typeof previewImportEndpoint>,
): Promise<ReplyOf<typeof previewImportEndpoint>> {
  const lines = await linesOf(files)
  return { lines: (await decide(tx, actor, lines, fromOn)).map(told) }
}

/**
 * Does what a file says, whole or not at all: opens, moves and draws. Refuses (422) when a single line has a fault, or when there is nothing
 * to do; the report of the preview says which lines.
 */
export async function importTree(
  tx: Tx,
  actor: Actor,
  files: readonly ReceivedFile[],
  { fromOn }: BodyOf<typeof importTreeEndpoint>,
): Promise<ReplyOf<typeof importTreeEndpoint>> {
  const lines = await linesOf(files)
  await lockTrees(tx)
  const decisions = await decide(tx, actor, lines, fromOn)
  const faulty = decisions.filter(({ faults }) => faults.length > 0)
  if (faulty.length > 0) refuse(importHasFaults, { count: faulty.length, line: faulty[0]!.line.line })
  const doing = (act: Decision['acts'][number]) => decisions.filter(({ acts }) => acts.includes(act))
  const [opened, moved, drawn] = [doing('open'), doing('move'), doing('draw')]
  if (opened.length + moved.length + drawn.length === 0) refuse(nothingToImport)
  if (opened.length > 0) await plantUnits(tx, actor, opened.map(seedlingOf))
  for (const { id, parentId } of moved) await moveUnit(tx, actor, id, { parentId: parentId!, fromOn })
  const first = drawn.filter(({ isNew }) => isNew)
  await drawShapes(
    tx,
    actor,
    first.map(({ id, corners, openedOn }) => ({ placeId: id, corners: corners!, fromOn: openedOn })),
  )
  for (const { id, corners, isNew } of drawn) {
    if (!isNew) await drawShape(tx, actor, id, { corners: corners as [number, number][], fromOn })
  }
  const both = found(await roots(tx))
  record(tx, treeImported, {
    ...both,
    actor,
    subject: { kind: 'units.import', id: newId(tx.now.getTime()) },
    data: { opened: opened.length, moved: moved.length, drawn: drawn.length },
  })
  return { lines: decisions.map(told) }
}

async function linesOf(files: readonly ReceivedFile[]): Promise<WrittenLine[]> {
  const [file] = files
  if (!file || file.sizeBytes === 0) return refuse(fileNotRead, { why: 'empty' })
  try {
    return await readLines(await readFile(file.path))
  } catch (error) {
    if (error instanceof ImportFault) return refuse(fileNotRead, { why: error.why })
    throw error
  }
}

async function decide(tx: Tx, actor: Actor, lines: readonly WrittenLine[], fromOn: string) {
  const both = found(await roots(tx))
  const { rows } = await sql<Omit<StandingUnit, 'corners' | 'mayChange'> & { area: string | null }>`
    select u.id, u.tree, u.kind, u.name, u.short_name as "shortName", u.code, e.parent_id as "parentId",
      u.opened_on as "openedOn", u.closed_on as "closedOn", u.root, s.area::text as area,
      (select max(lower(l.during))::text from units.shape l where l.place_id = u.id) as "drawnOn"
    from units.unit u
      left join units.edge e on e.child_id = u.id and e.during @> ${fromOn}::date
      left join units.shape s on s.place_id = u.id and s.during @> ${fromOn}::date`.execute(tx.db)
  const standing = rows.map(
    ({ area, ...unit }): StandingUnit => ({
      ...unit,
      corners: area === null ? null : cornersOf(area),
      mayChange: actor.may(
        'units.change',
        unit.tree === 'place' ? { ...both, placeId: unit.id } : { ...both, officeId: unit.id },
      ),
    }),
  )
  return decideLines(lines, standing, fromOn, () => newId(tx.now.getTime()))
}

const cornersOf = (area: string): Corner[] =>
  [...area.matchAll(/\(?\(([^,()]+),([^,()]+)\)/g)].map(([, x, y]) => [Number(x), Number(y)])

const seedlingOf = ({ id, line, parentId, openedOn }: Decision) => ({
  id,
  tree: line.kind!.tree,
  kind: line.kind!.kind,
  name: line.name!,
  ...(line.shortName ? { shortName: line.shortName } : {}),
  code: line.code,
  parentId,
  openedOn,
})

const told = ({ line, acts, faults, parentName, corners }: Decision): ImportedLine => ({
  line: line.line,
  kind: line.kind?.kind ?? line.kindText,
  name: line.name,
  code: line.code,
  parent: parentName ?? line.parent,
  corners: corners?.length ?? null,
  acts,
  faults: [...new Set(faults)],
})
