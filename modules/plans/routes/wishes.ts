import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { openTurns } from '../../../platform/http/turns.ts'
import * as contract from '../contract/wishes.ts'
import { confirmAdoption, draftCandidate, undraftCandidate } from '../wishes/adopting.ts'
import * as candidates from '../wishes/candidates.ts'
import * as lists from '../wishes/lists.ts'
import * as looking from '../wishes/looking.ts'
import * as making from '../wishes/making.ts'
import { mergeWish, splitWish, unmergeWish } from '../wishes/merging.ts'
import * as one from '../wishes/one.ts'
import { askOpinion, giveOpinion } from '../wishes/opinions.ts'
import { keepWishPhoto, sendMyWishPhoto, sendPublicWishPhoto, sendWishPhoto } from '../wishes/photos.ts'
import { closeRound, listRounds, openRound } from '../wishes/rounds.ts'
import * as support from '../wishes/support.ts'

/** Residents' suggestions: for everybody, for a resident, for the desk. */
export function wishRoutes(app: App): void {
  publicRoutes(app)
  residentRoutes(app)
  deskRoutes(app)
  candidateRoutes(app)
}

function publicRoutes(app: App): void {
  const { files } = app.lilong
  serve(app, contract.getPublicRounds, { can: 'anyone' }, ({ tx }) => listRounds(tx))
  serve(app, contract.listPublicWishes, { can: 'anyone' }, ({ tx, query }) =>
    lists.listPublicWishes(tx, query),
  )
  serve(app, contract.getPublicWish, { can: 'anyone' }, ({ tx, params }) => one.getPublicWish(tx, params.id))
  serve(app, contract.getPublicWishPhoto, { can: 'anyone' }, ({ tx, params, query, reply }) =>
    sendPublicWishPhoto(tx, files, { photoId: params.id, width: query.width }, reply),
  )
  serve(app, contract.listWishesBehind, { can: 'anyone' }, ({ tx, params }) =>
    one.listWishesBehind(tx, params.id),
  )
}

function residentRoutes(app: App): void {
  const { files } = app.lilong
  const can = 'plans.wish'
  const turns = openTurns(3)
  serve(app, contract.getMyWishing, { can }, ({ tx, actor }) => lists.getMyWishing(tx, actor))
  serve(app, contract.listMyWishes, { can }, ({ tx, actor, query }) => lists.listMyWishes(tx, actor, query))
  serve(app, contract.findSimilar, { can }, ({ tx, actor, query }) => lists.findSimilar(tx, actor, query))
  serve(app, contract.getMyWish, { can }, ({ tx, actor, params }) => one.getMyWish(tx, actor, params.id))
  // Staff who write something down for somebody keep their photos here as well.
  serve(
    app,
    contract.keepWishPhoto,
    { can: [can, 'plans.wish_for', 'plans.wish_hotline'], turns },
    ({ tx, actor, files: received }) => keepWishPhoto(tx, files, actor, received),
  )
  serve(app, contract.makeWish, { can }, ({ tx, actor, body }) => making.makeWish(tx, actor, body))
  serve(app, contract.editWish, { can }, ({ tx, actor, params, body }) =>
    making.editWish(tx, actor, params.id, body),
  )
  serve(app, contract.withdrawWish, { can }, ({ tx, actor, params }) =>
    making.withdrawWish(tx, actor, params.id),
  )
  serve(app, contract.supportWish, { can }, ({ tx, actor, params }) =>
    support.supportWish(tx, actor, params.id),
  )
  serve(app, contract.takeSupportBack, { can }, ({ tx, actor, params }) =>
    support.takeSupportBack(tx, actor, params.id),
  )
  serve(app, contract.followWish, { can }, ({ tx, actor, params }) =>
    support.followWish(tx, actor, params.id),
  )
  serve(app, contract.unfollowWish, { can }, ({ tx, actor, params }) =>
    support.unfollowWish(tx, actor, params.id),
  )
  serve(app, contract.getMyWishPhoto, { can }, ({ tx, actor, params, query, reply }) =>
    sendMyWishPhoto(
      tx,
      files,
      actor,
      { wishId: params.id, photoId: params.photoId, width: query.width },
      reply,
    ),
  )
}

function deskRoutes(app: App): void {
  const { files, vault } = app.lilong
  const read = { can: 'plans.wish_read' } as const
  const sort = { can: 'plans.wish_sort' } as const
  serve(app, contract.listRounds, read, ({ tx }) => listRounds(tx))
  serve(app, contract.openRound, sort, ({ tx, actor, body }) => openRound(tx, actor, body))
  serve(app, contract.closeRound, sort, ({ tx, actor, params }) => closeRound(tx, actor, params.id))
  serve(app, contract.listWishes, read, ({ tx, actor, query }) => lists.listWishes(tx, actor, query))
  serve(app, contract.countWishes, read, ({ tx, actor, query }) => lists.countWishes(tx, actor, query))
  serve(app, contract.getWishesWaiting, read, ({ tx, actor }) => lists.getWishesWaiting(tx, actor))
  serve(app, contract.getWish, read, ({ tx, actor, params }) => one.getWish(tx, vault, actor, params.id))
  serve(app, contract.getWishPhoto, read, ({ tx, actor, params, query, reply }) =>
    sendWishPhoto(
      tx,
      files,
      actor,
      { wishId: params.id, photoId: params.photoId, width: query.width },
      reply,
    ),
  )
  serve(app, contract.listAlike, read, ({ tx, actor, params }) => lists.listAlike(tx, actor, params.id))
  serve(app, contract.enterWish, { can: ['plans.wish_for', 'plans.wish_hotline'] }, ({ tx, actor, body }) =>
    making.enterWish(tx, vault, actor, body),
  )
  serve(app, contract.addCrowd, { can: 'plans.wish_for' }, ({ tx, actor, params, body }) =>
    support.addCrowd(tx, actor, params.id, body),
  )
  serve(app, contract.publishWish, sort, ({ tx, actor, params, body }) =>
    looking.publishWish(tx, actor, params.id, body.hiddenPhotoIds),
  )
  serve(app, contract.askBack, sort, ({ tx, actor, params, body }) =>
    looking.askBack(tx, actor, params.id, body.words),
  )
  serve(app, contract.refuseWish, sort, ({ tx, actor, params, body }) =>
    looking.refuseWish(tx, actor, params.id, body),
  )
  serve(app, contract.reconsiderWish, sort, ({ tx, actor, params, body }) =>
    looking.reconsiderWish(tx, actor, params.id, body.words),
  )
  serve(app, contract.moveWishOn, sort, ({ tx, actor, params, body }) =>
    looking.moveWishOn(tx, actor, params.id, body),
  )
  serve(app, contract.revealSuggester, sort, ({ tx, actor, params, body }) =>
    looking.revealSuggester(tx, vault, actor, params.id, body.purpose),
  )
  serve(app, contract.mergeWish, sort, ({ tx, actor, params, body }) =>
    mergeWish(tx, actor, params.id, body.intoId),
  )
  serve(app, contract.unmergeWish, sort, ({ tx, actor, params }) => unmergeWish(tx, actor, params.id))
  serve(app, contract.splitWish, sort, ({ tx, actor, params, body }) => splitWish(tx, actor, params.id, body))
  serve(app, contract.askOpinion, sort, ({ tx, actor, params, body }) =>
    askOpinion(tx, actor, params.id, body),
  )
  serve(app, contract.giveOpinion, { can: 'plans.wish_opinion' }, ({ tx, actor, params, body }) =>
    giveOpinion(tx, actor, params.id, body),
  )
}

function candidateRoutes(app: App): void {
  const sort = { can: 'plans.wish_sort' } as const
  serve(app, contract.nominateWish, sort, ({ tx, actor, params, body }) =>
    candidates.nominateWish(tx, actor, params.id, body),
  )
  serve(app, contract.estimateCandidate, sort, ({ tx, actor, params, body }) =>
    candidates.estimateCandidate(tx, actor, params.id, body),
  )
  serve(app, contract.listCandidates, sort, ({ tx, actor, query }) =>
    candidates.listCandidates(tx, actor, query),
  )
  serve(app, contract.orderCandidates, sort, ({ tx, actor, params, body }) =>
    candidates.orderCandidates(tx, actor, params.id, body.candidateIds),
  )
  serve(app, contract.draftCandidate, sort, ({ tx, actor, params, body }) =>
    draftCandidate(tx, actor, params.id, body),
  )
  serve(app, contract.undraftCandidate, sort, ({ tx, actor, params, body }) =>
    undraftCandidate(tx, actor, params.id, body.words),
  )
  serve(app, contract.confirmAdoption, sort, ({ tx, actor, body }) => confirmAdoption(tx, actor, body))
  serve(app, contract.listWishesOfProject, { can: 'plans.read' }, ({ tx, params }) =>
    one.listWishesOfProject(tx, params.id),
  )
}
