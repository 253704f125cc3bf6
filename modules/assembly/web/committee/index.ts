import type { MenuEntry, PageEntry } from '../../../../web/lib/module.ts'

/** What goes on between sessions. */
export const committeePages: readonly PageEntry[] = [
  { path: '/assembly/committees', can: 'assembly.read', load: () => import('./CommitteesPage.tsx') },
  { path: '/assembly/committees/:id', can: 'assembly.read', load: () => import('./TermPage.tsx') },
  {
    path: '/assembly/committees/meetings/:id',
    can: 'assembly.read',
    load: () => import('./SheetPage.tsx'),
  },
]
export const committeeMenu: readonly MenuEntry[] = [
  { key: 'committee', path: '/assembly/committees', can: 'assembly.read', order: 52 },
]
