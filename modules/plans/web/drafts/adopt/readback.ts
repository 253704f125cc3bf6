import type { DraftContent, DraftItem } from '../../../contract/drafts.ts'

// What adopting a draft will bring into being, read back before it is done.

export interface Spot {
  readonly itemId: string
  readonly quantityId: string | null
  /** The number of the item, or the words of the quantity. */
  readonly name: string
}

export type WarningKind =
  | 'noProjects'
  | 'noYear'
  | 'noTitle'
  | 'unplaced'
  | 'adrift'
  | 'noTarget'
  | 'noUnit'
  | 'sameNumber'
  | 'gap'
  | 'outside'

export interface Warning {
  readonly kind: WarningKind
  readonly spots: readonly Spot[]
}

export interface Readback {
  readonly projects: number
  readonly targets: number
  readonly prose: number
  readonly leftOut: number
  /** The server would refuse. */
  readonly mustFix: readonly Warning[]
  /** Allowed, and often a slip. */
  readonly mayLook: readonly Warning[]
}

/** Numbers name items; those without one are named by how they begin. */
const nameOf = ({ number, title }: DraftItem) =>
  number ?? (title.length > 14 ? `“${title.slice(0, 13)}…”` : `“${title}”`)

export function readBack(content: DraftContent): Readback {
  const kept = content.items.filter((item) => item.part !== 'left_out')
  const projects = kept.filter((item) => item.part === 'project')
  const spot = (item: DraftItem): Spot => ({ itemId: item.id, quantityId: null, name: nameOf(item) })
  const targetsOf = (item: DraftItem) =>
    item.quantities.filter((quantity) => quantity.isTarget && quantity.isPlaced)
  const inItems = (
    items: readonly DraftItem[],
    which: (quantity: DraftItem['quantities'][number]) => boolean,
  ): Spot[] =>
    items.flatMap((item) =>
      item.quantities
        .filter(which)
        .map((quantity) => ({ itemId: item.id, quantityId: quantity.id, name: quantity.quoted })),
    )
  const numbers = numbering(projects)
  const unplaced = inItems(projects, (quantity) => quantity.isTarget && !quantity.isPlaced)
  const unplacedIds = new Set(unplaced.map((one) => one.quantityId))
  const adrift = inItems(kept, (quantity) => !quantity.isPlaced && !unplacedIds.has(quantity.id))
  const noUnit = inItems(
    projects,
    (quantity) => quantity.isTarget && quantity.isPlaced && quantity.unit === null,
  )
  const found = (kind: WarningKind, spots: readonly Spot[]): Warning[] =>
    spots.length > 0 ? [{ kind, spots }] : []
  const bare = (kind: WarningKind, holds: boolean): Warning[] => (holds ? [{ kind, spots: [] }] : [])
  return {
    projects: projects.length,
    targets: projects.reduce((sum, item) => sum + targetsOf(item).length, 0),
    prose: kept.length - projects.length,
    leftOut: content.items.length - kept.length,
    mustFix: [
      ...bare('noProjects', projects.length === 0),
      ...bare('noYear', content.year === null),
      ...found('unplaced', unplaced),
    ],
    mayLook: [
      ...bare('noTitle', content.title === null || content.title.trim() === ''),
      ...found('adrift', adrift),
      ...found('noTarget', projects.filter((item) => targetsOf(item).length === 0).map(spot)),
      ...found('noUnit', noUnit),
      ...found('sameNumber', numbers.twice.map(spot)),
      ...found('gap', numbers.missing),
      ...found(
        'outside',
        kept.filter((item) => item.part === 'prose' && targetsOf(item).length > 0).map(spot),
      ),
    ],
  }
}

/** Numbers that stand twice, and those left out between the first and the last. Categories may each begin anew at 1. */
function numbering(projects: readonly DraftItem[]): { twice: DraftItem[]; missing: Spot[] } {
  const twice: DraftItem[] = []
  const missing: Spot[] = []
  const seen = new Set<string>()
  let last: number | null = null
  for (const item of projects) {
    if (item.number === null) continue
    const value = /^\d{1,4}$/.test(item.number) ? Number(item.number) : null
    if (value === 1) seen.clear()
    if (seen.has(item.number)) twice.push(item)
    seen.add(item.number)
    if (value === null) continue
    if (last !== null && value > last + 1 && value - last <= 20)
      for (let gap = last + 1; gap < value; gap++)
        missing.push({ itemId: item.id, quantityId: null, name: String(gap) })
    last = value
  }
  return { twice, missing }
}
