import type { MenuEntry, PageEntry } from '../../../../web/lib/module.ts'

/** What is prepared before a day. */
export const preparePages: readonly PageEntry[] = [
  { path: '/assembly', can: 'assembly.read', load: () => import('./SessionsPage.tsx') },
  { path: '/assembly/terms/:id', can: 'assembly.read', load: () => import('./RosterPage.tsx') },
  { path: '/assembly/terms/:id/import', can: 'assembly.prepare', load: () => import('./ImportPage.tsx') },
  { path: '/assembly/:id', can: 'assembly.read', load: () => import('./OverviewPage.tsx') },
]

export const prepareMenu: readonly MenuEntry[] = [
  { key: 'assembly', path: '/assembly', can: 'assembly.read', order: 50, press: 'c' },
]
