import { constraint } from '../../platform/http/refusal.ts'
import type { Module } from '../../platform/lilong.ts'
import { badTerm, bodyTwice, sessionTwice, termsOverlap, termTwice } from './contract/prepare.ts'
import { dutyTwice, groupTwice, venueTwice } from './contract/prepare-people.ts'
import { memberTwice, numberTaken } from './contract/prepare-roster.ts'
import { electionMessages } from './elections/telling.ts'
import { kinds } from './events.ts'
import { prepareMessages } from './invitations/telling.ts'
import { permissions } from './permissions.ts'
import { offerPollsToCount } from './polls/countables.ts'
import { offerPresenceToCount } from './presence/countables.ts'
import { routes } from './routes.ts'
import { offerPointsToCount } from './talk/countables.ts'
import { talkDues } from './talk/index.ts'

constraint('body_once', bodyTwice)
constraint('term_once', termTwice)
constraint('term_follows', termsOverlap)
constraint('term_has_days', badTerm)
constraint('session_once', sessionTwice)
constraint('member_of_term_once', memberTwice)
constraint('member_number_once', numberTaken)
constraint('venue_once', venueTwice)
constraint('group_once', groupTwice)
constraint('duty_once', dutyTwice)
offerPointsToCount()
offerPollsToCount()
offerPresenceToCount()

export const assemblyModule: Module = {
  name: 'assembly',
  routes,
  kinds,
  messages: [...prepareMessages, ...electionMessages],
  dues: [...talkDues],
  permissions,
}
