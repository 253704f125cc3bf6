import type { WebModule } from '../../../web/lib/module.ts'
import { draftPages } from './drafts/index.ts'
import { wishHome, wishMenu, wishPages, wishParts } from './wishes/index.ts'
import { plansWords } from './words.ts'

/** Promises at the desk of the staff. */
export const web: WebModule = {
  name: 'plans',
  words: plansWords,
  staff: {
    pages: [
      ...draftPages,
      ...wishPages,
      { path: '/plans', can: 'plans.read', load: () => import('./promises/PlansPage.tsx') },
      { path: '/plans/:id', can: 'plans.read', load: () => import('./promises/PlanPage.tsx') },
      {
        path: '/plans/:id/responsibilities',
        can: 'plans.read',
        load: () => import('./promises/ResponsibilitiesPage.tsx'),
      },
      { path: '/plans/release', can: 'plans.release', load: () => import('./promises/ReleaseNewest.tsx') },
      { path: '/plans/samples', can: 'plans.sample', load: () => import('./promises/SampleNewest.tsx') },
      { path: '/plans/:id/release', can: 'plans.release', load: () => import('./promises/ReleasePage.tsx') },
      { path: '/plans/:id/samples', can: 'plans.sample', load: () => import('./promises/SamplesPage.tsx') },
      { path: '/plans/:id/sheets', can: 'plans.record', load: () => import('./promises/SheetsPage.tsx') },
      { path: '/plans/sheets/:id', can: 'plans.record', load: () => import('./promises/SheetPage.tsx') },
      { path: '/plans/projects/:id', can: 'plans.read', load: () => import('./promises/ProjectPage.tsx') },
      {
        path: '/plans/projects/:id/sites',
        can: 'plans.read',
        load: () => import('./works/OpenSitesPage.tsx'),
      },
      { path: '/plans/sites', can: 'plans.read', load: () => import('./works/SitesPage.tsx') },
      { path: '/plans/sites/:id', can: 'plans.read', load: () => import('./works/SitePage.tsx') },
      { path: '/plans/record', can: 'plans.record', load: () => import('./promises/RecordPage.tsx') },
      { path: '/plans/record/:id', can: 'plans.record', load: () => import('./promises/RecordPage.tsx') },
      { path: '/plans/records', can: 'plans.read', load: () => import('./promises/ReviewDesk.tsx') },
      { path: '/plans/records/:id', can: 'plans.read', load: () => import('./promises/DeedPage.tsx') },
    ],
    menu: [
      ...wishMenu,
      { key: 'plans', path: '/plans', can: 'plans.read', order: 10, press: 'p' },
      { key: 'record', path: '/plans/record', can: 'plans.record', order: 11, press: 'n' },
      { key: 'records', path: '/plans/records', can: 'plans.read', order: 12, press: 'r' },
      { key: 'sites', path: '/plans/sites', can: 'plans.read', order: 12.5 },
      {
        key: 'release',
        path: '/plans/release',
        owns: /^\/plans\/[^/]+\/release$/,
        can: 'plans.release',
        order: 13,
        press: 'f',
      },
      {
        key: 'samples',
        path: '/plans/samples',
        owns: /^\/plans\/[^/]+\/samples$/,
        can: 'plans.sample',
        order: 14,
        press: 's',
      },
    ],
    home: [
      { key: 'waiting', can: 'plans.read', order: 10, load: () => import('./promises/Waiting.tsx') },
      ...wishHome,
    ],
    parts: wishParts,
  },
}
