import type { App } from '../../platform/http/app.ts'
import { reportRoutes } from './routes/reports.ts'

/** One entry per endpoint: permission, then the verb. */
export function routes(app: App): void {
  reportRoutes(app)
}
