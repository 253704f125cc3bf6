import type { HomePart, MenuEntry, PageEntry } from '../../../../web/lib/module.ts'
import { mySessionPages } from '../resident/session/index.ts'

/** What is prepared before a day. */
export const preparePages: readonly PageEntry[] = [
  { path: '/assembly', can: 'assembly.read', load: () => import('./SessionsPage.tsx') },
  { path: '/assembly/terms/:id', can: 'assembly.read', load: () => import('./RosterPage.tsx') },
  { path: '/assembly/terms/:id/import', can: 'assembly.prepare', load: () => import('./ImportPage.tsx') },
  ...mySessionPages,
  { path: '/assembly/:id', can: 'assembly.read', load: () => import('./OverviewPage.tsx') },
  { path: '/assembly/:id/people', can: 'assembly.read', load: () => import('./PeoplePage.tsx') },
  { path: '/assembly/:id/venues', can: 'assembly.read', load: () => import('./VenuesPage.tsx') },
  { path: '/assembly/:id/agenda', can: 'assembly.read', load: () => import('./AgendaPage.tsx') },
  { path: '/assembly/:id/invitations', can: 'assembly.prepare', load: () => import('./InvitationsPage.tsx') },
]

export const prepareMenu: readonly MenuEntry[] = [
  { key: 'assembly', path: '/assembly', can: 'assembly.read', order: 50, press: 'c' },
]

/** Whoever works here may also be asked to a session. */
export const prepareHome: readonly HomePart[] = [
  { key: 'sessions', order: 5, load: () => import('../resident/session/NearPart.tsx') },
]
