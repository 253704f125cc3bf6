import type { WebModule } from '../../../../web/lib/module.ts'
import { publicReportWords } from '../words.ts'

/** Reports as everybody reads them: small, apart from the staff's pages. */
export const publicWeb: WebModule = {
  name: 'reports',
  words: publicReportWords,
  public: {
    pages: [{ path: '/reports/:id', load: () => import('./PublicReport.tsx') }],
    home: [{ key: 'newest', order: 20, load: () => import('./NewestReports.tsx') }],
  },
}
