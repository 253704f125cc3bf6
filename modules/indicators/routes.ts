import type { App } from '../../platform/http/app.ts'
import { answerRoutes } from './routes/answers.ts'
import { definitionRoutes } from './routes/definitions.ts'

/** One entry per endpoint, by noun: permission, then the verb. */
export function routes(app: App): void {
  definitionRoutes(app)
  answerRoutes(app)
}
