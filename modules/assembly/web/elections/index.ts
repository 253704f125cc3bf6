import type { MenuEntry, PageEntry } from '../../../../web/lib/module.ts'

/** Elections of Residents' Committees at the desk. */
export const electionPages: readonly PageEntry[] = [
  { path: '/assembly/elections', load: () => import('./ElectionsPage.tsx') },
  {
    path: '/assembly/elections/new',
    can: 'assembly.hold_election',
    load: () => import('./NewElectionPage.tsx'),
  },
  { path: '/assembly/elections/:id', load: () => import('./ElectionPage.tsx') },
  {
    path: '/assembly/elections/:id/method',
    can: 'assembly.hold_election',
    load: () => import('./MethodPage.tsx'),
  },
  {
    path: '/assembly/elections/:id/register',
    can: 'assembly.hold_election',
    load: () => import('./RegisterPage.tsx'),
  },
  {
    path: '/assembly/elections/:id/import',
    can: 'assembly.hold_election',
    load: () => import('./ImportPage.tsx'),
  },
  {
    path: '/assembly/elections/:id/objections',
    can: 'assembly.hold_election',
    load: () => import('./ObjectionsPage.tsx'),
  },
  {
    path: '/assembly/elections/:id/candidates',
    load: () => import('./CandidatesPage.tsx'),
  },
  { path: '/assembly/elections/:id/polling', load: () => import('./PollingPage.tsx') },
]
export const electionMenu: readonly MenuEntry[] = [
  { key: 'elections', path: '/assembly/elections', can: ['assembly.read', 'assembly.check_in'], order: 53 },
]
