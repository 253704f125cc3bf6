import type { HomePart, MenuEntry, PageEntry, PartEntry } from '../../../../web/lib/module.ts'

// Residents' suggestions at the desk of the staff.

export const wishPages: readonly PageEntry[] = [
  { path: '/plans/wishes', can: 'plans.wish_read', load: () => import('./WishDesk.tsx') },
  { path: '/plans/wishes/new', can: 'plans.wish_read', load: () => import('./EnterPage.tsx') },
  { path: '/plans/wishes/:id', can: 'plans.wish_read', load: () => import('./WishPage.tsx') },
  { path: '/plans/candidates', can: 'plans.wish_sort', load: () => import('./CandidatesPage.tsx') },
  { path: '/plans/rounds', can: 'plans.wish_read', load: () => import('./RoundsPage.tsx') },
]
export const wishMenu: readonly MenuEntry[] = [
  {
    key: 'wishes',
    path: '/plans/wishes',
    owns: /^\/plans\/(candidates|rounds)$/,
    can: 'plans.wish_read',
    order: 15,
    press: 'w',
  },
]
export const wishHome: readonly HomePart[] = [
  { key: 'wishes', can: 'plans.wish_read', order: 12, load: () => import('./WaitingWishes.tsx') },
]
export const wishParts: readonly PartEntry[] = [
  {
    key: 'wishes',
    at: 'plans.project',
    can: 'plans.read',
    order: 5,
    load: () => import('./BehindProject.tsx'),
  },
]
