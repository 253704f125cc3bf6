import type { App } from '../../platform/http/app.ts'
import { draftRoutes } from './routes/drafts.ts'
import { figureRoutes } from './routes/figures.ts'
import { projectRoutes } from './routes/projects.ts'
import { recordRoutes } from './routes/records.ts'
import { sheetRoutes } from './routes/sheets.ts'
import { wishRoutes } from './routes/wishes.ts'
import { workRoutes } from './routes/works.ts'

/** One entry per endpoint, by noun: permission, then the verb. */
export function routes(app: App): void {
  draftRoutes(app)
  projectRoutes(app)
  recordRoutes(app)
  figureRoutes(app)
  sheetRoutes(app)
  wishRoutes(app)
  workRoutes(app)
}
