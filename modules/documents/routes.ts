import type { App } from '../../platform/http/app.ts'
import { approvalRoutes } from './routes/approvals.ts'
import { folderRoutes, registerRoutes } from './routes/keeping.ts'
import { paperRoutes } from './routes/papers.ts'
import { sealRoutes } from './routes/seals.ts'

/** One entry per endpoint, by noun: permission, then the verb. */
export function routes(app: App): void {
  paperRoutes(app)
  approvalRoutes(app)
  sealRoutes(app)
  registerRoutes(app)
  folderRoutes(app)
}
