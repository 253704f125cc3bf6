import type { PageEntry } from '../../../../web/lib/module.ts'

/** The pages from a plan's own text to its adoption. */
export const draftPages: readonly PageEntry[] = [
  { path: '/plans/import', can: 'plans.draft', load: () => import('./import/ImportPage.tsx') },
  { path: '/plans/drafts/:id', can: 'plans.draft', load: () => import('./desk/DeskPage.tsx') },
  { path: '/plans/drafts/:id/compare', can: 'plans.draft', load: () => import('./compare/ComparePage.tsx') },
  { path: '/plans/drafts/:id/adopt', can: 'plans.adopt', load: () => import('./adopt/AdoptPage.tsx') },
]
