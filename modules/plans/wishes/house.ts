import { constraint } from '../../../platform/http/refusal.ts'
import { type Listener, on } from '../../../platform/jobs/listeners.ts'
import type { Due } from '../../../platform/jobs/tick.ts'
import { candidateThere, opinionAskedAlready, roundsOverlap, roundThere } from '../contract/wishes.ts'
import { wishMade, wishMoved, wishSeparated } from './events.ts'
import { expireWishPhotos, makeWishThumbnails } from './photos.ts'
import { tellStep } from './telling.ts'

// What this room brings to the module: its rules in the database, what it hears, what falls due.

constraint('round_one_at_a_time', roundsOverlap)
constraint('round_one_per_year', roundThere)
constraint('opinion_asked_once', opinionAskedAlready)
constraint('candidate_once', candidateThere)

export const wishListens: readonly Listener[] = [
  on(wishMade, 'plans.wish_thumbnails', makeWishThumbnails),
  on(wishMoved, 'plans.wish_told', tellStep),
  on(wishSeparated, 'plans.wish_separation_told', tellStep),
]
export const wishDues: readonly Due[] = [{ name: 'plans.wish_photos', claim: expireWishPhotos }]
