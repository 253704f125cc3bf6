import type { App } from '../../platform/http/app.ts'
import { talkRoutes } from './routes/talk.ts'

/** One entry per endpoint: permission, then the verb. Each room has its file in `routes/`. */
export function routes(app: App): void {
  talkRoutes(app)
}
