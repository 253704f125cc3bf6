import { xlsxType } from '../../../platform/files/workbook.ts'
import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/elections.ts'
import * as everybody from '../contract/elections-public.ts'
import * as day from '../contract/polling-day.ts'
import * as voters from '../contract/voters.ts'
import * as candidates from '../elections/candidates.ts'
import * as elections from '../elections/elections.ts'
import { endEntrustment, entrustVote } from '../elections/entrusting.ts'
import * as importing from '../elections/importing.ts'
import * as mine from '../elections/mine.ts'
import * as objections from '../elections/objections.ts'
import * as polling from '../elections/polling.ts'
import * as open from '../elections/public.ts'
import { getElection, listElections, listNeighbourhoods } from '../elections/reading.ts'
import * as register from '../elections/register.ts'
import { showResult } from '../elections/result.ts'
import { addStation, removeStation } from '../elections/stations.ts'

export function electionRoutes(app: App): void {
  const { vault } = app.lilong
  const read = { can: ['assembly.read', 'assembly.check_in'] } as const
  const hold = { can: 'assembly.hold_election' } as const
  const table = { can: 'assembly.check_in' } as const
  serve(app, contract.listElections, read, ({ tx, actor }) => listElections(tx, actor))
  serve(app, contract.listNeighbourhoods, hold, ({ tx, actor }) => listNeighbourhoods(tx, actor))
  serve(app, contract.prepareElection, hold, ({ tx, actor, body }) =>
    elections.prepareElection(tx, actor, body),
  )
  serve(app, contract.getElection, read, ({ tx, actor, params }) => getElection(tx, actor, params.id))
  serve(app, contract.setMethod, hold, ({ tx, actor, params, body }) =>
    elections.setMethod(tx, actor, params.id, body),
  )
  serve(app, contract.freezeRegister, hold, ({ tx, actor, params }) =>
    elections.freezeRegister(tx, actor, params.id),
  )
  serve(app, contract.nominate, hold, ({ tx, actor, params, body }) =>
    candidates.nominate(tx, vault, actor, params.id, body),
  )
  serve(app, contract.settleCandidate, hold, ({ tx, actor, params, body }) =>
    candidates.settleCandidate(tx, actor, params.id, body),
  )
  serve(app, contract.showCandidates, hold, ({ tx, actor, params }) =>
    candidates.showCandidates(tx, actor, params.id),
  )
  serve(app, contract.prepareBallots, hold, ({ tx, actor, params }) =>
    candidates.prepareBallots(tx, actor, params.id),
  )
  serve(app, contract.showResult, hold, ({ tx, actor, params, body }) =>
    showResult(tx, actor, params.id, body),
  )

  serve(app, voters.getVoterTemplate, hold, async ({ tx, actor, params, reply }) => {
    const { name, bytes } = await importing.makeVoterTemplate(tx, actor, params.id)
    reply.type(xlsxType)
    reply.header(
      'content-disposition',
      `attachment; filename="register.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    return bytes
  })
  serve(app, voters.previewVoters, hold, ({ tx, actor, params, files }) =>
    importing.previewVoters(tx, vault, actor, params.id, files),
  )
  serve(app, voters.importVoters, hold, ({ tx, actor, params, files }) =>
    importing.importVoters(tx, vault, actor, params.id, files),
  )
  serve(app, voters.takeFormerRegister, hold, ({ tx, actor, params, body }) =>
    importing.takeFormerRegister(tx, actor, params.id, body),
  )
  serve(app, voters.enterVoter, hold, ({ tx, actor, params, body }) =>
    register.enterVoter(tx, vault, actor, params.id, body),
  )
  serve(app, voters.listRegister, hold, ({ tx, actor, params, query }) =>
    register.listRegister(tx, actor, params.id, query),
  )
  serve(app, voters.strikeVoter, hold, ({ tx, actor, params, body }) =>
    register.strikeVoter(tx, actor, params.id, body),
  )
  serve(app, voters.settleAsked, hold, ({ tx, actor, params, body }) =>
    register.settleAsked(tx, actor, params.id, body),
  )
  serve(app, voters.listObjections, hold, ({ tx, actor, params }) =>
    objections.listObjections(tx, actor, params.id),
  )
  serve(app, voters.raiseObjectionOnPaper, hold, ({ tx, actor, params, body }) =>
    objections.raiseObjectionOnPaper(tx, actor, params.id, body),
  )
  serve(app, voters.decideObjection, hold, ({ tx, actor, params, body }) =>
    objections.decideObjection(tx, vault, actor, params.id, body),
  )

  serve(app, day.getPolling, read, ({ tx, actor, params }) => polling.getPolling(tx, actor, params.id))
  serve(app, day.addStation, hold, ({ tx, actor, params, body }) => addStation(tx, actor, params.id, body))
  serve(app, day.removeStation, hold, ({ tx, actor, params }) => removeStation(tx, actor, params.id))
  serve(app, day.entrustVote, hold, ({ tx, actor, params, body }) => entrustVote(tx, actor, params.id, body))
  serve(app, day.endEntrustment, hold, ({ tx, actor, params }) => endEntrustment(tx, actor, params.id))
  serve(app, day.findVoter, table, ({ tx, actor, params, query }) =>
    polling.findVoter(tx, actor, params.id, query),
  )
  serve(app, day.handCards, table, ({ tx, actor, params, body }) =>
    polling.handCards(tx, actor, params.id, body),
  )
  serve(app, day.closePolling, hold, ({ tx, actor, params }) => polling.closePolling(tx, actor, params.id))

  // Whoever lives there, at either door: staff live somewhere too.
  const lives = { can: 'any-door' } as const
  serve(app, voters.listMyElections, lives, ({ tx, actor }) => mine.listMyElections(tx, actor))
  serve(app, voters.askToVote, lives, ({ tx, actor, params, body }) =>
    mine.askToVote(tx, vault, actor, params.id, body),
  )
  serve(app, voters.raiseObjection, lives, ({ tx, actor, params, body }) =>
    mine.raiseObjection(tx, actor, params.id, body),
  )
  serve(app, voters.withdrawObjection, lives, ({ tx, actor, params }) =>
    mine.withdrawObjection(tx, actor, params.id),
  )

  serve(app, everybody.listPublicElections, { can: 'anyone' }, ({ tx }) => open.listPublicElections(tx))
  serve(app, everybody.getPublicElection, { can: 'anyone' }, ({ tx, params }) =>
    open.getPublicElection(tx, params.id),
  )
  serve(app, everybody.getPublicVoters, { can: 'anyone' }, ({ tx, params, query }) =>
    open.getPublicVoters(tx, params.id, query),
  )
}
