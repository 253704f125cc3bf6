import type { App } from '../../platform/http/app.ts'
import { committeeRoutes } from './routes/committee.ts'
import { electionRoutes } from './routes/elections.ts'
import { nowRoutes } from './routes/now.ts'
import { paperRoutes } from './routes/papers.ts'
import { pollRoutes } from './routes/polls.ts'
import { prepareRoutes } from './routes/prepare.ts'
import { presenceRoutes } from './routes/presence.ts'
import { publicRoutes } from './routes/public.ts'
import { talkRoutes } from './routes/talk.ts'

/** One entry per endpoint: permission, then the verb. Each room has its file in `routes/`. */
export function routes(app: App): void {
  prepareRoutes(app)
  presenceRoutes(app)
  nowRoutes(app)
  pollRoutes(app)
  talkRoutes(app)
  publicRoutes(app)
  paperRoutes(app)
  committeeRoutes(app)
  electionRoutes(app)
}
