import { constraint } from '../../platform/http/refusal.ts'
import { on } from '../../platform/jobs/listeners.ts'
import type { Module } from '../../platform/lilong.ts'
import { goalsAreFoundBy } from '../indicators/index.ts'
import { draftHeld } from './contract/drafts.ts'
import { leadersOverlap, sharesNeedWhole } from './contract/projects.ts'
import { sameOffice, siteDaysWrong, siteOwnAcceptance, siteTwice } from './contract/works.ts'
import { offerToCount } from './countables.ts'
import { kinds, projectMoved, recordReleased, recordSubmitted, recordTakenBack } from './events.ts'
import { findGoals } from './figures/goals.ts'
import { permissions } from './permissions.ts'
import { expirePhotos, makeThumbnails } from './records/photos.ts'
import { endHolds } from './records/releases.ts'
import { offerRecords } from './registers.ts'
import { routes } from './routes.ts'
import { offerWishesToCount } from './wishes/countables.ts'
import { wishDues, wishListens } from './wishes/house.ts'
import { followEvent } from './wishes/progress.ts'
import { wishMessages } from './wishes/telling.ts'

constraint('voted_text_stays', draftHeld)
constraint('draft_held_once', draftHeld)
constraint('leader_one_at_a_time', leadersOverlap)
constraint('share_has_positive_whole', sharesNeedWhole)
constraint('site_accepted_by_another_office', sameOffice)
constraint('site_accepted_by_another', siteOwnAcceptance)
constraint('site_days_in_order', siteDaysWrong)
constraint('site_once', siteTwice)

offerToCount()
offerWishesToCount()
offerRecords()
goalsAreFoundBy(findGoals)

export const plansModule: Module = {
  name: 'plans',
  routes,
  kinds,
  listens: [
    on(recordSubmitted, 'plans.thumbnails', makeThumbnails),
    on(projectMoved, 'plans.wish_project', followEvent),
    on(recordReleased, 'plans.wish_release', followEvent),
    on(recordTakenBack, 'plans.wish_reversal', followEvent),
    ...wishListens,
  ],
  messages: wishMessages,
  dues: [
    { name: 'plans.holds', claim: endHolds },
    { name: 'plans.photos', claim: expirePhotos },
    ...wishDues,
  ],
  permissions,
}
