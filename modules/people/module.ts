import { constraint } from '../../platform/http/refusal.ts'
import type { Module } from '../../platform/lilong.ts'
import { staffRoles } from '../units/rules.ts'
import { phoneTaken } from './contract.ts'
import { kinds } from './events.ts'
import { routes } from './routes.ts'

// `identifier_once` holds phones and identity numbers alike; only phones are entered so far.
constraint('identifier_once', phoneTaken)

export const peopleModule: Module = {
  name: 'people',
  routes,
  kinds,
  permissions: {
    'people.read': staffRoles,
    'people.enter': ['administrator'],
    'people.reveal': ['administrator', 'leader', 'office_head', 'committee_secretary'],
  },
}
