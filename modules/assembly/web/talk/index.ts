import type { HomePart, PageEntry } from '../../../../web/lib/module.ts'

/** Groups at the desk. A group opens for whoever sits in it, convenes or records it, whatever their roles. */
export const talkPages: readonly PageEntry[] = [
  { path: '/assembly/:id/talk', can: 'assembly.read', load: () => import('./TalkPage.tsx') },
  { path: '/assembly/:id/talk/points', can: 'assembly.read', load: () => import('./PointsPage.tsx') },
  { path: '/assembly/groups/:id', load: () => import('./GroupPage.tsx') },
]

export const talkHome: readonly HomePart[] = [
  { key: 'groups', order: 16, load: () => import('./GroupsNow.tsx') },
]
