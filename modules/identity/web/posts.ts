import type { Me } from '../contract.ts'

/** Where somebody works, each place once, in the order of their grants. */
export function postsOf(me: Me): string[] {
  return [...new Set(me.roles.map(({ unit }) => unit.shortName || unit.name))]
}
