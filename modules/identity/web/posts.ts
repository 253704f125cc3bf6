import type { Role } from '../../units/rules.ts'
import type { Me } from '../contract.ts'

type Held = Pick<Me['roles'][number], 'role' | 'unit'>

/** Where somebody works and as what, each once, in the order of their grants: "书带里 居民区书记". */
export function postsOf(
  me: { readonly roles: readonly Held[] },
  roleNames: Readonly<Record<string, string>>,
): string[] {
  return [
    ...new Set(
      me.roles.map(({ role, unit }) =>
        [unit.shortName || unit.name, roleNames[role]].filter(Boolean).join(' '),
      ),
    ),
  ]
}

const onPlaces: readonly Role[] = ['committee_secretary', 'committee_staff', 'grid_worker']
const worked: readonly string[] = ['comprehensive_grid', 'neighbourhood', 'grid']

/** On which tree a role is usually held: who works in the neighbourhoods holds it on a place, everybody else on an office. */
export const treeOf = (role: Role): 'place' | 'office' => (onPlaces.includes(role) ? 'place' : 'office')

/** The units on which somebody may be put in a role: of the places those people work in, not buildings and roads. */
export function unitsFor<U extends { readonly kind: string }>(
  role: Role,
  trees: { readonly places: readonly U[]; readonly offices: readonly U[] },
): readonly U[] {
  return treeOf(role) === 'office' ? trees.offices : trees.places.filter(({ kind }) => worked.includes(kind))
}
