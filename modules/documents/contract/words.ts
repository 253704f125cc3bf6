import { Id, oneOf, type Static, shape, Type } from '../../../platform/contract.ts'
import { asks, outcomes } from '../rules/approving.ts'
import { countersignModes, stances } from '../rules/countersigning.ts'
import { paperKinds, ranks } from '../rules/kinds.ts'
import { paperStates } from '../rules/moves.ts'
import { refusals, sealKinds } from '../rules/sealing.ts'

/** What has an id and a name: an office, a place, a person. */
export const Named = shape({ id: Id, name: Type.String() })
export type Named = Static<typeof Named>

export const PaperKind = oneOf(paperKinds)
export const PaperState = oneOf(paperStates)
export const Stance = oneOf(stances)
export const CountersignMode = oneOf(countersignModes)
export const Ask = oneOf(asks)
export const Outcome = oneOf(outcomes)
export const Rank = oneOf(ranks)
export const SealKind = oneOf(sealKinds)
export const SealRefusal = oneOf(refusals)
export const urgencies = ['urgent', 'most_urgent'] as const
export const Urgency = oneOf(urgencies)

/** Words that must say something. */
export const Words = Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S' })
