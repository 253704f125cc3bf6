import type { HomePart, PageEntry } from '../../../../web/lib/module.ts'

/** Polls at the desk: prepared, opened, watched, counted. Tellers, scrutineers and representatives among the staff have their pages here too. */
export const pollPages: readonly PageEntry[] = [
  { path: '/assembly/:id/polls', can: 'assembly.read', load: () => import('./PollsPage.tsx') },
  { path: '/assembly/:id/polls/new', can: 'assembly.prepare', load: () => import('./NewPage.tsx') },
  { path: '/assembly/polls/:id', can: 'assembly.read', load: () => import('./PollPage.tsx') },
  { path: '/assembly/polls/:id/edit', can: 'assembly.prepare', load: () => import('./EditPage.tsx') },
  { path: '/assembly/rounds/:id/voters', can: 'assembly.read', load: () => import('./VotersPage.tsx') },
  { path: '/assembly/rounds/:id/counting', load: () => import('../resident/duties/CountingPage.tsx') },
  { path: '/assembly/counting/:id', load: () => import('../resident/duties/DutiesPage.tsx') },
  { path: '/assembly/vote', load: () => import('./VotePage.tsx') },
  { path: '/assembly/vote/:id', load: () => import('./VotePage.tsx') },
]

/** Whoever works here and is a representative, counts or watches the count finds the way on the first page, without any right of staff. */
export const pollHome: readonly HomePart[] = [
  { key: 'sitting', order: 1, load: () => import('../resident/vote/SittingPart.tsx') },
]
