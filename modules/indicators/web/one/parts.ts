import type { Unit } from '../../../units/contract.ts'

/**
 * The places one reads a number by: the neighbourhoods of the street, the grids of a neighbourhood, and so on down; in the order of
 * the tree.
 */
export function partsOf(units: readonly Unit[], placeId: string | null): Unit[] {
  const top = units.find(({ id }) => id === placeId) ?? units.find(({ parentId }) => parentId === null)
  if (!top) return []
  const below = units.filter(({ parentId }) => parentId === top.id)
  const neighbourhoods = units.filter(({ kind }) => kind === 'neighbourhood')
  return top.parentId === null && neighbourhoods.length > 0 ? neighbourhoods : below
}
