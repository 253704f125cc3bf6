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
