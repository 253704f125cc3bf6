import type { App } from '../../platform/http/app.ts'
import { answerRoutes } from './routes/answers.ts'
import { bookRoutes } from './routes/books.ts'
import { dashboardRoutes } from './routes/dashboards.ts'
import { definitionRoutes } from './routes/definitions.ts'
import { listRoutes } from './routes/lists.ts'
import { openRoutes } from './routes/open.ts'
import { originRoutes } from './routes/origins.ts'

/** One entry per endpoint, by noun: permission, then the verb. */
export function routes(app: App): void {
  definitionRoutes(app)
  answerRoutes(app)
  originRoutes(app)
  dashboardRoutes(app)
  listRoutes(app)
  openRoutes(app)
  bookRoutes(app)
}
