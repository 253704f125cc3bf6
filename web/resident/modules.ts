import { checkinWeb } from '../../modules/assembly/web/resident/checkin/index.ts'
import { electionWeb } from '../../modules/assembly/web/resident/elections/index.ts'
import { sessionWeb } from '../../modules/assembly/web/resident/session/index.ts'
import { talkWeb } from '../../modules/assembly/web/resident/talk/index.ts'
import { voteWeb } from '../../modules/assembly/web/resident/vote/index.ts'
import { residentWeb as identity } from '../../modules/identity/web/resident/index.ts'
import { residentWeb as messages } from '../../modules/messages/web/resident/index.ts'
import { nearWeb as plansNear } from '../../modules/plans/web/near/index.ts'
import { residentWeb as plans } from '../../modules/plans/web/resident/index.ts'
import type { WebModule } from '../lib/module.ts'

/** The modules with pages for residents, in the order of `app.ts`. */
export const modules: readonly WebModule[] = [
  messages,
  identity,
  plansNear,
  plans,
  sessionWeb,
  electionWeb,
  checkinWeb,
  voteWeb,
  talkWeb,
]
