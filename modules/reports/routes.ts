import type { App } from '../../platform/http/app.ts'
import { noticeRoutes } from './routes/notices.ts'
import { reportRoutes } from './routes/reports.ts'

/** One entry per endpoint: permission, then the verb. */
export function routes(app: App): void {
  reportRoutes(app)
  noticeRoutes(app)
}
