import { type Edge, inForce, type TreeName } from './rules.ts'

/** Both trees at once, as the database had them at one moment: what a permission check climbs without asking again. */
export interface Forest {
  /** Whether `id` is the ancestor or stands somewhere below it on that day. */
  covers(ancestorId: string, id: string, on: string): boolean
  /** The unit and everything it stands in on that day, nearest first. */
  chain(id: string, on: string): string[]
  readonly roots: Readonly<Partial<Record<TreeName, string>>>
}

export function forestOf(
  edges: readonly Edge[],
  roots: readonly { id: string; tree: TreeName }[] = [],
): Forest {
  const above = new Map<string, Edge[]>()
  for (const edge of edges) {
    const known = above.get(edge.childId)
    if (known) known.push(edge)
    else above.set(edge.childId, [edge])
  }
  const parentOf = (id: string, on: string) => above.get(id)?.find((edge) => inForce(edge, on))?.parentId
  return {
    covers(ancestorId, id, on) {
      for (let at: string | undefined = id; at !== undefined; at = parentOf(at, on)) {
        if (at === ancestorId) return true
      }
      return false
    },
    chain(id, on) {
      const chain: string[] = []
      for (let at: string | undefined = id; at !== undefined; at = parentOf(at, on)) chain.push(at)
      return chain
    },
    roots: Object.fromEntries(roots.map((root) => [root.tree, root.id])),
  }
}
