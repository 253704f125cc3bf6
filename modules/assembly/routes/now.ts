import type { App } from '../../../platform/http/app.ts'
import { type Broadcast, openBroadcast } from '../../../platform/http/broadcast.ts'
import { found } from '../../../platform/http/refusal.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as desk from '../contract/desk.ts'
import * as hall from '../contract/hall.ts'
import * as contract from '../contract/now.ts'
import * as runs from '../contract/run.ts'
import { hallCodeTopic, listHallCodes, makeHallCode, withdrawHallCode } from '../now/codes.ts'
import { getDesk } from '../now/desk.ts'
import * as items from '../now/items.ts'
import { openGuesses, openHallScreen, screenOf } from '../now/screens.ts'
import { showPicture } from '../now/shown.ts'
import { addSpeaker, findSpeakers, moveSpeaker } from '../now/speakers.ts'
import { stateOf } from '../now/state.ts'
import { anyRunning } from '../polls/sight.ts'
import { beginRun, endRun, listRuns } from '../run/runs.ts'
import { getRunProof, wipeRun } from '../run/wiping.ts'
import { nowTopic, presenceTopic, sessionToRead, turnoutTopic } from '../sessions/sight.ts'

/** The day as it is run, and what everybody sees of it. */
export function nowRoutes(app: App): Broadcast {
  const { vault } = app.lilong
  const read = { can: 'assembly.read' } as const
  const run = { can: anyRunning } as const
  serve(app, runs.listRuns, read, ({ tx, actor, params }) => listRuns(tx, actor, params.id))
  serve(app, runs.beginRun, run, ({ tx, actor, params, body }) => beginRun(tx, actor, params.id, body))
  serve(app, runs.endRun, run, ({ tx, actor, params }) => endRun(tx, actor, params.id))
  serve(app, runs.wipeRun, run, ({ tx, actor, params }) => wipeRun(tx, actor, params.id))
  serve(app, runs.getRunProof, { can: 'any-door' }, ({ tx, actor, params }) =>
    getRunProof(tx, actor, params.id),
  )

  serve(app, desk.getDesk, read, ({ tx, actor, params }) => getDesk(tx, actor, params.id))
  serve(app, desk.beginItem, run, ({ tx, actor, params }) => items.beginItem(tx, actor, params.id))
  serve(app, desk.finishItem, run, ({ tx, actor, params }) => items.finishItem(tx, actor, params.id))
  serve(app, desk.skipItem, run, ({ tx, actor, params }) => items.skipItem(tx, actor, params.id))
  serve(app, desk.extendItem, run, ({ tx, actor, params, body }) =>
    items.extendItem(tx, actor, params.id, body),
  )
  serve(app, desk.addSpeaker, run, ({ tx, actor, params, body }) => addSpeaker(tx, actor, params.id, body))
  serve(app, desk.moveSpeaker, run, ({ tx, actor, params, body }) => moveSpeaker(tx, actor, params.id, body))
  serve(app, desk.findSpeakers, read, ({ tx, actor, params, query }) =>
    findSpeakers(tx, actor, params.id, query),
  )
  serve(app, desk.showPicture, run, ({ tx, actor, params, body }) => showPicture(tx, actor, params.id, body))

  serve(app, hall.listHallCodes, run, ({ tx, actor, params }) => listHallCodes(tx, actor, params.id))
  serve(app, hall.makeHallCode, run, ({ tx, actor, params, body }) =>
    makeHallCode(tx, vault, actor, params.id, body),
  )
  serve(app, hall.withdrawHallCode, run, ({ tx, actor, params }) => withdrawHallCode(tx, actor, params.id))
  const guesses = openGuesses()
  serve(app, hall.openHallScreen, { can: 'anyone' }, ({ tx, body, request, reply }) =>
    openHallScreen(tx, vault, guesses, body, { request, reply }),
  )
  serve(app, hall.getHallScreen, { can: 'anyone' }, async ({ tx, request }) => {
    const screen = await screenOf(tx, request)
    return {
      screen: screen ? { title: screen.title, venue: { id: screen.venueId, name: screen.venue } } : null,
    }
  })

  serve(app, contract.getNow, { can: 'any-door' }, async ({ tx, actor, params }) => {
    await sessionToRead(tx, actor, params.id)
    return stateOf(tx, params.id)
  })
  const live = openBroadcast(app, {
    topics: (sessionId) => ({
      prompt: [nowTopic(sessionId)],
      patient: [presenceTopic(sessionId), turnoutTopic(sessionId)],
    }),
    state: stateOf,
  })
  live.admit(contract.watchNow, { can: 'any-door' }, async ({ tx, actor, params }) => {
    await sessionToRead(tx, actor, params.id)
    return { key: params.id }
  })
  live.admit(contract.watchHall, { can: 'anyone' }, async ({ tx, request }) => {
    const screen = found(await screenOf(tx, request))
    return { key: screen.sessionId, who: screen.screenId, until: [hallCodeTopic(screen.codeId)] }
  })
  return live
}
