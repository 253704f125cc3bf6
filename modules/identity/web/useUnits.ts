import { useAsked } from '../../../web/lib/queries.ts'
import { getTree } from '../../units/contract.ts'
import type { Role } from '../../units/rules.ts'
import { unitsFor } from './posts.ts'

/** Where somebody can be put in a role, with the one chosen or else the first, and the place the whole street is. */
export function useUnits(role: Role, chosenId: string | undefined) {
  const offices = useAsked(getTree, { query: { tree: 'office' } }, { topics: ['units.trees'] })
  const places = useAsked(getTree, { query: { tree: 'place' } }, { topics: ['units.trees'] })
  const units = unitsFor(role, { places: places.data?.units ?? [], offices: offices.data?.units ?? [] })
  return {
    street: places.data?.units[0],
    unit: units.find(({ id }) => id === chosenId) ?? units[0],
    options: units.map(({ id, shortName }) => ({ value: id, label: shortName })),
  }
}
