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
} from '../../platform/contract.ts'
import { lines, roles, trees } from '../units/rules.ts'
import { secondFactorNeeded, secondFactorWrong } from './contract/access.ts'

export * from './contract/access.ts'
export * from './contract/phone.ts'

// ── refusals ───────────────────────────────────────────────────────────────────────────────────────────────────

/** One answer for an unknown name, a wrong password and a closed account: a guesser learns nothing from it. */
export const notRecognised = problem(
  'not_recognised',
  422,
  'This name and this password do not belong together.',
)
export const oldPasswordWrong = problem('old_password_wrong', 422, 'The present password is another one.')
export const passwordWeak = problem('password_weak', 422, 'This password is too easy to guess.', {
  why: oneOf(['short', 'long', 'common', 'repeats', 'yourself']),
  least: Type.Integer(),
  most: Type.Integer(),
})
export const firstRunOver = problem('first_run_over', 409, 'The first administrator has been made already.')
export const codeWrong = problem('code_wrong', 422, 'The code is wrong, used up or too old.')
export const staffNumberTaken = problem('staff_number_taken', 409, 'Another account has this staff number.')
export const hasAccount = problem('has_account', 409, 'This person has an account already.')
export const accountClosed = problem('account_closed', 409, 'This account is closed.')
export const grantRepeated = problem(
  'grant_repeated',
  409,
  'This person already holds this role on this unit in those days.',
)
export const grantOver = problem('grant_over', 409, 'This grant has ended already.')
export const daysReversed = problem('days_reversed', 422, 'The last day lies before the first.')
export const unknownUnit = problem('unknown_unit', 422, 'There is no such unit on that day.')
export const unknownPerson = problem('unknown_person', 422, 'There is no such person.')
export const lastAdministrator = problem(
  'last_administrator',
  409,
  'Without this grant nobody could hand out roles any more.',
)

// ── shapes ─────────────────────────────────────────────────────────────────────────────────────────────────────

const Password = Type.String({ minLength: 1, maxLength: 512 })
const StaffNumber = Type.String({ minLength: 1, maxLength: 32, pattern: '\\S' })
const Name = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })

/** A unit as others name it. */
export const UnitName = shape({
  id: Id,
  tree: oneOf(trees),
  kind: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
})

export const HeldRole = shape({
  grantId: Id,
  role: oneOf(roles),
  unit: UnitName,
  /** null: every line of work. */
  lines: orNull(Type.Array(oneOf(lines))),
  fromOn: CivilDate,
  /** The first day on which it no longer holds; null: open. */
  untilOn: orNull(CivilDate),
})

export const Me = shape({
  personId: Id,
  name: Type.String(),
  staffNumber: Type.String(),
  /** Until the one-time password is changed nothing else is allowed: `permissions` is empty and every page leads there. */
  mustChange: Type.Boolean(),
  roles: Type.Array(HeldRole),
  permissions: Type.Array(Type.String()),
  /** When this session ends even if it is used all the time. */
  endsAt: Instant,
})
export type Me = Static<typeof Me>

export const Grant = shape({
  id: Id,
  person: shape({ id: Id, name: Type.String() }),
  role: oneOf(roles),
  unit: UnitName,
  lines: orNull(Type.Array(oneOf(lines))),
  fromOn: CivilDate,
  untilOn: orNull(CivilDate),
})
export type Grant = Static<typeof Grant>

export const Account = shape({
  id: Id,
  person: shape({ id: Id, name: Type.String() }),
  staffNumber: Type.String(),
  mustChange: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  closedAt: orNull(Instant),
  seenAt: orNull(Instant),
})

// ── signing in and out ─────────────────────────────────────────────────────────────────────────────────────────

export const signIn = endpoint('POST', '/api/identity/session', {
  summary: 'Sign in with a staff number or phone and a password; sets the session cookie.',
  body: shape({
    /** Staff number or mobile phone. */
    name: Type.String({ minLength: 1, maxLength: 64 }),
    password: Password,
    /** From the authenticator app, or a recovery code; only for accounts with a second factor. */
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 32 })),
  }),
  reply: Me,
  problems: [notRecognised, secondFactorNeeded, secondFactorWrong],
  quiet: 'a session is not a civic act; refused tries are kept in platform.refusal',
})

export const signOut = endpoint('DELETE', '/api/identity/session', {
  summary: 'End this session.',
  reply: Nothing,
  quiet: 'a session is not a civic act',
})

export const getMe = endpoint('GET', '/api/identity/me', {
  summary: 'Who is signed in, with which roles and permissions.',
  reply: Me,
})

export const changePassword = endpoint('POST', '/api/identity/password', {
  summary: 'Change the own password; every other session of the account ends.',
  body: shape({ present: Password, fresh: Password }),
  reply: Me,
  problems: [oldPasswordWrong, passwordWeak],
})

// ── the first administrator ────────────────────────────────────────────────────────────────────────────────────

export const getFirstRun = endpoint('GET', '/api/identity/first-run', {
  summary: 'Whether this installation still waits for its first administrator.',
  reply: shape({ open: Type.Boolean() }),
})

export const firstRun = endpoint('POST', '/api/identity/first-run', {
  summary: 'Make the first administrator with the one-time code printed in the terminal, and sign in.',
  body: shape({
    code: Type.String({ minLength: 1, maxLength: 64 }),
    /** What the sub-district is called: the root of both trees. Ignored where the trees are planted already. */
    subDistrict: Name,
    name: Name,
    staffNumber: StaffNumber,
    password: Password,
  }),
  reply: Me,
  problems: [codeWrong, firstRunOver, passwordWeak],
})

// ── accounts and grants ────────────────────────────────────────────────────────────────────────────────────────

export const listAccounts = endpoint('GET', '/api/identity/accounts', {
  summary: 'Accounts of the persons within reach, by name.',
  query: shape({ search: Type.Optional(Type.String({ maxLength: 60 })) }),
  reply: shape({ accounts: Type.Array(Account) }),
})

export const openAccount = endpoint('POST', '/api/identity/accounts', {
  summary: 'Give a person an account with a one-time password that must be changed at the first sign-in.',
  body: shape({ personId: Id, staffNumber: StaffNumber }),
  reply: shape({ id: Id, oneTimePassword: Type.String() }),
  problems: [staffNumberTaken, hasAccount, unknownPerson],
})

export const closeAccount = endpoint('POST', '/api/identity/accounts/:id/close', {
  summary: 'Close an account; its sessions end at once.',
  params: byId,
  reply: Nothing,
  problems: [accountClosed, lastAdministrator],
})

export const renewPassword = endpoint('POST', '/api/identity/accounts/:id/one-time-password', {
  summary:
    'Give an account a new one-time password, and open it again if it was closed; its sessions end at once.',
  params: byId,
  reply: shape({ oneTimePassword: Type.String() }),
})

export const listGrants = endpoint('GET', '/api/identity/grants', {
  summary: 'Grants within reach, of one person, on one unit, or on one day.',
  query: shape({
    personId: Type.Optional(Id),
    unitId: Type.Optional(Id),
    /** Those that hold on this day; all when absent. */
    on: Type.Optional(CivilDate),
  }),
  reply: shape({ grants: Type.Array(Grant) }),
})

export const giveGrant = endpoint('POST', '/api/identity/grants', {
  summary: 'Give a person a role on a unit from a day on.',
  body: shape({
    personId: Id,
    role: oneOf(roles),
    unitId: Id,
    lines: Type.Optional(orNull(Type.Array(oneOf(lines), { minItems: 1, uniqueItems: true }))),
    fromOn: CivilDate,
    untilOn: Type.Optional(orNull(CivilDate)),
  }),
  reply: Grant,
  problems: [grantRepeated, daysReversed, unknownUnit, unknownPerson],
})

export const endGrant = endpoint('POST', '/api/identity/grants/:id/end', {
  summary: 'End a grant: it no longer holds from the given day on.',
  params: byId,
  body: shape({ untilOn: CivilDate }),
  reply: Grant,
  problems: [grantOver, daysReversed, lastAdministrator],
})
