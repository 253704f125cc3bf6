import {
  byId,
  CivilDate,
  endpoint,
  Id,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { standings } from './core.ts'
import { dayOutsideTerm } from './prepare.ts'

// Who belongs to a term, by hand or from a file.

export const posts = ['representative', 'director', 'deputy_director', 'secretary_general', 'member'] as const
export const sexes = ['female', 'male'] as const

export const rosterNotRead = problem('roster_not_read', 422, 'The file cannot be read as a roster.', {
  why: oneOf(['empty', 'too_large', 'old_excel', 'unreadable', 'no_columns']),
})
export const rosterHasFaults = problem(
  'roster_has_faults',
  422,
  'Lines of the roster have faults; nothing was entered.',
  {
    count: Type.Integer(),
    line: Type.Integer(),
  },
)
export const rosterSaysNothingNew = problem('roster_says_nothing_new', 409, 'The roster changes nothing.')
export const memberTwice = problem('member_twice', 409, 'This person holds this post in the term already.')
export const numberTaken = problem('number_taken', 409, 'This number belongs to another member of the term.')
export const memberGone = problem('member_gone', 409, 'This member left the term already.')

/** What is wrong with a line of a roster. */
export const rosterFaults = [
  'formula',
  'name_missing',
  'name_unreadable',
  'sex_unreadable',
  'phone_unreadable',
  'standing_unreadable',
  'text_too_long',
  'line_twice',
  'phone_twice',
  'number_twice',
  'phone_of_another',
  'phone_differs',
  'number_of_another',
  'cannot_tell_apart',
  'observer_without_session',
  'observer_is_member',
] as const
export type RosterFault = (typeof rosterFaults)[number]

/** What a line would do: a person enters the street's register; a member enters the term; something about a member changes. */
export const rosterActs = ['enter', 'join', 'change', 'same', 'observe'] as const
export const rosterFields = [
  'number',
  'sex',
  'constituency',
  'delegation',
  'group',
  'phone',
  'post',
  'capacity',
] as const
export type RosterField = (typeof rosterFields)[number]

export const RosterLine = shape({
  /** As a person sees it in the file; the first line is 1. */
  line: Type.Integer(),
  name: orNull(Type.String()),
  constituency: orNull(Type.String()),
  delegation: orNull(Type.String()),
  group: orNull(Type.String()),
  number: orNull(Type.String()),
  /** The phone with its middle hidden. */
  phone: orNull(Type.String()),
  standing: orNull(oneOf(standings)),
  act: orNull(oneOf(rosterActs)),
  /** Another line of the file or member of the term has the same name: said aloud, for two of one name are two people. */
  hasNamesake: Type.Boolean(),
  changes: Type.Array(
    shape({ field: oneOf(rosterFields), from: orNull(Type.String()), to: orNull(Type.String()) }),
  ),
  faults: Type.Array(oneOf(rosterFaults)),
})
export type RosterLine = Static<typeof RosterLine>

export const RosterReport = shape({
  lines: Type.Array(RosterLine),
  sum: shape({
    enter: Type.Integer(),
    join: Type.Integer(),
    change: Type.Integer(),
    same: Type.Integer(),
    observe: Type.Integer(),
    faulty: Type.Integer(),
  }),
  /** Members of the term that no line speaks of. They stay, unless the import is told to let them go. */
  missing: Type.Array(shape({ id: Id, name: Type.String(), constituency: orNull(Type.String()) })),
})
export type RosterReport = Static<typeof RosterReport>

const files = { most: 1, mostBytes: 10_000_000 }
const RosterAsk = shape({
  /** With a session, observers may stand in the file too, and everybody also enters its list. */
  sessionId: Type.Optional(Id),
  /** 'true': members of the term that no line speaks of leave it today. */
  endMissing: Type.Optional(oneOf(['true', 'false'])),
})
export const previewRoster = endpoint('POST', '/api/assembly/terms/:id/roster/preview', {
  summary: 'Say line by line what a roster (xlsx, csv) would do; does nothing.',
  params: byId,
  body: RosterAsk,
  files,
  reply: RosterReport,
  problems: [rosterNotRead],
  quiet: 'a preview; the roster that is entered is the act',
})
export const importRoster = endpoint('POST', '/api/assembly/terms/:id/roster', {
  summary: 'Enter a roster, whole or not at all.',
  params: byId,
  body: RosterAsk,
  files,
  reply: RosterReport,
  problems: [rosterNotRead, rosterHasFaults, rosterSaysNothingNew],
})
export const getRosterSheet = endpoint('GET', '/api/assembly/terms/:id/roster/sheet', {
  summary: 'The roster as an xlsx to fill in or correct and bring back; without members an empty one.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const Member = shape({
  id: Id,
  personId: Id,
  name: Type.String(),
  number: orNull(Type.String()),
  post: oneOf(posts),
  sex: orNull(oneOf(sexes)),
  constituency: orNull(Type.String()),
  delegation: orNull(Type.String()),
  group: orNull(Type.String()),
  hasPhone: Type.Boolean(),
  hasNamesake: Type.Boolean(),
  fromOn: CivilDate,
  /** The first day after; of whoever left before the term ends. */
  leftOn: orNull(CivilDate),
})
export type Member = Static<typeof Member>

export const listMembers = endpoint('GET', '/api/assembly/terms/:id/members', {
  summary: 'The members of a term, those who left it last.',
  params: byId,
  reply: shape({
    body: shape({ id: Id, name: Type.String() }),
    ordinal: Type.Integer(),
    seats: orNull(Type.Integer()),
    members: Type.Array(Member),
    may: Type.Array(oneOf(['prepare'])),
  }),
})

const text = orNull(Type.String({ maxLength: 60 }))
export const NewMember = shape({
  /** Somebody the street knows already; or a name, for whom a person is entered. */
  personId: Type.Optional(Id),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  phone: Type.Optional(orNull(Type.String({ maxLength: 40 }))),
  sex: orNull(oneOf(sexes)),
  number: orNull(Type.String({ maxLength: 30 })),
  post: oneOf(posts),
  constituency: text,
  delegation: text,
  group: text,
  fromOn: Type.Optional(CivilDate),
})
export type NewMember = Static<typeof NewMember>
export const enterMember = endpoint('POST', '/api/assembly/terms/:id/members', {
  summary: 'Enter one member of a term by hand.',
  params: byId,
  body: NewMember,
  reply: shape({ id: Id, personId: Id }),
  problems: [memberTwice, numberTaken, dayOutsideTerm],
})
export const endMember = endpoint('POST', '/api/assembly/members/:id/end', {
  summary: 'A member leaves the term from a day on.',
  params: byId,
  body: shape({ leftOn: CivilDate }),
  reply: shape({ id: Id }),
  problems: [memberGone],
})
