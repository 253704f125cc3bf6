import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  Nothing,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { lines, roles, trees } from '../../units/rules.ts'

// Sessions, the second factor, and who may do what where and why.

// ── sessions ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const OpenSession = shape({
  id: Id,
  /** What a person recognises: "Chrome · Windows". */
  device: Type.String(),
  createdAt: Instant,
  seenAt: Instant,
  /** The one this list was asked with. */
  isThis: Type.Boolean(),
})
export type OpenSession = Static<typeof OpenSession>

export const listSessions = endpoint('GET', '/api/identity/sessions', {
  summary: 'The own open sessions, the one last used first.',
  reply: shape({ sessions: Type.Array(OpenSession) }),
})

export const endSession = endpoint('DELETE', '/api/identity/sessions/:id', {
  summary: 'End one of the own sessions: whoever sits there has to sign in again.',
  params: byId,
  reply: Nothing,
  quiet: 'a session is not a civic act',
})

export const endOtherSessions = endpoint('DELETE', '/api/identity/sessions', {
  summary: 'End all own sessions but this one.',
  reply: shape({ ended: Type.Integer() }),
  quiet: 'a session is not a civic act',
})

// ── the second factor (RFC 6238) ─────────────────────────────────────────────────────────────────────────────────

const Code = Type.String({ minLength: 1, maxLength: 32 })
const Password = Type.String({ minLength: 1, maxLength: 512 })

export const secondFactorNeeded = problem(
  'second_factor_needed',
  422,
  'The password is right; a code is needed too.',
)
export const secondFactorWrong = problem(
  'second_factor_wrong',
  422,
  'This code is wrong, too old, or was used already.',
)
export const secondFactorSet = problem('second_factor_set', 409, 'This account has a second factor already.')
export const noSecondFactor = problem('no_second_factor', 409, 'This account has no second factor.')
export const passwordWrong = problem('password_wrong', 422, 'The password is another one.')

export const getSecondFactor = endpoint('GET', '/api/identity/second-factor', {
  summary: 'Whether the own account asks for a code, since when, and how many recovery codes are left.',
  reply: shape({ since: orNull(Instant), recoveryCodes: Type.Integer() }),
})

export const beginSecondFactor = endpoint('POST', '/api/identity/second-factor', {
  summary:
    'Begin with a second factor: a new secret for an authenticator app, to be confirmed by a first code.',
  body: shape({ password: Password }),
  reply: shape({
    /** Base32, to be typed where no camera helps. */
    secret: Type.String(),
    /** What the picture says: otpauth://totp/… */
    uri: Type.String(),
    /** The picture, as SVG. */
    picture: Type.String(),
  }),
  quiet: 'nothing is asked for until the first code confirms it',
  problems: [passwordWrong, secondFactorSet],
})

export const confirmSecondFactor = endpoint('POST', '/api/identity/second-factor/confirmation', {
  summary: 'Confirm the second factor with a first code; the recovery codes are told once.',
  body: shape({ code: Code }),
  reply: shape({ recoveryCodes: Type.Array(Type.String()) }),
  problems: [secondFactorWrong, secondFactorSet, noSecondFactor],
})

export const removeSecondFactor = endpoint('POST', '/api/identity/second-factor/removal', {
  summary: 'Give up the own second factor; needs the password and a code.',
  body: shape({ password: Password, code: Code }),
  reply: Nothing,
  problems: [passwordWrong, secondFactorWrong, noSecondFactor],
})

export const liftSecondFactor = endpoint('POST', '/api/identity/accounts/:id/second-factor/removal', {
  summary: 'Take the second factor off an account whose owner lost it; its sessions end at once.',
  params: byId,
  reply: Nothing,
  problems: [noSecondFactor],
})

// ── who may do what, where and why ───────────────────────────────────────────────────────────────────────────────

export const Authority = shape({
  grantId: Id,
  person: shape({ id: Id, name: Type.String() }),
  role: oneOf(roles),
  /** Where the role is held: on the unit asked about, or on one it stands in. */
  unit: shape({ id: Id, tree: oneOf(trees), kind: Type.String(), name: Type.String() }),
  lines: orNull(Type.Array(oneOf(lines))),
  fromOn: CivilDate,
  untilOn: orNull(CivilDate),
  /** Who gave it; null where it was there from the beginning. */
  givenBy: orNull(shape({ id: Id, name: Type.String() })),
  /** Whether the asker may end it. */
  mayEnd: Type.Boolean(),
})
export type Authority = Static<typeof Authority>

export const getAccess = endpoint('GET', '/api/identity/access', {
  summary: 'Who may do what on a day: of one person, about one unit, or by one permission; with the reason.',
  query: shape({
    personId: Type.Optional(Id),
    /** A place or an office: roles held on it and on everything it stands in. */
    unitId: Type.Optional(Id),
    permission: Type.Optional(Type.String({ maxLength: 60 })),
    on: Type.Optional(CivilDate),
  }),
  reply: shape({
    on: CivilDate,
    authorities: Type.Array(Authority),
    /** True when more were found than are listed. */
    hasMore: Type.Boolean(),
    /** What each role carries, over all modules. */
    permissions: Type.Record(Type.String(), Type.Array(oneOf(roles))),
  }),
})
