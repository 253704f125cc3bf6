import type { HomePart, PageEntry } from '../../../../../web/lib/module.ts'

/** Committees and elections for everybody. */
export const publicElectionPages: readonly PageEntry[] = [
  { path: '/assembly/committees/:id', load: () => import('../committee/PublicCommitteePage.tsx') },
  { path: '/assembly/elections', load: () => import('./PublicElectionsPage.tsx') },
  { path: '/assembly/elections/:id', load: () => import('./PublicElectionPage.tsx') },
]
export const publicElectionHome: readonly HomePart[] = [
  { key: 'elections', order: 25, load: () => import('./ElectionsNow.tsx') },
]
