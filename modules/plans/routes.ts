import type { App } from '../../platform/http/app.ts'
import { draftRoutes } from './routes/drafts.ts'
import { figureRoutes } from './routes/figures.ts'
import { projectRoutes } from './routes/projects.ts'
import { recordRoutes } from './routes/records.ts'
import { sheetRoutes } from './routes/sheets.ts'

/** One entry per endpoint, by noun: permission, then the verb. */
export function routes(app: App): void {
  draftRoutes(app)
  projectRoutes(app)
  recordRoutes(app)
  figureRoutes(app)
  sheetRoutes(app)
}
