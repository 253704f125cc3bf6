import type { PageEntry } from '../../../../web/lib/module.ts'

/** The day as it is run: the chair's desk, the screens of the hall, the proof that a rehearsal is gone. */
export const chairPages: readonly PageEntry[] = [
  { path: '/assembly/:id/chair', can: 'assembly.read', load: () => import('./ChairPage.tsx') },
  { path: '/assembly/:id/hall', can: 'assembly.read', load: () => import('./ScreensPage.tsx') },
  { path: '/assembly/runs/:id', can: 'assembly.read', load: () => import('./ProofPage.tsx') },
]
