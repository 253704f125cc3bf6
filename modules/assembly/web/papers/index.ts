import type { PageEntry } from '../../../../web/lib/module.ts'

/** What a session leaves on paper. */
export const papersPages: readonly PageEntry[] = [
  { path: '/assembly/:id/papers', can: 'assembly.read', load: () => import('./PapersPage.tsx') },
]
