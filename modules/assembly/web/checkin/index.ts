import type { HomePart, PageEntry } from '../../../../web/lib/module.ts'

/** Signing in, at the desk. */
export const checkinPages: readonly PageEntry[] = [
  { path: '/assembly/:id/checkin', load: () => import('./CheckInPage.tsx') },
  { path: '/assembly/:id/checkin/prints', can: 'assembly.prepare', load: () => import('./PrintsPage.tsx') },
  { path: '/assembly/:id/checkin/telephone', load: () => import('./TelephonePage.tsx') },
  { path: '/assembly/:id/checkin/code', load: () => import('./CodePage.tsx') },
]

export const checkinHome: readonly HomePart[] = [
  { key: 'ushering', order: 4, load: () => import('./UsheringPart.tsx') },
]
