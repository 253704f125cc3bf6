import { constraint } from '../../platform/http/refusal.ts'
import type { Module } from '../../platform/lilong.ts'
import { grantRepeated, hasAccount, staffNumberTaken } from './contract.ts'
import { kinds } from './events.ts'
import { forgetCodes } from './phone-codes.ts'
import { routes } from './routes.ts'
import { forgetOldSessions } from './sessions.ts'

constraint('account_one_per_person', hasAccount)
constraint('account_staff_number', staffNumberTaken)
constraint('grant_once', grantRepeated)

export const identityModule: Module = {
  name: 'identity',
  routes,
  kinds,
  dues: [
    { name: 'identity.sessions', claim: forgetOldSessions },
    { name: 'identity.codes', claim: forgetCodes },
  ],
  permissions: {
    'identity.account': ['administrator'],
    'identity.grant': ['administrator'],
    /** One's own page at the residents' door. */
    'identity.resident': ['resident'],
    'identity.access': ['administrator', 'leader', 'auditor'],
  },
}
