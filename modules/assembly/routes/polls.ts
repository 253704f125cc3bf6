import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as ballots from '../contract/ballots.ts'
import * as counts from '../contract/counts.ts'
import * as contract from '../contract/polls.ts'
import * as polls from '../polls/index.ts'
import { sendRoundFile } from '../polls/publishing.ts'
import { getRound, listRounds } from '../polls/rounds.ts'
import { anyRunning } from '../polls/sight.ts'
import { anyPreparing } from '../sessions/preparing.ts'

/** Polls: staff prepare and run them; whoever sees the session reads them; voters, tellers and scrutineers act at either door. */
export function pollRoutes(app: App): void {
  const read = { can: 'any-door' } as const
  const prepare = { can: anyPreparing } as const
  const run = { can: anyRunning } as const
  // Who votes, counts or watches is a row, not a right.
  const listed = { can: 'any-door' } as const
  serve(app, contract.listPolls, read, ({ tx, actor, params }) => polls.listPolls(tx, actor, params.id))
  serve(app, contract.getPoll, read, ({ tx, actor, params }) => polls.getPoll(tx, actor, params.id))
  serve(app, contract.preparePoll, prepare, ({ tx, actor, params, body }) =>
    polls.preparePoll(tx, actor, params.id, body),
  )
  serve(app, contract.changePoll, prepare, ({ tx, actor, params, body }) =>
    polls.changePoll(tx, actor, params.id, body),
  )
  serve(app, contract.removePoll, prepare, ({ tx, actor, params }) => polls.removePoll(tx, actor, params.id))
  serve(app, contract.orderPolls, prepare, ({ tx, actor, params, body }) =>
    polls.orderPolls(tx, actor, params.id, body),
  )
  serve(app, contract.getOpening, run, ({ tx, actor, params, query }) =>
    polls.getOpening(tx, actor, params.id, query),
  )
  serve(app, contract.openRound, run, ({ tx, actor, params, body }) =>
    polls.openRound(tx, actor, params.id, body),
  )
  serve(app, contract.listRounds, read, ({ tx, actor, params }) => listRounds(tx, actor, params.id))
  serve(app, contract.getRound, read, ({ tx, actor, params }) => getRound(tx, actor, params.id))
  serve(app, contract.closeRound, run, ({ tx, actor, params }) => polls.closeRound(tx, actor, params.id))
  serve(app, contract.voidRound, run, ({ tx, actor, params, body }) =>
    polls.voidRound(tx, actor, params.id, body.reason),
  )
  serve(app, contract.listVoters, { can: 'assembly.read' }, ({ tx, actor, params }) =>
    polls.listVoters(tx, actor, params.id),
  )
  serve(app, contract.changeChannel, run, ({ tx, actor, params, body }) =>
    polls.changeChannel(tx, actor, params.id, params.voterId, body),
  )
  serve(app, contract.getRoundFile, { can: 'anyone' }, ({ tx, actor, params, reply }) =>
    sendRoundFile(tx, actor, params.id, reply),
  )
  serve(app, ballots.getMyBallot, listed, ({ tx, actor, params }) => polls.getMyBallot(tx, actor, params.id))
  serve(app, ballots.castBallot, listed, ({ tx, actor, params, body }) =>
    polls.castBallot(tx, actor, params.id, body),
  )
  serve(app, counts.enterHands, listed, ({ tx, actor, params, body }) =>
    polls.enterHands(tx, actor, params.id, body),
  )
  serve(app, counts.enterPaperCount, listed, ({ tx, actor, params, body }) =>
    polls.enterPaperCount(tx, actor, params.id, body),
  )
  serve(app, counts.recountBox, run, ({ tx, actor, params }) =>
    polls.recountBox(tx, actor, params.id, params.boxId),
  )
  serve(app, counts.pourBox, run, ({ tx, actor, params, body }) =>
    polls.pourBox(tx, actor, params.id, params.boxId, body.intoId),
  )
  serve(app, counts.getCounting, read, ({ tx, actor, params }) => polls.getCounting(tx, actor, params.id))
  serve(app, counts.getMyCounts, listed, ({ tx, actor, params }) => polls.getMyCounts(tx, actor, params.id))
  serve(app, counts.listMyDuties, listed, ({ tx, actor, params }) => polls.listMyDuties(tx, actor, params.id))
  serve(app, counts.signCount, listed, ({ tx, actor, params, body }) =>
    polls.signCount(tx, actor, params.id, body),
  )
  serve(app, counts.finishCount, run, ({ tx, actor, params }) => polls.finishCount(tx, actor, params.id))
  serve(app, counts.reconcile, run, ({ tx, actor, params, body }) =>
    polls.reconcile(tx, actor, params.id, body),
  )
}
