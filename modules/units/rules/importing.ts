import { type BadShape, type Corner, cleanCorners, kindFits, shapeFault, type TreeName } from '../rules.ts'

// What each line of a file would do to the trees, decided before anything is done. Pure.

/** What a line says, as far as it can be understood. Texts are trimmed; null where nothing stands. */
export interface WrittenLine {
  /** The row of the sheet, or the place of the feature in its collection, counted from 1. */
  line: number
  kind: { tree: TreeName; kind: string } | null
  kindText: string | null
  name: string | null
  shortName: string | null
  code: string | null
  /** Number or name of the unit it stands below. */
  parent: string | null
  /** A day; false where something stands that is none. */
  openedOn: string | null | false
  boundary: { corners: Corner[] } | { fault: 'not_polygon' | 'many_pieces' | 'has_hole' } | null
  hasFormula: boolean
}

export const lineFaults = [
  'formula',
  'kind_missing',
  'kind_unknown',
  'name_missing',
  'name_too_long',
  'code_too_long',
  'day_unreadable',
  'parent_missing',
  'parent_unknown',
  'parent_ambiguous',
  'parent_not_there',
  'unit_ambiguous',
  'unit_closed',
  'is_root',
  'repeated',
  'circle',
  'too_deep',
  'out_of_reach',
  'not_a_place',
  'not_polygon',
  'many_pieces',
  'has_hole',
  'few_corners',
  'many_corners',
  'off_the_earth',
  'crosses_itself',
  'no_area',
  'drawn_later',
] as const
export type LineFault = (typeof lineFaults)[number]
export const lineActs = ['open', 'move', 'draw'] as const
export type LineAct = (typeof lineActs)[number]

export interface StandingUnit {
  id: string
  tree: TreeName
  kind: string
  name: string
  shortName: string
  code: string | null
  /** Below which unit on the day of the import. */
  parentId: string | null
  openedOn: string
  closedOn: string | null
  root: boolean
  /** The present boundary, and the last day on which one begins. */
  corners: readonly Corner[] | null
  drawnOn: string | null
  mayChange: boolean
}

export interface Decision {
  line: WrittenLine
  /** Which unit it is: one that stands already, or the one to be opened. */
  id: string
  isNew: boolean
  acts: LineAct[]
  faults: LineFault[]
  parentId: string | null
  parentName: string | null
  openedOn: string
  corners: Corner[] | null
}

/**
 * Decides every line. A line whose unit is known by its number (or, without one, by kind and name) changes that unit; any other opens a
 * new one. Parents are looked for in the file and in the tree, by number, name or short name. Nothing is done when a single line has a
 * fault: the caller refuses the whole file.
 * @param fromOn the day on which moves and boundaries take hold, and units open whose line names no day
 * @param fresh gives the id of a unit to be opened
 */
export function decideLines(
  lines: readonly WrittenLine[],
  standing: readonly StandingUnit[],
  fromOn: string,
  fresh: () => string,
): Decision[] {
  const decisions = lines.map((line) => identify(line, standing, fromOn, fresh))
  const byId = new Map(standing.map((unit) => [unit.id, unit]))
  const lookUp = namesOf(decisions, standing)
  const seen = new Set<string>()
  for (const decision of decisions) {
    const { kind, code, name } = decision.line
    const same = decision.isNew ? JSON.stringify([kind, code ?? name, code === null]) : decision.id
    if (seen.has(same)) decision.faults.push('repeated')
    seen.add(same)
    place(decision, lookUp, byId, fromOn)
    draw(decision, byId.get(decision.id), fromOn)
  }
  refuseEarlyChildren(decisions, fromOn)
  refuseCircles(decisions, byId)
  return decisions
}

/** A unit that opens or is moved before its new parent of the same file is there would stand below nothing for a while. */
function refuseEarlyChildren(decisions: readonly Decision[], fromOn: string): void {
  const opening = new Map(decisions.filter(({ isNew }) => isNew).map(({ id, openedOn }) => [id, openedOn]))
  for (const { parentId, openedOn, faults, isNew, acts } of decisions) {
    const parentOn = parentId === null ? undefined : opening.get(parentId)
    if (parentOn === undefined || !(isNew || acts.includes('move'))) continue
    if (parentOn > (isNew ? openedOn : fromOn) && !faults.includes('parent_not_there'))
      faults.push('parent_not_there')
  }
}

/** A street has eight levels, down to a staircase. Each unit stands in the list of everything above it, so depth costs. */
export const mostLevels = 20

function identify(
  line: WrittenLine,
  standing: readonly StandingUnit[],
  fromOn: string,
  fresh: () => string,
): Decision {
  const faults: LineFault[] = []
  if (line.hasFormula) faults.push('formula')
  if (line.kindText === null) faults.push('kind_missing')
  else if (line.kind === null) faults.push('kind_unknown')
  if (line.name === null) faults.push('name_missing')
  else if ([...line.name].length > 80 || [...(line.shortName ?? '')].length > 40) faults.push('name_too_long')
  if ([...(line.code ?? '')].length > 40) faults.push('code_too_long')
  if (line.openedOn === false) faults.push('day_unreadable')
  const { kind } = line
  const alike = standing.filter((unit) => unit.tree === kind?.tree && unit.kind === kind.kind)
  const byCode = line.code === null ? [] : alike.filter((unit) => unit.code === line.code)
  // A unit without a number is the one of that name; one with another number is another one.
  const known =
    byCode.length > 0
      ? byCode
      : alike.filter((unit) => unit.name === line.name && (line.code === null || unit.code === null))
  const open = known.filter((unit) => unit.closedOn === null || unit.closedOn > fromOn)
  if (open.length > 1) faults.push('unit_ambiguous')
  const [unit] = open
  if (!unit && byCode.length > 0) faults.push('unit_closed')
  if (unit && !unit.mayChange) faults.push('out_of_reach')
  return {
    line,
    id: unit?.id ?? fresh(),
    isNew: !unit,
    acts: unit ? [] : ['open'],
    faults,
    parentId: unit?.parentId ?? null,
    parentName: null,
    openedOn: line.openedOn || (unit?.openedOn ?? fromOn),
    corners: null,
  }
}

/** Every unit by its number, name and short name, of the file and of the tree. */
function namesOf(decisions: readonly Decision[], standing: readonly StandingUnit[]) {
  const found = new Map<string, Map<string, string>>()
  const add = (tree: TreeName, text: string | null, id: string, name: string) => {
    if (text === null) return
    const key = `${tree} ${text}`
    found.set(key, (found.get(key) ?? new Map<string, string>()).set(id, name))
  }
  for (const unit of standing) {
    if (unit.closedOn !== null) continue
    for (const text of [unit.code, unit.name, unit.shortName]) add(unit.tree, text, unit.id, unit.name)
  }
  for (const { line, id } of decisions) {
    if (line.kind === null) continue
    for (const text of [line.code, line.name, line.shortName]) add(line.kind.tree, text, id, line.name ?? '')
  }
  return (tree: TreeName, text: string) => [...(found.get(`${tree} ${text}`) ?? [])]
}

function place(
  decision: Decision,
  lookUp: ReturnType<typeof namesOf>,
  byId: ReadonlyMap<string, StandingUnit>,
  fromOn: string,
): void {
  const { line, faults } = decision
  const unit = byId.get(decision.id)
  if (line.parent === null) {
    if (decision.isNew) faults.push('parent_missing')
    else decision.parentName = byId.get(decision.parentId ?? '')?.name ?? null
    return
  }
  if (line.kind === null) return
  if (unit?.root) {
    faults.push('is_root')
    return
  }
  const parents = lookUp(line.kind.tree, line.parent).filter(([id]) => id !== decision.id)
  const [parent] = parents
  if (!parent) {
    faults.push(lookUp(line.kind.tree, line.parent).length > 0 ? 'circle' : 'parent_unknown')
    return
  }
  if (parents.length > 1) {
    faults.push('parent_ambiguous')
    return
  }
  const above = byId.get(parent[0])
  if (above && !above.mayChange) faults.push('out_of_reach')
  if (above && above.openedOn > (decision.isNew ? decision.openedOn : fromOn)) faults.push('parent_not_there')
  decision.parentName = parent[1]
  if (unit && unit.parentId !== parent[0]) {
    if (fromOn < unit.openedOn) faults.push('parent_not_there')
    decision.acts.push('move')
  }
  decision.parentId = parent[0]
}

function draw(decision: Decision, unit: StandingUnit | undefined, fromOn: string): void {
  const { line, faults } = decision
  if (line.boundary === null) return
  if (line.kind && !kindFits('place', line.kind.kind)) {
    faults.push('not_a_place')
    return
  }
  if ('fault' in line.boundary) {
    faults.push(line.boundary.fault)
    return
  }
  const corners = cleanCorners(line.boundary.corners)
  const fault: BadShape | null = shapeFault(corners)
  if (fault) {
    faults.push(fault)
    return
  }
  if (unit?.corners && sameRing(unit.corners, corners)) return
  if (unit?.drawnOn && unit.drawnOn >= fromOn) {
    faults.push('drawn_later')
    return
  }
  decision.corners = corners
  decision.acts.push('draw')
}

const sameRing = (a: readonly Corner[], b: readonly Corner[]) =>
  a.length === b.length && a.every(([x, y], i) => x === b[i]![0] && y === b[i]![1])

/** Climbs from every line through the parents as they would be; meeting the unit again closes a circle, and no way up is endless. */
function refuseCircles(decisions: readonly Decision[], byId: ReadonlyMap<string, StandingUnit>): void {
  const parentOf = new Map([...byId.values()].map((unit) => [unit.id, unit.parentId]))
  for (const { id, parentId } of decisions) parentOf.set(id, parentId)
  for (const decision of decisions) {
    const climbed = new Set([decision.id])
    for (let at = decision.parentId; at !== null && at !== undefined; at = parentOf.get(at) ?? null) {
      if (at === decision.id) {
        if (!decision.faults.includes('circle')) decision.faults.push('circle')
        break
      }
      if (climbed.has(at)) break
      climbed.add(at)
      if (climbed.size > mostLevels) {
        decision.faults.push('too_deep')
        break
      }
    }
  }
}
