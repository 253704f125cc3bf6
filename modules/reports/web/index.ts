import type { WebModule } from '../../../web/lib/module.ts'
import { reportsWords } from './words.ts'

/** Reports and supervision notices at the desk of the staff. */
export const web: WebModule = {
  name: 'reports',
  words: reportsWords,
  staff: {
    pages: [
      { path: '/reports', can: 'reports.read', load: () => import('./list/ReportsPage.tsx') },
      { path: '/reports/:id', can: 'reports.read', load: () => import('./ReportPage.tsx') },
      { path: '/reports/plans/:id', can: 'reports.read', load: () => import('./plan/PlanToldPage.tsx') },
      { path: '/reports/notices', load: () => import('./notices/NoticesPage.tsx') },
      { path: '/reports/notices/new', can: 'reports.order', load: () => import('./notices/IssuePage.tsx') },
      { path: '/reports/notices/:id', load: () => import('./notices/NoticePage.tsx') },
    ],
    menu: [
      { key: 'reports', path: '/reports', can: 'reports.read', order: 30, press: 'b' },
      {
        key: 'notices',
        path: '/reports/notices',
        can: ['reports.order', 'reports.answer'],
        order: 31,
        press: 'o',
      },
    ],
    home: [{ key: 'notices', order: 12, load: () => import('./notices/Waiting.tsx') }],
    parts: [
      { key: 'notices', at: 'plans.project', order: 10, load: () => import('./notices/ProjectNotices.tsx') },
      {
        key: 'told',
        at: 'plans.project',
        can: 'reports.read',
        order: 20,
        load: () => import('./plan/ProjectTold.tsx'),
      },
      {
        key: 'completion',
        at: 'plans.plan',
        can: 'reports.read',
        order: 10,
        load: () => import('./plan/PlanWays.tsx'),
      },
    ],
  },
}
