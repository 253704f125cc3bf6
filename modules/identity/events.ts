import { CivilDate, Id, oneOf, orNull, Type } from '../../platform/contract.ts'
import { eventKind } from '../../platform/ledger/event.ts'
import { lines, roles } from '../units/rules.ts'

export const accountOpened = eventKind('identity.account_opened')
export const accountClosed = eventKind('identity.account_closed')
export const passwordChanged = eventKind('identity.password_changed')
/** By an administrator: a one-time password was handed out. */
export const passwordRenewed = eventKind('identity.password_renewed')
export const grantGiven = eventKind('identity.grant_given', {
  data: Type.Object({
    role: oneOf(roles),
    unit: Id,
    lines: orNull(Type.Array(oneOf(lines))),
    fromOn: CivilDate,
    untilOn: orNull(CivilDate),
  }),
})
export const grantEnded = eventKind('identity.grant_ended', {
  data: Type.Object({ role: oneOf(roles), unit: Id, untilOn: CivilDate }),
})

/** From now on every sign-in asks for a code. */
export const secondFactorConfirmed = eventKind('identity.second_factor_confirmed')
export const secondFactorLifted = eventKind('identity.second_factor_lifted')

/** Somebody no longer uses the residents' door; what they had told of themselves is taken away. */
export const residentLeft = eventKind('identity.resident_left')

export const kinds = [
  residentLeft,
  secondFactorConfirmed,
  secondFactorLifted,
  accountOpened,
  accountClosed,
  passwordChanged,
  passwordRenewed,
  grantGiven,
  grantEnded,
]
